"""Counts from and to plain tables: the pure half of ``baken trends detect``.

A table is *wide* (first column the period, one column per series) or *long* (columns ``series``, ``period``,
``count`` and perhaps ``population``, in any order). An empty cell is unknown, which is not zero.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.false_discovery import q_values
from baken.instruments.stats.farrington import Detection
from baken.instruments.stats.periods import in_order
from baken.instruments.stats.refusals import CannotCompute

Floats = NDArray[np.float64]
HEAD = ("series", "period", "observed", "expected", "upperbound", "score", "pvalue", "alarm", "q")
ATTAINABLE = "attainable"
UNKNOWN = {"", "na", "nan", "null", "none", "."}


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts (and population) with series in rows and consecutive periods in columns; NaN is unknown."""

    series: tuple[str, ...]
    periods: tuple[str, ...]
    counts: Floats
    population: Floats | None = None


def read_counts(lines: Iterable[Sequence[str]], *, counted: str = "count", absent_is_zero: bool = False) -> CountTable:
    """Read a wide or a long table, told apart by its head.

    Parameters
    ----------
    lines
        Rows of cells, the head first (``csv.reader`` gives them).
    counted
        In a long table: the column with the numbers (``population`` in a table of inhabitants).
    absent_is_zero
        In a long table: whether a combination that has no row was counted and found nothing. Otherwise it is unknown.

    Raises
    ------
    CannotCompute
        For a missing head, a cell that is no count, a combination given twice, or periods with a gap.

    Examples
    --------
    >>> table = read_counts([["t", "noord", "zuid"], ["1", "3", "0"], ["2", "", "4"]])
    >>> table.series, table.periods, table.counts.tolist()
    (('noord', 'zuid'), ('1', '2'), [[3.0, nan], [0.0, 4.0]])
    """
    rows = iter(lines)
    head = [cell.strip() for cell in next(rows, [])]
    if len(head) < 2:
        raise CannotCompute("Het bestand is leeg, of heeft maar één kolom. Geef een tabel met een kop.")
    numbered = ((number, row) for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row))
    names = [name.lower() for name in head]
    if names == ["series", counted] and counted != "count":
        names, numbered = ["series", "period", counted], ((number, [row[0], "", *row[1:]]) for number, row in numbered)
    if {"series", "period"} <= set(names):
        if counted not in names:
            raise CannotCompute(f"De kop mist een kolom {counted}. Geef series, period en {counted}.")
        return _long(names, numbered, counted, absent_is_zero=absent_is_zero)
    return _wide(head, numbered, whole=counted == "count")


def _wide(head: list[str], rows: Iterator[tuple[int, Sequence[str]]], *, whole: bool) -> CountTable:
    if len(set(head)) < len(head):
        raise CannotCompute("Twee kolommen heten hetzelfde. Geef elke reeks een eigen naam.")
    periods, table = [], []
    for number, row in rows:
        if len(row) != len(head):
            raise CannotCompute(
                f"Regel {number} heeft {len(row)} cellen; de kop heeft er {len(head)}. Vul de regel aan."
            )
        periods.append(row[0].strip())
        table.append(_counts(row[1:], number, whole=whole))
    if not table:
        raise CannotCompute("Onder de kop staan geen aantallen.")
    if periods != in_order(periods, unknown_as_given=True):
        raise CannotCompute(
            "De perioden staan niet op volgorde, of een periode staat er twee keer. Sorteer het bestand."
        )
    return CountTable(tuple(head[1:]), tuple(periods), np.ascontiguousarray(np.array(table).T))


def _long(
    names: list[str], rows: Iterator[tuple[int, Sequence[str]]], counted: str, *, absent_is_zero: bool
) -> CountTable:
    place = {name: names.index(name) for name in ("series", "period", counted)}
    with_population = "population" in names and counted != "population"
    given: dict[tuple[str, str], tuple[float, float]] = {}
    for number, row in rows:
        if len(row) != len(names):
            raise CannotCompute(
                f"Regel {number} heeft {len(row)} cellen; de kop heeft er {len(names)}. Vul de regel aan."
            )
        key = row[place["series"]].strip(), row[place["period"]].strip()
        if key in given:
            raise CannotCompute(f"Regel {number}: reeks {key[0]} staat al bij periode {key[1]}. Haal er een weg.")
        people = _count(row[names.index("population")], number) if with_population else math.nan
        given[key] = _count(row[place[counted]], number, whole=counted == "count"), people
    if not given:
        raise CannotCompute("Onder de kop staan geen aantallen.")
    series = list(dict.fromkeys(name for name, _ in given))
    periods = in_order({period for _, period in given})
    counts = np.full((len(series), len(periods)), 0.0 if absent_is_zero else math.nan)
    population = np.full(counts.shape, math.nan)
    row_of = {name: row for row, name in enumerate(series)}
    column_of = {period: column for column, period in enumerate(periods)}
    for (name, period), (count, people) in given.items():
        counts[row_of[name], column_of[period]] = count
        population[row_of[name], column_of[period]] = people
    return CountTable(tuple(series), tuple(periods), counts, population if with_population else None)


def _counts(row: Sequence[str], number: int, *, whole: bool) -> list[float]:
    """A row of cells; nearly always plain numbers, which are read without looking at each."""
    try:
        values = [float(cell) for cell in row]
    except ValueError:
        return [_count(cell, number, whole=whole) for cell in row]
    plain = all(0 <= value < math.inf and (not whole or value.is_integer()) for value in values)
    return values if plain else [_count(cell, number, whole=whole) for cell in row]


def _count(cell: str, number: int, *, whole: bool = False) -> float:
    if cell.strip().lower() in UNKNOWN:
        return math.nan
    try:
        value = float(cell)
    except ValueError:
        value = -1.0
    if not (value >= 0 and math.isfinite(value)):
        raise CannotCompute(
            f"Regel {number}: '{cell}' is geen aantal. Geef een getal van 0 of meer, of laat de cel leeg."
        )
    if whole and not value.is_integer():
        raise CannotCompute(
            f"Regel {number}: '{cell}' is geen heel aantal. Geef hele getallen, zonder punt tussen de duizendtallen."
        )
    return value


def detection_rows(found: Detection, table: CountTable, *, attainable: bool = False) -> Iterator[tuple[str, ...]]:
    """The result as rows under :data:`HEAD`, series by series; empty where there is no result, all digits kept.

    With ``attainable`` one column more: the chance of a false alarm in that cell, which whole counts keep below ``alpha``.
    """
    yield (*HEAD, ATTAINABLE) if attainable else HEAD
    q = q_values(found.pvalue)
    for row, name in enumerate(table.series):
        for column, period in enumerate(found.periods):
            values = (
                found.observed[row, column],
                found.expected[row, column],
                found.upperbound[row, column],
                found.score[row, column],
                found.pvalue[row, column],
                float(found.alarm[row, column]),
                q[row, column],
                *((found.attainable[row, column],) if attainable else ()),
            )
            yield name, table.periods[period - 1], *(_shown(value) for value in values)


def _shown(value: float) -> str:
    if math.isnan(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
