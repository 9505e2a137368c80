"""Intervals of counts, rates and shares: published values, and coverage under simulated chance."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from baken.instruments.stats import rates

# Garwood (1936), table of 95 % limits
GARWOOD = [
    (0, 0.0, 3.689),
    (1, 0.025, 5.572),
    (5, 1.623, 11.668),
    (10, 4.795, 18.390),
    (30, 20.241, 42.827),
]


@pytest.mark.parametrize(("count", "low", "high"), GARWOOD)
def test_poisson_interval_gives_garwoods_table(count: int, low: float, high: float) -> None:
    found = rates.poisson_interval(count)
    assert found.low == pytest.approx(low, abs=6e-4)
    assert found.high == pytest.approx(high, abs=6e-4)


@pytest.mark.parametrize("mean", [0.3, 1.0, 4.2, 17.0])
def test_poisson_interval_holds_the_mean_at_least_as_often_as_promised(
    mean: float,
) -> None:
    """Exact coverage: the sum of the chances of all counts whose interval holds the mean."""
    counts = range(int(mean + 12 * math.sqrt(mean) + 20))
    covered = sum(stats.poisson.pmf(k, mean) for k in counts if mean in rates.poisson_interval(k, 0.9))
    assert 0.9 <= covered < 1.0


def test_rate_divides_count_and_interval_by_the_same_population() -> None:
    found = rates.rate(10, 4000)
    assert found.value == 10 / 4000 * 1000
    assert found.interval().low == pytest.approx(4.795 / 4, abs=1e-3)


def test_ratio_of_equal_counts_is_symmetric_around_one() -> None:
    found = rates.rate_ratio(12, 12).interval()
    assert found.low * found.high == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("count", "other", "value", "low", "high"),
    [
        (0, 5, 0.0, 0.0, 1.0914),
        (5, 0, math.inf, 1 / 1.0914, math.inf),
    ],  # 0 of 5: (0, 0.5218); 0.5218 / 0.4782 = 1.0914
)
def test_ratio_with_a_zero_keeps_its_open_end(count: int, other: int, value: float, low: float, high: float) -> None:
    found = rates.rate_ratio(count, other)
    assert found.value == value
    assert found.interval().low == pytest.approx(low, rel=1e-3)
    assert found.interval().high == pytest.approx(high, rel=1e-3)


def test_nothing_against_nothing_says_nothing() -> None:
    found = rates.rate_ratio(0, 0)
    assert math.isnan(found.value)
    assert (found.pvalue, found.interval().low, found.interval().high) == (
        1.0,
        0.0,
        math.inf,
    )


def test_known_rises_of_a_neighbourhood_are_beyond_chance_and_common_ones_are_not() -> None:
    assert rates.rate_ratio(143, 69).pvalue < 0.01
    assert rates.rate_ratio(12, 8).pvalue > 0.3


@pytest.mark.parametrize(("years", "mean"), [(3, 2), (3, 12), (5, 0.5), (5, 5), (5, 40)])
@pytest.mark.parametrize("phi", [1.0, 1.5])
def test_usual_range_holds_the_next_count_of_an_unchanged_series(years: int, mean: float, phi: float) -> None:
    """Nominal 90 %, up to one and a half times the variance of chance; three standard errors of 200 draws are 6 %."""
    rng = np.random.default_rng(20260105)
    draw = (
        rng.poisson(mean, (200, years + 1))
        if phi == 1
        else rng.negative_binomial(mean / (phi - 1), 1 / phi, (200, years + 1))
    )
    inside = np.mean([row[-1] in rates.usual_range(row[:-1]) for row in draw.tolist()])
    assert inside > 0.84


def test_usual_range_widens_when_the_years_differ() -> None:
    calm, restless = (
        rates.usual_range([40, 41, 39, 40, 40]),
        rates.usual_range([20, 60, 35, 55, 30]),
    )
    assert restless.high - restless.low > 1.5 * (calm.high - calm.low)


def test_usual_range_of_large_counts_does_not_pretend_poisson_precision() -> None:
    found = rates.usual_range([60000, 61000, 62000])
    assert 57000 < found.low < 60000
    assert 62000 < found.high < 65000


def test_usual_range_sees_the_one_neighbourhood_that_doubled() -> None:
    assert 143 not in rates.usual_range([62, 58, 70, 69])
    assert 77 in rates.usual_range([62, 58, 70, 69])


@pytest.mark.parametrize("bad", [[1, 2], [3, -1, 2], []])
def test_usual_range_refuses_too_few_or_negative_counts(bad: list[int]) -> None:
    with pytest.raises(ValueError, match=r"at least 3|whole number"):
        rates.usual_range(bad)


@pytest.mark.parametrize(
    "call",
    [
        lambda: rates.poisson_interval(-1),
        lambda: rates.poisson_interval(3, 1.0),
        lambda: rates.rate(3, 0),
        lambda: rates.rate_ratio(1, 2, 0.0),
        lambda: rates.share(3, 2),
        lambda: rates.share(0, 0),
    ],
)
def test_impossible_input_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"whole number|lies between|above 0|at least"):
        call()
