"""Did it become less after the measure, compared with places where nothing was done?

Four counts answer that: the area before and after, a comparison area before and after. The *effect* is a ratio of
ratios::

    (area after / area before) / (comparison after / comparison before)

0.7 reads: "30 % fewer than we would expect had the area gone the way of its comparison". A comparison takes season,
trend and changes in registration out of it. It cannot take out that a measure is started when things are at their
worst: regression to the mean looks like success.

* before: :func:`smallest_detectable` says what we shall be able to see at all;
* after: :func:`before_after` gives the ratio with its interval, or the reason why the counts cannot carry one.
"""

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from baken.instruments.stats.rates import LEVEL, Interval

POWER = 0.8
"""Chance with which a "smallest detectable" change would indeed be found."""

FEWEST_FREEDOM = 4
"""Degrees of freedom below which the restlessness within the periods cannot be estimated."""


class Refusal(enum.Enum):
    """Why no effect is given."""

    NOTHING_BEFORE = "In dit gebied was er voor de maatregel niets geteld. Er is niets om mee te vergelijken."
    NO_COMPARISON = (
        "In het vergelijkingsgebied is voor of na de maatregel niets geteld. Kies een groter vergelijkingsgebied."
    )
    TOO_FEW = (
        "De aantallen zijn te klein: zelfs als er na de maatregel niets meer was gebeurd, kon dat nog toeval zijn. "
        "Kies een langere periode of een groter gebied."
    )


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The effect that was found, or the reason why not; knows the counts it was made from."""

    area: tuple[int, int]
    comparison: tuple[int, int]
    ratio: float | None
    interval: Interval | None
    dispersion: float
    refusal: Refusal | None = None

    @property
    def is_beyond_chance(self) -> bool:
        return self.interval is not None and 1.0 not in self.interval


def before_after(
    *,
    area_before: Sequence[int],
    area_after: Sequence[int],
    comparison_before: Sequence[int],
    comparison_after: Sequence[int],
    level: float = LEVEL,
) -> BeforeAfter:
    """Effect of a measure as a ratio of ratios, with an interval.

    Parameters
    ----------
    area_before, area_after, comparison_before, comparison_after
        Counts per period of equal length (one total each, or months, or quarters). Area and comparison cover the same
        periods; after may be shorter than before.
    level
        Confidence of the interval.

    Notes
    -----
    Given the margins of the 2 x 2 table the area's count afterwards follows Fisher's non-central hypergeometric
    distribution, so the interval is exact for Poisson counts (Fisher 1935, JRSS 98, 39-54; ``scipy.stats.contingency
    .odds_ratio``). Crime comes in bursts: where the periods within the four cells leave four degrees of freedom or
    more, Pearson's dispersion is estimated from them, and the interval widens on the log scale by its root with a t
    quantile (Wedderburn 1974, Biometrika 61, 439-447; McCullagh & Nelder 1989, §4.5). It never narrows.

    Refused: no counts to compare with, and counts so small that even none at all afterwards would have been within
    chance (one-sided exact p at or above half of ``1 - level``). What happened in the area afterwards plays no part
    in refusing.

    Examples
    --------
    Burglaries fell from 60 to 30 where the measure was, and from 200 to 190 elsewhere:

    >>> found = before_after(area_before=[60], area_after=[30], comparison_before=[200], comparison_after=[190])
    >>> round(found.ratio, 2), found.is_beyond_chance
    (0.53, True)

    With a tenth of that nothing can be said, and nothing is said:

    >>> before_after(area_before=[2], area_after=[1], comparison_before=[20], comparison_after=[19]).refusal.name
    'TOO_FEW'
    """
    from scipy import stats  # slow to load, so only when asked

    cells = [_cell(counts) for counts in (area_before, area_after, comparison_before, comparison_after)]
    if len(cells[0]) != len(cells[2]) or len(cells[1]) != len(cells[3]):
        raise ValueError("area and comparison need counts of the same periods")
    a0, a1, c0, c1 = (int(cell.sum()) for cell in cells)
    dispersion, freedom = _dispersion(cells)
    refusal = _refusal(a0, c0, c1, level)
    if refusal is not None:
        return BeforeAfter((a0, a1), (c0, c1), None, None, dispersion, refusal)
    ratio = (a1 / a0) / (c1 / c0)
    exact = stats.contingency.odds_ratio([[a1, a0], [c1, c0]], kind="conditional").confidence_interval(level)
    interval = Interval(float(exact.low), float(exact.high), level)
    if dispersion > 1:
        # nothing counted afterwards: stretch around the estimate with a half added to each count (Haldane 1956)
        centre = ratio or ((a1 + 0.5) / (a0 + 0.5)) / ((c1 + 0.5) / (c0 + 0.5))
        interval = _widened(interval, centre, dispersion, freedom)
    return BeforeAfter((a0, a1), (c0, c1), ratio, interval, dispersion)


@dataclass(frozen=True, slots=True)
class Detectable:
    """The smallest fall and rise that would be found with chance ``power``; ``None``: not even that much."""

    fall: float | None
    rise: float
    power: float
    level: float


def smallest_detectable(
    *,
    area_before: int,
    comparison_before: int,
    duration: float = 1.0,
    dispersion: float = 1.0,
    power: float = POWER,
    level: float = LEVEL,
) -> Detectable:
    """What change could be seen at all? To be read before the measure starts.

    Parameters
    ----------
    area_before, comparison_before
        Counts in the period before.
    duration
        Length of the period after, in units of the period before.
    dispersion
        Variance over mean of the counts (1: pure chance; burglaries per month often 1.5 to 2).

    Returns
    -------
    Detectable
        ``fall`` as a ratio below 1 (0.6: a fall of 40 % or more), ``rise`` above 1.

    Notes
    -----
    On the log scale the effect has variance ``phi (1/a0 + 1/a1 + 1/c0 + 1/c1)``, with the counts one expects at the
    true ratio; found when it lies ``z(level) + z(power)`` standard errors from zero (Woolf 1955, Ann. Hum. Genet.
    19, 251-253; Ng & Tang 2005, Statist. Med. 24, 955-965). An approximation: ``tests/test_before_after.py`` holds
    it against the exact test by simulation.

    Examples
    --------
    >>> seen = smallest_detectable(area_before=60, comparison_before=600)
    >>> round(seen.fall, 2), round(seen.rise, 2)
    (0.53, 1.63)
    """
    from scipy import optimize, stats  # slow to load, so only when asked

    if area_before < 0 or comparison_before < 0 or not duration > 0 or not dispersion >= 1:
        raise ValueError("counts are 0 or more, duration is above 0, dispersion is 1 or more")
    if area_before == 0 or comparison_before == 0:
        return Detectable(None, math.inf, power, level)
    needed = float(stats.norm.ppf((1 + level) / 2) + stats.norm.ppf(power))
    fixed = 1 / area_before + 1 / comparison_before + 1 / (comparison_before * duration)

    def shortfall(log_ratio: float) -> float:
        after = area_before * duration * math.exp(log_ratio)
        return abs(log_ratio) / math.sqrt(dispersion * (fixed + 1 / after)) - needed

    # |log r| x sqrt(r) has one top, at r = exp(-2): below it a fall is no longer easier to see, only rarer
    deepest = optimize.minimize_scalar(lambda x: -shortfall(x), bounds=(-12, -0.001), method="bounded").x
    fall = optimize.brentq(shortfall, deepest, -1e-9) if shortfall(deepest) > 0 else None
    rise = optimize.brentq(shortfall, 1e-9, 100.0) if shortfall(100.0) > 0 else math.inf
    return Detectable(None if fall is None else math.exp(fall), math.exp(rise), power, level)


def dispersion(*series: Sequence[int]) -> float:
    """How restless counts are around their own means: 1 is pure chance, 2 twice the variance of chance.

    One series per place. Too few counts to tell (fewer than four degrees of freedom) give 1.

    >>> dispersion([10, 30, 12, 28, 20]) > 4
    True
    """
    return _dispersion([_cell(counts) for counts in series])[0]


def _cell(counts: Sequence[int]) -> np.ndarray:
    cell = np.asarray(counts, dtype=np.int64)
    if cell.ndim != 1 or len(cell) == 0 or (cell < 0).any():
        raise ValueError("each of the four cells needs one or more counts of 0 or more")
    return cell


def _dispersion(cells: list[np.ndarray]) -> tuple[float, int]:
    """Pearson's statistic over its degrees of freedom, each cell around its own mean; at least 1."""
    used = [cell for cell in cells if cell.sum() > 0]
    freedom = sum(len(cell) - 1 for cell in used)
    if freedom < FEWEST_FREEDOM:
        return 1.0, freedom
    pearson = sum(float(((cell - cell.mean()) ** 2).sum() / cell.mean()) for cell in used)
    return max(1.0, pearson / freedom), freedom


def _refusal(a0: int, c0: int, c1: int, level: float) -> Refusal | None:
    from scipy import stats  # slow to load, so only when asked

    if a0 == 0:
        return Refusal.NOTHING_BEFORE
    if c0 == 0 or c1 == 0:
        return Refusal.NO_COMPARISON
    # Fisher's one-sided p of the table with nothing left: the a0 events of the area, none of them among those
    # afterwards
    none_left = stats.hypergeom(a0 + c0 + c1, c1, a0).pmf(0)
    return Refusal.TOO_FEW if none_left >= (1 - level) / 2 else None


def _widened(exact: Interval, ratio: float, dispersion: float, freedom: int) -> Interval:
    """Stretch both arms of the exact interval around ``ratio`` on the log scale by sqrt(phi) x t / z."""
    from scipy import stats  # slow to load, so only when asked

    tail = (1 + exact.level) / 2
    stretch = math.sqrt(dispersion) * float(stats.t.ppf(tail, freedom) / stats.norm.ppf(tail))
    return Interval(
        ratio * (exact.low / ratio) ** stretch,
        ratio * (exact.high / ratio) ** stretch,
        exact.level,
    )
