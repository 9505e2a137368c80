"""What the analyst asks further: where in the tree a change sits, calmer rates, patterns on the map. Facts in, answer out.

Each question is answered, or refused with the reason why it cannot be answered here; never left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from baken.instruments.stats import pairs
from baken.instruments.stats.comparison import gini, smoothed_rates
from baken.instruments.stats.delay import nowcast
from baken.instruments.stats.hierarchy import Descent, Look, descend
from baken.instruments.stats.neighbours import Method, together
from baken.instruments.stats.refusals import CannotCompute

METRES_PER_DEGREE = 111_320.0
CHANCE_AMONG_SPOTS = 0.10
DELAYS, FEWEST_WHOLE = 6, 6


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


@dataclass(frozen=True)
class ToCome:
    """Months of which not everything was in by the last delivery: what was said, and what it will be with its ends."""

    months: tuple[tuple[str, int, float, float, float], ...] = ()
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


def still_to_come(said: Mapping[tuple[str, int], int]) -> ToCome:
    """How much of the newest months is still to come, by how earlier months grew over successive deliveries.

    `said` is by (month, how many months after it the delivery came). Refused with fewer than six months that were
    followed over six deliveries, and where a source lowers what it said: then more is not what is missing.
    """
    months = sorted({month for month, _ in said})
    rows = [[said.get((month, delay)) for delay in range(1, DELAYS + 1)] for month in months]
    whole = [place for place, row in enumerate(rows) if None not in row]
    if len(whole) < FEWEST_WHOLE:
        return ToCome(
            why_not=f"Daarvoor moeten {FEWEST_WHOLE} maanden in {DELAYS} opeenvolgende leveringen te volgen zijn; "
            f"het zijn er nu {len(whole)}. Laad elke maand de nieuwe levering, dan komt dit vanzelf."
        )
    followed = [
        (months[place], _grown(rows[place])) for place in range(whole[0], len(rows)) if rows[place][0] is not None
    ]
    triangle = np.array([grown for _, grown in followed])
    if (triangle < 0).any():
        return ToCome(
            why_not="De bron stelt cijfers ook naar beneden bij. Wat er nog bij komt, is dan niet te schatten."
        )
    found = nowcast(triangle)
    return ToCome(
        tuple(
            (month, round(found.reported[place]), float(found.completed[place]), float(found.low[place]), float(found.high[place]))
            for place, (month, grown) in enumerate(followed)
            if np.isnan(grown[-1]) and not np.isnan(found.completed[place])
        )
    )  # fmt: skip


def _grown(row: Sequence[int | None]) -> list[float]:
    """What each delivery added, up to the first that is not there."""
    upto = next((place for place, each in enumerate(row) if each is None), len(row))
    known = [float(each or 0) for each in row[:upto]]
    return [*np.diff([0.0, *known]).tolist(), *[np.nan] * (len(row) - upto)]


def unevenness(places: Sequence[Place]) -> Answered:
    """The Gini of crime over inhabitants; refused for few areas or fewer crimes than areas."""
    try:
        return Answered(number=gini([each.count for each in places], [each.inhabitants for each in places]))
    except CannotCompute as refusal:
        return Answered(why_not=str(refusal))
