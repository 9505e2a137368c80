"""Bring a dossier, a decision, an inspection to where a test begins, by the verbs of the rooms and as the people who may."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from baken.ground.organisations.vocabulary import OrganisationKind
from baken.ground.privacy.vocabulary import Activity
from baken.journey.decisions import services as decisions
from baken.journey.dossiers import services as dossiers
from baken.journey.dossiers.vocabulary import DossierKind
from baken.journey.inspections import services as inspections
from baken.journey.signals import services as signals
from baken.journey.signals.vocabulary import Instrument, ResearchSource, SignalState, Source
from baken.testing.people import acting_as, organisation

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
COMPLETE: dict[str, Any] = {
    "title": "Loods aan de Havenstraat",
    "address": "Havenstraat 1",
    "area": "BU15090001",
    "phenomenon": "HENNEP",
    "facts": "Op 2 november vond de politie 400 planten.",
    "ground": "Opiumwet 13b, lid 1, onder a; eigen beleidsregel, artikel 3.",
    "reasons": "Sluiting is nodig om de loop eruit te halen.",
    "lighter": "Een waarschuwing is gegeven en hielp niet.",
    "occupants": "nobody",
    "views_skipped": "heard_before",
    "views_skipped_reason": "De eigenaar is op 10 november gehoord.",
    "grace_until": date(2026, 12, 1),
}
PLAN: dict[str, Any] = {
    "object_type": "business",
    "address": "Havenstraat 1",
    "area": "BU15090001",
    "phenomenon": "HENNEP",
    "held_on": date(2026, 12, 3),
    "criterion": "Leegstand met stroomverbruik, uit de lijst van de netbeheerder.",
    "purpose": "Zien of het gebruik klopt met de vergunning.",
    "proportionality": "Een brief en een bezoek van de boa hielpen niet.",
    "dpia": "DPIA 2026-04",
    "safety_plan": "Politie gaat mee; twee aan twee.",
    "care_contact": "Procesregisseur, dag en nacht bereikbaar.",
}


def preparing(role: str = "lawyer", **who: Any) -> Any:
    """One transaction as who prepares decisions."""
    return acting_as(role, activity=Activity.PREPARE_DECISIONS, **who)


def deciding(role: str = "mayor", **who: Any) -> Any:
    """One transaction as the organ."""
    return acting_as(role, activity=Activity.TAKE_DECISIONS, **who)


def planning(role: str = "safety_adviser", **who: Any) -> Any:
    """One transaction as who plans inspections."""
    return acting_as(role, activity=Activity.PLAN_INSPECTIONS, **who)


def inspecting(**who: Any) -> Any:
    """One transaction as the inspector."""
    return acting_as("inspector", activity=Activity.INSPECT, **who)


def a_dossier(title: str = "Havenstraat 1") -> UUID:
    """A dossier about a place."""
    with acting_as("safety_adviser", activity=Activity.DIRECT_DOSSIERS) as by:
        return dossiers.open_dossier(
            kind=DossierKind.LOCATION,
            title=title,
            purpose="weten wat hier speelt",
            ground="Gemeentewet 172",
            area="BU15090001",
            by=by,
            at=AT,
        )


def a_checked_signal(*used_for: Instrument) -> UUID:
    """A signal that is being weighed, with check 1, and a confirmed check 2B for each of these instruments."""
    told = signals.Reasoning("Opiumwet 13b", "nodig", "in verhouding", "niet lichter")
    with acting_as("weigher", activity=Activity.WEIGH_SIGNALS) as by:
        made = signals.open_signal(
            source=Source.CIVIL_SERVANT, phenomenon="HENNEP", summary="In de schuur.", received_on=TODAY, by=by, at=AT
        )
        taken = signals.Decision(SignalState.WEIGHING, "past hier", municipal_task=True, own_territory=True)
        signals.decide(signal_id=made, from_state=SignalState.INTAKE, decision=taken, by=by, at=AT)
        signals.fill_check_1(
            signal_id=made, purpose="weten", sources=[ResearchSource.SIGNALS], reasoning=told, by=by, at=AT
        )
        checks = [
            signals.fill_check_2b(signal_id=made, instrument=each, reasoning=told, by=by, at=AT) for each in used_for
        ]
    with acting_as("lawyer", activity=Activity.WEIGH_SIGNALS) as by:
        for check in checks:
            signals.confirm_check_2b(check_id=check, by=by, at=AT)
    return made


def a_decision(instrument: str = "close_drugs_premises", organ: str = "mayor", **other: Any) -> UUID:
    """A decision in preparation, with everything written that it must say."""
    dossier_id = other.pop("dossier_id", None) or a_dossier()
    with preparing() as by:
        return decisions.prepare(
            dossier_id=dossier_id,
            instrument=instrument,
            organ=organ,
            content=decisions.Content(**(COMPLETE | other)),
            by=by,
            at=AT,
        )


def checked(decision_id: UUID) -> UUID:
    """The care check is done and the social domain was asked."""
    with preparing() as by:
        decisions.check_care(
            decision_id=decision_id,
            result="no_care_needed",
            text="Er woont niemand.",
            by=by,
            at=AT,
            asked="sociaal team",
        )
        decisions.consult_social_domain(
            decision_id=decision_id,
            held_on=TODAY - timedelta(days=3),
            whom="sociaal team",
            advice="akkoord",
            by=by,
            at=AT,
        )
    return decision_id


def submitted(**other: Any) -> UUID:
    """A decision that lies before its organ."""
    made = checked(a_decision(**other))
    with preparing() as by:
        decisions.submit(decision_id=made, by=by, at=AT)
    return made


def published(**other: Any) -> UUID:
    """A decision that was taken by the mayor and published on 23 November 2026."""
    made = submitted(**other)
    with deciding() as by:
        decisions.decide(decision_id=made, by=by, at=AT)
    with preparing() as by:
        decisions.publish(decision_id=made, on=TODAY, by=by, at=AT)
    return made


def a_plan(**other: Any) -> UUID:
    """An inspection in preparation: no occasion, no partner, nobody assigned yet."""
    with planning() as by:
        return inspections.draft(plan=inspections.Plan(**(PLAN | other)), by=by, at=AT)


def substantiated(**other: Any) -> UUID:
    """A plan with its occasion, a partner on its own law, and an inspector."""
    made = a_plan(**other)
    with inspecting() as inspector:
        who = inspector.membership_id
    with planning() as by:
        inspections.add_occasion(
            inspection_id=made, kind="policy_theme", text="Thema buitengebied: lege stallen.", by=by
        )
        inspections.add_partner(
            inspection_id=made,
            organisation_id=organisation("Omgevingsdienst", OrganisationKind.ENVIRONMENT_AGENCY),
            purpose="milieuregels nagaan",
            legal_basis="Omgevingswet 18.6",
            by=by,
        )
        inspections.assign(inspection_id=made, membership_id=who, by=by)
    return made


def awaiting_approval(**other: Any) -> UUID:
    """A plan that lies before the two who approve."""
    made = substantiated(**other)
    with planning() as by:
        inspections.ask_approval(inspection_id=made, by=by, at=AT)
    return made


def planned(**other: Any) -> UUID:
    """An inspection that two people approved and that stands in the calendar."""
    made = awaiting_approval(**other)
    with planning() as by:
        inspections.approve(inspection_id=made, kind="safety", by=by, at=AT)
    with planning("lawyer") as by:
        inspections.approve(inspection_id=made, kind="legal", by=by, at=AT)
        inspections.plan_date(inspection_id=made, by=by, at=AT)
    return made


def under_way(**other: Any) -> UUID:
    """An inspection on site."""
    made = planned(**other)
    with planning() as by:
        inspections.brief(inspection_id=made, by=by, at=AT)
    with inspecting() as by:
        inspections.start(inspection_id=made, by=by, at=AT)
    return made


def refused_by_database(sql: str, params: Any = None) -> str:
    """Raw SQL as the web role inside the gate: the SQL state of the refusal, or an empty text when it went through."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
    except DatabaseError as error:
        return str(getattr(error.__cause__, "sqlstate", "?"))
    return ""
