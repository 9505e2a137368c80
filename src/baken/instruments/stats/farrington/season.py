"""How the period now compares with its window by the season, and how sure that is. For mode *calibrated*."""

import math

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.compiled import compiled

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

WAVES = 7
"""Regressors of a season: a level and waves of a year, half a year and four months (Noufaily et al. 2013, section 4, simulate so too)."""
EXPECTED_HEIGHT = np.array([math.inf, 0.9, 0.9, 0.5, 0.5, 0.15, 0.15])
"""What we hold of a season before the counts speak: the standard deviation of each regressor of the log mean."""
A_SEASON = 0.7
"""How likely a season is before the counts speak."""
NO_PEAK, A_PEAK = 1.5, 3.0
"""The period of now lies so many standard errors off what waves and window say: up to the first these hold, from the second on
its own counts."""
MOST_STEPS, SMALL_STEP = 6, 0.001

COUNTED, EXPOSED, IN_WINDOW, BY_WAVES = 0, 1, 2, 3
"""Columns of what is known per period of the year."""


@compiled
def yearly_waves(frequency: int) -> Floats:
    """Per period of the year the regressors of a season: 1, and cosine and sine of each wave."""
    waves = np.ones((frequency, WAVES))
    for phase in range(frequency):
        for k in range(1, WAVES // 2 + 1):
            angle = 2.0 * math.pi * k * phase / frequency
            waves[phase, 2 * k - 1], waves[phase, 2 * k] = math.cos(angle), math.sin(angle)
    return waves


@compiled
def flatten_season(
    y: Floats, exposure: Floats, level: Integers, place: Integers, n: int, waves: Floats, normal: Floats, year: Floats
) -> float:  # fmt: skip
    """Give each row the exposure that its season asks for, relative to the period now; returns how unsure that is.

    A window of several months is not flat at the top of a season. The waves are the posterior mode of a log-linear model of
    the totals per period of the year. When the period of now lies clearly off them (fireworks: one month) it goes by its own
    counts of all years (firm thresholding; Gao & Bruce 1997, Statistica Sinica 7, 855-874).

    Returned is the variance of the log of (now relative to the mean of the window), divided by the dispersion. ``normal`` and
    ``year`` are work space.
    """
    year[:] = 0.0
    for i in range(n):
        phase = place[i] % len(waves)
        year[phase, COUNTED] += y[i]
        year[phase, EXPOSED] += exposure[i]
        if level[i] == 0:
            year[phase, IN_WINDOW] += exposure[i]
    if year[:, COUNTED].sum() <= 0.0 or year[:, IN_WINDOW].sum() <= 0.0:
        return 0.0
    phi = _restlessness(y, exposure, place, n, year)
    seen = _fit_waves(waves, phi, normal, year)
    now = year[0, IN_WINDOW] * year[0, BY_WAVES]
    window, counted = 0.0, 0.0
    for phase in range(len(waves)):
        window += year[phase, IN_WINDOW] * year[phase, BY_WAVES]
        counted += year[phase, COUNTED] if year[phase, IN_WINDOW] > 0.0 else 0.0
    unsure = 0.0
    for a in range(WAVES):  # the contrast of now with its window, taken forward through the elimination
        contrast = waves[0, a]
        for phase in range(len(waves)):
            if year[phase, IN_WINDOW] > 0.0:
                contrast -= year[phase, IN_WINDOW] * year[phase, BY_WAVES] / window * waves[phase, a]
        for b in range(a):
            contrast -= normal[b, a] / normal[b, b] * normal[b, WAVES]
        normal[a, WAVES] = contrast
        unsure += contrast * contrast / normal[a, a]
    # is there a season at all? Both answers count, each by how likely it is (Hoeting et al. 1999, Statistical Science 14, 382-417)
    step = math.log(year[0, BY_WAVES] * year[:, IN_WINDOW].sum() / window)
    unsure = seen * unsure + seen * (1.0 - seen) * step * step / phi
    for phase in range(len(waves)):
        year[phase, BY_WAVES] **= seen
    now = year[0, IN_WINDOW] * year[0, BY_WAVES]
    window = 0.0
    for phase in range(len(waves)):
        window += year[phase, IN_WINDOW] * year[phase, BY_WAVES]
    lower = 1.0  # the other periods of the window, relative to what the waves make of them
    if 0.0 < now < window:
        expected = counted * now / window
        off = abs(year[0, COUNTED] - expected) / math.sqrt(phi * expected * (1.0 - now / window) + 1.0)
        own = min(1.0, max(0.0, A_PEAK / (A_PEAK - NO_PEAK) * (1.0 - NO_PEAK / max(off, NO_PEAK))))
        if own > 0.0:
            odds = (year[0, COUNTED] + 0.5) / (counted - year[0, COUNTED] + 0.5)
            lower = (now / (window - now) / odds) ** own
            unsure += own * (1.0 / now - 1.0 / window - unsure)
    for i in range(n):
        phase = place[i] % len(waves)
        exposure[i] *= year[phase, BY_WAVES] / year[0, BY_WAVES]
        if level[i] == 0 and phase != 0:
            exposure[i] *= lower
    return unsure


@compiled
def _restlessness(y: Floats, exposure: Floats, place: Integers, n: int, year: Floats) -> float:
    """Pearson's dispersion of the years around the mean of each period of the year, at least 1: no season is in it."""
    pearson, freedom = 0.0, 0.0
    for i in range(n):
        phase = place[i] % len(year)
        if year[phase, COUNTED] > 0.0:
            mean = exposure[i] * year[phase, COUNTED] / year[phase, EXPOSED]
            pearson += (y[i] - mean) ** 2 / mean
        freedom += 1.0 - exposure[i] / year[phase, EXPOSED]
    return max(1.0, pearson / freedom) if freedom > 0.0 else 1.0


@compiled
def _fit_waves(waves: Floats, phi: float, normal: Floats, year: Floats) -> float:
    """Newton's method: fills the mean per exposure by the waves; ``normal`` is left eliminated, its last column free.

    Returns how likely it is that there is a season, by Laplace's approximation; beforehand ``A_SEASON``.
    """
    total = year[:, COUNTED].sum()
    height = np.zeros(WAVES)
    year[:, BY_WAVES] = total / year[:, EXPOSED].sum()
    for _ in range(MOST_STEPS):
        normal[:] = 0.0
        for phase in range(len(waves)):
            mean = year[phase, EXPOSED] * year[phase, BY_WAVES]
            if mean > 0.0:
                for a in range(WAVES):
                    normal[a, WAVES] += (year[phase, COUNTED] - mean) * waves[phase, a]
                    for b in range(a, WAVES):
                        normal[a, b] += mean * waves[phase, a] * waves[phase, b]
        for a in range(1, WAVES):
            normal[a, a] += phi / EXPECTED_HEIGHT[a] ** 2
            normal[a, WAVES] -= phi / EXPECTED_HEIGHT[a] ** 2 * height[a]
        for a in range(WAVES):
            for b in range(a + 1, WAVES):
                factor = normal[a, b] / normal[a, a]
                for c in range(b, WAVES + 1):
                    normal[b, c] -= factor * normal[a, c]
        largest = 0.0
        for a in range(WAVES - 1, -1, -1):
            for b in range(a + 1, WAVES):
                normal[a, WAVES] -= normal[a, b] * normal[b, WAVES]
            normal[a, WAVES] /= normal[a, a]
            height[a] += normal[a, WAVES]
            largest = max(largest, abs(normal[a, WAVES]))
        expected = 0.0
        for phase in range(len(waves)):
            log_mean = 0.0
            for a in range(1, WAVES):
                log_mean += height[a] * waves[phase, a]
            year[phase, BY_WAVES] = math.exp(log_mean)
            expected += year[phase, EXPOSED] * year[phase, BY_WAVES]
        year[:, BY_WAVES] *= total / expected  # the level fits exactly
        if largest < SMALL_STEP:
            break
    flat = total / year[:, EXPOSED].sum()
    evidence = math.log(A_SEASON / (1.0 - A_SEASON))
    for phase in range(len(waves)):
        if year[phase, COUNTED] > 0.0:
            evidence += year[phase, COUNTED] * math.log(year[phase, BY_WAVES] / flat) / phi
    for a in range(1, WAVES):
        precision = 1.0 / EXPECTED_HEIGHT[a] ** 2
        evidence -= 0.5 * (height[a] * height[a] * precision + math.log(normal[a, a] / (phi * precision)))
    return 1.0 / (1.0 + math.exp(-min(max(evidence, -30.0), 30.0)))
