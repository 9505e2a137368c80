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
* a trend takes effect when it is significant. A falling one lowers the bound only when it is beyond doubt.
"""

import math

import numpy as np
from numpy.typing import NDArray
from scipy import special

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
from baken.instruments.stats.farrington.resemblance import inflate, resemblance

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

ATTAINABLE, PVALUE_ABOVE = 9, 10
"""Further outcomes: the chance of an alarm when nothing changed, and the chance of *more* than was counted."""
OUTCOMES = 11

NODES = 9
BASE = np.array([1.0, 1.15, 1.35, 1.65, 2.1, 2.8, 3.8, 5.5, 9.0])
"""Dispersions that are considered."""
PRIOR = np.array([0.28, 0.08, 0.10, 0.12, 0.12, 0.11, 0.09, 0.07, 0.03])
"""What we hold of them before the counts speak: crime by month is seldom calmer than chance and seldom above 4."""
BEYOND_DOUBT = 0.001
"""A falling trend lowers the bound only below this p."""
RESTLESS = 4.0
"""From this Pearson dispersion on, the nodes stand around it."""
MOST_LEFT_OUT = 3
SURPRISE = 0.002
"""A past count is an outbreak when the largest of all rows would be so large with at most this chance."""
FEWEST_FOR_TREND = 10
FAR = 1e-13
HARDLY = 1e-9
"""A dispersion this little above 1 is rounding."""
FACTORIALS = special.gammaln(np.arange(1024) + 1.0)
CAUTION = 0.2
"""The dispersion beyond Poisson is taken this much larger in the tail. The conditional distribution needs the size of
the negative binomial, for which the total stands in, and a large count is part of that total; measured by simulation,
this makes up for it. In the middle it would only make p-values uneven."""
CALM, SPAN = 0.5, 1.5
"""The caution grows from none at ``CALM`` standard deviations above the mean to all of it ``SPAN`` further."""


@compiled
def _whole(value: float) -> float:
    floored: float = np.floor(value)
    return floored


@compiled
def log_factorial(n: float) -> float:
    """log n!, from a table where n is small and whole."""
    k = int(min(n, len(FACTORIALS) - 1.0))
    known: float = FACTORIALS[k] if k == n else math.lgamma(n + 1.0)
    return known


@compiled
def _rising(k: float, y: float) -> float:
    """log Gamma(k + y) - log Gamma(k), as a product where that is short."""
    if y == 0.0:
        return 0.0
    if y > 60.0 or y != _whole(y):
        return math.lgamma(k + y) - math.lgamma(k)
    product = 1.0
    j = 0.0
    while j < y:
        product *= k + j
        j += 1.0
    return math.log(product) if 1e-300 < product < 1e300 else math.lgamma(k + y) - math.lgamma(k)


@compiled
def conditional_tail(count: float, before: float, share: float, phi: float) -> tuple[float, float]:
    """P(X >= count) and P(X > count), X the part of ``count + before`` cases that falls now, ``share`` of the exposure."""
    total = count + before
    if total <= 0.0:
        return 1.0, 0.0
    bursty = phi > 1.0 + HARDLY
    if bursty:
        surprise = (count - share * total) / math.sqrt(share * total * phi)
        excess = (1.0 + CAUTION * min(1.0, max(0.0, (surprise - CALM) / SPAN))) * (phi - 1.0)
        a = share * total / excess
        b = (1.0 - share) * total / excess
        log_mass = log_factorial(total) - log_factorial(count) - log_factorial(before)
        log_mass += _rising(a, count) + _rising(b, before) - _rising(a + b, total)
    else:
        a = 0.0
        b = 0.0
        log_mass = log_factorial(total) - log_factorial(count) - log_factorial(before)
        log_mass += count * math.log(share) + before * math.log1p(-share)
    here = math.exp(log_mass)
    odds = share / (1.0 - share)
    upward = count >= total * share
    term = here
    beside = 0.0
    j = count
    while True:
        if upward:
            if j >= total:
                break
            ratio = (j + a) / (total - j - 1.0 + b) if bursty else odds
            term *= (total - j) / (j + 1.0) * ratio
            j += 1.0
        else:
            if j <= 0.0:
                break
            ratio = (total - j + b) / (j - 1.0 + a) if bursty else 1.0 / odds
            term *= j / (total - j + 1.0) * ratio
            j -= 1.0
        beside += term
        if term <= FAR * (beside + here):
            break
    if upward:
        return min(1.0, here + beside), min(1.0, beside)
    below = min(1.0, beside)
    return 1.0 - below, max(0.0, 1.0 - below - here)


@compiled
def averaged_tail(count: float, before: float, share: float, phis: Floats, weights: Floats) -> tuple[float, float]:
    """The conditional tail, averaged over what ``phi`` may be."""
    at_least = 0.0
    more = 0.0
    for node in range(NODES):
        if weights[node] > 1e-6:
            one, other = conditional_tail(count, before, share, phis[node])
            at_least += weights[node] * one
            more += weights[node] * other
    return min(1.0, at_least), min(1.0, more)


@compiled
def alarm_count(alpha: float, start: float, before: float, share: float, phis: Floats, weights: Floats) -> float:
    """The smallest count whose averaged tail is at most ``alpha``."""
    count = max(1.0, start)
    if averaged_tail(count, before, share, phis, weights)[0] <= alpha:
        while count > 1.0 and averaged_tail(count - 1.0, before, share, phis, weights)[0] <= alpha:
            count -= 1.0
        return count
    step = 1.0
    low = count
    while averaged_tail(count, before, share, phis, weights)[0] > alpha:
        low = count
        count += step
        step *= 2.0
    while count - low > 1.0:
        middle = _whole((low + count) / 2.0)
        if averaged_tail(middle, before, share, phis, weights)[0] <= alpha:
            count = middle
        else:
            low = middle
    return count


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
                log_weight -= _rising(totals[g] / excess, totals[g])
        product = 1.0  # of many factors, so that few logarithms are taken
        for i in range(n):
            if y[i] > 0.0:
                g = level[i]
                part = exposure[i] / exposures[g]
                if excess > 0.0 and y[i] <= 20.0 and y[i] == _whole(y[i]):
                    start = totals[g] / excess * part
                    j = 0.0
                    while j < y[i]:
                        product *= start + j
                        j += 1.0
                elif excess > 0.0:
                    log_weight += _rising(totals[g] / excess * part, y[i])
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
def flatten_season(y: Floats, exposure: Floats, place: Integers, n: int, frequency: int) -> None:
    """Give each row the exposure that one yearly wave asks for, relative to the period now.

    A window of several months is not flat at the top of a season. The wave is fitted by moments and shrunk by what
    chance alone would make of it (James & Stein 1961), so that sparse series keep a flat year.
    """
    total = 0.0
    length = 0.0
    for i in range(n):
        total += y[i]
        length += exposure[i]
    if total <= 0.0:
        return
    # weighted least squares of y / exposure on cos and sin, about orthogonal over whole years
    cosine, sine, squares = 0.0, 0.0, 0.0
    for i in range(n):
        angle = 2.0 * math.pi * place[i] / frequency
        rest = y[i] - exposure[i] * total / length
        cosine += rest * math.cos(angle)
        sine += rest * math.sin(angle)
        squares += rest * rest
    cosine, sine = 2.0 * cosine / total, 2.0 * sine / total
    height = cosine * cosine + sine * sine
    by_chance = 4.0 * max(squares, total) / (total * total)
    if height <= by_chance:
        return
    shrink = 1.0 - by_chance / height
    size = math.sqrt(height) * shrink
    limit = min(1.0, 0.9 / size)  # a wave must stay above zero
    cosine, sine = cosine * shrink * limit, sine * shrink * limit
    for i in range(n):
        angle = 2.0 * math.pi * place[i] / frequency
        exposure[i] *= (1.0 + cosine * math.cos(angle) + sine * math.sin(angle)) / (1.0 + cosine)


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
    seasonal: bool,
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
        if seasonal:
            flatten_season(y, exposure, place, n, frequency)
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
        if persistence > 0.0:
            restless = inflate(level, place, n, memory, inflation)
            worth = _whole(before / inflation[0] + 0.5)
            reference *= worth / before if worth > 0.0 else 1.0
            share = exposure_now / (exposure_now + reference)
        for node in range(NODES):
            wider[node] = 1.0 + restless * (phis[node] - 1.0)
        expected = before / exposures[0] * exposure_now
        start = _whole(expected + 2.0 * math.sqrt(spread * expected) + 1.0)
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
            spread_out = inflation[0] if persistence > 0.0 else 1.0
            spread_out += (1.0 + persistence) * before * distance * distance / found[SPREAD]
            worth = _whole(before / spread_out + 0.5)
            reference = exposures[0] * (worth / before if before > 0.0 and worth > 0.0 else 1.0)
            share = exposure_now / (exposure_now + reference)
            expected_then = before / exposures[0] * exposure_now
            start = _whole(expected_then + 2.0 * math.sqrt(spread * expected_then) + 1.0)
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
