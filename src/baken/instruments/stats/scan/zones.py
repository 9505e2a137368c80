"""Circles on the map: for each location its neighbours, nearest first, until they hold too much of the whole."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree

from baken.instruments.stats.refusals import CannotCompute

Floats = NDArray[np.float64]


EQUAL = 11
"""Distances that are the same in so many decimals of the width of the map are equal: the rest is rounding."""


@dataclass(frozen=True, slots=True)
class Zones:
    """Neighbours of centre ``i``: ``members[first[i] : first[i + 1]]``; each prefix of them is a circle."""

    first: NDArray[np.int64]
    members: NDArray[np.int32]


def zones(
    places: ArrayLike,
    weight: ArrayLike,
    *,
    largest: float = 0.5,
    coordinates: Literal["cartesian", "longlat"] = "cartesian",
) -> Zones:
    """All circles around every location that hold at most ``largest`` of the total weight (population or cases).

    Parameters
    ----------
    places
        One row per location: x and y in metres (any unit), or longitude and latitude in degrees.
    weight
        Population at risk per location; for a permutation scan its number of cases.

    Notes
    -----
    Locations at equal distance come in the order in which they were given. A centre that is by itself heavier than
    ``largest`` has no circle (Kulldorff 1997, section 3; SaTScan User Guide, "Spatial Window").
    """
    points = _points(places, coordinates)
    weights = np.asarray(weight, dtype=np.float64)
    if len(points) != len(weights) or len(points) == 0:
        raise CannotCompute("Geef minstens één locatie, en voor elke locatie een aantal.")
    if not 0 < largest <= 1:
        raise CannotCompute("Kies voor max-spatial een deel boven 0 en hoogstens 1.")
    most = largest * weights.sum() * (1 + 1e-12)  # rounding must not push out what is exactly at the limit
    tree = cKDTree(points)
    width = float(np.ptp(points, axis=0).max()) or 1.0
    found: list[NDArray[np.int32] | None] = [None] * len(points)
    waiting = np.arange(len(points))
    reach = min(len(points), 64)
    while len(waiting):
        distance, near = tree.query(points[waiting], k=np.arange(1, reach + 1))
        distance = np.round(distance / width, EQUAL)
        order = np.lexsort((near, distance))
        near, distance = np.take_along_axis(near, order, 1), np.take_along_axis(distance, order, 1)
        held = np.cumsum(weights[near], axis=1)
        inside = (held <= most).sum(axis=1)
        # beyond the last one there may be more at its distance, so that their order is not known yet
        certain = reach if reach == len(points) else (distance < distance[:, -1:]).sum(axis=1)
        done = (inside < certain) | (reach == len(points))
        for row in np.flatnonzero(done):
            found[waiting[row]] = near[row, : inside[row]].astype(np.int32)
        waiting = waiting[~done]
        reach = min(len(points), 2 * reach)
    parts = [part for part in found if part is not None]
    return Zones(np.concatenate([[0], np.cumsum([len(part) for part in parts])]), np.concatenate(parts))


def _points(places: ArrayLike, coordinates: str) -> Floats:
    points = np.atleast_2d(np.asarray(places, dtype=np.float64))
    if not np.isfinite(points).all():
        raise CannotCompute("Elke locatie heeft twee coördinaten nodig.")
    if coordinates == "cartesian":
        return points
    # on the unit sphere the straight chord orders as the great circle does
    longitude, latitude = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )
