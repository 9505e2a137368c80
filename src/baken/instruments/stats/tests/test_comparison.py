"""Funnels, smoothed rates and Gini: against published formulas, PySAL, and simulation."""

import warnings

import numpy as np
import pytest
from scipy import stats

from baken.instruments.stats.comparison import funnel, gini, smoothed_rates
from baken.instruments.stats.refusals import CannotCompute


def test_limits_of_a_funnel_lie_where_the_poisson_tails_are() -> None:
    """At an expected 10.0 the whole counts with P(X <= k) around 0.025 and 0.975 are 3..4 and 16..17."""
    found = funnel([10] * 5, [1.0] * 5, level=0.95, overdispersion=False)
    assert 3 <= found.low[0] <= 4
    assert 16 <= found.high[0] <= 17
    wide = funnel([10] * 5, [1.0] * 5, level=0.998, overdispersion=False)
    assert wide.low[0] < found.low[0] < found.high[0] < wide.high[0]


def test_limits_narrow_with_size_and_few_fall_outside_by_chance() -> None:
    rng = np.random.default_rng(1)
    people = rng.uniform(200, 20_000, 5000)
    found = funnel(rng.poisson(people * 0.01), people, level=0.95)
    assert found.dispersion == pytest.approx(1, abs=0.1)
    assert 0.02 < found.outside.mean() < 0.07
    order = np.argsort(people)
    assert np.all(np.diff((found.high - found.low)[order][::100]) < 0)


def test_areas_that_differ_more_than_chance_get_wider_limits() -> None:
    rng = np.random.default_rng(2)
    people = np.full(400, 5000.0)
    counts = rng.poisson(people * 0.01 * rng.gamma(10, 0.1, 400))
    strict, wide = (funnel(counts, people, overdispersion=choice) for choice in (False, True))
    assert wide.dispersion > 2
    assert wide.outside.sum() < strict.outside.sum() / 3


def test_smoothed_rates_equal_those_of_pysal() -> None:
    from esda.smoothing import Empirical_Bayes

    rng = np.random.default_rng(3)
    people = rng.integers(100, 5000, 80)
    counts = rng.poisson(people * rng.gamma(4, 0.005, 80))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        known = Empirical_Bayes(counts, people).r.ravel()
    assert smoothed_rates(counts, people).tolist() == pytest.approx(known.tolist())


def test_smoothing_brings_small_areas_nearer_to_the_truth() -> None:
    rng = np.random.default_rng(4)
    truth = rng.gamma(20, 0.001, 500)
    people = rng.uniform(50, 1000, 500)
    counts = rng.poisson(truth * people)
    raw, smooth = counts / people, smoothed_rates(counts, people)
    assert ((smooth - truth) ** 2).mean() < 0.3 * ((raw - truth) ** 2).mean()


def test_gini_of_textbook_distributions() -> None:
    """Of an exponential distribution it is a half, of a uniform one a third (Gini 1912)."""
    steps = (np.arange(4000) + 0.5) / 4000
    assert gini(1000 * stats.expon.ppf(steps)) == pytest.approx(1 / 2, abs=0.002)
    assert gini(1000 * steps) == pytest.approx(1 / 3, abs=0.001)
    assert gini([30] * 60, [100] * 60) == pytest.approx(0)
    assert gini(np.arange(1, 101), np.arange(1, 101)) == pytest.approx(0)


@pytest.mark.parametrize(
    ("counts", "sentence"), [([10] * 32, "moeten er 50 zijn"), ([0] * 99 + [5], "minder gevallen dan gebieden")]
)
def test_a_gini_that_says_nothing_is_refused(counts: list[int], sentence: str) -> None:
    with pytest.raises(CannotCompute, match=sentence):
        gini(counts)


def test_an_area_without_people_is_refused() -> None:
    with pytest.raises(CannotCompute, match="inwonertal boven 0"):
        funnel([1, 2], [0, 5])
