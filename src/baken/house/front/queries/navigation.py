"""Where may this person go? The navigation follows from the matrix, never from a list per role."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from baken.ground.organisations.vocabulary import ROLES, Role
from baken.ground.privacy.vocabulary import Activity, Shelf
from baken.ground.privacy.vocabulary.matrix import may_do, may_see
from baken.instruments.kit.actors import Actor

_PLACES: tuple[tuple[str, str, Activity] | tuple[str, str, Activity, Shelf], ...] = (
    ("Begin", "front:start", Activity.WORK),
    ("Zoeken", "front:search", Activity.DIRECT_DOSSIERS),
    ("Meldingen", "intake:inbox", Activity.HANDLE_REPORTS),
    ("Melden", "intake:professional", Activity.REPORT_FOR_WORK),
    ("Naamverzoeken", "intake:reveals", Activity.REVEAL_IDENTITY),
    ("Origineelverzoeken", "intake:releases", Activity.REVEAL_IDENTITY),
    ("Signalen", "signals:inbox", Activity.WEIGH_SIGNALS),
    ("Vragen aan mijn bron", "signals:questions", Activity.ANSWER_FOR_SOURCE),
    ("Dossiers", "dossiers:list", Activity.DIRECT_DOSSIERS),
    ("Zorg en veiligheid", "care:list", Activity.DIRECT_CARE),
    ("Politie", "police:list", Activity.READ_POLICE_REPORTS),
    ("Aanmeldingen", "referrals:list", Activity.REFER_TO_PARTNERS),
    ("Overleg", "consultations:list", Activity.PREPARE_CONSULTATION),
    ("Gedeeld met mij", "consultations:shared", Activity.TAKE_PART),
    ("Besluiten", "decisions:list", Activity.PREPARE_DECISIONS),
    ("Te besluiten", "decisions:to-decide", Activity.TAKE_DECISIONS),
    ("Controles", "inspections:list", Activity.PLAN_INSPECTIONS),
    ("Mijn controles", "inspections:mine", Activity.INSPECT),
    ("Maatregelen", "measures:list", Activity.CARRY_OUT_MEASURES),
    ("Veiligheidsbeeld", "insight:picture", Activity.READ_FIGURES),
    ("Niet-pluis", "intake:counts", Activity.READ_FIGURES, Shelf.INTAKE_COUNTS),
    ("Waar we op letten", "phenomena:overview", Activity.READ_FIGURES),
    ("Risicogebieden", "phenomena:risks", Activity.READ_FIGURES, Shelf.RISK_AREAS),
    ("Plan", "policy:plan", Activity.MANAGE_PLAN),
    ("Meldformulier", "topics:overview", Activity.MANAGE_FORM),
    ("Raad", "council:briefings", Activity.ACCOUNT),
    ("Privacy", "front:privacy", Activity.RUN_PRIVACY),
    ("Toezicht", "front:supervision", Activity.SUPERVISE_PRIVACY),
    ("Vernietiging", "front:destruction", Activity.DESTROY),
    ("Rollen", "front:memberships", Activity.ADMINISTER),
)

_ROOM = 8  # entries beside each other; on 1280 pixels more do not fit
_SELDOM = frozenset(
    {
        "intake:reveals", "intake:releases", "signals:questions", "intake:counts", "topics:overview", "front:memberships",
        "phenomena:overview", "phenomena:risks",
        "front:destruction",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One entry of the navigation."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Menu:
    """What stands in the bar, and what is folded behind "Meer": what is seldom needed, and what does not fit."""

    bar: tuple[Place, ...]
    more: tuple[Place, ...]

    @property
    def current_more(self) -> Place | None:
        """The folded place where the reader is now."""
        return next((place for place in self.more if place.current), None)


def navigation(actor: Actor, path: str) -> Menu:
    """The places this membership may go, in the order of the corridor."""
    found = {}
    for label, name, activity, *shelves in _PLACES:
        if may_do(actor.role, activity.value) and all(may_see(actor.role, activity, shelf) for shelf in shelves):
            try:
                url = reverse(name)
            except NoReverseMatch:
                continue
            found[name] = Place(label, url, path == url or path.startswith(f"{url}/"))
    if len(found) <= _ROOM:
        return Menu(tuple(found.values()), ())
    bar = [name for name in found if name not in _SELDOM][:_ROOM]
    return Menu(tuple(found[name] for name in bar), tuple(place for name, place in found.items() if name not in bar))


def role_sentence(actor: Actor) -> str:
    """What this role does, in one sentence."""
    return ROLES[Role(actor.role)].sentence
