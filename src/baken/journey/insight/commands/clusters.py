"""`baken clusters scan`: where, and since when, is there more than chance would put together?"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import click

from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.stats.scan import scan_permutation, scan_poisson
from baken.instruments.stats.scan.cells import Rows, rows_of
from baken.instruments.stats.scan.dates import Unit
from baken.instruments.stats.scan.files import CaseTable, Degrees, as_json, case_table
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.tables_of_text import PARQUET, rows_of_bytes


@click.group("clusters")
def clusters() -> None:
    """Zoek plekken en perioden waar meer is dan toeval."""


@clusters.command("scan")
@click.option(
    "--cases",
    required=True,
    help="Gevallen: CSV of Parquet (location,cases,period) of .cas van SaTScan; - is de invoer.",
)
@click.option("--geo", required=True, help="Coördinaten: CSV of Parquet (location,x,y), GeoJSON, of .geo van SaTScan.")
@click.option(
    "--population", help="Inwoners: CSV of Parquet (location,population) of .pop van SaTScan; nodig bij poisson."
)
@click.option("--model", type=click.Choice(["poisson", "permutation"]), default="poisson", show_default=True)
@click.option(
    "--replicas", type=click.IntRange(0), default=999, show_default=True, help="Hoe vaak toeval wordt nagedaan."
)
@click.option("--max-spatial", type=float, default=0.5, show_default=True, help="Grootste deel in een cirkel.")
@click.option("--max-temporal", type=int, help="Langste duur in perioden; anders de helft.")
@click.option("--prospective", is_flag=True, help="Alleen wat nu nog duurt.")
@click.option("--latlong", is_flag=True, help="De coördinaten zijn breedte- en dan lengtegraad, als in een .geo.")
@click.option("--longlat", is_flag=True, help="De coördinaten zijn lengte- en dan breedtegraad.")
@click.option(
    "--time-unit",
    type=click.Choice(["day", "week", "month", "year"]),
    help="Tel gevallen op per dag, week, maand of jaar.",
)
@click.option("--start", help="Eerste periode; anders die van het eerste geval.")
@click.option("--end", help="Laatste periode; anders die van het laatste geval.")
@click.option("--spatial", is_flag=True, help="Kijk alleen waar, niet sinds wanneer.")
@click.option("--stop-after", type=click.IntRange(1), help="Stop zodra toeval zo vaak minstens zo hoog kwam.")
@click.option("--seed", type=int, default=1, show_default=True, help="Zelfde getal, zelfde uitkomst.")
@click.option("--json", "as_text", is_flag=True, help="Uitvoer voor een ander programma.")
def scan(
    cases: str, geo: str, population: str | None, model: str, replicas: int, max_spatial: float,
    max_temporal: int | None, prospective: bool, latlong: bool, longlat: bool, time_unit: Unit | None,
    start: str | None, end: str | None, spatial: bool, stop_after: int | None, seed: int, as_text: bool,
) -> None:  # fmt: skip
    """Zoek cirkels op de kaart (en vensters in de tijd) met meer gevallen dan verwacht.

    \b
    Voorbeelden:
      baken clusters scan --cases s.cas --geo s.geo --model permutation --max-spatial 0.05 --prospective --json
      baken clusters scan --cases gevallen.csv --geo buurten.csv --population inwoners.csv
    """
    try:
        if latlong and longlat:
            raise CannotCompute("Kies --latlong of --longlat, niet allebei.")
        degrees: Degrees | None = "latlong" if latlong else "longlat" if longlat else None
        table = case_table(
            _rows(cases), _rows(geo), _rows(population) if population else None,
            unit=time_unit, start=start, end=end, degrees=degrees,
        )  # fmt: skip
        given = {
            "largest": max_spatial,
            "longest": max_temporal,
            "prospective": prospective,
            "replicas": replicas,
            "seed": seed,
            "stop_after": stop_after,
            "coordinates": table.coordinates,
        }
        if model == "permutation":
            if table.has_covariates:
                click.echo("Dit model let niet op kenmerken; de kolommen achter de datum tellen niet mee.", err=True)
            found = scan_permutation(table.cases, table.places, **given)  # type: ignore[arg-type]  # one table of options
        elif table.population is None:
            raise CannotCompute("Het model poisson heeft inwonertallen nodig. Geef ze met --population.")
        else:
            table = table.together() if spatial else table
            found = scan_poisson(table.cases, table.population, table.places, **given)  # type: ignore[arg-type]  # the same
    except (CannotCompute, ImportRefused) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    told = as_json(found, table)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1) if as_text else _told(told, table))


def _rows(file: str) -> Rows:
    try:
        given = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        if given.startswith(PARQUET):
            return rows_of(_as_text(rows_of_bytes(given, file)))
        return rows_of(given.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CannotCompute(f"Het bestand {file} is geen tekst. Sla het op als CSV in UTF-8.") from error
    except OSError as error:
        reason = "bestaat niet" if isinstance(error, FileNotFoundError) else "is niet te lezen"
        raise CannotCompute(f"Het bestand {file} {reason}.") from error


def _as_text(rows: list[list[str]]) -> str:
    lines = io.StringIO()
    csv.writer(lines).writerows(rows)
    return lines.getvalue()


def _told(told: dict[str, object], table: CaseTable) -> str:
    found = told["clusters"]
    if not isinstance(found, list) or not found:
        return "Geen enkele plek heeft meer dan verwacht."
    lines = []
    for cluster in found[:10]:
        span = f" van {cluster['start']} tot en met {cluster['end']}" if len(table.periods) > 1 else ""
        chance = "" if cluster["p_value"] is None else f", p = {cluster['p_value']:.3f}"
        lines.append(
            f"{', '.join(cluster['locations'])}{span}: {cluster['observed']:g} gezien, "
            f"{cluster['expected']:.1f} verwacht{chance}"
        )
    return "\n".join(lines)
