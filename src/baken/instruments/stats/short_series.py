"""Early warning without five years of history: EARS, CUSUM and a generalised likelihood ratio.

=================  =======================================================================  ============================
Function           Asks                                                                     Needs
=================  =======================================================================  ============================
:func:`ears`       is this period above its last seven or so?                               ``baseline`` + 4 periods
:func:`cusum`      do small excesses add up?                                                a mean known beforehand
:func:`glr`        has the level risen since some period, whichever that was?               mean and dispersion known
=================  =======================================================================  ============================

All three equal R ``surveillance`` on the reference data (``tests/test_short_series.py``). None of them knows the
season: prefer Farrington once there are three years.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]

LEAST_ALPHA = 1e-6
"""Floor under an estimated dispersion: series calmer than Poisson are taken as (very nearly) Poisson."""


HOPELESS = 1e9
"""A count above this will never come."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Bound (or statistic) and alarm for each period of the range; series in rows, as they were given."""

    observed: Floats
    bound: Floats
    alarm: NDArray[np.bool_]


def ears(
    counts: ArrayLike,
    periods: Sequence[int],
    method: Literal["C1", "C2", "C3"] = "C1",
    *,
    baseline: int = 7,
    alpha: float = 0.001,
    least_sigma: float = 0.0,
) -> Watch:
    """The Early Aberration Reporting System's C1, C2 and C3.

    Parameters
    ----------
    counts
        Series in rows, periods in columns.
    periods
        Consecutive periods to judge, counted from 1.
    method
        ``C1``: mean and standard deviation of the last ``baseline`` periods; ``C2``: the same, two periods earlier,
        so that a slow start does not hide itself; ``C3``: adds what C2 was above 1 in the two periods before.
    least_sigma
        Floor under the standard deviation. With 0 a flat baseline gives a C3 bound of NaN, as in R.

    Notes
    -----
    Hutwagner, Thompson, Seeman & Treadwell (2003), *The bioterrorism preparedness and response Early Aberration
    Reporting System (EARS)*, J. Urban Health 80 (suppl. 1), i89-i96; the bounds as in Fricker, Hegler & Dunfee
    (2008), Statist. Med. 27, 3407-3429.

    Examples
    --------
    >>> found = ears([[3, 4, 2, 5, 3, 4, 3, 12]], [8])
    >>> round(float(found.bound[0, 0]), 2), bool(found.alarm[0, 0])
    (6.44, True)
    """
    table = _table(counts)
    wanted = _consecutive(periods, table)
    lag = {"C1": 0, "C2": 2, "C3": 4}[method]
    if wanted[0] - lag - baseline < 0:
        raise ValueError(f"{method} needs {baseline + lag} periods before the first one judged")
    z = float(stats.norm.isf(alpha))
    observed = table[:, wanted]
    if method == "C3":
        return _ears_c3(table, wanted, baseline, z, least_sigma)
    mean, sigma = _baseline(table, wanted, baseline, lag)
    bound = mean + z * np.maximum(sigma, least_sigma)
    return Watch(observed, bound, observed > bound)


def _ears_c3(table: Floats, wanted: NDArray[np.int64], baseline: int, z: float, least_sigma: float) -> Watch:
    """C3 rings when C2 plus what the two C2 before it were above 1 exceeds z; the bound solves that for the count."""
    longer = np.concatenate([[wanted[0] - 2, wanted[0] - 1], wanted])
    mean, sigma = _baseline(table, longer, baseline, 2)
    sigma = np.maximum(sigma, least_sigma)
    with np.errstate(divide="ignore", invalid="ignore"):
        c2 = (table[:, longer] - mean) / sigma
        # R's maximum lets a NaN through
        earlier = np.maximum(c2[:, :-2] - 1, 0) + np.maximum(c2[:, 1:-1] - 1, 0)
        # as in R (and unlike the paper) the bound starts from the count itself and not from the mean
        bound = np.maximum(table[:, wanted] + sigma[:, 2:] * (z - earlier), 0)
    observed = table[:, wanted]
    return Watch(observed, bound, observed > bound)


def _baseline(table: Floats, wanted: NDArray[np.int64], length: int, lag: int) -> tuple[Floats, Floats]:
    """Mean and standard deviation of ``length`` periods that end ``lag`` + 1 before each wanted one."""
    back = wanted[:, None] - lag - np.arange(length, 0, -1)
    values = table[:, back]
    return values.mean(axis=2), values.std(axis=2, ddof=1)


def cusum(
    counts: ArrayLike, periods: Sequence[int], *, k: float = 1.04, h: float = 2.26, mean: ArrayLike | None = None
) -> Watch:
    """Cumulated standardised excess over the mean, and the count that would have rung.

    Rossi, Lampugnani & Marchi (1999), *An approximate CUSUM procedure for surveillance of health events*, Statist.
    Med. 18, 2111-2122: ``z = (x - m) / sqrt(m)``, ``C = max(0, C + z - k)``, alarm when ``C >= h``.

    Parameters
    ----------
    mean
        Mean in control, one per series; the mean of all periods before the range when not given. A series without any
        count has no scale: its bound is 0 and it rings at the first count above it.

    Examples
    --------
    >>> found = cusum([[4, 4, 4, 4, 7, 8, 9]], [5, 6, 7], mean=[4])
    >>> found.alarm[0].tolist(), found.bound[0].tolist()
    ([False, False, True], [11.0, 10.0, 8.0])
    """
    table = _table(counts)
    wanted = _consecutive(periods, table)
    level = _in_control(table, wanted, mean)
    root = np.sqrt(level)
    observed = table[:, wanted]
    bound = np.zeros_like(observed)
    alarm = np.zeros(observed.shape, dtype=bool)
    total = np.zeros(len(table))
    with np.errstate(divide="ignore", invalid="ignore"):
        for place in range(len(wanted)):
            bound[:, place] = np.maximum(np.ceil(root * (h + k - total) + level), 0)
            first_ever = np.where(observed[:, place] > 0, np.inf, 0)
            excess = np.where(root > 0, (observed[:, place] - level) / root, first_ever)
            total = np.maximum(0, total + excess - k)
            alarm[:, place] = total >= h
    return Watch(observed, bound, alarm)


def glr(
    counts: ArrayLike, periods: Sequence[int], *, mean: ArrayLike | None = None, alpha: ArrayLike | None = None,
    threshold: float = 5.0, direction: Literal["inc", "dec"] = "inc", theta: float | None = None,
    ret: Literal["value", "cases"] = "value", furthest: int | None = None, nearest: int = 1,
) -> Watch:  # fmt: skip
    """Likelihood ratio of "changed since some earlier period" against "unchanged"; starts anew after an alarm.

    Hoehle & Paul (2008), *Count data regression charts for the monitoring of surveillance time series*, Comput.
    Stat. Data Anal. 52, 4357-4368: counts negative binomial with variance ``m + alpha m^2``, a change by a factor
    estimated for every possible start. Alarm at ``threshold``.

    Parameters
    ----------
    mean, alpha
        In control, one per series; by default the mean of, and the moment estimate from, all periods before the range.
        ``alpha`` 0 is Poisson.
    direction
        ``inc``: a rise; ``dec``: a fall.
    theta
        The log of a factor known beforehand, instead of one estimated: the recursive chart (same paper, section 2.2).
    furthest, nearest
        The change began at most ``furthest`` periods ago (R: ``M``; any number when not given) and holds at least ``nearest``
        periods, this one included (R: ``Mtilde``). Without ``theta`` only. With ``alpha`` above 0 equal to R; with 0 this is
        the limit of that, where R's own routine for Poisson counts in a window differs from its negative binomial one.
    ret
        What ``Watch.bound`` holds: the statistic (``value``), or the count with which this period would ring given those
        before it (``cases``; not for falls). R gives 1e99 for the latter where the period has no count at all.

    Examples
    --------
    >>> found = glr([[4, 4, 4, 4, 9, 9, 9]], [5, 6, 7], mean=[4], alpha=[0])
    >>> found.bound[0].round(2).tolist(), found.alarm[0].tolist()
    ([2.3, 4.6, 6.9], [False, False, True])
    >>> glr([[4, 4, 4, 4, 9, 9, 9]], [5, 6, 7], mean=[4], alpha=[0], ret="cases").bound[0].tolist()
    [12.0, 10.0, 7.0]
    """
    table = _table(counts)
    if ret == "cases" and direction == "dec":
        raise ValueError("a count that would ring is given for rises only")
    if nearest < 1 or (furthest is not None and furthest < nearest):
        raise ValueError("a change holds one period or more, and began no later than that")
    wanted = _consecutive(periods, table)
    level = _in_control(table, wanted, mean)
    if alpha is None:
        variance = table[:, : wanted[0]].var(axis=1, ddof=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            dispersion = np.nan_to_num(np.maximum(LEAST_ALPHA, (variance - level) / level**2))
    else:
        dispersion = np.broadcast_to(np.asarray(alpha, dtype=np.float64), level.shape)
    observed = table[:, wanted]
    bound = np.zeros_like(observed)
    alarm = np.zeros(observed.shape, dtype=bool)
    for series in range(len(table)):
        chart = _Chart(float(level[series]), float(dispersion[series]), direction, theta, furthest, nearest)
        start = 0
        for place in range(len(wanted)):
            since = observed[series, start : place + 1]
            value = chart.statistic(since)
            alarm[series, place] = value >= threshold
            bound[series, place] = value if ret == "value" else chart.needed(since[:-1], threshold)
            if alarm[series, place]:
                start = place + 1
    return Watch(observed, bound, alarm)


@dataclass(frozen=True, slots=True)
class _Chart:
    """One series in control: the statistic of the counts since the last alarm."""

    mean: float
    alpha: float
    direction: Literal["inc", "dec"]
    theta: float | None
    furthest: int | None = None
    nearest: int = 1

    def statistic(self, since: Floats) -> float:
        if self.mean <= 0:
            return math.inf if since.sum() > 0 and self.direction == "inc" else 0.0
        return self._recursive(since) if self.theta is not None else self._largest(since)

    def needed(self, before: Floats, threshold: float) -> float:
        """The smallest count that rings after these; with ``theta`` where the straight line crosses, as in R."""
        if self.mean <= 0:
            return 1.0
        if self.theta is not None:
            already = self._recursive(before) if len(before) else 0.0
            slope = self._gain(1.0, self.theta) - self._gain(0.0, self.theta)
            return (threshold - already - self._gain(0.0, self.theta)) / slope

        def rings(count: float) -> bool:
            return self._largest(np.append(before, count)) >= threshold

        high = 1.0
        while not rings(high):
            high *= 2
            if high > HOPELESS:
                return math.inf
        low = 0.0 if high == 1.0 else high / 2
        while high - low > 1:
            middle = float((low + high) // 2)
            low, high = (low, middle) if rings(middle) else (middle, high)
        return high

    def _largest(self, since: Floats) -> float:
        """The largest over all starts; with one mean in control the best factor is the average over that mean."""
        starts = slice(self.nearest - 1, None if self.furthest is None else self.furthest + 1)
        total = np.cumsum(since[::-1])[starts]
        length = np.arange(1, len(since) + 1)[starts]
        if len(total) == 0:
            return 0.0
        ratio = total / (length * self.mean)
        factor = np.maximum(ratio, 1.0) if self.direction == "inc" else np.minimum(ratio, 1.0)
        logs = np.log(np.where(total > 0, factor, 1.0))  # of nothing at all: 0 x log 0 is 0
        if self.alpha == 0:
            found = total * logs - length * self.mean * (factor - 1)
        else:
            size = total + length / self.alpha
            found = total * logs + size * np.log((1 + self.alpha * self.mean) / (1 + self.alpha * self.mean * factor))
        return float(found.max())

    def _recursive(self, since: Floats) -> float:
        total = 0.0
        for count in since:
            total = max(0.0, total + self._gain(float(count), self.theta or 0.0))
        return total

    def _gain(self, count: float, theta: float) -> float:
        """The log likelihood ratio of one period."""
        if self.alpha == 0:
            return count * theta - self.mean * math.expm1(theta)
        ratio = (1 + self.alpha * self.mean) / (1 + self.alpha * self.mean * math.exp(theta))
        return count * theta + (count + 1 / self.alpha) * math.log(ratio)


def _in_control(table: Floats, wanted: NDArray[np.int64], mean: ArrayLike | None) -> Floats:
    if mean is None:
        if wanted[0] < 2:
            raise ValueError("without a mean, at least two periods must come before the range")
        level: Floats = table[:, : wanted[0]].mean(axis=1)
        return level
    return np.broadcast_to(np.asarray(mean, dtype=np.float64), (len(table),))


def _table(counts: ArrayLike) -> Floats:
    table = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    if not (table >= 0).all():
        raise ValueError("these methods need a count of 0 or more in every period; what is unknown cannot be left open")
    return table


def _consecutive(periods: Sequence[int], table: Floats) -> NDArray[np.int64]:
    wanted = np.asarray(periods, dtype=np.int64) - 1
    if len(wanted) == 0 or wanted[0] < 0 or wanted[-1] >= table.shape[1] or (np.diff(wanted) != 1).any():
        raise ValueError(f"the range is consecutive and lies within 1 and {table.shape[1]}")
    return wanted
