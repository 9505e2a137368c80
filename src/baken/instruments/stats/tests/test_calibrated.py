"""Mode *calibrated*: false alarms at or below nominal in every stratum, p-values about even, a result in every cell.

Simulated series without any change: mean x dispersion x season, 1,500 series each, seed fixed. A rate is held against
the nominal one plus three standard errors; the p-values against Kolmogorov's distance, of which we know that it is not
nought: the dispersion of sparse, bursty series cannot be known (largest distance measured on 4,000 series: 0.043).
"""

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from baken.instruments.stats.farrington import Choices, Mode, detect
from baken.instruments.stats.farrington.past import leave_out_outbreaks
from baken.instruments.stats.farrington.resemblance import inflate, resemblance
from baken.instruments.stats.farrington.season import WAVES, flatten_season, yearly_waves
from baken.instruments.stats.farrington.tails import CALM, CAUTION, SPAN, conditional_tail

CHOICES = Choices(b=5, w=1, no_periods=10, past_not_included=3, alpha=0.01, limit54=(0, 4))
SERIES = 1500
STRATA = [(mean, phi, season) for mean in (0.02, 0.3, 3.0, 40.0) for phi in (1.0, 2.0, 4.0) for season in (0.0, 0.6)]


def unchanged(mean: float, phi: float, season: float, *, series: int = SERIES, months: int = 72) -> np.ndarray:
    rng = np.random.default_rng([int(1000 * mean), int(10 * phi), int(10 * season)])
    wave = np.exp(season * np.cos(2 * np.pi * np.arange(months) / 12))
    mu = np.broadcast_to(mean * wave / wave[:12].mean(), (series, months))
    drawn = rng.poisson(mu) if phi == 1 else rng.negative_binomial(mu / (phi - 1), 1 / phi)
    return drawn.astype(float)


@pytest.mark.parametrize(("mean", "phi", "season"), STRATA)
def test_without_change_alarms_stay_below_nominal_and_p_values_are_about_even(
    mean: float, phi: float, season: float
) -> None:
    found = detect(unchanged(mean, phi, season), [72], CHOICES, mode=Mode.CALIBRATED)
    assert found.alarm.mean() <= 0.01 + 3 * math.sqrt(0.01 * 0.99 / SERIES)
    even = found.randomised(np.random.default_rng(1).uniform(size=found.pvalue.shape)).ravel()
    assert stats.kstest(even, "uniform").statistic < 0.03 + 1.36 / math.sqrt(SERIES)
    for values in (found.expected, found.upperbound, found.score, found.pvalue, found.attainable):
        assert not np.isnan(values).any()
    assert (found.attainable <= 0.0101).mean() > 0.99


@pytest.mark.parametrize("w", [2, 3])
@pytest.mark.parametrize("phi", [1.0, 4.0])
@pytest.mark.parametrize("mean", [0.3, 3.0, 40.0])
def test_in_a_wide_window_of_a_strong_season_alarms_stay_below_nominal_and_p_values_are_about_even(
    w: int, phi: float, mean: float
) -> None:
    """The top five times the bottom; judged at the top, falling, at the bottom and rising. Nothing tells the kernel which."""
    choices = Choices(b=5, w=w, past_not_included=3, alpha=0.01, limit54=(0, 4))
    for turn in range(4):
        year = np.exp(0.8 * np.cos(2 * np.pi * (np.arange(72) - 71 + 3 * turn) / 12))
        mu = np.broadcast_to(mean * year / year[:12].mean(), (SERIES, 72))
        rng = np.random.default_rng([w, int(phi), int(10 * mean), turn])
        table = (rng.poisson(mu) if phi == 1 else rng.negative_binomial(mu / (phi - 1), 1 / phi)).astype(float)
        found = detect(table, [72], choices, mode=Mode.CALIBRATED)
        assert found.alarm.mean() <= 0.01 + 3 * math.sqrt(0.01 * 0.99 / SERIES)
        even = found.randomised(np.random.default_rng(1).uniform(size=found.pvalue.shape)).ravel()
        assert stats.kstest(even, "uniform").statistic < 0.03 + 1.36 / math.sqrt(SERIES)


@pytest.mark.parametrize("season", [0.0, 0.6])
def test_weeks_are_held_to_the_same_rule(season: float) -> None:
    choices = Choices(frequency=52, b=5, w=3, no_periods=10, past_not_included=26, alpha=0.01, limit54=(0, 4))
    year = np.exp(season * np.cos(2 * np.pi * (np.arange(265) - 264) / 52))
    mu = np.broadcast_to(3.0 * year / year[:52].mean(), (SERIES, 265))
    table = np.random.default_rng(8).negative_binomial(mu, 0.5).astype(float)
    found = detect(table, [265], choices, mode=Mode.CALIBRATED)
    assert found.alarm.mean() <= 0.01 + 3 * math.sqrt(0.01 * 0.99 / SERIES)
    even = found.randomised(np.random.default_rng(1).uniform(size=found.pvalue.shape)).ravel()
    assert stats.kstest(even, "uniform").pvalue > 0.001


@pytest.mark.parametrize("w", [1, 2, 3])
def test_a_month_that_is_always_high_is_no_outbreak(w: int) -> None:
    """Fireworks: each December five times another month. No wave of a season is so sharp, so that month goes by itself."""
    mean = np.where(np.arange(72) % 12 == 11, 50.0, 10.0)
    table = np.random.default_rng(9).poisson(mean, (SERIES, 72)).astype(float)
    found = detect(
        table, [72], Choices(b=5, w=w, past_not_included=3, alpha=0.01, limit54=(0, 4)), mode=Mode.CALIBRATED
    )
    assert found.alarm.mean() <= 0.01 + 3 * math.sqrt(0.01 * 0.99 / SERIES)


def test_how_unsure_the_season_of_now_is_is_the_variance_over_many_series() -> None:
    """Poisson counts of 200 a month with a clear yearly wave: the log of window over now varies as is said, within a fifth."""
    rng = np.random.default_rng(10)
    place = np.arange(-60, 0)
    level = np.where(np.isin(place % 12, (10, 11, 0, 1, 2)), 0, 1)
    waves = yearly_waves(12)
    logs, told = [], []
    for _ in range(1500):
        exposure = np.ones(60)
        counts = rng.poisson(200 * np.exp(0.5 * np.cos(2 * np.pi * place / 12))).astype(float)
        normal, year = np.empty((WAVES, WAVES + 1)), np.empty((12, 4))
        told.append(flatten_season(counts, exposure, level, place, 60, waves, normal, year))
        logs.append(math.log(exposure[level == 0].mean()))
    assert np.mean(told) == pytest.approx(np.var(logs), rel=0.2)


@pytest.mark.parametrize(("height", "moved"), [(0.0, (0.0, 0.2)), (0.8, (0.8, 1.2))])
def test_a_flat_year_is_left_flat_and_a_season_is_followed(height: float, moved: tuple[float, float]) -> None:
    """Poisson counts of 5 a month: by how much the exposure of the other half of the year is moved, of what the season asks (in a
    flat year: of a season of 0.4), as the median of many series."""
    rng = np.random.default_rng(12)
    place = np.arange(-60, 0)
    level = np.where(np.isin(place % 12, (11, 0, 1)), 0, 1)
    opposite = place % 12 == 6
    parts = []
    for _ in range(400):
        exposure = np.ones(60)
        counts = rng.poisson(5 * np.exp(height * np.cos(2 * np.pi * place / 12))).astype(float)
        normal, year = np.empty((WAVES, WAVES + 1)), np.empty((12, 4))
        flatten_season(counts, exposure, level, place, 60, yearly_waves(12), normal, year)
        parts.append(-math.log(exposure[opposite][0]) / (2 * (height or 0.4)))
    low, high = moved
    assert low - 0.05 <= np.median(np.abs(parts)) <= high


def wandering(mean: float, rho: float, *, swing: float = 0.25) -> np.ndarray:
    """Poisson counts whose log level is autoregressive."""
    noise = np.random.default_rng(5).normal(size=(SERIES, 72))
    level = noise.copy()
    for t in range(1, 72):
        level[:, t] = rho * level[:, t - 1] + math.sqrt(1 - rho**2) * noise[:, t]
    drawn = np.random.default_rng(6).poisson(mean * np.exp(swing * level - swing**2 / 2))
    return drawn.astype(float)


@pytest.mark.parametrize(("mean", "rho"), [(0.3, 0.9), (3.0, 0.6), (40.0, 0.6), (40.0, 0.9)])
def test_months_that_resemble_each_other_do_not_ring_more(mean: float, rho: float) -> None:
    found = detect(wandering(mean, rho), [72], CHOICES, mode=Mode.CALIBRATED)
    assert found.alarm.mean() <= 0.01 + 3 * math.sqrt(0.01 * 0.99 / SERIES)


@pytest.mark.parametrize("rho", [0.0, 0.5, 0.9])
def test_how_much_one_month_resembles_the_next_is_found_back_from_residuals(rho: float) -> None:
    """Large counts, so that nearly all restlessness lasts; the median of many short series."""
    table = wandering(1000.0, rho)[:400]
    one, level, place = np.ones(72), np.zeros(72, dtype=np.int64), np.arange(-72, 0)
    seen = []
    for row in table:
        memory = np.empty(73)
        phi = float(((row - row.mean()) ** 2 / row.mean()).sum() / 71)
        lasting = resemblance(row, one, level, place, 72, np.array([row.sum()]), np.array([72.0]), phi, memory)
        seen.append(memory[1] if lasting > 0 else 0.0)
    assert np.median(seen) == pytest.approx(rho, abs=0.1)


def test_a_mean_of_months_that_resemble_each_other_counts_for_fewer() -> None:
    """Three months with correlation 1/2 and 1/4 at one and two months: 1 + 2 (1/2 + 1/2 + 1/4) / 3."""
    inflation = np.empty(1)
    inflate(np.zeros(3, dtype=np.int64), np.array([-3, -2, -1]), 3, np.array([1.0, 0.5, 0.25, 0.125]), inflation)
    assert inflation[0] == pytest.approx(1 + 2 * 1.25 / 3)


def test_series_without_any_count_have_an_answer_and_three_at_once_ring() -> None:
    table = np.zeros((3, 72))
    table[1, 71], table[2, 71] = 1, 5
    found = detect(table, [72], CHOICES, mode=Mode.CALIBRATED)
    assert found.alarm[:, 0].tolist() == [False, False, True]
    assert found.upperbound[0, 0] >= 1


def test_finds_an_outbreak_at_least_as_often_as_r_at_the_same_rate_of_false_alarms() -> None:
    """Both bounds are put where one in a hundred unchanged series rings; three standard errors of the difference allowed."""
    quiet = unchanged(0.3, 2.0, 0.0, series=3000)
    struck = quiet.copy()
    struck[:, 71] += np.random.default_rng(6).poisson(3 * math.sqrt(0.6) + 1, 3000)
    draw = np.random.default_rng(7).uniform(size=(3000, 1))
    caught = {}
    for mode in Mode:
        before, after = (detect(table, [72], CHOICES, mode=mode) for table in (quiet, struck))
        if mode is Mode.CALIBRATED:
            low, high = before.randomised(draw), after.randomised(draw)
        else:
            low, high = (np.nan_to_num(found.pvalue, nan=1.0) + 1e-9 * draw for found in (before, after))
        caught[mode] = float((high < np.quantile(low, 0.01)).mean())
    assert caught[Mode.CALIBRATED] >= caught[Mode.COMPATIBLE] - 3 * math.sqrt(2 * 0.25 / 3000)


def test_the_conditional_tail_is_the_binomial_test_for_poisson_counts() -> None:
    """5 now against 10 in fifteen months: P(X >= 5), X binomial of 15 with chance 1/16."""
    at_least, more = conditional_tail(5, 10, 1 / 16, 1.0)
    assert at_least == pytest.approx(stats.binom(15, 1 / 16).sf(4))
    assert more == pytest.approx(stats.binom(15, 1 / 16).sf(5))


def test_a_dispersion_that_is_one_but_for_rounding_is_one() -> None:
    assert conditional_tail(3, 0, 0.2, 1.0000000000000002)[0] == pytest.approx(0.2**3)
    assert conditional_tail(300, 900, 0.2, 1.0000000000000002) == pytest.approx(conditional_tail(300, 900, 0.2, 1.0))


@pytest.mark.parametrize(("count", "before"), [(0, 0), (0, 12), (3, 0), (4, 60), (40, 60)])
def test_the_conditional_tail_of_bursty_counts_is_beta_binomial(count: int, before: int) -> None:
    at_least, more = conditional_tail(count, before, 1 / 16, 3.0)
    total = count + before
    if total == 0:
        assert (at_least, more) == (1.0, 0.0)
        return
    surprise = (count - total / 16) / math.sqrt(total / 16 * 3.0)
    size = total / ((1 + CAUTION * min(1.0, max(0.0, (surprise - CALM) / SPAN))) * 2.0)
    known = stats.betabinom(total, size / 16, size * 15 / 16)
    assert at_least == pytest.approx(known.sf(count - 1), rel=1e-8)
    assert more == pytest.approx(known.sf(count), rel=1e-8, abs=1e-12)


def test_a_past_outbreak_is_left_out_and_ordinary_restlessness_is_not() -> None:
    rng = np.random.default_rng(4)
    counts = rng.poisson(4.0, 60).astype(float)

    def left(values: np.ndarray) -> int:
        level = np.zeros(60, dtype=np.int64)
        place = np.arange(-60, 0)
        return leave_out_outbreaks(values.copy(), np.ones(60), level, np.zeros(60), place, 60, np.zeros(1), np.zeros(1))

    assert left(counts) == 60
    counts[[20, 21]] = 40
    assert left(counts) == 58


def test_a_rising_trend_lifts_the_bound_and_a_clear_fall_lowers_it() -> None:
    months = np.arange(84)
    for slope, way in ((0.01, 1), (-0.03, -1)):
        rng = np.random.default_rng(2)
        table = rng.poisson(20 * np.exp(slope * (months - 42)), (1, 84)).astype(float)
        table[0, 83] = 20
        found = detect(table, [84], CHOICES, mode=Mode.CALIBRATED)
        flat = detect(table, [84], replace(CHOICES, trend=False), mode=Mode.CALIBRATED)
        assert found.trend[0, 0] == 1
        assert way * (found.upperbound[0, 0] - flat.upperbound[0, 0]) > 0
