"""Tails and quantiles of counts, compiled: Poisson and negative binomial with mean ``mu`` and variance ``phi * mu``.

``phi = 1`` is Poisson. Probabilities are summed from Loader's saddle-point form of the mass (C. Loader 2000, *Fast and
accurate computation of binomial probabilities*), which keeps twelve digits where differences of log-gammas lose them.
Held against ``scipy.stats`` in ``tests/test_counting.py``.
"""

import math

import numpy as np

from baken.instruments.stats.compiled import compiled

NEGLIGIBLE = 1e-17
"""A further term below this part of the sum no longer changes it."""
LARGEST_SUMMED = 1e9
"""Means above this (no count is that large; a diverging fit can be) use the normal approximation."""


@compiled
def _floor(value: float) -> float:
    """A float that may lie beyond the largest integer."""
    floored: float = np.floor(value)
    return floored


@compiled
def stirling_error(n: float) -> float:
    """log(n!) minus Stirling's approximation of it (Loader 2000, section 3)."""
    if n < 16.0:
        return math.lgamma(n + 1.0) - (n + 0.5) * math.log(n) + n - 0.9189385332046727
    nn = n * n
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188) / nn) / nn) / nn) / nn) / n


@compiled
def deviance_part(x: float, mean: float) -> float:
    """x log(x / mean) + mean - x, also where x and mean nearly cancel (Loader 2000, section 4)."""
    if abs(x - mean) < 0.1 * (x + mean):
        v = (x - mean) / (x + mean)
        total = (x - mean) * v
        term = 2.0 * x * v
        v2 = v * v
        for j in range(1, 1000):
            term *= v2
            previous = total
            total += term / (2 * j + 1)
            if total == previous:
                break
        return total
    return x * math.log(x / mean) + mean - x


@compiled
def mass(count: float, mu: float, phi: float) -> float:
    """P(Y = count)."""
    if mu <= 0.0:
        return 1.0 if count == 0.0 else 0.0
    if phi <= 1.0:
        if count == 0.0:
            return math.exp(-mu)
        # Loader 2000, eq. 6
        return math.exp(-stirling_error(count) - deviance_part(count, mu)) / math.sqrt(2 * math.pi * count)
    size = mu / (phi - 1.0)
    if count == 0.0:
        return math.exp(-size * math.log1p(phi - 1.0))
    if size < 1e-3:  # Stirling's error of a tiny number is itself large: use the definition
        log_mass = math.lgamma(count + size) - math.lgamma(size) - math.lgamma(count + 1.0)
        return math.exp(log_mass - size * math.log1p(phi - 1.0) + count * math.log1p(-1.0 / phi))
    # NB(x) = size / (size + x) Binomial(size; size + x, 1 / phi); Loader 2000, eq. 7
    n = size + count
    log_mass = stirling_error(n) - stirling_error(size) - stirling_error(count)
    log_mass -= deviance_part(size, n / phi) + deviance_part(count, n * (phi - 1.0) / phi)
    return size / n * math.exp(log_mass) * math.sqrt(n / (2 * math.pi * size * count))


@compiled
def normal_upper_tail(z: float) -> float:
    """P(Z >= z) of a standard normal."""
    return 0.5 * math.erfc(z / math.sqrt(2.0))


@compiled
def upper_tail(count: float, mu: float, phi: float) -> float:
    """P(Y >= count), summed upward from ``count``, or downward when that is shorter."""
    if count <= 0.0:
        return 1.0
    if mu <= 0.0:
        return 0.0
    if mu > LARGEST_SUMMED:
        return normal_upper_tail((count - 0.5 - mu) / math.sqrt(mu * phi))
    if count < mu:
        term = mass(count - 1.0, mu, phi)
        total = 0.0
        k = count - 1.0
        while k >= 0.0:
            total += term
            if term < NEGLIGIBLE * total or k == 0.0:
                break
            # P(k - 1) / P(k) = k phi / (mu + (phi - 1)(k - 1)); for Poisson k / mu
            term *= k * phi / (mu + (phi - 1.0) * (k - 1.0))
            k -= 1.0
        return max(0.0, 1.0 - total)
    term = mass(count, mu, phi)
    total = 0.0
    k = count
    while term > NEGLIGIBLE * total and term > 0.0:
        total += term
        term *= (mu + (phi - 1.0) * k) / (phi * (k + 1.0))
        k += 1.0
    return min(1.0, total)


@compiled
def upper_quantile(alpha: float, z: float, mu: float, phi: float) -> float:
    """The smallest count with P(Y > count) <= alpha; it starts from ``z``, the normal quantile of ``1 - alpha``."""
    if not mu > 0.0:
        return 0.0
    sd = math.sqrt(mu * phi)
    skewness = (2.0 * phi - 1.0) / sd
    # Cornish & Fisher (1938): normal quantile with a correction for skewness
    count = max(0.0, _floor(mu + sd * (z + skewness * (z * z - 1.0) / 6.0) + 0.5))
    if mu > LARGEST_SUMMED:
        return count
    above = upper_tail(count + 1.0, mu, phi)
    if above <= alpha:
        while count > 0.0:
            lower = above + mass(count, mu, phi)
            if lower > alpha:
                break
            above = lower
            count -= 1.0
        return count
    while above > alpha:
        count += 1.0
        above -= mass(count, mu, phi)
    return count
