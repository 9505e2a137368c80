"""The route of the demo's four municipalities, and what came in by other channels this week."""

from datetime import datetime

from baken.ground.places.queries import areas_of
from baken.ground.privacy.vocabulary import Activity
from baken.ground.topics import services as topics
from baken.ground.topics.vocabulary import EntryKind
from baken.house.upkeep.services.demo_year.stage import ADVISER, WEIGHER, Stage
from baken.journey.intake.services import desk, routing
from baken.journey.intake.services.desk import Note
from baken.journey.intake.vocabulary import AppointmentKind, Channel, Entrance, Identity, Urgency

HANDLE = Activity.HANDLE_REPORTS
CONTACT = "Ineke Stilhouder"
KEPT_BY = {
    "GM1509": (ADVISER, WEIGHER, CONTACT),
    "GM1876": ("Ada Grenspaal", "Nico Buurman", "Ada Grenspaal"),
    "GM0222": ("Ada Grenspaal", "Doortje Stadsman", "Ada Grenspaal"),
    "GM1955": ("Marijke Bergsma", "Marijke Bergsma", "Marijke Bergsma"),
}
TOGETHER = (
    ("buurtapp_kern", "Buurtapp Kern Midden", "Bewoners letten samen op en appen elkaar.", "14 0315"),
    ("erfwacht", "Erfwacht Noordveld", "Boeren en buren lopen in het donker een ronde.", "14 0315"),
)
"""What residents of the demo do together (C78); the number is that of the municipality."""


def load_routes(*, at: datetime) -> None:
    """Lay the route before the first report comes: one desk per municipality, traffic outside, who is appointed."""
    stage = Stage(at)
    for town, (adviser, on_duty, contact) in KEPT_BY.items():
        duty, integrity = stage.membership(on_duty, town), stage.membership(contact, town)
        with stage.as_somebody(adviser, HANDLE, town) as by:
            day = stage.ago(300).date()
            routing.set_up(by=by, at=stage.ago(300))
            [team] = routing.team_ids(by)
            routing.save_team(name="Meldpunt", on_duty=duty, team_id=team, by=by)
            routing.add_rule(
                team=team, subject="group", pass_to="team Leefomgeving", valid_from=day, by=by, at=stage.ago(300),  # noqa: S106 - an organisation, not a password
                why="Alleen rommel of verkeer gaat naar Leefomgeving; een groep die bedreigt blijft hier",
            )  # fmt: skip
            routing.appoint(kind=AppointmentKind.TRAFFICKING, membership=duty, valid_from=day, by=by, at=stage.ago(300))
            routing.appoint(
                kind=AppointmentKind.INTEGRITY, membership=integrity, valid_from=day, by=by, at=stage.ago(300)
            )


def walk(stage: Stage) -> None:
    """A note in a hurry, a tip of M., and two people who tell of the same shed."""
    with stage.as_somebody(ADVISER, Activity.MANAGE_FORM) as by:
        for code, label, what, phone in TOGETHER:
            entry = topics.begin(kind=EntryKind.CHANNEL, code=code, label=label, by=by, at=stage.now)
            said = {
                "label": {"nl": label},
                "note": {"nl": what},
                "hours": {"nl": ""},
                "phone": phone,
                "by_residents": True,
            }
            topics.keep(entry_id=entry, content=said, by=by, at=stage.now)
            topics.publish(entry_id=entry, valid_from=stage.now.date(), valid_until=None, by=by, at=stage.now)
    with stage.as_somebody(WEIGHER, HANDLE) as by:
        area = next((one.code for one in areas_of(by.municipality)), "")
        for days, note in (
            (0, _note("Er is net een busje leeggehaald bij de loods, man belt terug.", unfinished=True)),
            (1, _note("Tip: in een woning aan de Verzonnen Dorpsstraat liggen vuurwapens.", channel=Channel.MMA, subject="weapons")),
            (2, _note("Elke avond een sterke geur bij de schuur.", area=area, place="7064 ZZ 12")),
            (1, _note("Bij die schuur rijden 's nachts auto's af en aan.", area=area, place="nummer 12, 7064ZZ")),
        ):  # fmt: skip
            made = desk.note(told=note, by=by, at=stage.ago(days))
            if note.place:
                desk.open_report(report_id=made, by=by, at=stage.ago(0))


def _note(
    story: str,
    *,
    channel: Channel = Channel.PHONE,
    subject: str = "drugs",
    area: str = "",
    place: str = "",
    unfinished: bool = False,
) -> Note:
    return Note(
        entrance=Entrance.SUSPICION, subject=subject, area=area, story=story, place=place, when="", identity=Identity.ANONYMOUS,
        contact="", channel=channel, from_police=False, unfinished=unfinished,
        urgency=Urgency.TODAY if unfinished else Urgency.NORMAL,
    )  # fmt: skip
