"""Spoed: act first, record the reason within one working day; and tell the privacy officer what they must know."""

from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from baken.ground.privacy.models import Notice, UrgentAct
from baken.instruments.clocks.calendar import working_days_after
from baken.instruments.kit.actors import Actor


@transaction.atomic
def act_urgently(*, what: str, source: str, record: UUID, by: Actor, at: datetime, reason: str = "") -> UrgentAct:
    """Record that a guard was passed in urgency; the reason may follow before the end of the next working day.

    The act is a row that the step references in place of the guard, so that nothing passes unrecorded.
    """
    local = timezone.localtime(at)  # a working day is a day here, not in UTC
    act = UrgentAct(
        municipality=by.municipality,
        organ=by.organs[-1],
        activity=by.activity,
        what=what,
        source=source,
        record=record,
        by=by.membership_id,
        at=at,
        reason_due=datetime.combine(working_days_after(local.date(), 1), time.max, tzinfo=local.tzinfo),
        reason=reason,
        reason_given_at=at if reason else None,
    )
    act.save()
    return act


@transaction.atomic
def give_reason(*, urgent_act_id: UUID, reason: str, by: Actor, at: datetime) -> None:
    """Write the reason of an urgent act; late is recorded as late, never refused."""
    act = UrgentAct.objects.get(pk=urgent_act_id)
    act.reason, act.reason_given_at = reason, at
    act.save(update_fields=["reason", "reason_given_at"])


@transaction.atomic
def notify_privacy(*, municipality: str, organ: str, what: str, at: datetime, about: UUID | None = None) -> None:
    """Leave a notice for the privacy officer and the FG."""
    Notice(municipality=municipality, organ=organ, what=what, at=at, about_membership=about).save()
