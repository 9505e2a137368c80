"""After the decision: publish it, follow objection and appeal, carry it out, close it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused
from baken.journey.decisions.models import Decision
from baken.journey.decisions.queries import published_on
from baken.journey.decisions.rules import may_become_final, objection_ends
from baken.journey.decisions.services.moving import insist_reason, move
from baken.journey.decisions.vocabulary import INSTRUMENTS, DecisionState, PersonDirected, Refusal


@transaction.atomic
def publish(*, decision_id: UUID, on: date, by: Actor, at: datetime, seen: str = "") -> None:
    """It was published or served; the terms start the day after (Awb 3:41, 6:8)."""
    decision = Decision.objects.get(pk=decision_id)
    if INSTRUMENTS[decision.instrument].aimed_at is PersonDirected.NOBODY:
        insist(refused(Refusal.NOBODY_TO_PUBLISH))
    move(decision, DecisionState.PUBLISHED, by=by, at=at, done_on=on, seen=seen)


@transaction.atomic
def follow(*, decision_id: UUID, to: str, reason: str, by: Actor, at: datetime, seen: str = "") -> None:
    """Objection, interim relief, appeal, revoked, final, carried out, closed, withdrawn: each with a reason.

    Raises:
        Refused: not on the road from here; or final before the term for an objection ended (Awb 6:7).
    """
    decision = Decision.objects.get(pk=decision_id)
    insist_reason(reason)
    today = timezone.localdate(at)
    if to == DecisionState.FINAL:
        ends = objection_ends(INSTRUMENTS[decision.instrument], published_on(decision.pk))
        insist(may_become_final(ends, today))
    move(decision, to, by=by, at=at, reason=reason, done_on=today, seen=seen)
