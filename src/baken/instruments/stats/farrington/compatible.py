"""One series, one period, as R ``surveillance`` does it, quirks included.

Known quirks, kept on purpose so that outcomes can be compared (the ``calibrated`` mode has none of them):

* the weights that mark past outbreaks take the place of the working weights before the dispersion for the standard
  error and the test of the trend is taken (``model$weights <- omega``);
* the score of ``muan`` and ``nbPlugin`` subtracts the mean on the log scale;
* ``mu0`` of ``delta`` is the exponential of a quantity that is not a logarithm;
* with dates, when the first period of the window is missing, time of the window runs from that period and time of the
  prediction from the first one that is known: it predicts as much too early;
* a period without convergence has no result.
"""

import math

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.compiled import compiled
from baken.instruments.stats.counting import normal_upper_tail, upper_quantile, upper_tail
from baken.instruments.stats.farrington.fit import (
    DISPERSION,
    FREEDOM,
    LEVEL,
    SLOPE,
    SPREAD,
    TIME,
    WEIGHT,
    dispersion,
    down_weight,
    fit,
)

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

DELTA, MUAN, NB_PLUGIN = 0, 1, 2

# places in the outcome of one series and period
EXPECTED, UPPER, SCORE, PVALUE, ALARM, MU0, PHI, TREND, TREND_COEFFICIENT = range(9)
OUTCOMES = 9


@compiled
def fit_reweighted(
    y: Floats,
    time: Floats,
    level: Integers,
    offset: Floats,
    n: int,
    levels: int,
    trend: bool,
    reweight: bool,
    weights_threshold: float,
    prior: Floats,
    mu: Floats,
    weight: Floats,
    part: Floats,
    found: Floats,
) -> int:
    """Fit, weigh past outbreaks less, fit again. 2: with trend, 1: without, 0: no convergence at all."""
    for i in range(n):
        prior[i] = 1.0
    if not fit(y, prior, time, level, offset, n, levels, trend, mu, weight, part, found):
        if not trend:
            return 0
        trend = False
        if not fit(y, prior, time, level, offset, n, levels, trend, mu, weight, part, found):
            return 0
    if reweight:
        phi = max(found[DISPERSION], 1.0)
        if down_weight(y, mu, weight, time, level, n, phi, weights_threshold, part, found[SPREAD], prior):
            fit(y, prior, time, level, offset, n, levels, trend, mu, weight, part, found)
    return 2 if trend else 1


@compiled
def judge(
    counts: Floats,
    population: Floats,
    now: int,
    rows: Integers,
    time: Floats,
    level: Integers,
    levels: int,
    method: int,
    alpha: float,
    z: float,
    trend: bool,
    trend_critical: Floats,
    reweight: bool,
    weights_threshold: float,
    fewest: float,
    fewest_over: int,
    with_offset: bool,
    dated: bool,
    out: Floats,
) -> None:
    """Hold ``counts[now]`` of each series (row) against its window; fills ``out[series, outcome]``, NaN: no result."""
    size = max(len(rows), levels)
    y = np.empty(size)
    row_time = np.empty(size)
    row_level = np.empty(size, dtype=np.int64)
    offset = np.zeros(size)
    prior = np.empty(size)
    mu = np.empty(size)
    weight = np.empty(size)
    part = np.empty((7, size))
    found = np.empty(7)
    for series in range(counts.shape[0]):
        result = out[series]
        result[:] = math.nan
        n = 0
        highest = 0.0
        too_early = 0.0
        for j in range(len(rows)):
            value = counts[series, rows[j]]
            if not math.isnan(value):
                if n == 0 and dated:
                    too_early = time[j] - time[0]
                y[n] = value
                row_time[n] = time[j] + too_early
                row_level[n] = level[j]
                if with_offset:
                    offset[n] = math.log(population[series, rows[j]])
                highest = max(highest, value)
                n += 1
        offset_now = math.log(population[series, now]) if with_offset else 0.0
        result[ALARM] = 0.0
        if n == 0:
            continue
        state = fit_reweighted(
            y, row_time, row_level, offset, n, levels, trend, reweight, weights_threshold,
            prior, mu, weight, part, found,
        )  # fmt: skip
        kept = False
        if state == 2:
            # quirk: with reweighting, the outbreak weights stand in for the working weights here
            noise = dispersion(y, mu, prior if reweight else weight, n, found[FREEDOM])
            statistic = abs(found[SLOPE]) / math.sqrt(noise / found[SPREAD])
            no_extrapolation = math.exp(found[LEVEL] + offset_now) <= highest
            kept = no_extrapolation and statistic > trend_critical[int(found[FREEDOM])]
            if not kept:
                state = fit_reweighted(
                    y, row_time, row_level, offset, n, levels, False, reweight, weights_threshold,
                    prior, mu, weight, part, found,
                )  # fmt: skip
        if state == 0:
            continue
        phi = max(found[DISPERSION], 1.0)
        noise = dispersion(y, mu, prior if reweight else weight, n, found[FREEDOM])
        variance = 1.0 / found[WEIGHT]
        if found[SPREAD] > 0.0:
            variance += found[TIME] ** 2 / found[SPREAD]
        eta, eta_error = found[LEVEL] + offset_now, math.sqrt(noise * variance)
        observed = counts[series, now]
        if method == DELTA:
            mean = math.exp(eta)
            predicted = mean
            error = eta_error * mean
            # Farrington et al. (1996), section 3.4: y^(2/3) is about normal
            spread = math.sqrt(4.0 / 9.0 * mean ** (1.0 / 3.0) * (phi + error * error / mean))
            centre = mean ** (2.0 / 3.0)
            upper = (centre + z * spread) ** 1.5
            pvalue = normal_upper_tail((observed ** (2.0 / 3.0) - centre) / spread)
            mu0 = math.exp(mean + z * error)
        else:
            predicted = eta
            mu0 = math.exp(eta + z * eta_error) if method == MUAN else math.exp(eta)
            upper = upper_quantile(alpha, z, mu0, phi) if math.isfinite(mu0) else math.nan
            pvalue = upper_tail(observed, mu0, phi) if math.isfinite(mu0 + observed) else math.nan
        score = (observed - predicted) / (upper - predicted)
        recent = 0.0
        for k in range(max(0, now - fewest_over + 1), now + 1):
            recent += counts[series, k]
        enough = recent >= fewest
        result[SCORE] = score
        result[PVALUE] = pvalue
        result[MU0] = mu0
        result[PHI] = phi
        result[TREND] = 1.0 if kept else 0.0
        if kept:
            result[TREND_COEFFICIENT] = found[SLOPE]
        if enough:
            result[UPPER] = upper
            result[ALARM] = 1.0 if score > 1.0 and observed != 0.0 else 0.0
            if not math.isnan(upper):
                result[EXPECTED] = math.exp(eta)
