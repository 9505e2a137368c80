"""The information position counts signals, sources, completeness, time to weigh and feedback, and loads none (C37, C75)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from baken.ground.privacy.vocabulary import Activity
from baken.journey.signals import queries, services
from baken.journey.signals.queries.position import median, quarters_until, source_lines
from baken.journey.signals.tests.conftest import AT, GRADES, TELLING, S, go, open_one, weigher
from baken.journey.signals.vocabulary import Source
from baken.testing.people import NEIGHBOUR, acting_as, signed_in

TODAY = AT.date()
OURS = {"silent_resident": 2, "silent_colleague": 3, "silent_partner": 6}


@pytest.mark.parametrize(
    ("today", "first"), [(date(2026, 11, 28), date(2026, 1, 1)), (date(2026, 1, 1), date(2025, 4, 1))]
)
def test_never_more_than_the_twelve_months_in_which_nothing_is_destroyed(today, first):
    assert quarters_until(today)[0] == first
    assert len(quarters_until(today)) == 4
    assert (today - first).days < 366


def test_a_shorter_adopted_term_leaves_fewer_quarters():
    assert quarters_until(date(2026, 11, 28), 3)[0] == date(2026, 4, 1)
    assert quarters_until(date(2026, 11, 28), 1) == [date(2026, 10, 1)]


def test_the_median_of_counted_values():
    assert median([(0, 1), (3, 1), (40, 1)]) == 3
    assert median([(5, 2), (1, 1)]) == 5
    assert median([]) is None


def test_a_source_is_silent_only_when_it_brought_something_before():
    counted = [(date(2026, 6, 1), Source.RESIDENT_WEB, 4), (date(2026, 10, 1), Source.MMA, 1)]
    lines = {line.source: line for line in source_lines(counted, quarters_until(TODAY), TODAY, OURS)}
    assert (lines[Source.RESIDENT_WEB].counts, lines[Source.RESIDENT_WEB].silent) == ((0, 4, 0, 0), True)
    assert (lines[Source.MMA].last, lines[Source.MMA].silent) == (date(2026, 10, 1), False)
    assert (lines[Source.RIEC].last, lines[Source.RIEC].silent) == (None, False)


def test_a_whole_month_longer_than_its_norm_makes_a_source_silent():
    counted = [(date(2026, 9, 1), Source.RESIDENT_WEB, 1)]
    assert not source_lines(counted, quarters_until(TODAY), date(2026, 11, 30), OURS)[0].silent
    assert source_lines(counted, quarters_until(TODAY), date(2026, 12, 1), OURS)[0].silent


def test_signals_are_counted_with_what_they_lack_and_how_long_they_waited(database):
    with weigher() as by:
        whole, bare = open_one(by), open_one(by, phenomenon="OVERIG", received_on=TODAY - timedelta(days=120))
        open_one(by, source=Source.MMA)
        for made in (whole, bare):
            go(made, S.INTAKE, S.WEIGHING, by)
        services.weigh(signal_id=whole, seen=0, grades=GRADES, telling=TELLING, by=by, at=AT + timedelta(days=3))
        found = queries.position(by, AT + timedelta(days=20))
        third, fourth = found.quarters[2:]
        assert (third.signals, third.named, third.weighed, third.days) == (1, 0, 0, None)
        assert (fourth.signals, fourth.placed, fourth.complete, fourth.weighed) == (2, 1, 1, 1)
        assert (fourth.days, fourth.in_time, fourth.running) == (3, 1, True)
        assert (found.waiting, found.overdue) == (3, 2)
        assert {line.source: sum(line.counts) for line in found.sources if sum(line.counts)} == {
            Source.CIVIL_SERVANT: 2,
            Source.MMA: 1,
        }
    with acting_as("weigher", NEIGHBOUR, Activity.WEIGH_SIGNALS) as other:
        assert sum(line.signals for line in queries.position(other, AT).quarters) == 0


@pytest.mark.parametrize("role", ["weigher", "safety_adviser", "lawyer"])
def test_the_page_shows_counts_and_feedback_to_who_handles_reports(database, client, signal_in, role):
    signal_in(S.WEIGHING)
    signed_in(client, role)
    page = client.get(reverse("signals:position")).content.decode()
    assert "Op tijd gewogen" in page
    assert ("Hoorde iets terug" in page) == (role != "lawyer")
    assert "Geur bij een schuur" not in page


def test_beside_a_signal_stands_what_can_be_seen(database, client, signal_in):
    made = signal_in(S.WEIGHING)
    signed_in(client, "weigher")
    page = client.get(reverse("signals:signal", args=[made])).content.decode()
    assert "Wat kun je zien bij hennep?" in page
    assert f"{reverse('phenomena:one')}?code=HENNEP" in page
