"""`baken effects estimate`: what did a measure change, on the kernel behind the page?"""

from __future__ import annotations

import json
from dataclasses import dataclass

import click
import numpy as np

from baken.instruments.stats.count_tables import CountTable, read_counts
from baken.instruments.stats.interrupted import Refusal, Step, Visible, interrupted, smallest_visible
from baken.instruments.stats.periods import in_order, periods_in
from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.tables_of_text import rows_of_table

ALL_OTHERS = "rest"


@click.group("effects")
def effects() -> None:
    """Schat wat een maatregel veranderde."""


@effects.command("estimate")
@click.option("--counts", required=True, help="Tabel met aantallen (CSV of Parquet), of - voor de standaardinvoer.")
@click.option("--area", required=True, help="De reeks waar de maatregel gold.")
@click.option("--start", required=True, help="Eerste periode met de maatregel, zoals die in de tabel heet.")
@click.option("--until", help="Laatste periode die meetelt; anders de laatste van de tabel.")
@click.option("--compare", help="Reeksen zonder de maatregel, met komma's ertussen; of rest, voor alle andere samen.")
@click.option("--frequency", type=click.Choice(["4", "12", "52"]), default="12", show_default=True)
@click.option("--level", type=click.FloatRange(0.5, 0.999), default=0.95, show_default=True, help="Van de marge.")
@click.option("--ahead", type=click.IntRange(1), help="Schat niets: zeg wat na zoveel perioden te zien zou zijn.")
@click.option("--json", "as_text", is_flag=True, help="Uitvoer voor een ander programma.")
def estimate(
    counts: str, area: str, start: str, until: str | None, compare: str | None, frequency: str, level: float,
    ahead: int | None, as_text: bool,
) -> None:  # fmt: skip
    """Vergelijk de aantallen voor en na de start, met seizoen, trend en onrust erbij.

    \b
    Voorbeelden:
      baken effects estimate --counts maanden.csv --area centrum --start 2024-03 --compare noord,zuid
      baken effects estimate --counts maanden.csv --area centrum --start 2026-12 --ahead 12
    """
    try:
        asked = _asked(read_counts(rows_of_table(counts)), area, start, until, compare, planned=ahead is not None)
    except (CannotCompute, ImportRefused) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    before = asked.table[:, : asked.start]
    seen = smallest_visible(
        before[0].tolist(), ahead or max(asked.table.shape[1] - asked.start, 1), comparison=before[1:].tolist(),
        frequency=int(frequency), level=level,
    )  # fmt: skip
    found = None
    if ahead is None:
        found = interrupted(
            asked.table[0].tolist(), asked.start, comparison=asked.table[1:].tolist(), frequency=int(frequency),
            level=level,
        )  # fmt: skip
    click.echo(
        json.dumps(_told(area, start, found, seen), ensure_ascii=False, indent=1) if as_text else _said(found, seen)
    )


@dataclass(frozen=True)
class _Asked:
    """The area first, then its comparison; up to the last period that counts."""

    table: np.ndarray
    start: int


def _asked(
    table: CountTable, area: str, start: str, until: str | None, compare: str | None, *, planned: bool
) -> _Asked:
    place = {name: row for row, name in enumerate(table.series)}
    if compare == ALL_OTHERS and ALL_OTHERS not in place:
        others = [row for name, row in place.items() if name != area]
        rows = [table.counts[_row(place, area)], table.counts[others].sum(axis=0)]
    else:
        names = [name.strip() for name in compare.split(",")] if compare else []
        if area in names:
            raise CannotCompute(f"Reeks {area} kan niet met zichzelf vergeleken worden. Laat haar weg bij --compare.")
        rows = [table.counts[_row(place, name)] for name in [area, *names]]
    number = len(table.periods)
    last = periods_in(until, table.periods)[-1] if until else number
    if planned and start not in table.periods and in_order({*table.periods, start})[-1] == start:
        return _Asked(np.array(rows)[:, :last], last)
    first = periods_in(start, table.periods)[0]
    if first > last:
        raise CannotCompute("De start ligt na de laatste periode. Kies een eerdere start of een latere --until.")
    return _Asked(np.array(rows)[:, :last], first - 1)


def _row(place: dict[str, int], name: str) -> int:
    if name not in place:
        raise CannotCompute(f"De tabel heeft geen reeks {name}. Kijk hoe de kolommen heten.")
    return place[name]


def _told(area: str, start: str, found: Step | None, seen: Visible | Refusal) -> dict[str, object]:
    told: dict[str, object] = {"area": area, "start": start}
    if found is not None:
        told |= {
            "ratio": found.ratio,
            "low": found.interval.low if found.interval else None,
            "high": found.interval.high if found.interval else None,
            "level": found.interval.level if found.interval else None,
            "p_value": found.pvalue,
            "observed": found.observed,
            "expected": found.expected,
            "dispersion": found.dispersion,
            "autocorrelation": found.autocorrelation,
            "refusal": found.refusal.name.lower() if found.refusal else None,
            "sentence": found.sentence,
        }
    visible = seen if isinstance(seen, Visible) else None
    told["smallest_visible"] = {
        "fall": visible.fall if visible else None,
        "rise": visible.rise if visible else None,
        "power": visible.power if visible else None,
        "sentence": visible.sentence if visible else str(seen.value) if isinstance(seen, Refusal) else "",
    }
    return told


def _said(found: Step | None, seen: Visible | Refusal) -> str:
    planned = seen.sentence if isinstance(seen, Visible) else str(seen.value)
    if found is None:
        return planned
    return found.sentence if found.refusal and found.sentence == planned else f"{found.sentence}\n{planned}"


COMMANDS = [effects]
