"""What pages and other rooms get of a dossier: frozen cards, no models."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.ground.subjects.queries import SubjectCard
from baken.instruments.kit.doors import DoorCard
from baken.journey.dossiers.vocabulary import DossierKind, DossierState
from baken.journey.signals.queries import SignalCard


@dataclass(frozen=True)
class DossierCard:
    """A dossier as lists and later rooms show it. `address` is one line, empty when there is none."""

    id: UUID
    kind: DossierKind
    title: str
    purpose: str
    ground: str
    state: DossierState
    owner: UUID
    area: str
    place: str
    address: str
    organ: str
    opened_at: datetime
    keep_until: date | None


@dataclass(frozen=True)
class BoundSubject:
    """A subject and how it is bound."""

    role: str
    subject: SubjectCard


@dataclass(frozen=True)
class TimelineEvent:
    """One moment of a dossier; later rooms add theirs. `text` has no name of a subject in it."""

    at: datetime
    title: str
    who: str
    text: str = ""
    url: str = ""
    tone: str = ""


@dataclass(frozen=True)
class OfferCard:
    """An open offer to take the dossier over."""

    id: UUID
    to: UUID
    to_name: str
    by_name: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class DossierPage:
    """One dossier: facts, signals, subjects, timeline, doors."""

    card: DossierCard
    owner_name: str
    context: str
    effort: str
    effort_label: str
    yours: bool
    signals: tuple[SignalCard, ...]
    subjects: tuple[BoundSubject, ...]
    offer: OfferCard | None
    timeline: tuple[TimelineEvent, ...]
    doors: tuple[DoorCard, ...]
