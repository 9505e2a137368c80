"""How far is an action, what is told about it, and what came of it?"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from baken.ground.policy.models import PlanAction, PlanCommunication, PlanEvaluation, PlanProgress
from baken.ground.policy.models.plans import COUNCIL
from baken.ground.policy.rules.plan import (
    CommunicationFacts,
    EvaluationFacts,
    is_told_or_says_why_not,
    may_evaluate,
    names_no_person,
)
from baken.ground.policy.vocabulary import Refusal, VersionState
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused


@transaction.atomic
def record_progress(*, action_id: UUID, status: str, note: str, by: Actor, at: datetime) -> None:
    """Say how far an action of the plan in force is.

    Raises:
        Refused: the version is not adopted, or the note names a person.
    """
    action = _in_force(action_id)
    insist(names_no_person(note))
    PlanProgress(
        municipality=action.municipality,
        organ=COUNCIL,
        action=action,
        status=status,
        note=note.strip(),
        by=by.membership_id,
        at=at,
    ).save()


@transaction.atomic
def evaluate(*, action_id: UUID, result: str, evidence: str, advice: str, reason: str, by: Actor, at: datetime) -> None:
    """Say what came of an action, from what that appears, and whether it should stay, change or go (C05).

    Raises:
        Refused: the version is not adopted; evidence or reason is missing; a person is named.
    """
    action = _in_force(action_id)
    insist(may_evaluate(EvaluationFacts(result, evidence, advice, reason)))
    insist(names_no_person(evidence, reason))
    PlanEvaluation(
        municipality=action.municipality,
        organ=COUNCIL,
        action=action,
        result=result,
        evidence=evidence.strip(),
        advice=advice,
        reason=reason.strip(),
        by=by.membership_id,
        at=at,
    ).save()


@transaction.atomic
def communicate(
    *, action_id: UUID, message: str, medium: str, on: date | None, none_because: str, by: Actor, at: datetime
) -> None:
    """Say what is told about an action, how and when; or why nothing is told (C36).

    Raises:
        Refused: the version is not adopted; half of it is missing, or both were filled in; a person is named.
    """
    action = _in_force(action_id)
    insist(is_told_or_says_why_not(CommunicationFacts(message, medium, on, none_because)))
    insist(names_no_person(message, none_because))
    PlanCommunication(
        municipality=action.municipality,
        organ=COUNCIL,
        action=action,
        message=message.strip(),
        medium=medium,
        on=on,
        none_because=none_because.strip(),
        by=by.membership_id,
        at=at,
    ).save()


def _in_force(action_id: UUID) -> PlanAction:
    action: PlanAction = PlanAction.objects.select_related("version").get(pk=action_id)
    insist(ALLOWED if action.version.state == VersionState.ADOPTED else refused(Refusal.NOT_ADOPTED))
    return action
