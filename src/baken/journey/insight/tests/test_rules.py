"""What may be said about a count, and what may not."""

from __future__ import annotations

import pytest

from baken.ground.places.vocabulary import Typology
from baken.journey.insight.rules import compare, level_of_rate, why_no_rate
from baken.journey.insight.views.wording import short_period
from baken.journey.insight.vocabulary import Judgement, NoRate


def test_a_count_is_held_against_the_years_before_it() -> None:
    found = compare(758, [819, 937, 928, 888])
    assert found.judgement is Judgement.SLIGHTLY_LOWER
    assert found.usual is not None
    assert found.interval.low < 758 < found.interval.high


@pytest.mark.parametrize(
    ("count", "earlier", "judgement"),
    [
        (100, [98, 104, 95, 101], Judgement.USUAL),
        (300, [98, 104, 95, 101], Judgement.HIGHER),
        (10, [98, 104, 95, 101], Judgement.LOWER),
        (9, [1, 2, 0, 1], Judgement.NOT_JUDGED),  # ninefold, and still too few to cry wolf over
        (100, [98, 104], Judgement.NOT_JUDGED),
        (100, [98, None, None, 101], Judgement.NOT_JUDGED),
    ],
)
def test_it_is_judged_only_where_there_is_enough_to_see(
    count: int, earlier: list[int | None], judgement: Judgement
) -> None:
    assert compare(count, earlier).judgement is judgement


def test_unknown_years_are_left_out_and_never_zero() -> None:
    assert compare(100, [98, None, 104, 95, 101]) == compare(100, [98, 104, 95, 101])


@pytest.mark.parametrize(
    ("count", "inhabitants", "kind", "adds_up", "refusal"),
    [
        (None, 4000, Typology.VILLAGE, True, NoRate.NO_COUNT),
        (10, None, Typology.VILLAGE, True, NoRate.NO_INHABITANTS),
        (10, 0, Typology.UNKNOWN, True, NoRate.TOO_FEW),
        (10, 499, Typology.VILLAGE, True, NoRate.TOO_FEW),
        (10, 500, Typology.VILLAGE, True, None),
        (10, 4000, Typology.BUSINESS_PARK, True, NoRate.NOT_LIVED_IN),
        (10, 4000, Typology.SHOPPING, True, NoRate.NOT_LIVED_IN),
        (10, 4000, Typology.VILLAGE, False, NoRate.OTHER_DIVISION),
    ],
)
def test_a_rate_is_given_only_where_it_says_something(
    count: int | None, inhabitants: int | None, kind: Typology, adds_up: bool, refusal: NoRate | None
) -> None:
    assert why_no_rate(count, inhabitants, kind, adds_up) is refusal


@pytest.mark.parametrize(("count", "level"), [(20, 2), (5, 0), (24, 2), (12, 2), (60, 4), (35, 3)])
def test_a_shade_differs_from_the_middle_only_beyond_chance(count: int, level: int) -> None:
    assert level_of_rate(count, 1000, municipal_rate=20.0) == level


def test_a_period_above_a_column_is_dutch() -> None:
    assert [short_period(period) for period in ("2025", "2026-Q3", "2026-10")] == [
        "2025",
        "3e kwartaal 2026",
        "oktober 2026",
    ]
