"""Analyses that others made (Datalab GO, RIEC), with where they came from (C73)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from django.conf import settings

from baken.ground.organisations.queries import municipality_card
from baken.ground.places.queries import area_names
from baken.instruments.kit.actors import Actor
from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.asking import ask
from baken.journey.insight.queries.series import is_undated, the_store
from baken.journey.insight.rules.hiding import hides_its_parts

PLAIN = "plain"


@dataclass(frozen=True)
class OfOthers:
    """One outcome of somebody else, newest period: values by area. `hidden`: only the whole is told, the parts are too small."""

    source: str
    phenomenon: str
    period: str
    unit: str
    values: tuple[tuple[str, float | None], ...]
    hidden: bool
    definition: str
    note: str
    provisional: bool
    vintage: str
    reference_date: date
    undated: bool


def of_others(viewer: Actor) -> list[OfOthers]:
    """What was loaded by `--mapping plain` or a mapping of the house, by source."""
    own = viewer.municipality
    rows = ask(the_store(), "of_others", municipality=own, ours=_our_mappings())
    names = area_names(own) | {own: municipality_card(own).name}
    tables = groupby(rows, key=lambda row: (row["source"], row["phenomenon"], row["unit"]))
    return [_told(list(table), own, names) for _, table in tables]


@cache
def _our_mappings() -> list[str]:
    return [each.name for each in mappings.available() if each.name != PLAIN]


def _told(rows: Sequence[dict[str, Any]], own: str, names: dict[str, str]) -> OfOthers:
    """The newest delivery of each cell. Who kept an earlier page holds its whole against the parts of now, and the other
    way round; so what one delivery hides, stays hidden."""
    cells: dict[str, dict[str, Any]] = {}
    pages: list[dict[str, float | None]] = []
    for _, delivered in groupby(rows, key=lambda row: (row["reference_date"], row["vintage"])):
        cells |= {row["area"]: row for row in delivered}
        pages.append({area: row["value"] for area, row in cells.items()})
    hidden = any(_gives_away(one, other, own) for one in pages for other in pages)
    shown = [row for area, row in cells.items() if area == own or not hidden]
    values = sorted((names.get(row["area"], row["area"]), row["value"]) for row in shown)
    newest = max(cells.values(), key=lambda row: row["reference_date"])
    told = {
        name: newest[name] for name in ("source", "phenomenon", "period", "unit", "definition", "note", "provisional")
    }
    return OfOthers(
        values=tuple(values), hidden=hidden, vintage=newest["vintage"], reference_date=newest["reference_date"],
        undated=is_undated(newest["dataset"], newest["vintage"]), **told,
    )  # fmt: skip


def _gives_away(wholes: Mapping[str, float | None], parts: Mapping[str, float | None], own: str) -> bool:
    """Whether a small count stands among the parts, or is left when they are taken from the municipality or a district."""
    districts, neighbourhoods = (
        {area: parts[area] for area in parts if area.startswith(kind)} for kind in ("WK", "BU")
    )
    tables = [(wholes.get(own), list(districts.values())), (wholes.get(own), list(neighbourhoods.values()))]
    tables += [
        (wholes[area], [count for part, count in neighbourhoods.items() if part[2:8] == area[2:8]])
        for area in wholes
        if area.startswith("WK")
    ]
    # a district that is not told is what the others leave of the whole: its neighbourhoods are taken from that as well
    told = {area[2:8] for area, count in districts.items() if count is not None}
    finest = {area: count for area, count in neighbourhoods.items() if area[2:8] not in told}
    tables.append((wholes.get(own), [*districts.values(), *finest.values()]))
    return any(hides_its_parts(counts, settings.FEWEST_SHOWN, whole) for whole, counts in tables)
