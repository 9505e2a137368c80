"""What the analyst asks further: where in the tree a change sits, calmer rates, patterns on the map. Facts in, answer out.

Each question is answered, or refused with the reason why it cannot be answered here; never left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baken.instruments.stats import pairs
from baken.instruments.stats.comparison import gini, smoothed_rates
from baken.instruments.stats.hierarchy import Descent, Look, descend
from baken.instruments.stats.neighbours import Method, together
from baken.instruments.stats.refusals import CannotCompute

METRES_PER_DEGREE = 111_320.0
CHANCE_AMONG_SPOTS = 0.10


@dataclass(frozen=True)
class Node:
    """A whole or a part with its count of a year and of the year before; `parent` names the whole it is part of."""

    name: str
    parent: str | None
    before: int
    after: int


@dataclass(frozen=True)
class Spot:
    """An area that stands out together with those around it. `q`: the share of chance among spots this sure."""

    name: str
    is_high: bool
    q: float


@dataclass(frozen=True)
class Place:
    """An area with its count, inhabitants, and where it lies (degrees WGS 84)."""

    name: str
    count: int
    inhabitants: int
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Answered:
    """Spots or one number, or the sentence why there is none."""

    spots: tuple[Spot, ...] = ()
    number: float | None = None
    why_not: str = ""


def from_coarse_to_fine(nodes: Sequence[Node]) -> Descent:
    """Look at the municipality first, then at villages and kinds, then at neighbourhoods, where there is enough to see.

    A change from year to year by the test of `instruments.stats.pairs`, restlessness measured over all nodes.
    """
    judged = pairs.changes([node.before for node in nodes], [node.after for node in nodes])
    looks = [
        Look(node.name, node.parent, float(node.before), float(p)) for node, p in zip(nodes, judged.pvalue, strict=True)
    ]
    return descend(looks, rate=pairs.CHANCE_AMONG_WARNINGS)


def calmer_rates(counts: Mapping[str, tuple[int, int]]) -> dict[str, tuple[float, float]]:
    """Per area (count, inhabitants): the rate per 1,000 as it is, and drawn to the common one (Marshall 1991)."""
    if not counts:
        return {}
    smoothed = smoothed_rates([count for count, _ in counts.values()], [people for _, people in counts.values()])
    return {
        name: (1000 * count / people, 1000 * float(calm))
        for (name, (count, people)), calm in zip(counts.items(), smoothed, strict=True)
    }


def spots(places: Sequence[Place], method: Method) -> Answered:
    """Areas that stand out with their surroundings; refused where there are too few areas to see a pattern."""
    middle = math.cos(math.radians(sum(each.latitude for each in places) / max(1, len(places))))
    metres = [(each.longitude * middle * METRES_PER_DEGREE, each.latitude * METRES_PER_DEGREE) for each in places]
    try:
        found = together([1000 * each.count / each.inhabitants for each in places], metres, method=method)
    except CannotCompute as refusal:
        return Answered(why_not=str(refusal))
    rows = zip(places, found.statistic.tolist(), found.q.tolist(), strict=True)
    return Answered(
        tuple(
            Spot(place.name, statistic > 0, q)
            for place, statistic, q in sorted(rows, key=lambda row: row[0].name)
            if q <= CHANCE_AMONG_SPOTS
        )
    )


def unevenness(places: Sequence[Place]) -> Answered:
    """The Gini of crime over inhabitants; refused for few areas or fewer crimes than areas."""
    try:
        return Answered(number=gini([each.count for each in places], [each.inhabitants for each in places]))
    except CannotCompute as refusal:
        return Answered(why_not=str(refusal))
