"""An inspection, rule by rule (C15; Awb 5:11-5:20). Each refusal is one missing thing."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from baken.journey.inspections.rules import (
    EntryFacts,
    PlanFacts,
    may_approve,
    may_ask_approval,
    may_change_plan,
    may_finish,
    may_plan,
    may_record_finding,
    may_record_visit,
)
from baken.journey.inspections.vocabulary import InspectionState, Refusal

ANNA, BRAM = uuid4(), uuid4()
PLAN = PlanFacts(
    state="approval",
    occasions=1,
    partners=2,
    criterion="uit de lijst van de netbeheerder",
    purpose="gebruik nagaan",
    proportionality="een brief hielp niet",
    dpia="DPIA 4",
    safety_plan="twee aan twee",
    care_contact="procesregisseur",
    inspectors=1,
    held_on=date(2026, 12, 3),
    approved_by={"safety": ANNA, "legal": BRAM},
)


def test_a_substantiated_plan_that_two_people_approved_may_be_planned():
    assert may_plan(PLAN)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"occasions": 0}, Refusal.NO_OCCASION),
        ({"partners": 0}, Refusal.NO_PARTNERS),
        ({"partners_without_ground": 1}, Refusal.PARTNER_WITHOUT_GROUND),
        ({"criterion": ""}, Refusal.NO_CRITERION),
        ({"purpose": ""}, Refusal.NO_PROPORTIONALITY),
        ({"proportionality": " "}, Refusal.NO_PROPORTIONALITY),
        ({"dpia": ""}, Refusal.NO_DPIA),
        ({"safety_plan": ""}, Refusal.NO_SAFETY_PLAN),
        ({"care_contact": ""}, Refusal.NO_CARE_CONTACT),
        ({"held_on": None}, Refusal.NO_DATE),
        ({"inspectors": 0}, Refusal.NOBODY_GOES),
        ({"approved_by": {"legal": BRAM}}, Refusal.NO_SAFETY_APPROVAL),
        ({"approved_by": {"safety": ANNA}}, Refusal.NO_LEGAL_APPROVAL),
        ({"approved_by": {"safety": ANNA, "legal": ANNA}}, Refusal.SAME_PERSON),
    ],
)
def test_each_missing_condition_refuses_with_its_own_sentence(change, refusal):
    assert may_plan(replace(PLAN, **change)).refusal is refusal


def test_urgency_stands_for_the_approvals_and_for_nothing_else():
    hurried = replace(PLAN, approved_by={}, urgent=True)
    assert may_plan(hurried)
    assert may_plan(replace(hurried, occasions=0)).refusal is Refusal.NO_OCCASION
    assert may_plan(replace(hurried, partners_without_ground=1)).refusal is Refusal.PARTNER_WITHOUT_GROUND


def test_approval_is_asked_before_the_day_is_known():
    assert may_ask_approval(replace(PLAN, held_on=None, inspectors=0, approved_by={}))
    assert may_ask_approval(replace(PLAN, occasions=0)).refusal is Refusal.NO_OCCASION


@pytest.mark.parametrize(
    ("kind", "role", "by", "given", "state", "refusal"),
    [
        ("safety", "safety_adviser", ANNA, {}, "approval", None),
        ("legal", "lawyer", BRAM, {"safety": ANNA}, "approval", None),
        ("legal", "safety_adviser", ANNA, {}, "approval", Refusal.NOT_YOUR_APPROVAL),
        ("safety", "lawyer", BRAM, {}, "approval", Refusal.NOT_YOUR_APPROVAL),
        ("safety", "safety_adviser", ANNA, {}, "preparation", Refusal.NOT_AWAITING),
        ("safety", "safety_adviser", ANNA, {"safety": BRAM}, "approval", Refusal.APPROVED_ALREADY),
        ("legal", "lawyer", ANNA, {"safety": ANNA}, "approval", Refusal.SAME_PERSON),
    ],
)
def test_an_approval_is_of_one_role_and_never_of_who_gave_the_other(kind, role, by, given, state, refusal):
    assert may_approve(kind, role, by, replace(PLAN, approved_by=given, state=state)).refusal is refusal


@pytest.mark.parametrize("state", InspectionState)
def test_a_plan_changes_only_while_it_is_being_prepared(state):
    assert bool(may_change_plan(state)) == (state in {"idea", "preparation"})


DOOR = EntryFacts("under_way", "dwelling", "consent", "bewoner", True, True, True)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({}, None),
        ({"entry": "power"}, Refusal.DWELLING_WITHOUT_CONSENT),
        ({"entry": "power", "object_type": "migrant_housing"}, Refusal.DWELLING_WITHOUT_CONSENT),
        ({"entry": "power", "object_type": "business"}, None),
        ({"entry": "warrant"}, None),
        ({"entry": "refused", "consent_by": ""}, None),
        ({"told_purpose": False}, Refusal.NOT_INFORMED),
        ({"told_may_refuse": False}, Refusal.NOT_INFORMED),
        ({"consent_by": ""}, Refusal.NOT_INFORMED),
        ({"consent_timed": False}, Refusal.NOT_INFORMED),
        ({"state": "planned"}, Refusal.NOT_ON_SITE),
    ],
)
def test_a_home_is_entered_with_informed_consent_or_a_warrant(change, refusal):
    assert may_record_visit(replace(DOOR, **change)).refusal is refusal


def test_nothing_found_needs_no_words_and_anything_else_does():
    assert may_record_finding("under_way", True, "nothing_found", "")
    assert may_record_finding("under_way", True, "violation", " ").refusal is Refusal.FINDING_WITHOUT_TEXT
    assert may_record_finding("under_way", False, "nothing_found", "").refusal is Refusal.NO_VISIT
    assert may_record_finding("planned", True, "nothing_found", "").refusal is Refusal.NOT_ON_SITE


def test_it_ends_when_every_partner_has_a_finding():
    assert may_finish(0)
    assert may_finish(1).refusal is Refusal.FINDINGS_MISSING
