"""The national table of crime: made, imported and asked, in a process of its own so that its memory can be told."""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from baken.instruments.warehouse.phenomena import PHENOMENA
from baken.instruments.warehouse.store import connected

AREAS, KINDS, MONTHS = 14_500, 60, 180
MEMORY = "2GB"
TOWNS = ("1509", "0222", "1876", "1955")
"""The municipalities of the demo stand in the table too, so that its pages can be asked with the whole country loaded."""

_MADE = """
COPY (
    SELECT CASE WHEN is_whole THEN 'GM' || town || '    ' ELSE 'BU' || town || lpad((a % 42)::VARCHAR, 4, '0') END AS WijkenEnBuurten,
           getvariable('codes')[o + 1] || ' ' AS SoortMisdrijf,
           (2012 + p // 12) || 'MM' || lpad((1 + p % 12)::VARCHAR, 2, '0') AS Perioden,
           CASE WHEN is_whole THEN 123 // (o + 1) + hash(a, o, p) % 11 WHEN o = 0 OR hash(a, o, p) % 10 = 0 THEN hash(p, o, a) % 7
           END::INTEGER AS GeregistreerdeMisdrijven_1
    FROM (SELECT a, a % 42 = 0 AS is_whole, coalesce(getvariable('towns')[a // 42 + 1], (3000 + a // 42)::VARCHAR) AS town
          FROM range(getvariable('areas')) AS areas(a)),
         range(getvariable('kinds')) AS kinds(o), range(getvariable('months')) AS months(p)
) TO '{file}' (FORMAT parquet)
"""
_ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "the neighbourhoods of a municipality, one kind": (
        "in_municipality", {"municipality": "GM{}", "level": "buurt", "phenomenon": "1.1.1", "unit": "misdrijven"},
    ),
    "quarters of a municipality, one kind": (
        "totals", {"areas": ["GM{}"], "phenomena": ["1.1.1"], "unit": "misdrijven", "per": "quarter"},
    ),
    "what there is for a municipality": ("phenomena", {"municipality": "GM{}"}),
}  # fmt: skip
"""Asked of another municipality each time: an answer that was given before is remembered."""


@dataclass(frozen=True)
class FiguresCost:
    """What the national table asked: cells, time and processor time of the import in s, peak memory and file in MB, answers in ms."""

    cells: int
    unknown: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    file_mb: float
    answers_ms: dict[str, float]


def make_national(file: Path, *, areas: int = AREAS, kinds: int = KINDS, months: int = MONTHS) -> None:
    """A table as OData delivers it, keys padded, nine of ten cells without a value; the same every time.

    Of a whole municipality, and of all crime together, every month is known: else no page would have a year to show.
    """
    codes = [*PHENOMENA, *(f"9.{place // 10}.{place % 10}" for place in range(kinds))][:kinds]
    with connected([file]) as connection:
        connection.execute("SET VARIABLE codes = ?::VARCHAR[]", [codes])
        connection.execute("SET VARIABLE towns = ?::VARCHAR[]", [list(TOWNS)])
        for name, value in (("areas", areas), ("kinds", kinds), ("months", months)):
            connection.execute(f"SET VARIABLE {name} = {value}")
        connection.execute(_MADE.format(file=str(file).replace("'", "''")))


def measure_figures(folder: Path, *, areas: int = AREAS, kinds: int = KINDS, months: int = MONTHS) -> FiguresCost:
    """Make the table in `folder`, then import it and ask in a process of its own."""
    file = folder / "47022NED.parquet"
    make_national(file, areas=areas, kinds=kinds, months=months)
    settings = os.environ | {"BAKEN_WAREHOUSE_MEMORY": MEMORY}
    ran = subprocess.run([sys.executable, "-m", __name__, str(file)], env=settings, check=True, capture_output=True)
    return FiguresCost(**json.loads(ran.stdout))


def figures_section(cost: FiguresCost | None) -> str:
    """As the paper tells it."""
    if cost is None:
        return ""
    answers = "\n".join(f"| {name} | {ms:.0f} |" for name, ms in cost.answers_ms.items())
    return f"""## The national table of figures

{cost.cells:,} cells, {cost.unknown:,} of them without a value, as OData delivers them (`baken/testing/bench/figures.py`),
DuckDB held at {MEMORY}. Imported in {cost.seconds:.0f} s ({cost.cpu_seconds:.0f} s of processor time), peak memory of the process
{cost.peak_mb:.0f} MB, kept in {cost.file_mb:.0f} MB.

| question | median, ms |
|---|---:|
{answers}"""


def _measure(file: Path) -> FiguresCost:
    import resource
    from datetime import UTC, datetime
    from statistics import median

    from baken.instruments.warehouse import mappings
    from baken.instruments.warehouse.asking import ask
    from baken.instruments.warehouse.figures import Settings, import_figures
    from baken.instruments.warehouse.store import Store

    store = Store(file.parent / "warehouse")
    began, worked = time.monotonic(), time.process_time()
    at = datetime(2026, 11, 24, tzinfo=UTC)
    outcome = import_figures(file, mappings.named("police_odata"), store, at=at, asked=Settings())
    took, work = time.monotonic() - began, time.process_time() - worked
    answers = {}
    for name, (question, parameters) in _ASKED.items():
        times = []
        for town in TOWNS:
            here = json.loads(json.dumps(parameters).replace("{}", town))
            asked = time.monotonic()
            if not ask(store, question, **here):
                raise SystemExit(f"'{question}' had no answer")
            times.append(1000 * (time.monotonic() - asked))
        answers[name] = median(times)
    [part] = store.parts()
    size = store.path_of(part).stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return FiguresCost(outcome.new_rows, outcome.unknown_values, took, work, peak, size, answers)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_measure(Path(sys.argv[1])))))
