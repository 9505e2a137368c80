"""What pages and other rooms get to see of the plan: frozen cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class VersionCard:
    """A version of a plan and where it stands; `adopted_on` and `decision` are known once the raad decided."""

    id: UUID
    plan_id: UUID
    plan_title: str
    period: str
    number: int
    state: str
    state_label: str
    why: str
    made_at: datetime
    based_on: UUID | None
    source_name: str
    adopted_on: date | None = None
    decision: str = ""


@dataclass(frozen=True)
class PlanCard:
    """A plan with the version that holds, the draft in the making, and how long it still runs."""

    id: UUID
    title: str
    first_year: int
    last_year: int
    fictional: bool
    in_force: VersionCard | None
    in_the_making: VersionCard | None
    successor_id: UUID | None
    months_left: int
    ends_soon: bool

    @property
    def period(self) -> str:
        return f"{self.first_year}-{self.last_year}"


@dataclass(frozen=True)
class PartCard:
    """A part of a version; `passage` is what the note says there, `around` a little more of it."""

    id: UUID
    key: UUID
    sort: str
    text: str
    struck: bool
    remark: str
    passage: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class IndicatorCard:
    """How one sees whether a goal comes nearer."""

    text: str
    figure: str
    unit: str
    baseline: str
    target: str


@dataclass(frozen=True)
class ProgressCard:
    """One word about how far an action is."""

    at: datetime
    status: str
    status_label: str
    note: str


@dataclass(frozen=True)
class Evaluated:
    """What came of an action and what should become of it."""

    at: datetime
    result: str
    result_label: str
    evidence: str
    advice: str
    advice_label: str
    reason: str


@dataclass(frozen=True)
class CommunicationCard:
    """What was told about an action, or why nothing."""

    at: datetime
    message: str
    medium: str
    medium_label: str
    on: date | None
    none_because: str


@dataclass(frozen=True)
class ActionCard:
    """What was promised, who does it, how far it is and what came of it; None where nobody said so yet."""

    part: PartCard
    goal_id: UUID | None
    kind: str
    kind_label: str
    owner: str
    due_on: date | None
    progress: ProgressCard | None
    evaluated: Evaluated | None
    communicated: CommunicationCard | None = None


@dataclass(frozen=True)
class GoalCard:
    part: PartCard
    indicators: tuple[IndicatorCard, ...]


@dataclass(frozen=True)
class PriorityCard:
    part: PartCard
    number: int
    explanation: str
    digital: bool
    goals: tuple[GoalCard, ...]
    actions: tuple[ActionCard, ...]


@dataclass(frozen=True)
class YearPlanCard:
    id: UUID
    year: int
    decided_on: date
    decision: str
    informed_on: date | None
    informed_with: str


@dataclass(frozen=True)
class ProposalCard:
    id: UUID
    title: str
    sentence: str
    source: str
    area: str
    seen_on: date
    status: str
    status_label: str
    answer: str
    answered_at: datetime | None
    figure: str
    size: float | None
    owner: str
    made_at: datetime

    @property
    def days(self) -> int | None:
        """From agenda to answer; None while it is open."""
        return None if self.answered_at is None else (self.answered_at - self.made_at).days

    @property
    def days_before(self) -> int:
        """From the reference date of the figures to the agenda."""
        return max(0, (self.made_at.date() - self.seen_on).days)


@dataclass(frozen=True)
class AgendaCard:
    """A priority and the agendas it stands on; `gap` is True when there is none that still runs (C09)."""

    priority: str
    items: tuple[str, ...]
    gap: bool
