"""Cases, places and population from CSV or from SaTScan's own files: the pure half of ``baken clusters scan``.

SaTScan's files hold cells split by blanks, without a head: ``.cas`` location, cases, date; ``.geo`` location and two
coordinates; ``.pop`` location, year, population. CSV has a head: ``location,cases[,period]``, ``location,x,y``,
``location,population``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.stats.scan.clusters import Scan

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CaseTable:
    """Cases by location (in the order of the places) and consecutive period."""

    locations: tuple[str, ...]
    periods: tuple[str, ...]
    cases: Floats
    places: Floats
    population: Floats | None = None


def cells(text: str) -> list[list[str]]:
    """Rows of a file: split by comma or semicolon when its first line holds one, by blanks otherwise; head removed."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    mark = next((mark for mark in (";", ",", "\t") if lines and mark in lines[0]), None)
    rows = [[cell.strip().strip('"') for cell in line.split(mark)] for line in lines]
    if rows and rows[0][0].lower() in ("location", "id", "locatie"):
        rows = rows[1:]
    if not rows:
        raise CannotCompute("Een van de bestanden is leeg.")
    return rows


def case_table(
    cases: Sequence[Sequence[str]], geo: Sequence[Sequence[str]], population: Sequence[Sequence[str]] | None = None
) -> CaseTable:
    """Join the three files.

    Periods run without a gap from the first to the last date: years (``2024``), months (``2024/1`` or ``2024-01``),
    days (``2024/1/31``) or plain numbers; all dates alike. Cases without a date make one period.

    Raises
    ------
    CannotCompute
        For a location without coordinates, a cell that is no number, or dates of different kinds.

    Examples
    --------
    >>> table = case_table(cells("a 2 2024/1\\nb 1 2024/3"), cells("a 0 0\\nb 1 0"))
    >>> table.periods, table.cases.tolist()
    (('2024-01', '2024-02', '2024-03'), [[2.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    """
    places = {row[0]: [_number(cell, row) for cell in row[1:3]] for row in _wide_enough(geo, 3)}
    row_of = {name: row for row, name in enumerate(places)}
    dated = all(len(row) > 2 for row in cases)
    steps = [_step(row[2]) for row in cases] if dated else [(0, "")] * len(cases)
    if len({kind for _, kind in steps}) > 1:
        raise CannotCompute("De datums zijn niet van één soort. Gebruik overal jaren, overal maanden of overal dagen.")
    first, last = min(step for step, _ in steps), max(step for step, _ in steps)
    table = np.zeros((len(places), last - first + 1))
    for row, (step, _) in zip(_wide_enough(cases, 2), steps, strict=True):
        if row[0] not in row_of:
            raise CannotCompute(
                f"Locatie {row[0]} heeft gevallen maar geen coördinaten. Voeg haar toe aan het geo-bestand."
            )
        table[row_of[row[0]], step - first] += _number(row[1], row)
    labels = tuple(_label(step, steps[0][1]) for step in range(first, last + 1))
    people = None if population is None else _population(population, row_of)
    return CaseTable(tuple(places), labels, table, np.array(list(places.values())), people)


def as_json(found: Scan, table: CaseTable) -> dict[str, Any]:
    """Clusters by name and period, ready for ``json.dumps``."""
    return {
        "cases": found.cases,
        "replicas": found.replicas,
        "clusters": [
            {
                "statistic": cluster.statistic,
                "p_value": cluster.p_value,
                "locations": [table.locations[location] for location in cluster.locations],
                "start": table.periods[cluster.first] or None,
                "end": table.periods[cluster.last] or None,
                "observed": cluster.observed,
                "expected": cluster.expected,
            }
            for cluster in found.clusters
        ],
    }


def _population(rows: Sequence[Sequence[str]], row_of: dict[str, int]) -> Floats:
    """Population per location; the mean when several years are given."""
    given: dict[str, list[float]] = {}
    for row in _wide_enough(rows, 2):
        if row[0] in row_of:
            given.setdefault(row[0], []).append(_number(row[2] if len(row) > 2 else row[1], row))
    missing = next((name for name in row_of if name not in given), None)
    if missing is not None:
        raise CannotCompute(f"Locatie {missing} heeft geen inwonertal. Voeg haar toe aan het bevolkingsbestand.")
    return np.array([float(np.mean(given[name])) for name in row_of])


def _step(text: str) -> tuple[int, str]:
    """A date as a running number of years, months or days, and which of these it is."""
    parts = re.fullmatch(r"(\d+)(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?", text)
    if parts is None:
        raise CannotCompute(f"'{text}' is geen datum. Schrijf een maand als 2024/1 of 2024-01.")
    year, month, day = (int(part) if part else None for part in parts.groups())
    if year is None or month is None:
        return year or 0, "year"
    if day is None:
        return 12 * year + month - 1, "month"
    try:
        return int(np.datetime64(f"{year:04d}-{month:02d}-{day:02d}").astype("datetime64[D]").astype(np.int64)), "day"
    except ValueError as error:
        raise CannotCompute(f"'{text}' is geen bestaande dag.") from error


def _label(step: int, kind: str) -> str:
    if kind == "month":
        return f"{step // 12}-{step % 12 + 1:02d}"
    return str(np.datetime64(step, "D")) if kind == "day" else str(step) if kind else ""


def _wide_enough(rows: Iterable[Sequence[str]], least: int) -> list[Sequence[str]]:
    found = list(rows)
    short = next((row for row in found if len(row) < least), None)
    if short is not None:
        raise CannotCompute(f"De regel '{' '.join(short)}' heeft te weinig cellen; er horen er {least} te zijn.")
    return found


def _number(cell: str, row: Sequence[str]) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise CannotCompute(f"'{cell}' bij {row[0]} is geen getal.") from error
