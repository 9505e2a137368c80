"""When a report may be sent, and what of a text is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.ground.topics.vocabulary import GOES_ROUND
from baken.journey.intake.rules import STORY_LIMIT, ReportFacts, in_megabytes, may_hand_in, plain
from baken.journey.intake.vocabulary import (
    MILESTONES,
    TRANSITIONS,
    About,
    Identity,
    Refusal,
    ReportState,
)

GOOD = ReportFacts(story="Elke nacht busjes bij de loods.", identity=Identity.ANONYMOUS, contact="")


def test_an_anonymous_report_with_a_story_may_be_sent() -> None:
    assert may_hand_in(GOOD)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (ReportFacts("  \n ", Identity.ANONYMOUS, ""), Refusal.NOTHING_TOLD),
        (ReportFacts("x" * (STORY_LIMIT + 1), Identity.ANONYMOUS, ""), Refusal.STORY_TOO_LONG),
        (ReportFacts("x", Identity.ANONYMOUS, "Jan, 06"), Refusal.NAME_WITH_ANONYMOUS),
        (ReportFacts("x", Identity.CONFIDENTIAL, " "), Refusal.NAME_MISSING),
        (ReportFacts("x", Identity.KNOWN, ""), Refusal.NAME_MISSING),
        (ReportFacts("x", Identity.ANONYMOUS, "", from_police=True), Refusal.FROM_POLICE),
    ],
)
def test_each_missing_condition_refuses_with_its_own_reason(facts: ReportFacts, refusal: Refusal) -> None:
    assert may_hand_in(facts).refusal is refusal


def test_what_hides_in_a_text_goes_and_the_rest_stays() -> None:
    assert plain("a\x00b\x1bc\u202ed\u2066e\x7f") == "abcde"
    assert plain("een\r\ntwee\rdrie\tvier") == "een\ntwee\ndrie\tvier"
    assert plain("👩‍👧 Łódź ولد <b>vet</b>") == "👩‍👧 Łódź ولد <b>vet</b>"


@given(st.text())
def test_plain_is_done_in_one_go(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_every_state_has_its_lamp_and_every_move_leads_somewhere_known() -> None:
    assert set(MILESTONES) == set(TRANSITIONS) == set(ReportState)
    assert {to for nexts in TRANSITIONS.values() for to in nexts} <= set(ReportState)


def test_the_form_knows_which_answers_send_a_report_round_somebody() -> None:
    assert GOES_ROUND == set(About.values) - {About.NOBODY}


def test_a_small_file_is_never_told_as_nothing() -> None:
    assert [in_megabytes(size) for size in (0, 1, 17_728, 149_000, 2_000_000)] == [0.0, 0.1, 0.1, 0.1, 2.0]
