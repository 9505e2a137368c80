"""One series, one period, so that a nominal 1 % is never more than 1 %: mode *calibrated*.

The same windows, season and trend as Farrington flexible, with another distribution under them:

* counts are negative binomial with variance ``phi`` times the mean. Given ``N``, the sum of the count now and the
  counts in the window, the count now is beta-binomial, whatever the mean; with ``phi = 1`` binomial, the exact
  conditional test of Przyborowski & Wilenski (1940). So an empty or nearly empty window has an answer too;
* ``phi`` is not one estimate but an average over what it may be, weighed by its likelihood given the level totals
  (Dirichlet-multinomial; Mosimann 1962, Biometrika 49, 65-82), since sparse counts hardly tell it;
* past outbreaks are left out when they are too large to be the largest of so many (an outward test after Rosner 1983,
  Technometrics 25, 165-172), not because one case in an empty series has a large residual;
* one month may resemble the next. How much so is estimated from the residuals; then the window counts for fewer cases, the
  dispersion around means that were estimated from it is larger, and a trend is less sure (:mod:`.resemblance`);
* the factor between now and its window by the season is uncertain as well, and counts along (:mod:`.season`);
* a trend takes effect when it is significant. A falling one lowers the bound only when it is beyond doubt.
"""

import math

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.compiled import compiled
from baken.instruments.stats.counting import upper_tail
from baken.instruments.stats.farrington.compatible import (
    ALARM,
    EXPECTED,
    MU0,
    PHI,
    PVALUE,
    SCORE,
    TREND,
    TREND_COEFFICIENT,
    UPPER,
)
from baken.instruments.stats.farrington.fit import DISPERSION, FREEDOM, SLOPE, SPREAD, fit
from baken.instruments.stats.farrington.past import (
    leave_out_outbreaks,
    sum_levels,
    weigh_dispersions,
)
from baken.instruments.stats.farrington.resemblance import inflate, resemblance
from baken.instruments.stats.farrington.season import WAVES, flatten_season, yearly_waves
from baken.instruments.stats.farrington.tails import NODES, alarm_count, averaged_tail, whole

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

ATTAINABLE, PVALUE_ABOVE = 9, 10
"""Further outcomes: the chance of an alarm when nothing changed, and the chance of *more* than was counted."""
OUTCOMES = 11

BASE = np.array([1.0, 1.15, 1.35, 1.65, 2.1, 2.8, 3.8, 5.5, 9.0])
"""Dispersions that are considered."""
PRIOR = np.array([0.10, 0.04, 0.05, 0.08, 0.11, 0.15, 0.19, 0.17, 0.11])
"""What we hold of them before the counts speak: crime by month is seldom calmer than chance and seldom above 4."""
BEYOND_DOUBT = 0.001
"""A falling trend lowers the bound only below this p."""
RESTLESS = 4.0
"""From this Pearson dispersion on, the nodes stand around it."""
FEWEST_FOR_TREND = 10


@compiled
def fewer(cases: float, spread_out: float) -> float:
    """As many cases as vary like ``cases`` whose variance is ``spread_out`` times as large; none only when there were none."""
    return max(min(cases, 1.0), whole(cases / spread_out + 0.5))


@compiled
def judge(
    counts: Floats,
    population: Floats,
    now: int,
    rows: Integers,
    times: Floats,
    level_of: Integers,
    levels: int,
    alpha: float,
    trend: bool,
    critical: Floats,
    strict: Floats,
    leave_out: bool,
    fewest: float,
    fewest_over: int,
    with_offset: bool,
    frequency: int,
    base: Floats,
    prior_of: Floats,
    out: Floats,
) -> None:
    """Hold ``counts[now]`` of each series (row) against its window; fills ``out[series, outcome]``."""
    size = max(len(rows), levels)
    y = np.empty(size)
    time = np.empty(size)
    exposure = np.empty(size)
    tilted = np.empty(size)
    level = np.empty(size, dtype=np.int64)
    place = np.empty(size, dtype=np.int64)
    offset = np.zeros(size)
    ones = np.ones(size)
    mu = np.empty(size)
    work = np.empty(size)
    part = np.empty((7, size))
    found = np.empty(7)
    totals = np.empty(levels)
    exposures = np.empty(levels)
    phis = np.empty(NODES)
    weights = np.empty(NODES)
    prior = np.empty(NODES)
    wider = np.empty(NODES)
    memory = np.empty(now + 1)
    inflation = np.empty(levels)
    waves = yearly_waves(frequency)
    normal = np.empty((WAVES, WAVES + 1))
    year = np.empty((frequency, 4))
    for series in range(counts.shape[0]):
        result = out[series]
        result[:] = math.nan
        result[ALARM] = 0.0
        n = 0
        for j in range(len(rows)):
            value = counts[series, rows[j]]
            if not math.isnan(value):
                y[n] = value
                time[n] = times[j]
                level[n] = level_of[j]
                exposure[n] = population[series, rows[j]] if with_offset else 1.0
                place[n] = rows[j] - now
                n += 1
        unsure = flatten_season(y, exposure, level, place, n, waves, normal, year)
        if leave_out and n > 0:
            n = leave_out_outbreaks(y, exposure, level, time, place, n, totals, exposures)
        spread = sum_levels(y, exposure, level, n, totals, exposures)
        if exposures[0] <= 0.0:
            continue
        exposure_now = population[series, now] if with_offset else 1.0
        observed = counts[series, now]
        before = totals[0]
        share = exposure_now / (exposure_now + exposures[0])
        for node in range(NODES):
            phis[node] = base[node] if spread < RESTLESS else spread * 1.35 ** (node - 4)
            prior[node] = prior_of[node] if spread < RESTLESS else 1.0
        weigh_dispersions(y, exposure, level, n, totals, exposures, prior, phis, weights)
        reference = exposures[0]
        worth = before
        slope = 0.0
        persistence = 0.0
        if trend and totals.sum() >= FEWEST_FOR_TREND:
            for i in range(n):
                offset[i] = math.log(exposure[i])
            if fit(y, ones, time, level, offset, n, levels, True, mu, work, part, found) and found[SPREAD] > 0.0:
                statistic = abs(found[SLOPE]) / math.sqrt(max(1.0, found[DISPERSION]) / found[SPREAD])
                if statistic > critical[int(found[FREEDOM])]:  # now as months that resemble each other let it be
                    slope = found[SLOPE]
                    for i in range(n):
                        tilted[i] = exposure[i] * math.exp(slope * time[i])
                    around = sum_levels(y, tilted, level, n, totals, exposures)
                    persistence = resemblance(y, tilted, level, place, n, totals, exposures, around, memory)
                    statistic /= math.sqrt(1.0 + persistence)
                    slope = slope if statistic > critical[int(found[FREEDOM])] else 0.0
                    sum_levels(y, exposure, level, n, totals, exposures)
        if slope == 0.0:
            persistence = resemblance(y, exposure, level, place, n, totals, exposures, spread, memory)
        restless = 1.0
        spread_out = 1.0
        if persistence > 0.0:
            restless = inflate(level, place, n, memory, inflation)
            spread_out = inflation[0]
        worth = fewer(before, spread_out + before * unsure)
        reference *= worth / before if before > 0.0 else 1.0
        share = exposure_now / (exposure_now + reference)
        for node in range(NODES):
            wider[node] = 1.0 + restless * (phis[node] - 1.0)
        expected = before / exposures[0] * exposure_now
        start = whole(expected + 2.0 * math.sqrt(spread * expected) + 1.0)
        bound = alarm_count(alpha, start, worth, share, wider, weights)
        at_least, more = 1.0, 0.0
        if not math.isnan(observed):
            at_least, more = averaged_tail(observed, worth, share, wider, weights)
        result[TREND] = 0.0 if slope == 0.0 else 1.0
        if slope != 0.0:
            result[TREND_COEFFICIENT] = slope
            distance = 0.0
            for i in range(n):
                if level[i] == 0:
                    distance += mu[i] * time[i]
            sum_levels(y, tilted, level, n, totals, exposures)
            weigh_dispersions(y, tilted, level, n, totals, exposures, prior, phis, weights)
            # the slope is uncertain too: the window counts for as many cases as give the same variance
            distance /= max(before, 1.0)
            spread_out += (1.0 + persistence) * before * distance * distance / found[SPREAD]
            worth = fewer(before, spread_out + before * unsure)
            reference = exposures[0] * (worth / before if before > 0.0 else 1.0)
            share = exposure_now / (exposure_now + reference)
            expected_then = before / exposures[0] * exposure_now
            start = whole(expected_then + 2.0 * math.sqrt(spread * expected_then) + 1.0)
            bound_then = alarm_count(alpha, start, worth, share, wider, weights)
            at_least_then, more_then = 1.0, 0.0
            if not math.isnan(observed):
                at_least_then, more_then = averaged_tail(observed, worth, share, wider, weights)
            beyond_doubt = slope < 0.0 and statistic > strict[int(found[FREEDOM])]
            if beyond_doubt or bound_then >= bound:
                expected, bound = expected_then, bound_then
            if beyond_doubt or at_least_then > at_least:
                at_least, more = at_least_then, more_then
        recent = 0.0
        for k in range(max(0, now - fewest_over + 1), now + 1):
            recent += counts[series, k]
        phi = 0.0
        attainable = 0.0
        for node in range(NODES):
            phi += weights[node] * wider[node]
            attainable += weights[node] * upper_tail(bound, max(expected, 1e-12), wider[node])
        result[EXPECTED] = expected
        result[MU0] = expected
        result[UPPER] = bound - 1.0
        result[PHI] = phi
        result[ATTAINABLE] = attainable
        if not math.isnan(observed):
            result[PVALUE] = at_least
            result[PVALUE_ABOVE] = more
            result[SCORE] = (observed - expected) / (bound - expected)
            result[ALARM] = 1.0 if observed >= bound and recent >= fewest else 0.0
