"""Questions about the casussen in which the viewer is involved; others do not exist for them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.ground.organisations.queries import names_of
from baken.instruments.kit.actors import Actor
from baken.journey.care.models import Casus, CasusPerson, CasusStep, Involvement, PhaseChange, TrackAction
from baken.journey.care.rules import CasusFacts
from baken.journey.care.vocabulary import TRANSITIONS, Phase, State, Track

SOON = 100


@dataclass(frozen=True)
class CasusRow:
    """One line of the list: no name of a person in it."""

    id: UUID
    called: str
    phase: int
    phase_label: str
    state: str
    state_label: str
    next_contact: date | None
    owner: str


@dataclass(frozen=True)
class ActionCard:
    """An action on a track."""

    id: UUID
    what: str
    owner: str
    due: date
    done_on: date | None


@dataclass(frozen=True)
class TrackCard:
    """A track with its actions."""

    code: str
    label: str
    actions: tuple[ActionCard, ...]


@dataclass(frozen=True)
class EventCard:
    """Something that happened, for the timeline."""

    at: datetime
    title: str
    who: str
    text: str


@dataclass(frozen=True)
class CasusPage:
    """Everything on the page of one casus."""

    row: CasusRow
    worry: str
    agreement: str
    one_track_reason: str
    opened_on: date
    keep_until: date | None
    people: tuple[str, ...]
    involved: tuple[str, ...]
    tracks: tuple[TrackCard, ...]
    events: tuple[EventCard, ...]
    next_states: tuple[tuple[str, str], ...]
    facts: CasusFacts


def own_casussen(viewer: Actor) -> list[CasusRow]:
    """The casussen in which the viewer is involved, the first contact due first."""
    rows = list(Casus.objects.order_by("next_contact", "id")[:SOON])
    names = names_of(viewer, [row.owner for row in rows])
    return [_row(row, names.get(row.owner, "")) for row in rows]


def casus_page(viewer: Actor, casus_id: UUID) -> CasusPage | None:
    """One casus, or None when it is not there for this viewer."""
    casus = Casus.objects.filter(pk=casus_id).first()
    if casus is None:
        return None
    involved = list(Involvement.objects.filter(casus=casus, until__isnull=True))
    actions = list(TrackAction.objects.filter(casus=casus).order_by("due"))
    steps = list(CasusStep.objects.filter(casus=casus))
    changes = list(PhaseChange.objects.filter(casus=casus))
    people = list(CasusPerson.objects.filter(casus=casus))
    names = names_of(
        viewer, [casus.owner, *(i.membership for i in involved), *(s.by for s in steps), *(c.by for c in changes)]
    )
    return CasusPage(
        row=_row(casus, names.get(casus.owner, "")),
        worry=casus.worry,
        agreement=casus.agreement,
        one_track_reason=casus.one_track_reason,
        opened_on=casus.opened_on,
        keep_until=casus.keep_until,
        people=tuple(person.name for person in people),
        involved=tuple(names.get(i.membership, "") for i in involved),
        tracks=tuple(_track(track, actions) for track in Track),
        events=_events(steps, changes, dict(names)),
        next_states=tuple((after.value, after.label) for after in TRANSITIONS[State(casus.state)]),
        facts=CasusFacts(frozenset(a.track for a in actions), casus.one_track_reason, casus.next_contact),
    )


def contacts_due(viewer: Actor, *, until: date) -> list[CasusRow]:
    """The viewer's casussen whose next contact is due by `until`, for the start page."""
    return [row for row in own_casussen(viewer) if row.next_contact and row.next_contact <= until]


def _row(casus: Casus, owner: str) -> CasusRow:
    return CasusRow(
        casus.pk,
        casus.called,
        casus.phase,
        Phase(casus.phase).label,
        casus.state,
        State(casus.state).label,
        casus.next_contact,
        owner,
    )


def _track(track: Track, actions: list[TrackAction]) -> TrackCard:
    own = tuple(ActionCard(a.pk, a.what, a.owner, a.due, a.done_on) for a in actions if a.track == track)
    return TrackCard(track.value, track.label, own)


def _events(steps: list[CasusStep], changes: list[PhaseChange], names: dict[UUID, str]) -> tuple[EventCard, ...]:
    told = [
        EventCard(s.at, f"{State(s.from_state).label} → {State(s.to_state).label}", names.get(s.by, ""), s.reason)
        for s in steps
    ]
    told += [
        EventCard(c.at, f"AVE {c.from_phase} → AVE {c.to_phase}", names.get(c.by, ""), c.criterion) for c in changes
    ]
    return tuple(sorted(told, key=lambda event: event.at, reverse=True))
