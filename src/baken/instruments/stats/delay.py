"""What happened last month but is not reported yet? Counts completed for the delay with which reports come in.

A *reporting triangle* holds, per period in which things happened (rows), how many were reported with a delay of 0, 1, 2 ...
periods (columns); what lies in the future is unknown. The part of all reports that is in after ``d`` periods follows from
reverse-time hazards (Lawless 1994, *Adjustments for reporting delays and the prediction of occurred but not reported events*,
Canad. J. Statist. 22, 15-31, eq. 2.6)::

    g(d) = reported with delay d / reported with delay 0..d      over the periods for which delay d is known
    F(d) = (1 - g(d+1)) (1 - g(d+2)) ... (1 - g(D))

and the completed count is what is in, over F. Delays may change: give the last years only.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from baken.instruments.stats.refusals import CannotCompute

Floats = NDArray[np.float64]

LEAST_KNOWN = 0.05
"""With less than a twentieth of the reports in, there is nothing to complete."""


@dataclass(frozen=True, slots=True)
class Nowcast:
    """Per period what is in, what there will be, and between which ends; NaN where too little is in to say."""

    reported: Floats
    completed: Floats
    low: Floats
    high: Floats
    share: Floats
    """Part of the reports that is in by now."""


def nowcast(triangle: ArrayLike, *, level: float = 0.95, dispersion: float | None = None) -> Nowcast:
    """Complete the counts of a reporting triangle.

    Parameters
    ----------
    triangle
        Periods in rows (oldest first), delays in columns; NaN where the report is still to come. The oldest period must
        be complete.
    dispersion
        Variance over mean of the cells; estimated (Pearson, at least 1) when not given.

    Notes
    -----
    What is still to come has the variance of chance (times the dispersion) plus that of the estimated F, by the delta method
    on ``log F`` (Lawless 1994, section 3); the interval is lognormal around the part that is still to come.

    Raises
    ------
    CannotCompute
        When the oldest period is not complete, or a gap lies inside the triangle.

    Examples
    --------
    Half is reported at once, half a month later; 12 are in of the last month:

    >>> found = nowcast([[10, 10], [8, 8], [15, 15], [12, np.nan]])
    >>> found.completed.tolist(), found.share.tolist()
    ([20.0, 16.0, 30.0, 24.0], [1.0, 1.0, 1.0, 0.5])
    """
    table = np.atleast_2d(np.asarray(triangle, dtype=np.float64))
    known = ~np.isnan(table)
    if not known[0].all() or (np.diff(known.astype(int), axis=1) > 0).any() or (table[known] < 0).any():
        raise CannotCompute(
            "De oudste periode moet compleet zijn, en elke rij loopt zonder gat tot wat nog moet komen."
        )
    summed = np.nancumsum(table, axis=1)
    delays = table.shape[1]
    hazard, seen = np.zeros(delays), np.zeros(delays)
    for delay in range(1, delays):
        rows = known[:, delay]
        seen[delay] = summed[rows, delay].sum()
        hazard[delay] = table[rows, delay].sum() / seen[delay] if seen[delay] > 0 else 0.0
    # F per delay, from the last one back
    complete = np.concatenate([np.cumprod((1 - hazard[1:])[::-1])[::-1], [1.0]])
    last = known.sum(axis=1) - 1
    reported = summed[np.arange(len(table)), last]
    share = complete[last]
    phi = (
        _dispersion(table, known, reported / np.where(share > 0, share, np.nan), hazard)
        if dispersion is None
        else dispersion
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = phi * np.where(hazard < 1, hazard / ((1 - hazard) * seen), np.inf)
        of_log = np.concatenate([np.cumsum(np.nan_to_num(spread[1:])[::-1])[::-1], [0.0]])[last]
        completed = np.where(share >= LEAST_KNOWN, reported / share, np.nan)
        to_come = completed - reported
        # chance in what comes, and the uncertain F: d(to come) = completed x d(log F)
        deviation = np.sqrt(phi * to_come / share + completed**2 * of_log)
        relative = np.sqrt(np.log1p((deviation / to_come) ** 2))
        z = stats.norm.isf((1 - level) / 2)
        middle = to_come / np.exp(relative**2 / 2)
        low = np.where(to_come > 0, reported + middle * np.exp(-z * relative), completed)
        high = np.where(to_come > 0, reported + middle * np.exp(z * relative), completed)
    return Nowcast(reported, completed, low, high, share)


def _dispersion(table: Floats, known: NDArray[np.bool_], totals: Floats, hazard: Floats) -> float:
    """Pearson's statistic of the cells around total times delay share, over its degrees of freedom."""
    kept = np.concatenate([np.cumprod((1 - hazard[1:])[::-1])[::-1], [1.0]])
    share = hazard * kept
    share[0] = kept[0]
    mean = totals[:, None] * share[None, :]
    used = known & (mean > 0)
    freedom = int(used.sum()) - len(table) - len(share) + 1
    if freedom < 4:
        return 1.0
    return max(1.0, float(((table[used] - mean[used]) ** 2 / mean[used]).sum() / freedom))
