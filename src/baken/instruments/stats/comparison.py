"""Many areas beside each other, without a ranking: who stands outside chance, and what do small ones hide?

=========================  ==================================================================================
Question                   Function
=========================  ==================================================================================
Who differs from all?      :func:`funnel`: limits around the common rate that narrow with size
What is a small rate?      :func:`smoothed_rates`: drawn to the mean as far as chance made it
Is it all in few places?   :func:`gini`: refused for few areas, where one number says nothing
=========================  ==================================================================================
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from baken.instruments.stats.refusals import CannotCompute

Floats = NDArray[np.float64]

FEWEST_AREAS = 50
"""A Gini over fewer areas moves by chance as much as it could ever tell."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """Per area its rate, the limits at its size, and whether it lies outside them."""

    target: float
    dispersion: float
    """Variance over that of chance, of the middle 80 % of the areas; 1 or more. The limits are widened by its root."""
    rate: Floats
    low: Floats
    high: Floats

    @property
    def outside(self) -> NDArray[np.bool_]:
        return (self.rate < self.low) | (self.rate > self.high)


def funnel(counts: ArrayLike, exposure: ArrayLike, *, level: float = 0.998, overdispersion: bool = True) -> Funnel:
    """Limits around the rate of all areas together.

    Spiegelhalter (2005), *Funnel plots for comparing institutional performance*, Statist. Med. 24, 1185-1202: exact
    Poisson limits, interpolated between whole counts (appendix A.1.1); and where areas differ more than chance, limits
    widened by the root of the dispersion of the z-scores, winsorised at 10 % on both sides (section 4.1). With fewer than
    ten areas the dispersion is not estimated.

    Parameters
    ----------
    exposure
        Population (or dwellings) times years per area, above 0.
    level
        0.998 is "three standard deviations": 2 in 1,000 areas outside when only chance is at work.

    Examples
    --------
    >>> found = funnel([10, 20, 9, 150], [1000, 2000, 1000, 4000], overdispersion=False)
    >>> round(found.target, 4), found.outside.tolist()
    (0.0236, [False, True, True, True])
    """
    count, at_risk = _pair(counts, exposure)
    target = float(count.sum() / at_risk.sum())
    expected = at_risk * target
    phi = _dispersion(count, expected) if overdispersion and len(count) >= 10 else 1.0
    tail = (1 - level) / 2
    low = _quantile(tail, expected)
    high = _quantile(1 - tail, expected)
    widen = np.sqrt(phi)
    return Funnel(
        target=target,
        dispersion=phi,
        rate=count / at_risk,
        low=np.maximum(expected - widen * (expected - low), 0.0) / at_risk,
        high=(expected + widen * (high - expected)) / at_risk,
    )


def smoothed_rates(counts: ArrayLike, exposure: ArrayLike) -> Floats:
    """Empirical Bayes: each rate drawn towards the common one, small areas most.

    Marshall (1991), *Mapping disease and mortality rates using empirical Bayes estimators*, Appl. Statist. 40, 283-294,
    the global estimator (eq. 3 to 5)::

        C_i = s2 / (s2 + m / n_i),   s2 = max(0, sum n_i (x_i - m)^2 / sum n_i - m / nbar),   m + C_i (x_i - m)

    Examples
    --------
    One burglary among ten homes is not a rate of 100 per 1,000:

    >>> smoothed_rates([1, 50, 80, 20], [10, 1000, 1000, 1000]).round(3).tolist()
    [0.055, 0.05, 0.077, 0.023]
    """
    count, at_risk = _pair(counts, exposure)
    mean = count.sum() / at_risk.sum()
    rate = count / at_risk
    between = max(0.0, float((at_risk * (rate - mean) ** 2).sum() / at_risk.sum() - mean / at_risk.mean()))
    if mean == 0.0:
        return np.zeros_like(rate)
    weight = between / (between + mean / at_risk)
    smoothed: Floats = mean + weight * (rate - mean)
    return smoothed


def gini(counts: ArrayLike, exposure: ArrayLike | None = None) -> float:
    """How unevenly counts lie over areas: 0 is even, near 1 is all in one place.

    Twice the area between the Lorenz curve and the diagonal (Gini 1912; Brown 1994, Soc. Sci. Med. 38, 1243-1256, with a
    population). With fewer counts than areas emptiness alone makes a high Gini; that too is refused (Bernasco & Steenbeek
    2017, J. Quant. Criminol. 33, 451-467).

    Raises
    ------
    CannotCompute
        For fewer than fifty areas, or fewer counts than areas.

    Examples
    --------
    >>> gini([1] * 50 + [3] * 50)
    0.25
    """
    values = np.asarray(counts, dtype=np.float64)
    count, at_risk = _pair(values, np.ones_like(values) if exposure is None else exposure)
    if len(count) < FEWEST_AREAS:
        raise CannotCompute(
            f"Een Gini over {len(count)} gebieden zegt te weinig; het moeten er {FEWEST_AREAS} zijn. Kijk naar de aantallen zelf."
        )
    if count.sum() < len(count):
        raise CannotCompute(
            "Er zijn minder gevallen dan gebieden. Dan is het altijd ongelijk verdeeld. Neem meer jaren."
        )
    order = np.argsort(count / at_risk, kind="stable")
    people = np.concatenate([[0.0], np.cumsum(at_risk[order])]) / at_risk.sum()
    cases = np.concatenate([[0.0], np.cumsum(count[order])]) / count.sum()
    return float(1.0 - (np.diff(people) * (cases[1:] + cases[:-1])).sum())


def _pair(counts: ArrayLike, exposure: ArrayLike) -> tuple[Floats, Floats]:
    count, at_risk = np.asarray(counts, dtype=np.float64), np.asarray(exposure, dtype=np.float64)
    if count.shape != at_risk.shape or count.ndim != 1 or not (count >= 0).all() or not (at_risk > 0).all():
        raise CannotCompute("Geef per gebied een aantal van 0 of meer en een inwonertal boven 0.")
    return count, at_risk


def _quantile(probability: float, expected: Floats) -> Floats:
    """The Poisson quantile, interpolated so that limits run smoothly (Spiegelhalter 2005, eq. A.1)."""
    whole = stats.poisson.ppf(probability, expected)
    above = special.pdtr(whole, expected)
    mass = stats.poisson.pmf(whole, expected)
    between: Floats = whole - (above - probability) / mass
    return np.maximum(between, 0.0)


def _dispersion(count: Floats, expected: Floats) -> float:
    z = 2 * (np.sqrt(count) - np.sqrt(expected))  # variance-stabilised (Spiegelhalter 2005, section A.2)
    edges = np.quantile(z, [0.1, 0.9])
    return max(1.0, float((np.clip(z, *edges) ** 2).mean()))
