"""Analyses that others made (Datalab GO, RIEC), with where they came from (C73)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
    whole = next((row["value"] for row in rows if row["area"] == own), None)
    levels: dict[str, list[float | None]] = defaultdict(list)  # WK or BU: each adds up to the whole by itself
    for row in rows:
        if row["area"] != own:
            levels[row["area"][:2]].append(row["value"])
    wholes = [(whole, parts) for parts in levels.values()] + list(_districts(rows))
    hidden = any(hides_its_parts(parts, settings.FEWEST_SHOWN, each) for each, parts in wholes)
    shown = [row for row in rows if row["area"] == own or not hidden]
    values = sorted((names.get(row["area"], row["area"]), row["value"]) for row in shown)
    newest = max(rows, key=lambda row: row["reference_date"])
    told = {
        name: newest[name] for name in ("source", "phenomenon", "period", "unit", "definition", "note", "provisional")
    }
    return OfOthers(
        values=tuple(values),
        hidden=hidden,
        vintage=newest["vintage"],
        reference_date=newest["reference_date"],
        undated=is_undated(newest["dataset"], newest["vintage"]),
        **told,
    )


def _districts(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[float | None, list[float | None]]]:
    """Each district with its own neighbourhoods: BU15090123 lies in WK150901, and the one less the others is a neighbourhood."""
    for row in rows:
        if row["area"].startswith("WK"):
            inside = [each["value"] for each in rows if each["area"].startswith(f"BU{row['area'][2:]}")]
            yield row["value"], inside
