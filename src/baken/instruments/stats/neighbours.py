"""Do high areas lie together? Getis-Ord and local Moran, through PySAL's esda.

Getis & Ord (1992), *The analysis of spatial association by use of distance statistics*, Geogr. Anal. 24, 189-206 (G* of Ord &
Getis 1995); Anselin (1995), *Local indicators of spatial association - LISA*, Geogr. Anal. 27, 93-115. P-values by
the normal approximation under randomisation (the authors' own, and Sokal, Oden & Thomson 1998 for Moran), then Benjamini &
Hochberg over the areas. Counts of few people jump: give rates drawn to the mean
(:func:`.comparison.smoothed_rates`).
"""

import enum
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from baken.instruments.stats.comparison import FEWEST_AREAS
from baken.instruments.stats.refusals import CannotCompute

Floats = NDArray[np.float64]


class Method(enum.Enum):
    """Which question."""

    GETIS_ORD = "getis-ord"
    """Is it high (or low) here and around here?"""
    MORAN = "moran"
    """Does here resemble its neighbours, or differ from them?"""


@dataclass(frozen=True, slots=True)
class Neighbourhoods:
    """Per area: the statistic, its two-sided p, and the q over all areas."""

    statistic: Floats
    pvalue: Floats
    q: Floats


def together(
    values: ArrayLike,
    places: ArrayLike,
    *,
    method: Method = Method.GETIS_ORD,
    neighbours: int = 6,
) -> Neighbourhoods:
    """Hot and cold spots among areas.

    Parameters
    ----------
    values
        A rate per area.
    places
        Two coordinates in metres per area; the nearest ``neighbours`` count as its surroundings.

    Raises
    ------
    CannotCompute
        With fewer than fifty areas: over 32 neighbourhoods no pattern is visible beyond chance.
    """
    rate, points = np.asarray(values, dtype=np.float64), np.asarray(places, dtype=np.float64)
    if len(rate) < FEWEST_AREAS:
        raise CannotCompute(
            f"Over {len(rate)} gebieden is geen patroon op de kaart te zien; het moeten er {FEWEST_AREAS} zijn."
        )
    if points.shape != (len(rate), 2) or not np.isfinite(points).all() or not np.isfinite(rate).all():
        raise CannotCompute("Geef per gebied een getal en twee coördinaten.")
    if np.ptp(rate) == 0:
        raise CannotCompute("Alle gebieden zijn gelijk. Er is geen patroon.")
    import esda  # slow to load, so only where there is something to see
    import libpysal

    weights = libpysal.weights.KNN.from_array(points, k=neighbours)
    if method is Method.GETIS_ORD:
        whole = libpysal.weights.fill_diagonal(weights)
        found = esda.G_Local(
            rate, whole, transform="B", star=None, permutations=0
        )  # its variance is for weights 0 and 1
        statistic = z = np.asarray(found.Zs, dtype=np.float64)
    else:
        found = esda.Moran_Local(rate, weights, transformation="r", permutations=0)
        statistic = np.asarray(found.Is, dtype=np.float64)
        z = (statistic - np.asarray(found.EI)) / np.sqrt(np.asarray(found.VI))
    pvalue = 2 * stats.norm.sf(np.abs(z))
    return Neighbourhoods(statistic, pvalue, stats.false_discovery_control(pvalue))
