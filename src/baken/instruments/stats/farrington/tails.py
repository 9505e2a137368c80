"""How likely is a count now, given the counts in its window? Tails of the beta-binomial, for mode *calibrated*."""

import math

import numpy as np
from numpy.typing import NDArray
from scipy import special

from baken.instruments.stats.compiled import compiled

Floats = NDArray[np.float64]

NODES = 9
FAR = 1e-13
FACTORIALS = special.gammaln(np.arange(1024) + 1.0)
HARDLY = 1e-9
"""A dispersion this little above 1 is rounding."""
CAUTION = 0.2
"""The dispersion beyond Poisson is taken this much larger in the tail. The conditional distribution needs the size of
the negative binomial, for which the total stands in, and a large count is part of that total; measured by simulation,
this makes up for it. In the middle it would only make p-values uneven."""
WANDERING = 4.0
"""From this dispersion on it is rather the level that wanders, with a longer tail than a gamma's: the caution doubles, step by
step, until twice this dispersion."""
CALM, SPAN = 0.5, 1.5
"""The caution grows from none at ``CALM`` standard deviations above the mean to all of it ``SPAN`` further."""


@compiled
def whole(value: float) -> float:
    floored: float = np.floor(value)
    return floored


@compiled
def log_factorial(n: float) -> float:
    """log n!, from a table where n is small and whole."""
    k = int(min(n, len(FACTORIALS) - 1.0))
    known: float = FACTORIALS[k] if k == n else math.lgamma(n + 1.0)
    return known


@compiled
def rising(k: float, y: float) -> float:
    """log Gamma(k + y) - log Gamma(k), as a product where that is short."""
    if y == 0.0:
        return 0.0
    if y > 60.0 or y != whole(y):
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
        caution = CAUTION * (1.0 + min(1.0, max(0.0, phi / WANDERING - 1.0)))
        excess = (1.0 + caution * min(1.0, max(0.0, (surprise - CALM) / SPAN))) * (phi - 1.0)
        a = share * total / excess
        b = (1.0 - share) * total / excess
        log_mass = log_factorial(total) - log_factorial(count) - log_factorial(before)
        log_mass += rising(a, count) + rising(b, before) - rising(a + b, total)
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
        middle = whole((low + count) / 2.0)
        if averaged_tail(middle, before, share, phis, weights)[0] <= alpha:
            count = middle
        else:
            low = middle
    return count
