"""From rows to what the rules must know."""

from uuid import UUID

from django.db import connection
from django.db.models import Exists, Max, OuterRef, Q

from baken.journey.inspections.models import (
    Approval,
    Assignment,
    Finding,
    Inspection,
    InspectionPartner,
    InspectionStep,
    Occasion,
)
from baken.journey.inspections.rules import PlanFacts
from baken.journey.inspections.vocabulary import InspectionState


def plan_facts(inspection: Inspection, *, urgent: bool = False) -> PlanFacts:
    """What the rules must know of this plan; only approvals of the present round count."""
    partners = InspectionPartner.objects.filter(inspection=inspection)
    return PlanFacts(
        state=inspection.state,
        occasions=Occasion.objects.filter(inspection=inspection).count(),
        only_a_tip=_said_by("gate.inspection_stands_on_a_tip", inspection.pk),
        uses_unchecked_signal=_said_by("gate.inspection_uses_unchecked_signal", inspection.pk),
        partners=partners.count(),
        partners_without_ground=partners.filter(Q(purpose="") | Q(legal_basis="")).count(),
        criterion=inspection.criterion,
        purpose=inspection.purpose,
        proportionality=inspection.proportionality,
        dpia=inspection.dpia,
        safety_plan=inspection.safety_plan,
        care_contact=inspection.care_contact,
        inspectors=Assignment.objects.filter(inspection=inspection).count(),
        held_on=inspection.held_on,
        approved_by={kind: given.by for kind, given in approvals_of_round(inspection.pk).items()},
        urgent=urgent,
    )


def _said_by(function: str, inspection_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [inspection_id])
        return bool(cursor.fetchone()[0])


def approvals_of_round(inspection_id: UUID) -> dict[str, Approval]:
    """The approvals given since the plan was last laid before the two who approve, by kind."""
    steps = InspectionStep.objects.filter(inspection_id=inspection_id, to_state=InspectionState.APPROVAL)
    present = steps.aggregate(round=Max("seq"))["round"]
    if present is None:
        return {}
    return {given.kind: given for given in Approval.objects.filter(inspection_id=inspection_id, round=present)}


def partners_without_finding(inspection_id: UUID) -> int:
    """How many partners have no finding yet."""
    found = Finding.objects.filter(partner_id=OuterRef("pk"))
    partners = InspectionPartner.objects.filter(inspection_id=inspection_id)
    missing: int = partners.filter(~Exists(found)).count()
    return missing
