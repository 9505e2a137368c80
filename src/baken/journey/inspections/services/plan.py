"""Substantiate an inspection: occasion, criterion, partners each on their own law, who goes (C15)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from baken.ground.organisations.queries import names_of
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Conflict, insist, refused
from baken.journey.inspections.models import Assignment, Inspection, InspectionPartner, Occasion
from baken.journey.inspections.rules import may_change_plan
from baken.journey.inspections.services.moving import move
from baken.journey.inspections.vocabulary import InspectionState, Refusal


@dataclass(frozen=True)
class Plan:
    """What a plan says; all but object and address may follow while it is being prepared."""

    object_type: str
    address: str
    area: str = ""
    phenomenon: str = ""
    held_on: date | None = None
    starts_at: time | None = None
    criterion: str = ""
    purpose: str = ""
    proportionality: str = ""
    dpia: str = ""
    safety_plan: str = ""
    care_contact: str = ""


@transaction.atomic
def draft(
    *,
    plan: Plan,
    by: Actor,
    at: datetime,
    dossier_id: UUID | None = None,
    decision_id: UUID | None = None,
    organ: str = "mayor",
) -> UUID:
    """Start preparing an inspection (C14): from a dossier, from a decision to inspect, or from a theme of the plan."""
    made = Inspection(
        municipality=by.municipality, organ=organ, dossier_id=dossier_id, decision_id=decision_id, **asdict(plan)
    )
    made.save()
    move(made, InspectionState.PREPARATION, by=by, at=at)
    return made.pk


@transaction.atomic
def revise(*, inspection_id: UUID, plan: Plan, seen_at: datetime | None, by: Actor, at: datetime) -> None:
    """Write the plan again, over the version of `seen_at` (None: never revised).

    Raises:
        Refused: it lies for approval, or further.
        Conflict: a colleague revised it since; the sentence says who.
    """
    inspection = Inspection.objects.select_for_update().get(pk=inspection_id)
    insist(may_change_plan(inspection.state))
    if inspection.revised_at != seen_at and inspection.revised_by is not None:
        who = names_of(by, [inspection.revised_by]).get(inspection.revised_by, "Een collega")
        raise Conflict(f"{who} wijzigde dit plan intussen. Kijk wat er nu staat en voeg jouw tekst daaraan toe.")
    for name, value in asdict(plan).items():
        setattr(inspection, name, value)
    inspection.revised_by, inspection.revised_at = by.membership_id, at
    inspection.save()


@transaction.atomic
def add_occasion(*, inspection_id: UUID, kind: str, text: str, by: Actor, signal_id: UUID | None = None) -> UUID:
    """Why this inspection, in words that can be checked (C15)."""
    inspection = Inspection.objects.get(pk=inspection_id)
    insist(may_change_plan(inspection.state))
    if not text.strip():
        insist(refused(Refusal.NO_OCCASION))
    occasion = Occasion(
        municipality=inspection.municipality,
        organ=inspection.organ,
        inspection=inspection,
        kind=kind,
        signal_id=signal_id,
        text=text,
    )
    occasion.save()
    return occasion.pk


@transaction.atomic
def add_partner(
    *, inspection_id: UUID, organisation_id: UUID, purpose: str, legal_basis: str, by: Actor, shared: str = ""
) -> UUID:
    """Who comes along, for what, on which law of its own (Awb 5:11, 5:13)."""
    inspection = Inspection.objects.get(pk=inspection_id)
    insist(may_change_plan(inspection.state))
    if not purpose.strip() or not legal_basis.strip():
        insist(refused(Refusal.PARTNER_WITHOUT_GROUND))
    partner = InspectionPartner(
        municipality=inspection.municipality,
        organ=inspection.organ,
        inspection=inspection,
        organisation_id=organisation_id,
        purpose=purpose,
        legal_basis=legal_basis,
        shared=shared,
    )
    partner.save()
    return partner.pk


@transaction.atomic
def assign(*, inspection_id: UUID, membership_id: UUID, by: Actor) -> UUID:
    """Put an inspector on this inspection; it opens for them, and for no other inspector."""
    inspection = Inspection.objects.get(pk=inspection_id)
    put = Assignment(
        municipality=inspection.municipality,
        organ=inspection.organ,
        inspection=inspection,
        membership=membership_id,
    )
    put.save()
    return put.pk
