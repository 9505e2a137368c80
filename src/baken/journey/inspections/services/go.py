"""Go and look: the briefing, the door, what each partner found, and the end. Nothing found is a result (C42)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused
from baken.journey.inspections.models import Finding, Inspection, InspectionPartner, Visit
from baken.journey.inspections.queries.facts import partners_without_finding
from baken.journey.inspections.rules import EntryFacts, may_finish, may_record_finding, may_record_visit
from baken.journey.inspections.services.moving import move
from baken.journey.inspections.vocabulary import InspectionState, Refusal


@transaction.atomic
def brief(*, inspection_id: UUID, by: Actor, at: datetime, seen: str = "") -> None:
    """The briefing was given."""
    move(Inspection.objects.get(pk=inspection_id), InspectionState.BRIEFING, by=by, at=at, seen=seen)


@transaction.atomic
def start(*, inspection_id: UUID, by: Actor, at: datetime, seen: str = "") -> None:
    """The inspection begins."""
    move(Inspection.objects.get(pk=inspection_id), InspectionState.UNDER_WAY, by=by, at=at, seen=seen)


@transaction.atomic
def stop(*, inspection_id: UUID, by: Actor, at: datetime, seen: str = "") -> None:
    """The inspection on site is over; the debriefing follows."""
    move(Inspection.objects.get(pk=inspection_id), InspectionState.DEBRIEFING, by=by, at=at, seen=seen)


@transaction.atomic
def record_visit(
    *,
    inspection_id: UUID,
    entry: str,
    by: Actor,
    at: datetime,
    consent_by: str = "",
    consent_at: datetime | None = None,
    told_purpose: bool = False,
    told_may_refuse: bool = False,
    showed_card: bool = False,
    note: str = "",
) -> UUID:
    """Write down how one came in, or that one did not (Awb 5:12, 5:15; General Act on Entry 1, 10).

    Raises:
        Refused: a dwelling on the inspector's power alone, consent that was not informed, not on site.
    """
    inspection = Inspection.objects.get(pk=inspection_id)
    insist(
        may_record_visit(
            EntryFacts(
                inspection.state,
                inspection.object_type,
                entry,
                consent_by,
                consent_at is not None,
                told_purpose,
                told_may_refuse,
            )
        )
    )
    visit = Visit(
        municipality=inspection.municipality,
        organ=inspection.organ,
        inspection=inspection,
        entry=entry,
        consent_by=consent_by,
        consent_at=consent_at,
        told_purpose=told_purpose,
        told_may_refuse=told_may_refuse,
        showed_card=showed_card,
        note=note,
        by=by.membership_id,
        at=at,
    )
    visit.save()
    return visit.pk


@transaction.atomic
def record_finding(*, partner_id: UUID, result: str, by: Actor, at: datetime, law: str = "", text: str = "") -> UUID:
    """What this partner found, under which of its laws (its basis in the plan unless said)."""
    partner = InspectionPartner.objects.select_related("inspection").get(pk=partner_id)
    visit = Visit.objects.filter(inspection_id=partner.inspection_id).order_by("-at", "-id").first()
    insist(may_record_finding(partner.inspection.state, visit is not None, result, text))
    found = Finding(
        municipality=partner.municipality,
        organ=partner.organ,
        inspection=partner.inspection,
        visit=visit,
        partner=partner,
        law=law or partner.legal_basis,
        result=result,
        text=text,
        by=by.membership_id,
        at=at,
    )
    found.save()
    return found.pk


@transaction.atomic
def finish(*, inspection_id: UUID, follow_up: bool, by: Actor, at: datetime, reason: str = "", seen: str = "") -> None:
    """After the debriefing: follow it up, or close it. Refused while a partner has no finding."""
    inspection = Inspection.objects.get(pk=inspection_id)
    insist(may_finish(partners_without_finding(inspection.pk)))
    to = InspectionState.FOLLOW_UP if follow_up else InspectionState.CLOSED
    move(inspection, to, by=by, at=at, reason=reason, seen=seen)


@transaction.atomic
def call_off(*, inspection_id: UUID, reason: str, by: Actor, at: datetime, seen: str = "") -> None:
    """It does not take place; with a reason."""
    if not reason.strip():
        insist(refused(Refusal.NO_REASON))
    move(Inspection.objects.get(pk=inspection_id), InspectionState.CALLED_OFF, by=by, at=at, reason=reason, seen=seen)
