"""How the law counts, chapter by chapter. Expected days are written as sums where the law gives one."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.instruments.clocks.calendar import is_working_day
from baken.instruments.clocks.deadlines import Deadline, NotADay, Pause, after, deadline, moment
from baken.instruments.clocks.terms import Length, Term, term

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TODAY = date(2026, 11, 23)


def counted(key: str, event: date) -> Deadline:
    return deadline(term(key, on=TODAY), event)


# Objection (Awb 6:7, 6:8)


def test_the_last_day_to_object_is_publication_plus_42_days() -> None:
    published = date(2026, 11, 2)

    objection = counted("bezwaar", published)

    assert objection.first_day == published + timedelta(days=1)
    assert objection.last_day == published + timedelta(days=42)
    assert objection.moved_because == ""


def test_an_end_on_saturday_moves_to_monday() -> None:
    objection = counted("bezwaar", date(2026, 10, 31))

    assert objection.counted_to == date(2026, 12, 12)
    assert objection.last_day == date(2026, 12, 14)
    assert objection.moved_because == "zaterdag"


def test_an_end_on_christmas_friday_moves_past_the_weekend() -> None:
    objection = counted("bezwaar", date(2026, 11, 13))

    assert objection.counted_to == date(2026, 12, 25)
    assert objection.last_day == date(2026, 12, 28)
    assert objection.moved_because == "eerste kerstdag"


def test_an_end_on_good_friday_moves_past_easter_monday() -> None:
    assert counted("bezwaar", date(2027, 2, 12)).last_day == date(2027, 3, 30)


def test_the_last_day_itself_leaves_nought_days() -> None:
    objection = counted("bezwaar", date(2026, 11, 2))

    assert [objection.days_left(objection.last_day + timedelta(days=n)) for n in (-1, 0, 1)] == [1, 0, -1]


# Extension and pauses


def test_an_objection_is_decided_in_six_weeks_and_once_six_more() -> None:
    decide = term("beslissing_op_bezwaar", on=TODAY)

    assert deadline(decide, date(2026, 12, 14)).last_day == date(2027, 1, 25)
    assert deadline(decide, date(2026, 12, 14), extended=True).last_day == date(2027, 3, 8)


def test_an_extension_that_the_law_does_not_give_is_refused() -> None:
    with pytest.raises(ValueError, match="no extension"):
        deadline(term("bezwaar", on=TODAY), TODAY, extended=True)


def test_days_that_stood_still_are_added_once() -> None:
    advice = term("bibob_advies", on=TODAY)
    pauses = [Pause(date(2026, 12, 1), date(2026, 12, 10)), Pause(date(2026, 12, 5), date(2026, 12, 14))]

    assert deadline(advice, date(2026, 11, 2), pauses=pauses).last_day == date(2026, 11, 2) + timedelta(
        weeks=8, days=14
    )


def test_a_pause_before_the_start_or_after_the_end_adds_nothing() -> None:
    advice = term("bibob_advies", on=TODAY)
    outside = [Pause(date(2026, 10, 1), date(2026, 11, 2)), Pause(date(2027, 2, 1), date(2027, 2, 9))]

    assert deadline(advice, date(2026, 11, 2), pauses=outside) == deadline(advice, date(2026, 11, 2))


# Terms that do not move


def test_the_fortnight_after_a_notice_of_default_ends_on_its_sunday() -> None:
    assert counted("ingebrekestelling", date(2026, 11, 15)).last_day == date(2026, 11, 29)


def test_a_year_ends_on_its_saturday() -> None:
    assert counted("dwangsom_verjaring", date(2026, 6, 5)).last_day == date(2027, 6, 5)


# Months and working days


def test_a_month_from_the_31st_ends_on_the_last_day() -> None:
    assert after(date(2027, 1, 31), Length(months=1)) == date(2027, 2, 28)
    assert after(date(2027, 12, 31), Length(months=2)) == date(2028, 2, 29)


def test_a_request_under_the_avg_is_answered_within_a_month() -> None:
    assert counted("avg_verzoek", date(2026, 11, 23)).last_day == date(2026, 12, 23)
    assert counted("avg_verzoek", date(2026, 11, 27)).last_day == date(2026, 12, 28)


def test_an_urgent_act_on_friday_evening_is_recorded_on_monday() -> None:
    assert counted("spoed_vastleggen", date(2026, 11, 20)).last_day == date(2026, 11, 23)


def test_an_urgent_act_before_easter_waits_for_tuesday() -> None:
    assert counted("spoed_vastleggen", date(2027, 3, 25)).last_day == date(2027, 3, 30)


def test_a_short_term_holds_two_working_days() -> None:
    """Algemene termijnenwet 2: three days from Thursday before Easter hold none, so it runs on to Wednesday."""
    three_days = _in_days(3)

    assert deadline(three_days, date(2027, 3, 25)).last_day == date(2027, 3, 31)


# Hours


def test_48_hours_run_through_the_weekend() -> None:
    told = datetime(2026, 11, 20, 17, tzinfo=AMSTERDAM)

    assert moment(term("aanzegging_betreden_derde", on=TODAY), told) == datetime(2026, 11, 22, 17, tzinfo=AMSTERDAM)


def test_twelve_hours_are_twelve_hours_in_the_night_that_the_clock_goes_forward() -> None:
    held = datetime(2027, 3, 27, 20, tzinfo=AMSTERDAM)

    assert moment(term("bestuurlijke_ophouding", on=TODAY), held) == datetime(2027, 3, 28, 9, tzinfo=AMSTERDAM)


@pytest.mark.parametrize("key", ["aanzegging_betreden_derde", "zienswijze"])
def test_a_term_in_hours_or_without_length_has_no_last_day(key: str) -> None:
    with pytest.raises(NotADay):
        counted(key, TODAY)


def test_a_term_in_weeks_has_no_moment_and_a_moment_has_a_zone() -> None:
    with pytest.raises(NotADay):
        moment(term("bezwaar", on=TODAY), datetime(2026, 11, 23, tzinfo=AMSTERDAM))
    with pytest.raises(ValueError, match="time zone"):
        moment(term("aanzegging_betreden_derde", on=TODAY), datetime(2026, 11, 23))  # noqa: DTZ001 - the point


# Always


@given(st.dates(date(2015, 1, 1), date(2060, 12, 31)), st.integers(1, 90))
def test_a_term_that_moves_ends_on_a_working_day_and_never_earlier(event: date, days: int) -> None:
    ends = deadline(_in_days(days), event)

    assert is_working_day(ends.last_day)
    assert ends.counted_to == event + timedelta(days=days)
    assert timedelta(0) <= ends.last_day - ends.counted_to <= timedelta(days=7)


def _in_days(days: int) -> Term:
    return Term(**{**vars(term("bezwaar", on=TODAY)), "length": Length(days=days)})
