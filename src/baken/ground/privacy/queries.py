"""Questions to the privacy room: urgent acts that still owe a reason, and notices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.ground.privacy.models import DestructionBatch, LegalHold, Notice, UrgentAct
from baken.ground.privacy.vocabulary import RETENTION
from baken.instruments.kit.actors import Actor
from baken.instruments.tables.models import records

PAGE = 100


@dataclass(frozen=True)
class UrgentCard:
    """An urgent act: what passed a guard, and whether the reason was given."""

    id: UUID
    what: str
    activity: str
    by: UUID
    at: datetime
    reason_due: datetime
    reason: str
    reviewed_at: datetime | None


@dataclass(frozen=True)
class NoticeCard:
    """A notice for who guards privacy."""

    id: UUID
    at: datetime
    what: str
    read_at: datetime | None


def own_reasons_owed(viewer: Actor) -> list[UrgentCard]:
    """The viewer's own urgent acts of this activity without a reason, the first due first."""
    rows = UrgentAct.objects.filter(by=viewer.membership_id, activity=viewer.activity, reason="").order_by("reason_due")
    return [_urgent(row) for row in rows[:PAGE]]


def urgent_acts(viewer: Actor) -> list[UrgentCard]:
    """The municipality's urgent acts, newest first, for who reviews them."""
    return [_urgent(row) for row in UrgentAct.objects.order_by("-at")[:PAGE]]


def notices(viewer: Actor) -> list[NoticeCard]:
    """The municipality's notices, newest first."""
    return [NoticeCard(row.pk, row.at, row.what, row.read_at) for row in Notice.objects.order_by("-at")[:PAGE]]


@dataclass(frozen=True)
class BatchCard:
    """A proposal to destroy, how far it is, and its certificate; `rules` says per table how many, and by which rule."""

    id: UUID
    proposed_on: date
    counts: Mapping[str, int]
    approved_by: UUID | None
    approved_at: datetime | None
    seconded_by: UUID | None
    seconded_at: datetime | None
    executed_at: datetime | None
    destroyed: Mapping[str, int]
    certificate: str
    rules: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class HoldCard:
    """A record that may not go yet."""

    id: UUID
    source: str
    record: UUID
    reason: str
    at: datetime


def batches(viewer: Actor) -> list[BatchCard]:
    """The municipality's destruction batches, newest first."""
    return [
        BatchCard(
            row.pk, row.proposed_on, row.counts, row.approved_by, row.approved_at, row.seconded_by, row.seconded_at,
            row.executed_at, row.destroyed, row.certificate, _rules(row.destroyed if row.executed_at else row.counts),
        )
        for row in DestructionBatch.objects.order_by("-id")[:PAGE]
    ]  # fmt: skip


def _rules(numbers: Mapping[str, int]) -> tuple[tuple[str, int, str], ...]:
    """Per table how many, with the rule by which they go."""
    rule_of = {table._meta.db_table: RETENTION[table.Privacy.retention] for table in records()}  # type: ignore[attr-defined]  # every table declares it
    told = {table: f"{rule.term} na {rule.starts}: {rule.source}" for table, rule in rule_of.items()}
    return tuple((table, number, told.get(table, "")) for table, number in sorted(numbers.items()))


def holds(viewer: Actor) -> list[HoldCard]:
    """The holds that still count."""
    rows = LegalHold.objects.filter(ended_at__isnull=True).order_by("-id")[:PAGE]
    return [HoldCard(row.pk, row.source, row.record, row.reason, row.at) for row in rows]


def _urgent(row: UrgentAct) -> UrgentCard:
    return UrgentCard(row.pk, row.what, row.activity, row.by, row.at, row.reason_due, row.reason, row.reviewed_at)
