"""Many series are checked at once: how many of the warnings are chance?"""

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]


def q_values(pvalue: Floats) -> Floats:
    """Per period (column) the smallest share of chance among warnings at which each series (row) would still be one.

    Benjamini & Hochberg (1995), *Controlling the false discovery rate*, JRSS B 57, 289-300. Counts are discrete, so
    p-values lean to the high side and the q-values promise rather too little than too much. NaN (no result) stays
    out of it.

    Examples
    --------
    Four series; the first stands out among them:

    >>> q_values(np.array([[0.002], [0.2], [0.5], [0.9]]))[:, 0].round(3).tolist()
    [0.008, 0.4, 0.667, 0.9]
    """
    found = np.full(pvalue.shape, np.nan)
    for period in range(pvalue.shape[1]):
        known = ~np.isnan(pvalue[:, period])
        if known.any():
            found[known, period] = stats.false_discovery_control(pvalue[known, period])
    return found


def by_chance(pvalue: Floats, alarm: NDArray[np.bool_]) -> float:
    """How many of these warnings we expect to be chance, over all series and periods: their largest q times their
    number.

    >>> by_chance(np.array([0.001, 0.004, 0.3, 0.7, 0.9]), np.array([True, True, False, False, False]))
    0.02
    """
    if not alarm.any():
        return 0.0
    q = q_values(pvalue.reshape(-1, 1))[:, 0]
    return float(np.nanmax(q[alarm.ravel()]) * alarm.sum())
