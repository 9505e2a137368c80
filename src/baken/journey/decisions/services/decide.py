"""What is the organ's own: decide, decline, ask back, give a mandate (C84; Gemeentewet 77; Awb 10:3)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist
from baken.journey.decisions.models import Decision, Mandate
from baken.journey.decisions.queries import facts_of, mandate_of
from baken.journey.decisions.queries.facts import latest_care, latest_consult
from baken.journey.decisions.rules import DeciderFacts, may_decide, may_submit
from baken.journey.decisions.services.moving import insist_reason, move
from baken.journey.decisions.vocabulary import DecisionState


@transaction.atomic
def decide(
    *, decision_id: UUID, by: Actor, at: datetime, reason: str = "", urgent_reason: str | None = None, seen: str = ""
) -> None:
    """Take the decision, as the organ, its deputy, or under a mandate in force; on the same conditions as at submission.

    Raises:
        Refused: another organ's decision, or something that must come first is missing.
        Conflict: it was decided or asked back a moment ago; the sentence says by whom.
    """
    decision = Decision.objects.get(pk=decision_id)
    today = timezone.localdate(at)
    mandate = mandate_of(by, decision, today=today)
    insist(may_decide(DeciderFacts(by.role, decision.organ, mandated=mandate is not None)))
    urgent = urgent_reason is not None
    insist(may_submit(facts_of(decision, today=today, urgent=urgent)))
    care, consult = latest_care(decision.pk), latest_consult(decision.pk)
    move(
        decision,
        DecisionState.DECIDED,
        by=by,
        at=at,
        reason=reason,
        done_on=today,
        urgent_reason=urgent_reason,
        guards={
            "care_check": care.pk if care else None,
            "consult": consult.pk if consult else None,
            "mandate": mandate.pk if mandate else None,
        },
        seen=seen,
    )


@transaction.atomic
def decline(*, decision_id: UUID, reason: str, by: Actor, at: datetime, seen: str = "") -> None:
    """The organ decides not to; with its reason."""
    _by_the_organ(decision_id, DecisionState.DECLINED, reason, by, at, seen)


@transaction.atomic
def ask_back(*, decision_id: UUID, question: str, by: Actor, at: datetime, seen: str = "") -> None:
    """The organ wants to know something first; the content opens again for who prepares it."""
    _by_the_organ(decision_id, DecisionState.ASKED_BACK, question, by, at, seen)


@transaction.atomic
def give_mandate(
    *,
    instrument: str,
    organ: str,
    membership_id: UUID,
    source: str,
    valid_from: date,
    valid_until: date,
    by: Actor,
    at: datetime,
) -> UUID:
    """The organ lets one colleague decide in its name, with one instrument, until a date (Awb 10:3, 10:5)."""
    insist(may_decide(DeciderFacts(by.role, organ)))
    given = Mandate(
        municipality=by.municipality,
        organ=organ,
        instrument=instrument,
        membership=membership_id,
        source=source,
        valid_from=valid_from,
        valid_until=valid_until,
        by=by.membership_id,
        at=at,
    )
    given.save()
    return given.pk


def _by_the_organ(decision_id: UUID, to: DecisionState, reason: str, by: Actor, at: datetime, seen: str) -> None:
    decision = Decision.objects.get(pk=decision_id)
    insist(may_decide(DeciderFacts(by.role, decision.organ)))
    insist_reason(reason)
    move(decision, to, by=by, at=at, reason=reason, seen=seen)
