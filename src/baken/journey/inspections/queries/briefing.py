"""The inspector's own view: which inspections are mine, and a briefing with no more than the door needs."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from baken.ground.organisations.queries import organisation_names
from baken.instruments.kit.actors import Actor
from baken.journey.inspections.models import Finding, Inspection, InspectionPartner, Visit
from baken.journey.inspections.queries.cards import InspectionLine, inspection_line
from baken.journey.inspections.vocabulary import DWELLINGS, FOR_INSPECTOR, InspectionState

SHOWN = 50


@dataclass(frozen=True)
class PartnerOnSite:
    """A partner beside you: for what, on which law, and what it found so far."""

    partner_id: UUID
    organisation: str
    purpose: str
    legal_basis: str
    found: tuple[str, ...]


@dataclass(frozen=True)
class BriefingCard:
    """What an inspector needs at the door, and nothing about why somebody told us."""

    inspection_id: UUID
    object_type: str
    address: str
    held_on: date | None
    starts_at: time | None
    purpose: str
    safety_plan: str
    care_contact: str
    state: str
    state_label: str
    dwelling: bool
    visits: tuple[Visit, ...]
    partners: tuple[PartnerOnSite, ...]


def my_inspections(viewer: Actor) -> list[InspectionLine]:
    """The inspections on which the viewer is put and that are near or under way, the nearest first."""
    rows = Inspection.objects.filter(municipality=viewer.municipality, state__in=FOR_INSPECTOR)
    return [inspection_line(row) for row in rows.order_by("held_on", "starts_at", "id")[:SHOWN]]


def briefing(viewer: Actor, inspection_id: UUID) -> BriefingCard:
    """The briefing of one inspection; raises `Inspection.DoesNotExist` for who is not put on it, or before it is planned."""
    row = Inspection.objects.get(pk=inspection_id, state__in=FOR_INSPECTOR)
    names = organisation_names()
    found = list(Finding.objects.filter(inspection=row).order_by("at"))
    return BriefingCard(
        inspection_id=row.pk,
        object_type=row.get_object_type_display(),
        address=row.address,
        held_on=row.held_on,
        starts_at=row.starts_at,
        purpose=row.purpose,
        safety_plan=row.safety_plan,
        care_contact=row.care_contact,
        state=row.state,
        state_label=InspectionState(row.state).label,
        dwelling=row.object_type in DWELLINGS,
        visits=tuple(Visit.objects.filter(inspection=row).order_by("-at")),
        partners=tuple(
            PartnerOnSite(
                partner.pk,
                names.get(partner.organisation_id, ""),
                partner.purpose,
                partner.legal_basis,
                tuple(one.get_result_display() for one in found if one.partner_id == partner.pk),
            )
            for partner in InspectionPartner.objects.filter(inspection=row).order_by("id")
        ),
    )
