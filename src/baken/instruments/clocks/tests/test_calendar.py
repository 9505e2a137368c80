"""Which days are no working days. The expected days are those of printed Dutch calendars."""

from datetime import date

import pytest

from baken.instruments.clocks.calendar import (
    easter_sunday,
    holidays,
    is_working_day,
    next_working_day,
    working_days_after,
)


@pytest.mark.parametrize(
    "easter",
    [
        date(2016, 3, 27),
        date(2019, 4, 21),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
    ],
)
def test_easter_falls_where_the_printed_calendar_has_it(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


def test_the_holidays_of_2027() -> None:
    assert holidays(2027) == {
        date(2027, 1, 1): "Nieuwjaarsdag",
        date(2027, 3, 26): "Goede Vrijdag",
        date(2027, 3, 28): "eerste paasdag",
        date(2027, 3, 29): "tweede paasdag",
        date(2027, 4, 27): "Koningsdag",
        date(2027, 5, 5): "Bevrijdingsdag",
        date(2027, 5, 6): "Hemelvaartsdag",
        date(2027, 5, 16): "eerste pinksterdag",
        date(2027, 5, 17): "tweede pinksterdag",
        date(2027, 12, 25): "eerste kerstdag",
        date(2027, 12, 26): "tweede kerstdag",
    }


def test_kings_day_moves_from_sunday_to_saturday() -> None:
    assert holidays(2025)[date(2025, 4, 26)] == "Koningsdag"
    assert date(2025, 4, 27) not in holidays(2025)


def test_two_holidays_on_one_day_both_keep_their_name() -> None:
    assert holidays(2016)[date(2016, 5, 5)] == "Bevrijdingsdag en Hemelvaartsdag"


def test_a_year_before_kings_day_is_refused() -> None:
    with pytest.raises(ValueError, match="2014"):
        holidays(2013)


def test_a_day_equated_by_decree_is_no_working_day() -> None:
    bridge = date(2027, 5, 7)

    assert is_working_day(bridge)
    assert not is_working_day(bridge, extra={bridge})


def test_the_next_working_day_after_christmas_2026() -> None:
    # Friday 25, Saturday 26, Sunday 27
    assert next_working_day(date(2026, 12, 25)) == date(2026, 12, 28)


def test_one_working_day_after_a_friday_is_monday() -> None:
    assert working_days_after(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert working_days_after(date(2026, 11, 21), 1) == date(2026, 11, 23)
