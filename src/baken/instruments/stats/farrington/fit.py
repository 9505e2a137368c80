"""Quasi-Poisson regression on a seasonal factor and a trend, compiled: iteratively reweighted least squares.

The model is ``log mu = level[season] + slope * time + offset``. Levels and slope make the cross-product an arrow, so
each step has a closed form (weighted means per level, one weighted slope within levels), exact and without a matrix:

    slope = sum w (t - tbar)(z - zbar) / sum w (t - tbar)^2,    level = zbar - slope * tbar

Start, step and stopping rule are those of R's ``glm.fit`` (McCullagh & Nelder 1989, section 2.5), iterate for iterate,
since on an empty level the answer *is* where the iteration stops.
"""

import math

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.compiled import compiled

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MOST_STEPS = 25
"""R's ``glm.control(maxit)``."""
CLOSE_ENOUGH = 1e-8
"""R's ``glm.control(epsilon)``, relative to the deviance plus 0.1."""
SMALLEST_MEAN = 2.220446049250313e-16
"""R's floor under the inverse of the log link."""

WHOLE = 256
"""Below it a whole count finds its logarithms and its two-thirds power in a table."""
LOG = np.log(np.maximum(np.arange(WHOLE), 1.0))
LOG_START = np.log(np.arange(WHOLE) + 0.1)
TWO_THIRDS = np.cbrt(np.arange(WHOLE)) ** 2

ALONE = 1e-9
"""A row whose leverage is 1 to this, is fitted by itself only."""

# places in `found`
LEVEL, SLOPE, TIME, SPREAD, WEIGHT, DISPERSION, FREEDOM = 0, 1, 2, 3, 4, 5, 6


@compiled
def fit(
    y: Floats,
    prior: Floats,
    time: Floats,
    level: Integers,
    offset: Floats,
    n: int,
    levels: int,
    trend: bool,
    mu: Floats,
    weight: Floats,
    part: Floats,
    found: Floats,
) -> bool:
    """Fit the first ``n`` rows; True when it converged.

    Fills ``mu`` (fitted means), ``weight`` (working weights of the last step, from before that step, as in R), ``part``
    (seven rows of work space; the first three hold weight, mean time and mean response per level) and ``found``:
    level and slope of the predicted period (level 0, time 0), its mean time, the spread of time, the weight of its
    level, dispersion and degrees of freedom.
    """
    eta = part[3]
    z = part[4]
    log_y = part[5]
    deviance_before = 0.0
    flat = not trend
    for i in range(n):
        mu[i] = y[i] + 0.1
        k = int(min(y[i], WHOLE - 1.0))
        if k == y[i]:
            eta[i] = LOG_START[k]
            log_y[i] = LOG[k]
        else:
            eta[i] = math.log(mu[i])
            log_y[i] = math.log(y[i])
        flat = flat and offset[i] == 0.0
        deviance_before += prior[i] * _unit_deviance(y[i], log_y[i], mu[i], eta[i])
    slope = 0.0
    spread = 0.0
    converged = False
    for _ in range(MOST_STEPS):
        for g in range(levels):
            part[0, g] = 0.0
            part[1, g] = 0.0
            part[2, g] = 0.0
        for i in range(n):
            w = prior[i] * mu[i]
            weight[i] = w
            z[i] = eta[i] - offset[i] + (y[i] - mu[i]) / mu[i]
            g = level[i]
            part[0, g] += w
            part[1, g] += w * time[i]
            part[2, g] += w * z[i]
        for g in range(levels):
            if part[0, g] > 0.0:
                part[1, g] /= part[0, g]
                part[2, g] /= part[0, g]
        slope = 0.0
        spread = 0.0
        if trend:
            along = 0.0
            for i in range(n):
                t = time[i] - part[1, level[i]]
                spread += weight[i] * t * t
                along += weight[i] * t * (z[i] - part[2, level[i]])
            slope = along / spread if spread > 0.0 else 0.0
        deviance = 0.0
        if flat:  # one mean per level
            for g in range(levels):
                part[6, g] = max(math.exp(part[2, g]), SMALLEST_MEAN)
            for i in range(n):
                eta[i] = part[2, level[i]]
                mu[i] = part[6, level[i]]
        else:
            for i in range(n):
                g = level[i]
                eta[i] = part[2, g] + slope * (time[i] - part[1, g]) + offset[i]
                mu[i] = max(math.exp(eta[i]), SMALLEST_MEAN)
        for i in range(n):
            deviance += prior[i] * _unit_deviance(y[i], log_y[i], mu[i], eta[i])
        if not math.isfinite(deviance):
            break
        if abs(deviance - deviance_before) / (abs(deviance) + 0.1) < CLOSE_ENOUGH:
            converged = True
            break
        deviance_before = deviance
    # one degree of freedom per level that has rows, and one for the slope
    freedom = 0.0
    for i in range(n):
        if weight[i] > 0.0:
            freedom += 1.0
    for g in range(levels):
        if part[0, g] > 0.0:
            freedom -= 1.0
    if trend and spread > 0.0:
        freedom -= 1.0
    found[LEVEL] = part[2, 0] - slope * part[1, 0]
    found[SLOPE] = slope
    found[TIME] = part[1, 0]
    found[SPREAD] = spread
    found[WEIGHT] = part[0, 0]
    found[DISPERSION] = dispersion(y, mu, weight, n, freedom)
    found[FREEDOM] = freedom
    return converged


@compiled
def dispersion(y: Floats, mu: Floats, weight: Floats, n: int, freedom: float) -> float:
    """Squared working residuals times ``weight`` over the degrees of freedom; NaN when there are none.

    With the working weights this is Pearson's estimate (McCullagh & Nelder 1989, eq. 4.23).
    """
    if freedom <= 0.0:
        return math.nan
    total = 0.0
    for i in range(n):
        if weight[i] > 0.0:
            residual = (y[i] - mu[i]) / mu[i]
            total += weight[i] * residual * residual
    return total / freedom


@compiled
def down_weight(
    y: Floats,
    mu: Floats,
    weight: Floats,
    time: Floats,
    level: Integers,
    n: int,
    phi: float,
    threshold: float,
    part: Floats,
    spread: float,
    prior: Floats,
) -> bool:
    """Weigh past outbreaks less: Farrington et al. (1996), section 3.6, on standardised Anscombe residuals. True when any was.

    A residual above ``threshold`` gets weight proportional to its inverse square; the weights add up to ``n``. A row
    that is alone in its level fits itself: what is left is rounding, and no outbreak (R weighs it 0 or 1 by the sign
    of that rounding).
    """
    total = 0.0
    any_weighed = False
    for i in range(n):
        prior[i] = 1.0
        if y[i] > mu[i] or threshold < 0.0:  # at or below its mean a residual is not above zero
            g = level[i]
            t = time[i] - part[1, g]
            leverage = weight[i] / part[0, g] if weight[i] > 0.0 else 0.0
            if spread > 0.0:
                leverage += weight[i] * t * t / spread
            k = int(min(y[i], WHOLE - 1.0))
            two_thirds = TWO_THIRDS[k] if k == y[i] else np.cbrt(y[i]) ** 2
            root = math.sqrt(mu[i])
            raw = 1.5 * (two_thirds / np.cbrt(root) - root)
            residual = raw / math.sqrt(phi * max(1.0 - leverage, 0.0))
            if residual > threshold and 1.0 - leverage >= ALONE:
                prior[i] = 1.0 / (residual * residual)
                any_weighed = True
        total += prior[i]
    if any_weighed:
        for i in range(n):
            prior[i] *= n / total
    return any_weighed


@compiled
def _unit_deviance(y: float, log_y: float, mu: float, log_mu: float) -> float:
    if y > 0.0:
        return 2.0 * (y * (log_y - log_mu) - (y - mu))
    return 2.0 * mu
