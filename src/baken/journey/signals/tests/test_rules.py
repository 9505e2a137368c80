"""When may a signal take its next step? Read this as the manual of the guarded phases."""

from dataclasses import replace
from datetime import date

import pytest

from baken.ground.organisations.vocabulary import OrganisationKind
from baken.journey.signals.rules import (
    Decision,
    SignalFacts,
    is_finished,
    keep_until,
    may_confirm,
    may_decide,
    may_reach,
    may_research,
    months_after,
)
from baken.journey.signals.vocabulary import (
    BASIS,
    LANES,
    SHARING,
    TRANSITIONS,
    SignalRefusal,
    SignalState,
    Source,
)

S, R = SignalState, SignalRefusal
TODAY = date(2026, 11, 23)
FRESH = SignalFacts(state=S.INTAKE, source=Source.RESIDENT_WEB)
WEIGHED = replace(FRESH, state=S.WEIGHING, weighed=True)
READY = replace(FRESH, weighed=True, check_1=True, check_2a=True, check_2b=True, confirmed_2b=True, corroborated=True)


@pytest.mark.parametrize(
    ("signal", "to", "refusal"),
    [
        (replace(WEIGHED, weighed=False), S.INVESTIGATION, R.NOT_WEIGHED),
        (WEIGHED, S.INVESTIGATION, R.NO_CHECK_1),
        (WEIGHED, S.FORWARDED_EXTERNALLY, R.NO_CHECK_2A),
        (replace(READY, state=S.INVESTIGATION, check_2a=False), S.PREPARING, R.NO_CHECK_2A),
        (replace(READY, state=S.PREPARING, check_2b=False), S.APPROACH, R.NO_CHECK_2B),
        (replace(READY, state=S.PREPARING, confirmed_2b=False), S.APPROACH, R.NOT_CONFIRMED),
        (replace(READY, state=S.PREPARING, source=Source.MMA, corroborated=False), S.APPROACH, R.ONLY_A_TIP),
        (FRESH, S.APPROACH, R.WRONG_STATE),
        (replace(READY, state=S.CLOSED), S.INTAKE, R.WRONG_STATE),
    ],
)
def test_each_phase_refuses_with_its_own_reason(signal, to, refusal):
    assert may_reach(signal, to).refusal is refusal


@pytest.mark.parametrize(
    ("state", "to"), [(S.WEIGHING, S.INVESTIGATION), (S.INVESTIGATION, S.PREPARING), (S.PREPARING, S.APPROACH)]
)
def test_with_its_checks_a_signal_goes_through_the_phases(state, to):
    assert may_reach(replace(READY, state=state), to)


def test_urgency_passes_a_check_but_never_the_order_of_the_states():
    bare = replace(FRESH, state=S.PREPARING)
    assert may_decide(bare, Decision(S.APPROACH, "brand"), today=TODAY).refusal is R.NO_CHECK_2B
    assert may_decide(bare, Decision(S.APPROACH, "brand"), today=TODAY, urgently=True)
    assert may_decide(FRESH, Decision(S.APPROACH, "brand"), today=TODAY, urgently=True).refusal is R.WRONG_STATE


@pytest.mark.parametrize(
    ("signal", "decision", "refusal"),
    [
        (FRESH, Decision(S.WEIGHING, "hoort hier", municipal_task=True), R.NOT_OURS),
        (FRESH, Decision(S.CLOSED, "klein"), R.NO_RESULT),
        (FRESH, Decision(S.FORWARDED_DIRECTLY, "gevaar"), R.NO_RECIPIENT),
        (WEIGHED, Decision(S.KEPT, "later"), R.NO_REVIEW),
        (WEIGHED, Decision(S.KEPT, "later", review_on=date(2027, 11, 24)), R.NO_REVIEW),
        (WEIGHED, Decision(S.KEPT, " ", review_on=date(2027, 2, 1)), R.NO_REASON),
    ],
)
def test_a_decision_says_what_its_kind_of_step_needs(signal, decision, refusal):
    assert may_decide(signal, decision, today=TODAY).refusal is refusal


def test_a_complete_decision_is_allowed():
    assert may_decide(WEIGHED, Decision(S.KEPT, "later", review_on=date(2027, 2, 1)), today=TODAY)
    ours = Decision(S.WEIGHING, "hoort hier", municipal_task=True, own_territory=True)
    assert may_decide(FRESH, ours, today=TODAY)


def test_a_register_is_asked_only_when_check_1_names_it():
    assert may_research(None, "dossiers").refusal is R.NO_CHECK_1
    assert may_research(("signals",), "dossiers").refusal is R.NOT_IN_CHECK_1
    assert may_research(("signals", "dossiers"), "dossiers")


def test_the_second_pair_of_eyes_is_another_lawyer():
    assert may_confirm("a", "b", is_lawyer=True)
    assert may_confirm("a", "a", is_lawyer=True).refusal is R.OWN_CHECK
    assert may_confirm("a", "b", is_lawyer=False).refusal is R.NOT_A_LAWYER


def test_a_check_has_every_part_in_words():
    assert is_finished("doel", "noodzaak")
    assert is_finished("doel", " ").refusal is R.UNFINISHED_CHECK


@pytest.mark.parametrize(
    ("was", "to", "on", "last_day"),
    [
        (S.RECEIVED, S.INTAKE, date(2026, 11, 23), date(2027, 11, 30)),  # 12 months after the month it came in
        (S.WEIGHING, S.INVESTIGATION, date(2027, 3, 1), date(2028, 3, 1)),  # 12 months from research
        (S.PREPARING, S.APPROACH, date(2027, 3, 1), date(2032, 3, 1)),  # 5 years from acting on it
        (S.APPROACH, S.CLOSED, date(2027, 6, 1), date(2032, 6, 1)),  # 5 years from closing
        (S.KEPT, S.CLOSED, date(2027, 10, 31), date(2028, 1, 31)),  # never less than 3 months after closing
    ],
)
def test_the_last_day_is_always_known(was, to, on, last_day):
    assert keep_until(date(2026, 11, 1), was, to, on) == last_day


def test_a_month_later_falls_on_the_last_day_when_there_is_no_such_day():
    assert months_after(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_every_refusal_has_its_basis_and_every_state_its_lane():
    assert set(BASIS) == set(SignalRefusal)
    assert sorted(state for lane in LANES for state in lane.states) == sorted(SignalState)
    assert set(TRANSITIONS) == set(SignalState)


def test_every_kind_of_partner_has_a_ground_to_start_from():
    named = [kind for ground in SHARING for kind in ground.partners]
    assert sorted(named) == sorted(OrganisationKind)
