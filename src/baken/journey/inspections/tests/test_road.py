"""An inspection as people walk it: substantiated, approved by two, gone on, and ended with what each partner found."""

from datetime import date

import pytest
from django.db import DatabaseError

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Conflict, Refused
from baken.journey.inspections import queries, services
from baken.journey.inspections.models import InspectionStep
from baken.journey.inspections.vocabulary import Refusal
from baken.journey.signals.services import open_signal
from baken.journey.signals.vocabulary import Instrument, Source
from baken.testing.corridor import (
    AT,
    TODAY,
    a_checked_signal,
    a_plan,
    awaiting_approval,
    inspecting,
    planned,
    planning,
    substantiated,
    under_way,
)
from baken.testing.people import acting_as


def refusal_of(raised):
    return raised.value.verdict.refusal


def test_from_idea_to_nothing_found(database, owner_sql, sql_as):
    made = under_way()
    with inspecting() as by:
        [partner] = queries.briefing(by, made).partners
        with pytest.raises(Refused) as raised:
            services.record_finding(partner_id=partner.partner_id, result="nothing_found", by=by, at=AT)
        assert refusal_of(raised) is Refusal.NO_VISIT
        services.record_visit(inspection_id=made, entry="power", by=by, at=AT, showed_card=True)
        services.record_finding(partner_id=partner.partner_id, result="nothing_found", by=by, at=AT)
        services.stop(inspection_id=made, by=by, at=AT)
    with planning() as by:
        services.finish(inspection_id=made, follow_up=False, by=by, at=AT)
        assert queries.inspection_card(by, made).inspection.state == "closed"
        assert queries.tally(by, since=date(2026, 1, 1)) == queries.Tally(findings=1, nothing_found=1)
    counted = sql_as("baken_numbers").execute("SELECT * FROM figures.inspections").fetchall()
    assert counted == [("GM1509", "BU15090001", "business", "HENNEP", date(2026, 11, 1), 1, 1, 0, 0, 1)]


def test_no_inspection_without_an_occasion(database):
    made = a_plan()
    with planning() as by, pytest.raises(Refused) as raised:
        services.ask_approval(inspection_id=made, by=by, at=AT)
    assert refusal_of(raised) is Refusal.NO_OCCASION


def test_a_plan_needs_both_approvals_of_two_people(database):
    made = awaiting_approval()
    with planning() as by:
        with pytest.raises(Refused) as raised:
            services.plan_date(inspection_id=made, by=by, at=AT)
        assert refusal_of(raised) is Refusal.NO_SAFETY_APPROVAL
        services.approve(inspection_id=made, kind="safety", by=by, at=AT)
        with pytest.raises(Refused) as raised:
            services.approve(inspection_id=made, kind="legal", by=by, at=AT)
        assert refusal_of(raised) is Refusal.NOT_YOUR_APPROVAL
        assert queries.work(by, today=TODAY) == []
    with planning("lawyer") as by:
        assert [card.note for card in queries.work(by, today=TODAY)] == ["wacht op jouw akkoord"]


def test_taken_back_and_laid_again_earlier_approvals_no_longer_count(database):
    made = awaiting_approval()
    with planning() as by:
        services.approve(inspection_id=made, kind="safety", by=by, at=AT)
        services.take_back(inspection_id=made, reason="andere partner", by=by, at=AT)
        services.ask_approval(inspection_id=made, by=by, at=AT)
        assert [one.given_by for one in queries.inspection_card(by, made).approvals] == ["", ""]


def test_urgency_plans_before_approval_and_owes_a_reason(database, owner_sql):
    made = substantiated()
    with planning() as by:
        services.plan_date(inspection_id=made, by=by, at=AT, urgent_reason="")
        assert queries.inspection_card(by, made).inspection.state == "planned"
    assert owner_sql("SELECT reason, reason_given_at IS NULL, record FROM privacy_urgentact") == [("", True, made)]


def test_who_plans_second_hears_who_was_first(database):
    made = planned()
    with planning("lawyer") as by:
        first = by.name
    with planning() as by, pytest.raises(Conflict, match=f"{first} was je voor"):
        services.plan_date(inspection_id=made, by=by, at=AT, seen="approval")


def test_an_inspector_sees_only_where_they_are_put_and_not_why_somebody_told_us(database):
    made = planned()
    with inspecting(who="second") as by:
        assert queries.my_inspections(by) == []
        with pytest.raises(Exception, match="does not exist"):
            queries.briefing(by, made)
    with inspecting() as by:
        assert [line.inspection_id for line in queries.my_inspections(by)] == [made]
        assert queries.inspection_card(by, made).occasions == ()


def test_a_plan_that_lies_for_approval_is_fixed(database):
    made = awaiting_approval()
    with planning() as by, pytest.raises(Refused) as raised:
        services.add_occasion(inspection_id=made, kind="policy_theme", text="nog een", by=by)
    assert refusal_of(raised) is Refusal.FIXED


def test_it_does_not_end_while_a_partner_has_no_finding(database):
    made = under_way()
    with inspecting() as by:
        services.stop(inspection_id=made, by=by, at=AT)
    with planning() as by, pytest.raises(Refused) as raised:
        services.finish(inspection_id=made, follow_up=True, by=by, at=AT)
    assert refusal_of(raised) is Refusal.FINDINGS_MISSING


def test_a_tip_of_m_alone_grounds_no_inspection_not_even_by_sql(database, owner_sql):
    made = substantiated()
    with acting_as("weigher", activity=Activity.WEIGH_SIGNALS) as by:
        tip = open_signal(
            source=Source.MMA, phenomenon="HENNEP", summary="In de schuur.", received_on=AT.date(), by=by, at=AT
        )
    owner_sql("UPDATE inspections_occasion SET kind = 'signal', signal_id = %s", [tip])
    with planning() as by, pytest.raises(Refused) as raised:
        services.ask_approval(inspection_id=made, by=by, at=AT)
    assert refusal_of(raised) is Refusal.ONLY_A_TIP
    with pytest.raises(DatabaseError, match="a tip alone"), planning() as by:
        InspectionStep(
            municipality=by.municipality, inspection_id=made, from_state="preparation", to_state="approval",
            by=by.membership_id, at=AT, reason="Toch maar.",
        ).save()  # fmt: skip


def test_a_signal_is_an_occasion_only_under_a_confirmed_check_2b_for_a_joint_inspection(database):
    other, checked = a_checked_signal(Instrument.PREVENTION), a_checked_signal(Instrument.JOINT_INSPECTION)
    made = substantiated()
    with planning() as by:
        services.add_occasion(inspection_id=made, kind="signal", text="Een signaal.", by=by, signal_id=other)
    with planning() as by, pytest.raises(Refused) as raised:
        services.ask_approval(inspection_id=made, by=by, at=AT)
    assert refusal_of(raised) is Refusal.UNCHECKED_SIGNAL
    with pytest.raises(DatabaseError, match="no check 2B"), planning() as by:
        InspectionStep(
            municipality=by.municipality, inspection_id=made, from_state="preparation", to_state="approval",
            by=by.membership_id, at=AT, reason="Toch maar.",
        ).save()  # fmt: skip
    made = substantiated()
    with planning() as by:
        services.add_occasion(inspection_id=made, kind="signal", text="Een signaal.", by=by, signal_id=checked)
        services.ask_approval(inspection_id=made, by=by, at=AT)
