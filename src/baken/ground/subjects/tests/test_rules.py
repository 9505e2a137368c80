"""When may a person be written down? With a notice within a month, or a deferral that is reasoned and ends."""

from datetime import date, timedelta

import pytest

from baken.ground.subjects.rules import Notice, PersonFacts, is_kvk, may_add_person
from baken.ground.subjects.vocabulary import DeferralGround, SubjectRefusal

TODAY = date(2026, 11, 23)
TOLD = Notice(tell_on=TODAY + timedelta(days=14))
LATER = Notice(
    deferral=DeferralGround.IMPAIRS_PURPOSE, reason="dan verdwijnt de voorraad", review_on=TODAY + timedelta(days=60)
)


@pytest.mark.parametrize("notice", [TOLD, LATER, Notice(told_on=TODAY)])
def test_somebody_who_is_told_now_or_later_with_reason_may_be_written_down(notice):
    assert may_add_person(PersonFacts("J. de Vries", notice, TODAY))


@pytest.mark.parametrize(
    ("name", "notice", "refusal"),
    [
        (" ", TOLD, SubjectRefusal.NO_NAME),
        ("J. de Vries", Notice(), SubjectRefusal.NO_NOTICE),
        ("J. de Vries", Notice(deferral=DeferralGround.NO_CONTACT, review_on=TODAY), SubjectRefusal.NO_REASON),
        ("J. de Vries", Notice(tell_on=TODAY + timedelta(days=31)), SubjectRefusal.TOO_LATE),
        ("J. de Vries", Notice(told_on=TODAY, tell_on=TODAY), SubjectRefusal.TWO_NOTICES),
        ("J. de Vries", Notice(told_on=TODAY + timedelta(days=1)), SubjectRefusal.NOT_TOLD_YET),
        ("J. de Vries", Notice(deferral=DeferralGround.NO_CONTACT, reason="weg"), SubjectRefusal.NO_REVIEW),
        (
            "J. de Vries",
            Notice(deferral=DeferralGround.NO_CONTACT, reason="weg", review_on=TODAY + timedelta(days=93)),
            SubjectRefusal.REVIEW_TOO_FAR,
        ),
    ],
)
def test_each_missing_part_refuses_with_its_own_reason(name, notice, refusal):
    assert may_add_person(PersonFacts(name, notice, TODAY)).refusal is refusal


def test_the_month_runs_on_when_a_day_to_tell_is_put_off():
    since = TODAY - timedelta(days=20)
    said = may_add_person(PersonFacts("J. de Vries", TOLD, TODAY, since))
    assert said.refusal is SubjectRefusal.TOO_LATE
    assert may_add_person(PersonFacts("J. de Vries", Notice(tell_on=TODAY + timedelta(days=10)), TODAY, since))


@pytest.mark.parametrize(
    ("number", "holds"), [("12345678", True), ("1234567", False), ("123456789", False), ("1234567a", False)]
)
def test_a_kvk_number_is_eight_digits(number, holds):
    assert bool(is_kvk(number)) is holds
