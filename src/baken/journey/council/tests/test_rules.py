"""When may an account be composed and published?"""

from datetime import UTC, datetime

from baken.journey.council.rules import BriefingFacts, may_compose, may_publish
from baken.journey.council.vocabulary import Refusal


def test_a_briefing_needs_an_adopted_plan_and_a_few_sentences() -> None:
    assert may_compose(BriefingFacts(True, "Het meldpunt werkt."))
    assert may_compose(BriefingFacts(False, "Het meldpunt werkt.")).refusal is Refusal.NO_PLAN
    assert may_compose(BriefingFacts(True, "   ")).refusal is Refusal.NO_NARRATIVE


def test_what_is_published_is_not_published_again() -> None:
    assert may_publish(BriefingFacts(True, "-"))
    then = datetime(2026, 11, 1, tzinfo=UTC)
    assert may_publish(BriefingFacts(True, "-", then)).refusal is Refusal.ALREADY_PUBLISHED
