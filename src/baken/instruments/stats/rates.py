"""How sure are we of a count, a rate, a share, a difference?

Small neighbourhoods give small counts, and small counts jump. Every function here answers one question about a count
with an interval, and says where the formula comes from.

===========================  ==========================================================================
Question                     Function
===========================  ==========================================================================
How sure is this count?      :func:`poisson_interval`
How many per 1,000?          :func:`rate`
Is this more than that?      :func:`rate_ratio`
What is usual here?          :func:`usual_range`
"9 of 11": how sure?         :func:`share`
===========================  ==========================================================================

All functions are pure. Wrong input (a negative count, a level outside 0..1) raises ``ValueError``.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

LEVEL = 0.95
"""Confidence of an interval, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A range with the confidence it was made for; ``high`` may be infinite."""

    low: float
    high: float
    level: float = LEVEL

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Rate:
    """A count per so many inhabitants (or dwellings, or hours), that knows what it was made from."""

    count: int
    population: float
    per: float = 1000.0

    @property
    def value(self) -> float:
        return self.count / self.population * self.per

    def interval(self, level: float = LEVEL) -> Interval:
        """Garwood's interval of the count, divided by the population (which is taken as known)."""
        around = poisson_interval(self.count, level)
        scale = self.per / self.population
        return Interval(around.low * scale, around.high * scale, level)


@dataclass(frozen=True, slots=True)
class RateRatio:
    """How many times as high the first rate is as the second; ``value`` is NaN for 0 against 0."""

    count: int
    other: int
    exposure: float
    other_exposure: float

    @property
    def value(self) -> float:
        if self.other == 0:
            return math.inf if self.count else math.nan
        return (self.count / self.exposure) / (self.other / self.other_exposure)

    @property
    def pvalue(self) -> float:
        """Two-sided p that both rates are equal: an exact binomial test of the one count given the sum of both."""
        from scipy import stats  # slow to load, so only when asked

        total = self.count + self.other
        if total == 0:
            return 1.0
        fraction = self.exposure / (self.exposure + self.other_exposure)
        return float(stats.binomtest(self.count, total, fraction).pvalue)

    def interval(self, level: float = LEVEL) -> Interval:
        """The exact interval: Clopper-Pearson for the one count given the sum of both, turned into a ratio.

        Given ``n = count + other`` the first is Binomial(n, p) with ``p / (1 - p) = ratio x exposure /
        other_exposure``.
        """
        total = self.count + self.other
        if total == 0:
            return Interval(0.0, math.inf, level)
        part = share(self.count, total).interval(level)
        scale = self.other_exposure / self.exposure
        high = math.inf if part.high == 1.0 else part.high / (1 - part.high) * scale
        return Interval(part.low / (1 - part.low) * scale, high, level)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, for process figures such as "9 of 11 replies came in time"."""

    successes: int
    trials: int

    @property
    def value(self) -> float:
        return self.successes / self.trials

    def interval(self, level: float = LEVEL, method: Literal["exact", "wilson"] = "exact") -> Interval:
        """Clopper-Pearson (``exact``: never too narrow) or Wilson's score interval (``wilson``: right on average)."""
        from scipy import stats  # slow to load, so only when asked

        _require_level(level)
        found = stats.binomtest(self.successes, self.trials).proportion_ci(level, method)
        return Interval(float(found.low), float(found.high), level)


@dataclass(frozen=True, slots=True)
class UsualRange:
    """From where to where a next count usually lies, given earlier ones; both ends belong to it."""

    earlier: tuple[int, ...]
    low: int
    high: int
    level: float

    def __contains__(self, count: int) -> bool:
        return self.low <= count <= self.high


def poisson_interval(count: int, level: float = LEVEL) -> Interval:
    """Exact interval for the mean behind one count.

    Parameters
    ----------
    count
        A count of independent events, 0 or more.
    level
        Confidence, between 0 and 1.

    Notes
    -----
    Garwood (1936), *Fiducial limits for the Poisson distribution*, Biometrika 28, 437-442, in the chi-square form of
    Ulm (1990), Am. J. Epidemiol. 131, 373-375. Never narrower than promised; for small counts somewhat wider.

    Examples
    --------
    Ten burglaries in a year. The underlying level may well have been 5 or 18 (Garwood's table):

    >>> found = poisson_interval(10)
    >>> round(found.low, 3), round(found.high, 2)
    (4.795, 18.39)
    """
    _require_count(count)
    _require_level(level)
    tail = (1 - level) / 2
    # Ulm (1990), eq. 1: chi2(tail; 2x) / 2 and chi2(1 - tail; 2x + 2) / 2; chdtri takes the upper tail.
    low = float(special.chdtri(2 * count, 1 - tail)) / 2 if count else 0.0
    return Interval(low, float(special.chdtri(2 * count + 2, tail)) / 2, level)


def rate(count: int, population: float, per: float = 1000.0) -> Rate:
    """Rate per 1,000 (or ``per``) of a population above zero.

    >>> burglaries = rate(10, 4000)
    >>> burglaries.value, round(burglaries.interval().high, 1)
    (2.5, 4.6)
    """
    _require_count(count)
    _require_above_zero(population)
    _require_above_zero(per)
    return Rate(count, population, per)


def rate_ratio(count: int, other: int, exposure: float = 1.0, other_exposure: float = 1.0) -> RateRatio:
    """Compare two counts, each over its own exposure (inhabitants, months).

    Przyborowski & Wilenski (1940), *Homogeneity of results in testing samples from Poisson series*, Biometrika 31,
    313-323: given the sum of two Poisson counts, the first is binomial. R's ``poisson.test`` does the same.

    Examples
    --------
    The example of R's ``poisson.test``: 11 against 21 events in 800 and 3011 person-years.

    >>> found = rate_ratio(11, 6 + 8 + 7, 800, 1083 + 1050 + 878)
    >>> round(found.value, 3), round(found.interval().low, 3), round(found.interval().high, 3), round(found.pvalue, 4)
    (1.971, 0.858, 4.277, 0.0797)

    Almost double, but the interval holds 1: this may be chance.
    """
    _require_count(count)
    _require_count(other)
    _require_above_zero(exposure)
    _require_above_zero(other_exposure)
    return RateRatio(count, other, exposure, other_exposure)


def share(successes: int, trials: int) -> Share:
    """So many of so many, with an interval that stays between 0 and 1.

    Clopper & Pearson (1934), Biometrika 26, 404-413; Wilson (1927), JASA 22, 209-212. Newcombe (1998), Statist. Med.
    17, 857-872, table I, gives for 81 of 263:

    >>> exact, wilson = share(81, 263).interval(), share(81, 263).interval(method="wilson")
    >>> round(exact.low, 4), round(exact.high, 4), round(wilson.low, 4), round(wilson.high, 4)
    (0.2527, 0.3676, 0.2553, 0.3662)

    And "9 of 11" may be anything from a half to nearly all:

    >>> round(share(9, 11).interval().low, 2), round(share(9, 11).interval().high, 2)
    (0.48, 0.98)
    """
    _require_count(successes)
    if successes > trials or trials < 1:
        raise ValueError(f"{successes} of {trials}: trials must be at least 1 and at least the successes")
    return Share(successes, trials)


FEWEST_EARLIER = 3
"""Fewer earlier counts than this say nothing about how much a count moves."""

_RESTLESSNESS = 0.15
"""Prior mean of how far the true level itself moves from year to year (15 %), besides chance; the counts correct it."""

_TAU, _TAU_WEIGHT = special.roots_laguerre(16)  # nodes of an exponential prior with that mean


def usual_range(earlier: Sequence[int], level: float = 0.9) -> UsualRange:
    """Where the next count lies with probability ``level``, if nothing changes: "12, usually 6 to 14".

    Parameters
    ----------
    earlier
        At least three counts of the same thing in equally long earlier periods (usually five years).
    level
        How often an unchanged series stays inside; each side gets half of the rest, at most.

    Notes
    -----
    A predictive interval: it carries the chance in the next count, the uncertainty of the mean ``mu``, and that of
    how far the true level moves from year to year ``tau``, which three to five counts hardly show. Counts are
    negative binomial with mean ``mu`` and variance ``mu + (tau mu)^2``; ``mu`` has Jeffreys' prior ``mu^-1/2``,
    ``tau`` an exponential one; both are integrated out (Aitchison & Dunsmore 1975, *Statistical Prediction
    Analysis*, ch. 2). The prior of ``tau`` is a choice of ours; what comes of it is measured in
    ``tests/test_rates.py``.

    Examples
    --------
    >>> found = usual_range([8, 11, 9, 13, 10])
    >>> found.low, found.high, 12 in found
    (5, 17, True)
    """
    counts = tuple(int(count) for count in earlier)
    if len(counts) < FEWEST_EARLIER:
        raise ValueError(f"usual_range needs at least {FEWEST_EARLIER} earlier counts, got {len(counts)}")
    for count in counts:
        _require_count(count)
    _require_level(level)
    size, success, weight = _posterior(np.asarray(counts, dtype=np.float64))

    def below(count: int) -> float:
        """P(next <= count): a negative binomial distribution function, averaged over what mu and tau may be."""
        return float(np.sum(weight * special.betainc(size, count + 1.0, success)))

    tail = (1 - level) / 2
    return UsualRange(counts, _smallest(below, tail), _smallest(below, 1 - tail), level)


def _posterior(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """NB sizes, success probabilities and weights on a grid of (mu, tau)."""
    years, mean = len(counts), counts.mean()
    spread = math.sqrt(max(counts.var(ddof=1), mean, 0.5) / years)
    # mu on a square-root grid: eight standard errors either side hold all of the posterior that matters
    middle, half = math.sqrt(mean + 0.25), 4 * spread / math.sqrt(mean + 0.25)
    mu = np.linspace(max(middle - half, 1e-3), middle + half, 32)[:, None] ** 2
    size = np.broadcast_to(1 / (_RESTLESSNESS * _TAU[None, :]) ** 2, (len(mu), len(_TAU)))  # variance mu + mu^2 / size
    success = size / (size + mu)
    loglik = np.zeros_like(size)
    for count in counts:
        loglik += special.gammaln(count + size) - special.gammaln(size)
        loglik += size * np.log(success) + special.xlog1py(count, -success)
    # Jeffreys' mu^-1/2 dmu is a flat density in root(mu), so the grid needs no further weight
    weight = np.exp(loglik - loglik.max()) * _TAU_WEIGHT[None, :]
    return size, success, weight / weight.sum()


def _smallest(below: Callable[[int], float], probability: float) -> int:
    """The smallest count with P(next <= count) >= probability, by doubling and halving."""
    if below(0) >= probability:
        return 0
    high = 1
    while below(high) < probability:
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if below(middle) >= probability else (middle, high)
    return high


def _require_count(count: int) -> None:
    if count < 0 or count != int(count):
        raise ValueError(f"a count is a whole number of 0 or more, not {count!r}")


def _require_level(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not {level!r}")


def _require_above_zero(value: float) -> None:
    if not value > 0:
        raise ValueError(f"an exposure or population is above 0, not {value!r}")
