"""One month resembles the next: how much so, and what that makes of a mean and a dispersion. For mode *calibrated*.

What makes counts restless (the dispersion beyond chance, a part ``1 - 1 / phi`` of the variance) may last: a mild winter is
three mild months. The counts ``k`` periods apart then correlate as ``(1 - 1 / phi) rho^k`` (an autoregressive level under
Poisson counts; Zeger 1988, Biometrika 75, 621-629). ``rho`` follows from residuals one period apart. A mean of ``n`` such
counts varies as one of ``n / inflation`` independent counts, and they vary less around their own mean than around the true
one (Bayley & Hammersley 1946, JRSS Suppl. 8, 184-197).
"""

import math

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.compiled import compiled

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

LONGEST = 0.95
"""A level that lasts longer than this cannot be told from a trend."""


@compiled
def resemblance(
    y: Floats, exposure: Floats, level: Integers, place: Integers, n: int, totals: Floats, exposures: Floats,
    phi: float, memory: Floats,
) -> float:  # fmt: skip
    """Fill ``memory[k]``, the correlation of counts ``k`` periods apart; returns what all lags add to the variance of a mean.

    ``place`` is the period, counted back from now (0 and below). 0 when nothing lasts.
    """
    part = 1.0 - 1.0 / phi
    if part <= 0.0:
        return 0.0
    memory[:] = math.nan
    for i in range(n):
        mean = totals[level[i]] / exposures[level[i]] * exposure[i]
        if mean > 0.0:
            memory[-place[i]] = (y[i] - mean) / math.sqrt(mean)
    together, squares, pairs = 0.0, 0.0, 0.0
    for k in range(1, len(memory)):
        if not math.isnan(memory[k] + memory[k - 1]):
            together += memory[k] * memory[k - 1]
            squares += 0.5 * (memory[k] * memory[k] + memory[k - 1] * memory[k - 1])
            pairs += 1.0
    if squares <= 0.0:
        return 0.0
    # residuals around a mean of their own lean apart
    used = 0.0
    for g in range(len(totals)):
        if exposures[g] > 0.0:
            used += 1.0
    correlation = together / squares + used / n
    rho = min(LONGEST, correlation / part)
    if rho <= 0.0:
        return 0.0
    power = part
    for k in range(len(memory)):
        memory[k] = power
        power *= rho
    memory[0] = 1.0
    return 2.0 * part * rho / (1.0 - rho)


@compiled
def inflate(level: Integers, place: Integers, n: int, memory: Floats, inflation: Floats) -> float:
    """Fill the variance inflation of the mean of each level; returns by how much the dispersion around these means is too small."""
    inflation[:] = 1.0
    freedom, left = 0.0, 0.0
    for g in range(len(inflation)):
        rows, total = 0.0, 0.0
        for i in range(n):
            if level[i] == g:
                rows += 1.0
                for j in range(i):
                    if level[j] == g:
                        total += 2.0 * memory[abs(place[i] - place[j])]
        if rows > 0.0:
            inflation[g] = 1.0 + total / rows
            freedom += rows - 1.0
            left += max(rows - inflation[g], 0.0)
    return freedom / max(left, 0.25 * freedom) if freedom > 0.0 else 1.0
