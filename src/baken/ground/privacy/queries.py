"""Questions to the privacy room: urgent acts that still owe a reason, and notices."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from baken.ground.privacy.models import Notice, UrgentAct
from baken.instruments.kit.actors import Actor

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


def _urgent(row: UrgentAct) -> UrgentCard:
    return UrgentCard(row.pk, row.what, row.activity, row.by, row.at, row.reason_due, row.reason, row.reviewed_at)
