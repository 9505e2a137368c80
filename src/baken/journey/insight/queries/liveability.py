"""How liveable an area is according to the Leefbaarometer (C13): an estimate about surroundings, never about people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from baken.ground.organisations.queries import municipality_card
from baken.ground.places.queries import area_names
from baken.instruments.kit.actors import Actor
from baken.instruments.warehouse.asking import ask
from baken.journey.insight.queries.series import is_undated, the_store


@dataclass(frozen=True)
class Liveable:
    """The scores of one area by part (`lbm` is the whole); None is not known."""

    name: str
    is_whole: bool
    scores: dict[str, float | None]


@dataclass(frozen=True)
class Liveability:
    """The newest measurement: the municipality first, then its neighbourhoods by name, for a ranking misleads."""

    year: str
    areas: tuple[Liveable, ...]
    source: str
    vintage: str
    reference_date: date | None
    undated: bool = False


def liveability(viewer: Actor) -> Liveability:
    """The newest loaded measurement of the viewer's municipality; without areas when there is none."""
    own = viewer.municipality
    rows = ask(the_store(), "liveability", municipality=own)
    if not rows:
        return Liveability("", (), "", "", None)
    names = area_names(own) | {own: municipality_card(own).name}
    scores: dict[str, dict[str, float | None]] = defaultdict(dict)
    for row in rows:
        scores[row["area"]][row["phenomenon"].removeprefix("leefbaarheid-")] = row["value"]
    areas = [Liveable(names.get(area, area), area == own, found) for area, found in scores.items()]
    newest = max(rows, key=lambda row: row["reference_date"])
    return Liveability(
        newest["period"], tuple(sorted(areas, key=lambda each: (not each.is_whole, each.name))), newest["source"],
        newest["vintage"], newest["reference_date"], is_undated("leefbaarometer", newest["vintage"]),
    )  # fmt: skip
