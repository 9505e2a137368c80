"""Which years count, and when an effect is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from baken.instruments.stats.rates import Interval
from baken.journey.effects.rules import (
    PlanFacts,
    Windows,
    added,
    has_ended,
    may_register,
    minus,
    months,
    tells_something,
    windows,
)
from baken.journey.effects.vocabulary import Comparison, Refusal

AREA = {"2021": 60, "2022": 70, "2023": 65, "2024": 30, "2025": 35}
BESIDE = {"2021": 600, "2022": 610, "2023": 605, "2024": 590, "2025": 600}


MONTHS = {f"{2019 + t // 12}-{t % 12 + 1:02d}": t for t in range(84)}


def test_months_run_from_five_years_before_and_hold_the_month_of_the_start() -> None:
    cut = months(MONTHS, MONTHS, date(2025, 3, 20))
    assert cut is not None
    assert (cut.area[0], cut.area[cut.start], cut.area[-1]) == (MONTHS["2020-03"], MONTHS["2025-03"], 83)


def test_a_month_that_is_not_known_or_not_there_gives_no_months() -> None:
    unknown = {**MONTHS, "2023-05": None}
    gap = {month: count for month, count in MONTHS.items() if month != "2023-05"}
    assert months(unknown, MONTHS, date(2025, 3, 1)) is None
    assert months(MONTHS, gap, date(2025, 3, 1)) is None
    assert months(gap, gap, date(2025, 3, 1)) is None
    assert months({}, {}, date(2025, 3, 1)) is None


def test_the_year_of_the_start_is_left_out() -> None:
    assert windows(AREA, BESIDE, date(2023, 6, 1)) == Windows(
        (60, 70), (30, 35), (600, 610), (590, 600), ("2021", "2022"), ("2024", "2025")
    )


def test_a_start_on_new_years_day_makes_that_year_the_first_after() -> None:
    cut = windows(AREA, BESIDE, date(2024, 1, 1))
    assert isinstance(cut, Windows)
    assert (cut.years_before, cut.years_after) == (("2021", "2022", "2023"), ("2024", "2025"))


def test_nothing_after_the_end_counts_and_neither_does_a_part_of_a_year_or_month() -> None:
    cut = windows(AREA, BESIDE, date(2023, 1, 1), date(2025, 12, 30))
    assert isinstance(cut, Windows)
    assert cut.years_after == ("2023", "2024")
    by_month = months(MONTHS, MONTHS, date(2024, 3, 1), date(2025, 3, 30))
    assert by_month is not None
    assert by_month.area[-1] == MONTHS["2025-02"]


@pytest.mark.parametrize(
    ("counts", "ends_on", "ended"),
    [
        (AREA, date(2025, 12, 31), True),
        (AREA, date(2026, 6, 1), True),  # of 2026 no whole year would come in
        (AREA, date(2026, 12, 31), False),
        (MONTHS, date(2026, 1, 30), True),
        (MONTHS, date(2026, 1, 31), False),
        ({}, date(2025, 12, 31), False),
        (AREA, None, False),
    ],
)
def test_ended_is_when_all_that_was_to_come_is_known(counts: dict[str, int], ends_on: date | None, ended: bool) -> None:
    assert has_ended(counts, ends_on) is ended


def test_no_more_than_five_years_before_count() -> None:
    long = {str(year): 10 for year in range(2010, 2026)}
    cut = windows(long, long, date(2024, 1, 1))
    assert isinstance(cut, Windows)
    assert cut.years_before == ("2019", "2020", "2021", "2022", "2023")


@pytest.mark.parametrize(
    ("area", "beside", "starts_on", "refusal"),
    [
        ({}, BESIDE, date(2023, 1, 1), Refusal.NO_FIGURES),
        ({"2024": None}, BESIDE, date(2023, 1, 1), Refusal.NO_FIGURES),
        (AREA, BESIDE, date(2025, 2, 1), Refusal.NOTHING_AFTER),
        (AREA, BESIDE, date(2021, 1, 1), Refusal.NO_BEFORE),
        (AREA | {"2022": None}, BESIDE, date(2023, 6, 1), Refusal.GAPS),
        (AREA, {"2021": 600}, date(2023, 6, 1), Refusal.GAPS),
    ],
)
def test_each_thing_that_lacks_refuses_with_its_own_reason(
    area: dict[str, int | None], beside: dict[str, int | None], starts_on: date, refusal: Refusal
) -> None:
    assert windows(area, beside, starts_on) is refusal


def test_the_rest_is_the_whole_less_the_area_where_both_are_known() -> None:
    whole = {"2021": 100, "2022": None, "2023": 100, "2024": 5}
    assert minus(whole, {"2021": 30, "2022": 30, "2024": 6}) == {"2021": 70, "2022": None, "2023": None, "2024": None}


def test_a_year_in_which_one_neighbour_is_unknown_is_unknown() -> None:
    assert added([{"2021": 1, "2022": 2}, {"2021": 3, "2022": None}]) == {"2021": 1 + 3, "2022": None}


@pytest.mark.parametrize(
    ("interval", "speaks"),
    [
        (Interval(0.5, 0.9), True),
        (Interval(0.2, 1.9), True),
        (Interval(0.1, 1.1), False),
        (Interval(0.0, 3.0), False),
        (Interval(0.0, 0.8), True),  # nothing left is an answer when even the upper end is a fall
        (None, True),  # refused for another reason
    ],
)
def test_a_margin_that_allows_any_answer_is_no_answer(interval: Interval | None, speaks: bool) -> None:
    assert bool(tells_something(interval)) == speaks


@pytest.mark.parametrize(
    ("area", "comparison", "is_allowed", "refusal"),
    [
        ("BU15090000", Comparison.REST, True, None),
        ("GM1509", Comparison.NEIGHBOURS, True, None),
        ("GM1509", Comparison.REST, True, Refusal.REST_OF_ITSELF),
        ("BU18760000", Comparison.REST, True, Refusal.OTHER_MUNICIPALITY),
        ("BU15090000", Comparison.REST, False, Refusal.NOT_YOURS),
    ],
)
def test_what_may_be_registered(area: str, comparison: Comparison, is_allowed: bool, refusal: Refusal | None) -> None:
    assert (
        may_register(PlanFacts("GM1509", area, comparison, is_allowed, date(2026, 1, 1), date(2026, 12, 31))).refusal
        is refusal
    )


def test_digital_crime_is_measured_for_the_whole_municipality_only() -> None:
    days = date(2026, 1, 1), date(2026, 12, 31)
    part = PlanFacts("GM1509", "BU15090000", Comparison.REST, True, *days, "3.7.4")
    assert may_register(part).refusal is Refusal.NOT_PER_AREA
    assert may_register(replace(part, area="GM1509", comparison=Comparison.NEIGHBOURS))


def test_a_year_under_way_is_no_gap() -> None:
    area: dict[str, int | None] = {"2021": 60, "2022": 61, "2023": 59, "2024": 40, "2025": 41, "2026": None}
    rest: dict[str, int | None] = {year: None if count is None else 10 * count for year, count in area.items()}
    cut = windows(area, rest, date(2024, 1, 1))
    assert isinstance(cut, Windows)
    assert cut.years_after == ("2024", "2025")
