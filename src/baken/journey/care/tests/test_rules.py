"""When may a plan be carried out, and when does a phase change?"""

from datetime import date

import pytest

from baken.journey.care.rules import CasusFacts, may_carry_out, may_change_phase
from baken.journey.care.vocabulary import Refusal

BOTH = frozenset({"safety", "social"})
SOON = date(2026, 12, 1)


def test_a_plan_with_two_tracks_and_a_next_contact_may_be_carried_out() -> None:
    assert may_carry_out(CasusFacts(BOTH, "", SOON))


def test_one_track_is_enough_when_the_reason_is_given() -> None:
    assert may_carry_out(CasusFacts(frozenset({"social"}), "de overlast is voorbij", SOON))


@pytest.mark.parametrize(
    ("casus", "refusal"),
    [
        (CasusFacts(frozenset({"safety"}), "", SOON), Refusal.ONE_TRACK),
        (CasusFacts(frozenset(), "  ", SOON), Refusal.ONE_TRACK),
        (CasusFacts(BOTH, "", None), Refusal.NO_CONTACT),
    ],
)
def test_each_missing_condition_refuses_with_its_own_reason(casus: CasusFacts, refusal: Refusal) -> None:
    assert may_carry_out(casus).refusal is refusal


@pytest.mark.parametrize(("before", "after"), [(1, 2), (4, 1)])
def test_a_phase_goes_up_and_down_with_a_criterion(before: int, after: int) -> None:
    assert may_change_phase(before, after, "de zorg loopt vast")
    assert may_change_phase(before, after, " ").refusal is Refusal.NO_CRITERION


def test_a_phase_does_not_change_to_itself() -> None:
    assert may_change_phase(2, 2, "reden").refusal is Refusal.NOT_A_STEP
