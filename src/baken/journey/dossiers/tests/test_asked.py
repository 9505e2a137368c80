"""A weigher asks whether something is known in a dossier: each owner decides for their own, and is not counted."""

from baken.ground.privacy.vocabulary import Activity
from baken.journey.dossiers.tests.test_services import AT, BARN, adviser, open_one, signal
from baken.journey.signals import queries
from baken.journey.signals import services as signals
from baken.journey.signals.models import SourceQuestion
from baken.journey.signals.vocabulary import ResearchSource
from baken.testing.people import acting_as


def weigher():
    return acting_as("weigher", activity=Activity.WEIGH_SIGNALS)


def known_in_dossiers():
    """A signal about the barn for which dossiers said "known there"; the id of that answer."""
    asking = signal(researched=True)
    with weigher() as by:
        signals.research(signal_id=asking, source=ResearchSource.DOSSIERS, by=by, at=AT)
    with weigher() as by:
        (asked,) = queries.signal_sources(by, asking, today=AT.date()).asked
    assert asked.known
    return asked.id


def test_each_owner_is_asked_and_the_asker_sees_one_question(database):
    for who, title in (("first", "Schuur"), ("second", "Erf")):
        with adviser(who) as by:
            open_one(by, title=title, address=BARN)
    asked = known_in_dossiers()
    with weigher() as by:
        signals.ask_owner(research_id=asked, why="Loopt hier al iets?", by=by, at=AT)
        assert SourceQuestion.objects.count() == 1
    for who, title in (("first", "Schuur"), ("second", "Erf")):
        with acting_as("safety_adviser", activity=Activity.ANSWER_FOR_SOURCE, who=who) as by:
            (question,) = queries.questions_for(by)
            assert question.matches == (title,)
