"""The year's decisions, inspections and measures."""

from datetime import time, timedelta
from uuid import UUID

from baken.ground.privacy.vocabulary import Activity
from baken.house.upkeep.services.demo_year.stage import (
    ADVISER,
    INSPECTOR,
    LAWYER,
    MAYOR,
    POLICE_TEAM,
    TOWN,
    Stage,
)
from baken.journey.decisions import services as decisions
from baken.journey.decisions.services import Content
from baken.journey.decisions.vocabulary import CareResult, Occupants
from baken.journey.inspections import services as inspections
from baken.journey.inspections.services import Plan
from baken.journey.inspections.vocabulary import ApprovalKind, Entry, FindingResult, ObjectType, OccasionKind
from baken.journey.measures import services as measures
from baken.journey.measures.vocabulary import MeasureKind, OutcomeCode


def walk(stage: Stage, dossiers: dict[str, UUID]) -> None:
    """Decide, go and look, and do."""
    closure = _closure(stage, dossiers["barn"])
    _waiting_for_the_mayor(stage, dossiers["farm"])
    _in_preparation(stage, dossiers["barber"])
    _finished_inspection(stage, dossiers["barn"])
    _planned_inspection(stage, dossiers["farm"])
    _measures(stage, closure)


def _closure(stage: Stage, dossier: UUID) -> UUID:
    """A closure of premises: announced, heard, checked for care, decided and published."""
    with stage.as_somebody(LAWYER, Activity.PREPARE_DECISIONS) as actor:
        decision = decisions.prepare(
            dossier_id=dossier,
            instrument="close_drugs_premises",
            organ="mayor",
            content=Content(
                title="Sluiting van de schuur aan de Verzonnenweg",
                addressee="De verhuurder van de schuur",
                address="Verzonnenweg 12",
                phenomenon="DRUGSLAB",
                facts="In de schuur stonden vaten, slangen en een afzuiging die voor productie zijn ingericht.",
                ground="Opiumwet 13b, eerste lid, onder b",
                reasons="De schuur is ingericht om drugs te maken. Sluiten haalt de plek uit de keten en maakt de straat weer rustig.",
                lighter="Een waarschuwing is overwogen. Die is te licht: de inrichting was professioneel en er was gevaar voor brand.",
                occupants=Occupants.NOBODY,
                occupants_note="In de schuur woont niemand. Het echtpaar in het huis ernaast blijft er wonen.",
                lasts_until=stage.now.date() + timedelta(days=75),
                grace_until=stage.ago(12).date(),
            ),
            by=actor,
            at=stage.ago(32),
        )
        decisions.announce(
            decision_id=decision,
            sent_on=stage.ago(31).date(),
            views_until=stage.ago(22).date(),
            by=actor,
            at=stage.ago(31),
        )
        decisions.record_view(
            decision_id=decision,
            received_on=stage.ago(24).date(),
            given_by="De verhuurder",
            text="Wist van niets en heeft het slot al laten vervangen.",
            weighed="Dat is te prijzen, maar de inrichting staat er nog; sluiten blijft nodig.",
            by=actor,
            at=stage.ago(24),
        )
        decisions.check_care(
            decision_id=decision,
            result=CareResult.CARE_ALONGSIDE,
            text="Het oudere echtpaar krijgt bezoek van het sociaal team.",
            by=actor,
            at=stage.ago(21),
        )
        decisions.consult_social_domain(
            decision_id=decision,
            held_on=stage.ago(21).date(),
            whom="Procesregisseur zorg en veiligheid",
            advice="Ga langs voor de brief komt.",
            by=actor,
            at=stage.ago(21),
        )
        decisions.submit(decision_id=decision, by=actor, at=stage.ago(20))
    with stage.as_somebody(MAYOR, Activity.TAKE_DECISIONS) as actor:
        decisions.decide(decision_id=decision, reason="Nodig en evenredig.", by=actor, at=stage.ago(19))
    with stage.as_somebody(LAWYER, Activity.PREPARE_DECISIONS) as actor:
        decisions.publish(decision_id=decision, on=stage.ago(18).date(), by=actor, at=stage.ago(18))
    return decision


def _waiting_for_the_mayor(stage: Stage, dossier: UUID) -> None:
    """On the mayor's phone this week, with everything on the card."""
    with stage.as_somebody(LAWYER, Activity.PREPARE_DECISIONS) as actor:
        decision = decisions.prepare(
            dossier_id=dossier,
            instrument="close_home_disorder",
            organ="mayor",
            content=Content(
                title="Sluiting van de loods bij de kwekerij",
                addressee="De exploitant van de kwekerij",
                address="Denkbeeldige Dijk",
                phenomenon="ARBEIDSUITBUITING",
                facts="Twintig slaapplekken in een loods zonder nooduitgang. Twee keer onrust en vechtpartijen in een maand.",
                ground="Gemeentewet 174a, eerste lid, onder a",
                reasons="De onrust komt uit de loods zelf en houdt niet op. Sluiten maakt dat mensen elders veilig kunnen slapen.",
                lighter="Een last onder dwangsom is overwogen. Die laat mensen nog weken in gevaar slapen.",
                occupants=Occupants.ADULTS,
                occupants_note="Ongeveer twintig volwassenen. Opvang is geregeld voor de eerste twee weken.",
                lasts_until=stage.now.date() + timedelta(days=60),
                grace_until=stage.now.date() + timedelta(days=6),
                decide_by=stage.now.date() + timedelta(days=3),
            ),
            by=actor,
            at=stage.ago(16),
        )
        decisions.announce(
            decision_id=decision,
            sent_on=stage.ago(15).date(),
            views_until=stage.ago(4).date(),
            by=actor,
            at=stage.ago(15),
        )
        decisions.record_view(
            decision_id=decision,
            received_on=stage.ago(6).date(),
            given_by="De exploitant",
            text="Wil zelf verbouwen en vraagt uitstel.",
            weighed="Verbouwen duurt maanden; tot dan is het er niet veilig.",
            by=actor,
            at=stage.ago(6),
        )
        decisions.check_care(
            decision_id=decision,
            result=CareResult.CARE_ALONGSIDE,
            text="Opvang en een gesprek met een tolk staan klaar.",
            by=actor,
            at=stage.ago(4),
        )
        decisions.consult_social_domain(
            decision_id=decision,
            held_on=stage.ago(4).date(),
            whom="Sociaal team en aandachtsfunctionaris mensenhandel",
            advice="Eerst opvang, dan de deur dicht.",
            by=actor,
            at=stage.ago(4),
        )
        decisions.submit(decision_id=decision, by=actor, at=stage.ago(2))


def _in_preparation(stage: Stage, dossier: UUID) -> None:
    """Not ready: the care check and more are missing, and the page says so."""
    with stage.as_somebody(LAWYER, Activity.PREPARE_DECISIONS) as actor:
        decisions.prepare(
            dossier_id=dossier,
            instrument="close_drugs_premises",
            organ="mayor",
            content=Content(
                title="Voornemen over de kapper",
                addressee="De houder",
                facts="Nog te weinig feiten.",
                ground="Opiumwet 13b",
            ),
            by=actor,
            at=stage.ago(3),
        )


def _plan(stage: Stage, title: str, address: str, kind: ObjectType, phenomenon: str, on: int) -> Plan:
    return Plan(
        object_type=kind,
        address=address,
        phenomenon=phenomenon,
        held_on=(stage.now + timedelta(days=on)).date(),
        starts_at=time(9, 30),
        criterion="Gekozen omdat twee onafhankelijke bronnen hetzelfde zagen; dezelfde maatstaf geldt voor elk adres.",
        purpose=title,
        proportionality="Kort bezoek, kleine ploeg, eerst vragen. Een brief geeft hier geen antwoord.",
        dpia="DPIA integrale controles 2025, vastgesteld",
        safety_plan="Politie op afstand; niemand alleen naar binnen; bij chemische lucht meteen weg.",
        care_contact="Petra Bleumink, procesregisseur",
    )


def _draft(stage: Stage, dossier: UUID, plan: Plan, days_ago: int) -> tuple[UUID, UUID]:
    """A plan with its occasion, its partners and both approvals; returns the inspection and our own part."""
    with stage.as_somebody(ADVISER, Activity.PLAN_INSPECTIONS) as actor:
        made = inspections.draft(plan=plan, by=actor, at=stage.ago(days_ago), dossier_id=dossier)
        inspections.add_occasion(
            inspection_id=made,
            kind=OccasionKind.POLICY_THEME,
            text="Aanpak van misbruik van gebouwen in het buitengebied, uit het plan.",
            by=actor,
        )
        own = inspections.add_partner(
            inspection_id=made,
            organisation_id=stage.organisation(TOWN),
            purpose="Bouw en brandveiligheid",
            legal_basis="Omgevingswet; Awb 5:15",
            by=actor,
        )
        inspections.add_partner(
            inspection_id=made,
            organisation_id=stage.organisation(POLICE_TEAM),
            purpose="Veiligheid van de ploeg",
            legal_basis="Politiewet 2012, artikel 3",
            by=actor,
        )
        inspections.assign(inspection_id=made, membership_id=stage.membership(INSPECTOR), by=actor)
        inspections.ask_approval(inspection_id=made, by=actor, at=stage.ago(days_ago - 1))
        inspections.approve(inspection_id=made, kind=ApprovalKind.SAFETY, by=actor, at=stage.ago(days_ago - 1))
    with stage.as_somebody(LAWYER, Activity.PLAN_INSPECTIONS) as actor:
        inspections.approve(inspection_id=made, kind=ApprovalKind.LEGAL, by=actor, at=stage.ago(days_ago - 2))
    with stage.as_somebody(ADVISER, Activity.PLAN_INSPECTIONS) as actor:
        inspections.plan_date(inspection_id=made, by=actor, at=stage.ago(days_ago - 3))
    return made, own


def _finished_inspection(stage: Stage, dossier: UUID) -> None:
    """Gone, looked, and found nothing out of order: that counts too."""
    plan = _plan(
        stage, "Zien of de loods leeg en veilig is.", "Bedrijvenpark Fantasia 7", ObjectType.VACANT, "HENNEP", -45
    )
    made, own = _draft(stage, dossier, plan, 52)
    with stage.as_somebody(ADVISER, Activity.PLAN_INSPECTIONS) as actor:
        inspections.brief(inspection_id=made, by=actor, at=stage.ago(46))
    with stage.as_somebody(INSPECTOR, Activity.INSPECT) as actor:
        inspections.start(inspection_id=made, by=actor, at=stage.ago(45))
        inspections.record_visit(
            inspection_id=made,
            entry=Entry.CONSENT,
            consent_by="De beheerder",
            consent_at=stage.ago(45),
            told_purpose=True,
            told_may_refuse=True,
            showed_card=True,
            by=actor,
            at=stage.ago(45),
        )
        inspections.record_finding(
            partner_id=own,
            result=FindingResult.NOTHING_FOUND,
            text="Loods leeg, meter verzegeld.",
            by=actor,
            at=stage.ago(45),
        )


def _planned_inspection(stage: Stage, dossier: UUID) -> None:
    """Approved and on the calendar of next week."""
    plan = _plan(
        stage, "Zien hoe mensen er wonen en of het veilig is.", "Denkbeeldige Dijk", ObjectType.MIGRANT_HOUSING, "ARBEIDSUITBUITING", 6
    )  # fmt: skip
    made, _ = _draft(stage, dossier, plan, 8)
    with stage.as_somebody(ADVISER, Activity.PLAN_INSPECTIONS) as actor:
        inspections.brief(inspection_id=made, by=actor, at=stage.ago(1))


def _measures(stage: Stage, decision: UUID) -> None:
    with stage.as_somebody(ADVISER, Activity.CARRY_OUT_MEASURES) as actor:
        closing = measures.write_down(
            decision_id=decision,
            content=measures.Content(
                kind=MeasureKind.CLOSURE,
                title="Schuur gesloten en verzegeld",
                starts_on=stage.ago(12).date(),
                ends_on=stage.now.date() + timedelta(days=75),
                executor="Toezicht en handhaving",
                phenomenon="DRUGSLAB",
                told_what="Waarom de schuur dicht is en waar je iets kunt melden.",
                told_whom="Bewoners van de straat",
                told_on=stage.ago(11).date(),
            ),
            by=actor,
        )
        measures.start(measure_id=closing, on=stage.ago(12).date(), by=actor, at=stage.ago(12))
        letter = measures.write_down(
            decision_id=decision,
            content=measures.Content(
                kind=MeasureKind.PREVENTION,
                title="Gesprek met verhuurders in het buitengebied",
                starts_on=stage.ago(11).date(),
                ends_on=stage.ago(3).date(),
                executor="Adviseur veiligheid",
                phenomenon="DRUGSLAB",
                told_nothing_because="Het gesprek zelf was de boodschap.",
            ),
            by=actor,
        )
        measures.start(measure_id=letter, on=stage.ago(11).date(), by=actor, at=stage.ago(11))
        measures.end(
            measure_id=letter,
            on=stage.ago(3).date(),
            outcome=OutcomeCode.GOAL_REACHED,
            reason="Negen verhuurders spraken met ons.",
            by=actor,
            at=stage.ago(3),
        )
