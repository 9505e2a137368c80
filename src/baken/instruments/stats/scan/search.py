"""The compiled search over all circles and all time windows, once for what was observed and many times for chance.

A window runs from a first to a last period; windows with the same last period follow each other, the shortest first.
For chance, ``SIDE`` replicas run side by side; a cheap bound on the statistic spares nearly all logarithms:

    c log(c/m) + (C-c) log((C-c)/(C-m))  <=  (c-m)^2 (C+m) / (2 m (C-m))        for c > m

(from ``(1+x) log(1+x) <= x + x^2/2`` on the first term and ``log x <= x - 1`` on the second).

Where windows are many a second bound spares most of them. To reach ``g`` takes by the first bound, with ``m`` between ``low``
and ``high``, ``c >= m + sqrt(2 g k m)`` with ``k = (C - high) / (C + high)``. A root lies above its chord, so that
``c - m (1 + slope) >= height``, a line: the best stretch of time is then found in one pass over the periods (Kadane's
algorithm; Bentley 1984, Commun. ACM 27, 865-873), and when even that one falls short the circle has no window to look at.
"""

import math

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.compiled import compiled

SIDE = 16
"""Replicas that run side by side."""

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Integers = NDArray[np.int64]


@compiled
def likelihood_ratio(count: float, expected: float, total: float) -> float:
    """Log likelihood ratio of "more inside than outside"; 0 when there is not more (Kulldorff 1997, eq. 6)."""
    if count <= expected or expected <= 0.0:
        return 0.0
    ratio = count * math.log(count / expected)
    if count < total:
        ratio += (total - count) * math.log((total - count) / (total - expected))
    return ratio


@compiled
def best_per_centre(
    first: Integers,
    members: NDArray[np.int32],
    counts: Floats,
    expected: Floats,
    total: float,
    fewest: float,
    taken: NDArray[np.bool_],
    statistic: Floats,
    size: Integers,
    window: Integers,
) -> None:
    """Per centre its best circle and window, stopping before any location that is ``taken``."""
    windows = counts.shape[1]
    inside = np.empty(windows)
    norm = np.empty(windows)
    for centre in range(len(first) - 1):
        statistic[centre] = 0.0
        size[centre] = 0
        window[centre] = 0
        inside[:] = 0.0
        norm[:] = 0.0
        for place in range(first[centre], first[centre + 1]):
            member = members[place]
            if taken[member]:
                break
            for w in range(windows):
                inside[w] += counts[member, w]
                norm[w] += expected[member, w]
                if inside[w] > norm[w] and inside[w] >= fewest:
                    ratio = likelihood_ratio(inside[w], norm[w], total)
                    if ratio > statistic[centre]:
                        statistic[centre] = ratio
                        size[centre] = place - first[centre] + 1
                        window[centre] = w


@compiled
def highest_by_chance(
    first: Integers,
    members: NDArray[np.int32],
    counts: Singles,
    expected: Floats,
    start: Integers,
    end: Integers,
    total: float,
    fewest: float,
    highest: Floats,
) -> None:
    """The highest statistic of each of ``SIDE`` replicas in ``counts[location, period, replica]``.

    Windows are summed period by period: one that only begins a period before the previous window adds just that period.
    """
    periods, side = (
        counts.shape[1],
        counts.shape[2],
    )  # the width must not be known beforehand: then loops are vectorised
    rows = counts.reshape(len(counts), periods * side)
    many = len(start) > 2 * periods
    longest = (end - start).max() + 1
    held = np.empty(periods * side, dtype=np.float32)
    inside = held.reshape(periods, side)
    norm = np.empty(periods)
    summed = np.empty(side, dtype=np.float32)
    best = np.empty(side, dtype=np.float32)
    goal = np.zeros(side, dtype=np.float32)
    root = np.zeros(side, dtype=np.float32)  # of twice the goal
    highest[:] = 0.0
    for centre in range(len(first) - 1):
        held[:] = 0.0
        norm[:] = 0.0
        for place in range(first[centre], first[centre + 1]):
            member = members[place]
            for t in range(periods):
                norm[t] += expected[member, t]
            for k in range(periods * side):
                held[k] += rows[member, k]
            if many:
                height, slope = _line(norm, longest, total)
                summed[:] = 0.0
                best[:] = 0.0
                for t in range(periods):
                    mean = np.float32(norm[t])
                    for r in range(side):
                        summed[r] = max(summed[r], np.float32(0.0)) + (inside[t, r] - mean - mean * slope * root[r])
                        best[r] = max(best[r], summed[r])
                hits = np.int32(0)
                for r in range(side):
                    hits += np.int32(best[r] >= height * root[r])
                if hits == 0:
                    continue
            m = 0.0
            for w in range(len(start)):
                if w == 0 or end[w] != end[w - 1]:
                    summed[:] = 0.0
                    m = 0.0
                t = start[w]
                m += norm[t]
                rest = max(total - m, 1e-9 * total)
                factor = np.float32((total + m) / (2.0 * m * rest)) if m > 0.0 else np.float32(0.0)
                mean = np.float32(m)
                hits = np.int32(0)
                for r in range(side):
                    summed[r] += inside[t, r]
                    more = max(summed[r] - mean, np.float32(0.0))
                    hits += np.int32(more * more * factor > goal[r])
                if hits > 0:
                    for r in range(side):
                        if summed[r] >= fewest:
                            ratio = likelihood_ratio(float(summed[r]), m, total)
                            if ratio > highest[r]:
                                highest[r] = ratio
                                # rounding of single precision must not hide a higher one
                                goal[r] = np.float32(ratio * (1.0 - 1e-4))
                                root[r] = np.float32(math.sqrt(2.0 * goal[r]))


@compiled
def _line(norm: Floats, longest: int, total: float) -> tuple[np.float32, np.float32]:
    """Height and slope, per root of twice the goal, of the line that ``c - m`` must reach in some stretch of time."""
    low = math.inf
    high = 0.0
    running = 0.0
    for t in range(len(norm)):
        running += norm[t]
        if t >= longest:
            running -= norm[t - longest]
        high = max(high, running)
        low = min(low, norm[t])
    if low <= 0.0 or high >= total:
        return np.float32(-1e30), np.float32(0.0)
    shrink = math.sqrt((total - high) / (total + high)) * (1.0 - 1e-4)  # single precision must not hide a higher one
    slope = shrink * (math.sqrt(high) - math.sqrt(low)) / max(high - low, 1e-12 * high)
    return np.float32(shrink * math.sqrt(low) - slope * low), np.float32(slope)
