"""What the window tells: its outbreaks and how restless it is. For mode *calibrated*."""

import math

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.compiled import compiled
from baken.instruments.stats.farrington.tails import NODES, conditional_tail, rising, whole

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MOST_LEFT_OUT = 3
SURPRISE = 0.002
"""A past count is an outbreak when the largest of all rows would be so large with at most this chance."""


@compiled
def weigh_dispersions(
    y: Floats, exposure: Floats, level: Integers, n: int, totals: Floats, exposures: Floats, prior: Floats,
    phis: Floats, weights: Floats,
) -> None:  # fmt: skip
    """Weights of the dispersions ``phis``: ``prior`` times the likelihood given the total of each level."""
    highest = -math.inf
    for node in range(NODES):
        log_weight = 0.0
        excess = phis[node] - 1.0
        for g in range(len(totals)):
            if totals[g] > 0.0 and excess > 0.0:
                log_weight -= rising(totals[g] / excess, totals[g])
        product = 1.0  # of many factors, so that few logarithms are taken
        for i in range(n):
            if y[i] > 0.0:
                g = level[i]
                part = exposure[i] / exposures[g]
                if excess > 0.0 and y[i] <= 20.0 and y[i] == whole(y[i]):
                    start = totals[g] / excess * part
                    j = 0.0
                    while j < y[i]:
                        product *= start + j
                        j += 1.0
                elif excess > 0.0:
                    log_weight += rising(totals[g] / excess * part, y[i])
                elif y[i] == 1.0:
                    product *= part
                else:
                    log_weight += y[i] * math.log(part)
                if not 1e-100 < product < 1e100:
                    log_weight += math.log(product)
                    product = 1.0
        log_weight += math.log(product)
        weights[node] = log_weight + math.log(prior[node])
        highest = max(highest, weights[node])
    total = 0.0
    for node in range(NODES):
        weights[node] = math.exp(weights[node] - highest)
        total += weights[node]
    for node in range(NODES):
        weights[node] /= total


@compiled
def sum_levels(y: Floats, exposure: Floats, level: Integers, n: int, totals: Floats, exposures: Floats) -> float:
    """Totals and exposures per level; returns Pearson's dispersion around the level means, at least 1."""
    totals[:] = 0.0
    exposures[:] = 0.0
    for i in range(n):
        totals[level[i]] += y[i]
        exposures[level[i]] += exposure[i]
    pearson = 0.0
    freedom = float(n)
    for g in range(len(totals)):
        if exposures[g] > 0.0:
            freedom -= 1.0
    for i in range(n):
        mean = totals[level[i]] / exposures[level[i]] * exposure[i]
        if mean > 0.0:
            pearson += (y[i] - mean) ** 2 / mean
    return max(1.0, pearson / freedom) if freedom > 0.0 else 1.0


@compiled
def leave_out_outbreaks(
    y: Floats,
    exposure: Floats,
    level: Integers,
    time: Floats,
    place: Integers,
    n: int,
    totals: Floats,
    exposures: Floats,
) -> int:
    """Move past outbreaks behind the rows that count; returns how many rows are left."""
    phi = sum_levels(y, exposure, level, n, totals, exposures)
    moved = 0
    keep = n
    most = min(MOST_LEFT_OUT, n // 6)
    while moved < most:
        furthest = -1
        largest = 0.0
        for i in range(n - moved):
            mean = totals[level[i]] / exposures[level[i]] * exposure[i]
            if mean > 0.0:
                residual = (y[i] - mean) / math.sqrt(mean)
                if residual > largest:
                    largest = residual
                    furthest = i
        if furthest < 0:
            break
        moved += 1
        last = n - moved
        y[furthest], y[last] = y[last], y[furthest]
        exposure[furthest], exposure[last] = exposure[last], exposure[furthest]
        time[furthest], time[last] = time[last], time[furthest]
        level[furthest], level[last] = level[last], level[furthest]
        place[furthest], place[last] = place[last], place[furthest]
        phi = sum_levels(y, exposure, level, last, totals, exposures)
        g = level[last]
        share = exposure[last] / (exposure[last] + exposures[g]) if exposures[g] > 0.0 else 1.0
        if share < 1.0 and conditional_tail(y[last], totals[g], share, phi)[0] < SURPRISE / n:
            keep = last
    return keep
