"""Two people agree, then it is planned (C15); or, in urgency, it is planned first and written down."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Conflict, insist, refused
from baken.journey.inspections.models import Approval, Inspection, Occasion
from baken.journey.inspections.queries.facts import approvals_of_round, plan_facts
from baken.journey.inspections.rules import may_approve, may_ask_approval, may_plan
from baken.journey.inspections.services.moving import move
from baken.journey.inspections.vocabulary import ApprovalKind, InspectionState, Refusal


@transaction.atomic
def ask_approval(*, inspection_id: UUID, by: Actor, at: datetime, seen: str = "") -> None:
    """Lay the plan before the safety adviser and the lawyer; from here it is fixed."""
    inspection = Inspection.objects.get(pk=inspection_id)
    insist(may_ask_approval(plan_facts(inspection)))
    move(inspection, InspectionState.APPROVAL, by=by, at=at, seen=seen)


@transaction.atomic
def take_back(*, inspection_id: UUID, reason: str, by: Actor, at: datetime, seen: str = "") -> None:
    """Open the plan again; approvals given so far no longer count."""
    inspection = Inspection.objects.get(pk=inspection_id)
    if not reason.strip():
        insist(refused(Refusal.NO_REASON))
    move(inspection, InspectionState.PREPARATION, by=by, at=at, reason=reason, seen=seen)


@transaction.atomic
def approve(*, inspection_id: UUID, kind: str, by: Actor, at: datetime, note: str = "") -> UUID:
    """Agree to the plan as it lies, in the role whose approval it is.

    Raises:
        Refused: another role's approval, given already, or by who gave the other one.
        Conflict: a colleague gave it at the same moment.
    """
    inspection = Inspection.objects.get(pk=inspection_id)
    insist(may_approve(kind, by.role, by.membership_id, plan_facts(inspection)))
    given = Approval(
        municipality=inspection.municipality,
        organ=inspection.organ,
        inspection=inspection,
        kind=kind,
        note=note,
        by=by.membership_id,
        at=at,
    )
    try:
        with transaction.atomic():
            given.save()
    except IntegrityError as error:
        raise Conflict("Een collega gaf dit akkoord net voor jou. Kijk wat er nu staat.") from error
    return given.pk


@transaction.atomic
def plan_date(
    *, inspection_id: UUID, by: Actor, at: datetime, urgent_reason: str | None = None, seen: str = ""
) -> None:
    """Plan it: occasion, legal basis per partner, a day, who goes, and two approvals; urgency stands for the last alone."""
    inspection = Inspection.objects.get(pk=inspection_id)
    insist(may_plan(plan_facts(inspection, urgent=urgent_reason is not None)))
    given = approvals_of_round(inspection.pk)
    occasion = Occasion.objects.filter(inspection=inspection).order_by("id").first()
    move(
        inspection,
        InspectionState.PLANNED,
        by=by,
        at=at,
        urgent_reason=urgent_reason,
        guards={
            "occasion": occasion.pk if occasion else None,
            "safety_approval": given[ApprovalKind.SAFETY].pk if ApprovalKind.SAFETY in given else None,
            "legal_approval": given[ApprovalKind.LEGAL].pk if ApprovalKind.LEGAL in given else None,
        },
        seen=seen,
    )
