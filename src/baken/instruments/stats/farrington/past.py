"""What the window tells: its season, its outbreaks and how restless it is. For mode *calibrated*."""

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

WAVES = 5
"""Regressors of a season."""
HARDLY_SEEN = 0.05
"""A wave of which the rows leave less than this part of all exposure (it is about half) cannot be told."""


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


@compiled
def yearly_waves(frequency: int) -> Floats:
    """Per period of the year the regressors of a season: 1, and cosine and sine of a yearly and a half-yearly wave."""
    waves = np.ones((frequency, WAVES))
    for phase in range(frequency):
        for k in range(1, 3):
            angle = 2.0 * math.pi * k * phase / frequency
            waves[phase, 2 * k - 1], waves[phase, 2 * k] = math.cos(angle), math.sin(angle)
    return waves


@compiled
def flatten_season(y: Floats, exposure: Floats, place: Integers, n: int, waves: Floats, normal: Floats) -> None:
    """Give each row the exposure that a yearly and a half-yearly wave ask for, relative to the period now.

    A window of several months is not flat at the top of a season. The waves are fitted by weighted least squares of
    ``y / exposure``, each shrunk by what chance alone would make of it (James & Stein 1961), so that sparse series keep a
    flat year. ``normal`` is work space. Less than a year, or gaps that hide a wave: nothing is done.
    """
    frequency = len(waves)
    normal[:] = 0.0
    for i in range(n):
        wave = waves[place[i] % frequency]
        for a in range(WAVES):
            normal[a, WAVES] += y[i] * wave[a]
            for b in range(a, WAVES):
                normal[a, b] += exposure[i] * wave[a] * wave[b]
    total = normal[0, WAVES]
    if n < frequency or total <= 0.0 or not _solve(normal):
        return
    squares = 0.0
    for i in range(n):
        fitted = 0.0
        for a in range(WAVES):
            fitted += normal[a, WAVES] * waves[place[i] % frequency, a]
        squares += (y[i] - exposure[i] * fitted) ** 2
    by_chance = 4.0 * max(squares * n / (n - WAVES), total) / (total * total)
    mean = normal[0, WAVES]
    any_wave = False
    for a in range(1, WAVES, 2):
        height = (normal[a, WAVES] ** 2 + normal[a + 1, WAVES] ** 2) / mean**2
        shrink = max(0.0, 1.0 - (a + 1) / 2 * by_chance / height) / mean if height > 0.0 else 0.0
        normal[a, WAVES] *= shrink
        normal[a + 1, WAVES] *= shrink
        any_wave = any_wave or shrink > 0.0
    if not any_wave:
        return
    lowest = 0.0
    for phase in range(frequency):
        lowest = min(lowest, _above_mean(normal, waves[phase]))
    limit = min(1.0, 0.9 / max(-lowest, 0.9))  # the season must stay above zero
    now = 1.0 + limit * _above_mean(normal, waves[0])
    for i in range(n):
        exposure[i] *= (1.0 + limit * _above_mean(normal, waves[place[i] % frequency])) / now


@compiled
def _above_mean(normal: Floats, wave: Floats) -> float:
    above = 0.0
    for a in range(1, WAVES):
        above += normal[a, WAVES] * wave[a]
    return above


@compiled
def _solve(normal: Floats) -> bool:
    """Solve the normal equations (upper triangle and right-hand side) in place; False when they tell too little."""
    least = HARDLY_SEEN * normal[0, 0]
    for a in range(WAVES):
        if normal[a, a] < least:
            return False
        for b in range(a + 1, WAVES):
            factor = normal[a, b] / normal[a, a]
            for c in range(b, WAVES + 1):
                normal[b, c] -= factor * normal[a, c]
    for a in range(WAVES - 1, -1, -1):
        for b in range(a + 1, WAVES):
            normal[a, WAVES] -= normal[a, b] * normal[b, WAVES]
        normal[a, WAVES] /= normal[a, a]
    above_zero: bool = normal[0, WAVES] > 0.0
    return above_zero
