"""How fast the pages of the picture, the effects and the account are with the national table in the house."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from baken.house.config import embedded
from baken.testing.bench.figures import AREAS, TOWNS, FiguresCost, measure_figures
from baken.testing.bench.machine import Installation, Weight, describe_machine, installation, load_average
from baken.testing.bench.numbers import Times
from baken.testing.bench.pages import Page, fetch
from baken.testing.bench.town import HOME_TOWN, sign_in

PAPER = Path(__file__).resolve().parents[4] / "docs" / "reference" / "benchmarks-picture.md"
BUDGET_MS, TIMES = 200, 20
ROLES = ("analyst", "safety_adviser", "mayor", "councillor")
PATHS = {
    "the picture": "/beeld",
    "another offence": "/beeld?onderwerp=1.2.3",
    "one kind of area, an earlier year": "/beeld?onderwerp=1.4.5&jaar=2024&soort=village",
    "what changed, by quarter": "/beeld/veranderd",
    "what changed, by month": "/beeld/veranderd?per=maand",
    "small multiples: a theme": "/beeld/themas",
    "small multiples: digital crime": "/beeld/themas?thema=digitaal",
    "one figure": "/beeld/cijfer?gebied=GM1509&onderwerp=1.1.1&periode=2025",
    "a closer look": "/beeld/verder-kijken",
    "liveability": "/beeld/leefbaarheid",
    "own counts": "/beeld/eigen-tellingen",
    "sources": "/beeld/bronnen",
    "saved analyses": "/beeld/analyses",
    "kinds of area": "/beeld/soorten-gebied",
    "what leaves": "/beeld/uitvoer",
    "catalogue (DCAT)": "/beeld/catalogus",
    "CSV": "/beeld/uitvoer?onderwerp=1.1.1&vorm=csv",
    "JSON": "/beeld/uitvoer?onderwerp=1.1.1&vorm=json",
    "Parquet": "/beeld/uitvoer?onderwerp=1.1.1&vorm=parquet",
    "ODS": "/beeld/uitvoer?onderwerp=1.1.1&vorm=ods",
    "SVG": "/beeld/uitvoer?onderwerp=1.1.1&vorm=svg",
    "PNG": "/beeld/uitvoer?onderwerp=1.1.1&vorm=png",
    "effects": "/effecten",
    "the account to the council": "/raad",
}
FILES = {"CSV", "JSON", "Parquet", "ODS", "SVG", "PNG"}
"""Taken home, and not waited for as a page is; an ODS is built cell by cell by its library."""
CLOSED_TO_ANALYST = {"/raad"}


@dataclass(frozen=True)
class FirstAndNext:
    """One page for one role: the first time in a fresh process, and twenty times after. CPU is the site's, per answer, in ms."""

    name: str
    role: str
    first_ms: float
    first_cpu_ms: float
    times: Times
    cpu_ms: float
    size_kb: float


@dataclass(frozen=True)
class PictureCost:
    """What one run found."""

    figures: FiguresCost
    pages: tuple[FirstAndNext, ...]
    before: tuple[Weight, ...]
    after: tuple[Weight, ...]
    load: float


def measure_picture(folder: Path, port: int, *, areas: int = AREAS, times: int = TIMES) -> PictureCost:
    """Load the demo and the national table in `folder`, and ask every page as every role over HTTP."""
    figures = measure_figures(folder, areas=areas)
    _baken(folder, "demo", "--only-load")
    _load_areas(folder)
    with embedded.running(folder, bound=True) as cluster:
        visitors = [sign_in(cluster, "baken", HOME_TOWN, role) for role in ROLES]
        with installation(folder, port, "serve", "staff", log=folder / "bench.log") as site:
            site.seconds_until_healthy(port)
            site.wait_until_idle()
            before, load = tuple(site.weights()), load_average()
            pages = tuple(
                _measure(site, Page(name, who, (path,)), times)
                for who in visitors
                for name, path in PATHS.items()
                if not (path in CLOSED_TO_ANALYST and who.role == "analyst")
            )
            return PictureCost(figures, pages, before, tuple(site.weights()), load)


def picture_misses(found: PictureCost) -> list[str]:
    """What stands outside the budget. By processor time: the answer time also holds whatever else the machine did."""
    return [
        f"{page.name} ({page.role}): {page.cpu_ms:.0f} CPU-ms"
        for page in found.pages
        if page.cpu_ms > BUDGET_MS and page.name not in FILES
    ]


def _measure(site: Installation, page: Page, times: int) -> FirstAndNext:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=120)
    start = site.cpu_ms()["staff site"]
    first, _ = fetch(connection, page, 1)
    between = site.cpu_ms()["staff site"]
    taken, size = fetch(connection, page, times)
    end = site.cpu_ms()["staff site"]
    connection.close()
    return FirstAndNext(
        page.name, page.visitor.role, first[0], between - start, Times.of(taken), (end - between) / times, size / 1024
    )


def _load_areas(folder: Path) -> None:
    """Outlines and inhabitants of the neighbourhoods that the table counts in, as files a municipality would load."""
    parts = [(town, f"BU{town}{place:04}", place) for town in TOWNS for place in range(1, 42)]
    outlines = folder / "areas.geojson"
    outlines.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [_block(TOWNS.index(town), place)]},
         "properties": {"buurtcode": code, "buurtnaam": _name(place), "gemeentecode": f"GM{town}"}}
        for town, code, place in parts
    ]}))  # fmt: skip
    people = folder / "population.csv"
    rows = [f"{code},{400 + 50 * place}" for _, code, place in parts] + [f"GM{town},40000" for town in TOWNS]
    people.write_text("\n".join(["nhood_id,population", *rows]))
    _baken(folder, "import", "areas", str(outlines), "--vintage", "2024")
    _baken(folder, "import", "figures", str(people), "--mapping", "population", "--period", "2024")


def _name(place: int) -> str:
    return f"Dorp {place}" if place % 3 else f"Bedrijventerrein {place}" if place % 2 else f"Buitengebied {place}"


def _block(town: int, place: int) -> list[tuple[float, float]]:
    """A square with 25 points a side: as many as a real outline has after thinning."""
    west, south, side, steps = 5.5 + town * 0.2 + place % 7 * 0.02, 51.8 + place // 7 * 0.02, 0.018, 25
    along = [side * step / steps for step in range(steps)]
    ring = [
        *((west + each, south) for each in along), *((west + side, south + each) for each in along),
        *((west + side - each, south + side) for each in along), *((west, south + side - each) for each in along),
    ]  # fmt: skip
    return [*ring, ring[0]]


def _baken(folder: Path, *command: str) -> None:
    own = os.environ | {"BAKEN_HOME": str(folder)}
    subprocess.run(
        [sys.executable, "-m", "baken.house.config.cli", *command], env=own, check=True, stdout=subprocess.DEVNULL
    )


def picture_paper(found: PictureCost) -> str:
    """`docs/reference/benchmarks-picture.md`."""
    first = {page.name: page for page in reversed(found.pages)}
    rows = [
        f"| {page.name} | {page.first_ms:.0f} | {page.first_cpu_ms:.0f} | {page.times.median:.0f} | {page.times.p95:.0f} "
        f"| {page.cpu_ms:.0f} | {page.size_kb:.0f} |"
        for page in (first[name] for name in PATHS)
    ]
    missed = picture_misses(found)
    verdict = (
        "By processor time every page is within it, for every role"
        if not missed
        else "Outside it:\n\n" + _lines(missed)
    )
    late = {page.name for page in found.pages if page.times.median > BUDGET_MS and page.name not in FILES}
    verdict += f"; on the clock, beside other work, not: {', '.join(sorted(late))}." if late else "; on the clock too."
    return f"""<!-- Written by `baken bench --picture`; do not edit. -->
# The pages of the picture with the national table loaded

- Machine: {describe_machine()}
- Command: `baken bench --picture`
- Date: {datetime.now(UTC):%Y-%m-%d}
- Other work on the machine: load average {found.load:.1f} when the pages were asked

The demo of {HOME_TOWN} with its 41 made-up neighbourhoods inside the table below, over HTTP, in a process that was just started and
had warmed up. The first answer, then {TIMES} more, as analyst (the account: as adviser). CPU is of the staff site. The budget of a
page is {BUDGET_MS} ms; files that are taken home stand beside it. {verdict}

| page | first, ms | first, CPU-ms | median, ms | p95, ms | CPU-ms | kB |
|---|---:|---:|---:|---:|---:|---:|
{_rows(rows)}

| role | slowest page | its CPU-ms | median of all pages, ms |
|---|---|---:|---:|
{_rows(_of_roles(found.pages))}

Memory of the staff site (PSS; started by itself, so that it shares its libraries with nobody): {_mb(found.before)} MB after its
warming up, {_mb(found.after)} MB after all of the above. The first Parquet file loads a library of its own.

{_table(found.figures)}
"""


def _table(cost: FiguresCost) -> str:
    return f"""The table has {cost.cells:,} cells, {cost.unknown:,} of them without a value. It was imported in {cost.seconds:.0f} s
({cost.cpu_seconds:.0f} s of processor time), with a peak of {cost.peak_mb:.0f} MB, and is kept in {cost.file_mb:.0f} MB."""


def _of_roles(pages: Sequence[FirstAndNext]) -> list[str]:
    rows = []
    for role in dict.fromkeys(page.role for page in pages):
        own = [page for page in pages if page.role == role]
        slowest = max(own, key=lambda page: page.cpu_ms)
        middle = median(page.times.median for page in own)
        rows.append(f"| {role} | {slowest.name} | {slowest.cpu_ms:.0f} | {middle:.0f} |")
    return rows


def _mb(weights: Sequence[Weight]) -> str:
    return f"{sum(one.pss for one in weights if one.part == 'staff site'):.0f}"


def _rows(rows: Sequence[str]) -> str:
    return "\n".join(rows)


def _lines(told: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in told)
