"""Where, and since when, is there more than elsewhere? :func:`scan_poisson` and :func:`scan_permutation`.

A circle moves over the map and a window over time; the most unlikely combination is the *cluster*. How unlikely it
is given that so many combinations were tried follows from the same search on replicas made by chance.

Kulldorff (1997), *A spatial scan statistic*, Commun. Stat. Theory Methods 26, 1481-1496; Kulldorff (2001),
*Prospective time periodic geographical disease surveillance using a scan statistic*, JRSS A 164, 61-72; Kulldorff,
Heffernan, Hartman, Assuncao & Mostashari (2005), *A space-time permutation scan statistic for disease outbreak
detection*, PLoS Medicine 2, e59.
"""

import math
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from baken.instruments.stats.compiled import in_threads
from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.stats.scan import chance, search
from baken.instruments.stats.scan.zones import Zones, zones

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Coordinates = Literal["cartesian", "longlat"]
Secondary = Literal["centre", "circle"]

FEWEST = 2
"""A cluster holds at least two cases, as SaTScan has it."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Locations (nearest to the centre first) and periods (counted from 0, both included) with more than expected."""

    locations: tuple[int, ...]
    first: int
    last: int
    observed: float
    expected: float
    statistic: float
    p_value: float | None

    @property
    def centre(self) -> int:
        return self.locations[0]

    @property
    def ratio(self) -> float:
        return self.observed / self.expected


@dataclass(frozen=True, slots=True)
class Scan:
    """Clusters, most unlikely first, and what chance gave: the highest statistic of each replica."""

    clusters: tuple[Cluster, ...]
    cases: float
    by_chance: Floats

    @property
    def replicas(self) -> int:
        return len(self.by_chance)


def scan_poisson(
    cases: ArrayLike,
    population: ArrayLike,
    places: ArrayLike,
    *,
    largest: float = 0.5,
    longest: int | None = None,
    prospective: bool = False,
    replicas: int = 999,
    seed: int = 1,
    stop_after: int | None = None,
    secondary: Secondary = "circle",
    coordinates: Coordinates = "cartesian",
    threads: int | None = None,
) -> Scan:
    """Kulldorff's scan for counts in proportion to a population: purely spatial, or in space and time.

    Parameters
    ----------
    cases
        Per location, or location x period. Need not be whole (some registers share cases out); replicas then hold
        the whole part of the total.
    population
        Per location, or location x period.
    places
        Two coordinates per location; see ``coordinates``.
    largest
        Largest part of the population in a circle.
    longest
        Longest window in periods; half of the periods when not given.
    prospective
        Only windows that last until now.
    stop_after
        Sequential Monte Carlo: stop once so many replicas reached the observed statistic (Besag & Clifford 1991,
        Biometrika 78, 301-304); the p-value is then ``stop_after`` over the replicas made.
    secondary
        Which further clusters are given, none sharing a location with an earlier one: ``circle``, the next best of all
        circles (as R ``smerc``), or ``centre``, the next best among each centre's best circle (as SaTScan).

    Examples
    --------
    Four villages on a line, the last two with three times the cases of the others:

    >>> found = scan_poisson([10, 10, 30, 30], [1000] * 4, [[0, 0], [1, 0], [2, 0], [3, 0]], seed=2)
    >>> best = found.clusters[0]
    >>> sorted(best.locations), best.observed, best.expected, round(best.statistic, 2), best.p_value < 0.01
    ([2, 3], 60.0, 40.0, 10.46, True)
    """
    counts = _by_period(cases)
    people = np.asarray(population, dtype=np.float64)
    people = np.broadcast_to(people[:, None] if people.ndim == 1 else people, counts.shape)
    if not (people >= 0).all() or people.sum() == 0:
        raise CannotCompute("Geef voor elke locatie een bevolking van 0 of meer, en niet overal 0.")
    if (counts[people == 0] > 0).any():
        raise CannotCompute(
            "Er zijn gevallen op een plek zonder inwoners. Verbeter het inwonertal of laat die gevallen weg."
        )
    points = _points(places, len(counts))
    counts, people = points.added(counts), points.added(people)
    total = counts.sum()
    expected = people * (total / people.sum())
    share = expected.ravel()
    keep, other = np.empty(len(share)), np.empty(len(share), dtype=np.int64)
    chance.alias_table(share, keep, other)

    def replicate(block: int, by_period: NDArray[np.float32]) -> None:
        chance.scattered(chance.stream(seed, block), int(total), keep, other, by_period)

    around = zones(points.places, people.sum(axis=1), largest=largest, coordinates=coordinates)
    start, end = _windows(counts.shape[1], longest, prospective=prospective)
    found = _scan(counts, expected, around, start, end, replicate, replicas, stop_after, secondary, threads)
    return points.apart(found)


def scan_permutation(
    cases: ArrayLike,
    places: ArrayLike,
    *,
    largest: float = 0.5,
    longest: int | None = None,
    prospective: bool = False,
    replicas: int = 999,
    seed: int = 1,
    stop_after: int | None = None,
    secondary: Secondary = "centre",
    coordinates: Coordinates = "cartesian",
    threads: int | None = None,
) -> Scan:
    """Where and when were there more cases than place and period apart explain? Needs no population.

    Expected in location x period is (cases of the location) x (cases of the period) / (all cases); replicas hand the
    periods out anew over the cases, so that both margins stay. A rise everywhere at once is no cluster.

    Parameters
    ----------
    cases
        Location x period, whole numbers.
    largest
        Largest part of all cases in a circle.

    For the others see :func:`scan_poisson`.

    Examples
    --------
    Three places, six months; the last place has its cases in the last two:

    >>> months = [[4, 4, 4, 4, 4, 4], [4, 4, 4, 4, 4, 4], [1, 1, 1, 1, 15, 15]]
    >>> found = scan_permutation(months, [[0, 0], [5, 0], [9, 9]], longest=3)
    >>> best = found.clusters[0]
    >>> best.locations, best.first, best.last, best.observed, best.p_value < 0.01
    ((2,), 4, 5, 30.0, True)
    """
    counts = _by_period(cases)
    if (counts != np.floor(counts)).any():
        raise CannotCompute(
            "Dit model verdeelt hele gevallen over de tijd. Geef hele aantallen, of kies het model poisson."
        )
    total = counts.sum()
    if total == 0:
        raise CannotCompute("Er zijn geen gevallen.")
    if counts.shape[1] < 2:
        raise CannotCompute(
            "Dit model vergelijkt perioden, en er is er maar één. Geef gevallen met een tijd, of kies poisson."
        )
    points = _points(places, len(counts))
    counts = points.added(counts)
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / total
    start, end = _windows(counts.shape[1], longest, prospective=prospective)
    whole = counts.astype(np.int64)
    location = np.repeat(np.arange(len(whole), dtype=np.int32), whole.sum(axis=1))
    earliest = int(start.min())
    in_windows = whole.sum(axis=0)[earliest:]
    period = np.repeat(np.arange(len(in_windows), dtype=np.int32), in_windows)

    def replicate(block: int, by_period: NDArray[np.float32]) -> None:
        chance.permuted(chance.stream(seed, block), location, period, by_period)

    around = zones(points.places, counts.sum(axis=1), largest=largest, coordinates=coordinates)
    found = _scan(counts, expected, around, start, end, replicate, replicas, stop_after, secondary, threads)
    return points.apart(found)


@dataclass(frozen=True, slots=True)
class _Points:
    """Locations at exactly one point are one: no circle holds the one without the other (as SaTScan combines them)."""

    places: Floats
    of: Integers
    """Per location its point."""

    def added(self, table: Floats) -> Floats:
        summed = np.zeros((len(self.places), table.shape[1]))
        np.add.at(summed, self.of, table)
        return summed

    def apart(self, found: Scan) -> Scan:
        """The same with the locations as they were given, in their order within a point."""
        if len(self.places) == len(self.of):
            return found
        here = [tuple(np.flatnonzero(self.of == point).tolist()) for point in range(len(self.places))]
        clusters = (
            replace(each, locations=tuple(location for point in each.locations for location in here[point]))
            for each in found.clusters
        )
        return replace(found, clusters=tuple(clusters))


def _points(places: ArrayLike, locations: int) -> _Points:
    given = np.atleast_2d(np.asarray(places, dtype=np.float64))
    if len(given) != locations:  # said by `zones`
        return _Points(given, np.arange(locations))
    _, first, of = np.unique(given, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)  # points in the order in which they were given
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return _Points(given[first[order]], rank[of.ravel()])


def _scan(
    counts: Floats,
    expected: Floats,
    around: Zones,
    start: Integers,
    end: Integers,
    replicate: Callable[[int, NDArray[np.float32]], None],
    replicas: int,
    stop_after: int | None,
    secondary: Secondary,
    threads: int | None,
) -> Scan:
    total = float(counts.sum())
    observed_in, expected_in = _summed(counts, start, end), _summed(expected, start, end)
    found = _clusters(around, observed_in, expected_in, start, end, total, secondary)
    goal = _reached(found[0].statistic) if found else math.inf
    earliest = int(start.min())  # periods before it are in no window
    per_period = np.ascontiguousarray(expected[:, earliest:])

    def block_of_replicas(block: int) -> Floats:
        by_period = np.empty((*per_period.shape, search.SIDE), dtype=np.float32)
        replicate(block, by_period)
        highest = np.empty(search.SIDE)
        search.highest_by_chance(
            around.first, around.members, by_period, per_period, start - earliest, end - earliest, total, float(FEWEST),
            highest,
        )  # fmt: skip
        return highest

    blocks = range(-(-replicas // search.SIDE))
    by_chance = np.empty(0)
    step = len(blocks) if stop_after is None else 2 * (threads or os.cpu_count() or 1)
    for first in range(0, len(blocks), max(step, 1)):
        by_chance = np.concatenate([by_chance, *in_threads(block_of_replicas, blocks[first : first + step], threads)])
        by_chance = by_chance[:replicas]
        if stop_after is not None and (by_chance >= goal).sum() >= stop_after:
            by_chance = by_chance[: int(np.flatnonzero(by_chance >= goal)[stop_after - 1]) + 1]
            break
    with_p = tuple(_with_p(cluster, by_chance, replicas) for cluster in found)
    return Scan(with_p, total, by_chance)


def _clusters(
    around: Zones, counts: Floats, expected: Floats, start: Integers, end: Integers, total: float, secondary: Secondary
) -> list[Cluster]:
    """The best, then the next best that shares no location with those before it, until nothing exceeds expectation."""
    centres = len(around.first) - 1
    statistic, size, window = np.empty(centres), np.empty(centres, np.int64), np.empty(centres, np.int64)
    taken = np.zeros(len(counts), dtype=bool)
    found: list[Cluster] = []

    def look() -> None:
        search.best_per_centre(
            around.first, around.members, counts, expected, total, float(FEWEST), taken, statistic, size, window
        )

    look()
    while len(statistic) and statistic.max() > 0:
        centre = int(statistic.argmax())
        members = around.members[around.first[centre] : around.first[centre] + size[centre]]
        if secondary == "centre" and taken[members].any():
            statistic[centre] = 0
            continue
        chosen = int(window[centre])
        found.append(
            Cluster(
                locations=tuple(int(member) for member in members),
                first=int(start[chosen]),
                last=int(end[chosen]),
                observed=float(counts[members, chosen].sum()),
                expected=float(expected[members, chosen].sum()),
                statistic=float(statistic[centre]),
                p_value=None,
            )
        )
        taken[members] = True
        statistic[centre] = 0
        if secondary == "circle":
            look()
    return found


def _with_p(cluster: Cluster, by_chance: Floats, replicas: int) -> Cluster:
    """Rank among the replicas (Dwass 1957); stopped early, exceedances over replicas made (Besag & Clifford 1991)."""
    if len(by_chance) == 0:
        return cluster
    above = int((by_chance >= _reached(cluster.statistic)).sum())
    p_value = (above + 1) / (len(by_chance) + 1) if len(by_chance) == replicas else above / len(by_chance)
    return Cluster(
        cluster.locations, cluster.first, cluster.last, cluster.observed, cluster.expected, cluster.statistic, p_value
    )


def _reached(statistic: float) -> float:
    """With few cases chance often gives just the same; sums in another order must not make it less."""
    return statistic * (1.0 - 1e-9)


def _windows(periods: int, longest: int | None, *, prospective: bool) -> tuple[Integers, Integers]:
    """First and last period of each window; per last period the shortest first."""
    most = max(1, periods // 2) if longest is None else longest
    if not 1 <= most <= periods:
        raise CannotCompute(f"Kies voor max-temporal 1 tot en met {periods} perioden.")
    ends = [periods - 1] if prospective else range(periods)
    pairs = [(end - back, end) for end in ends for back in range(min(most, end + 1))]
    start, end = np.array(pairs, dtype=np.int64).T
    return np.ascontiguousarray(start), np.ascontiguousarray(end)


def _summed(table: Floats, start: Integers, end: Integers) -> Floats:
    running = np.concatenate([np.zeros((len(table), 1)), np.cumsum(table, axis=1)], axis=1)
    return np.ascontiguousarray(running[:, end + 1] - running[:, start])


def _by_period(cases: ArrayLike) -> Floats:
    counts = np.asarray(cases, dtype=np.float64)
    counts = counts[:, None] if counts.ndim == 1 else counts
    if counts.ndim != 2 or not (counts >= 0).all():
        raise CannotCompute("Geef per locatie een aantal van 0 of meer; open laten kan hier niet.")
    return counts
