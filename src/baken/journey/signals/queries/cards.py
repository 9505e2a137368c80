"""What pages and other rooms get of a signal: frozen cards, no models."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.instruments.kit.doors import DoorCard
from baken.journey.signals.vocabulary import SignalState


@dataclass(frozen=True)
class SignalLine:
    """One line of the inbox."""

    id: UUID
    phenomenon: str
    area: str
    place: str
    summary: str
    source: str
    received_month: date
    state: SignalState
    keep_until: date


@dataclass(frozen=True)
class SignalCard:
    """A signal as a later room shows it."""

    id: UUID
    phenomenon: str
    phenomenon_code: str
    area: str
    place: str
    summary: str
    received_month: date
    state: SignalState
    keep_until: date


@dataclass(frozen=True)
class CheckCard:
    """A privacy check: which, by whom, when, its parts as (heading, text), and what still waits."""

    id: UUID
    name: str
    by: str
    at: datetime
    parts: tuple[tuple[str, str], ...]
    confirmed_by: str = ""
    waits_for_lawyer: bool = False
    author: UUID | None = None
    partner: str = ""


@dataclass(frozen=True)
class HistoryEvent:
    """One moment in the life of a signal."""

    at: datetime
    title: str
    who: str
    text: str = ""
    tone: str = ""


@dataclass(frozen=True)
class WeighingCard:
    """The grades of one weighing, as (heading, label)."""

    number: int
    by: str
    at: datetime
    grades: tuple[tuple[str, str], ...]
    codes: dict[str, str]
    note: str


@dataclass(frozen=True)
class SignalPage:
    """One signal on one screen."""

    card: SignalCard
    source: str
    opened_by: str
    opened_at: datetime
    reports: tuple[UUID, ...]
    weighing: WeighingCard | None
    checks: tuple[CheckCard, ...]
    research: tuple[tuple[str, str, bool, datetime], ...]
    history: tuple[HistoryEvent, ...]
    missing: tuple[str, ...]
    doors: tuple[DoorCard, ...]
    alike: tuple[tuple[SignalCard, str], ...]
    kept_as: str
    check_1_sources: tuple[str, ...] | None
