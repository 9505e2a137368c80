"""Opens a delivered file and puts it, as it is, in the table `raw` of a closed-off DuckDB.

Four ways to read, named by a mapping's header:

* `table`: rows under one header line, every value as text: CSV, Parquet, Excel, ODS, or JSON rows
  (also OData's `{"value": [...]}`, and the properties of a GeoJSON);
* `json`: one column `json` with one row per JSON value in the file;
* `statline`: a cross table from StatLine, made long (see `statline`); columns
  `line, title, source, region, period, topic, unit, offence, other, value`.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
from python_calamine import CalamineError, CalamineWorkbook

from . import statline
from .refusals import ImportRefused, no_room
from .store import quoted

SNIFFED = 100_000
DELIMITERS = (";", ",", "\t")
"""Which mark parts the cells is told by the first so many letters; of equals the first wins."""
SHEETS = {".xlsx", ".xls", ".xlsb", ".xlsm", ".ods"}
_REGION_NAMES = ("Regio's", "Regio’s", "Wijken en buurten", "Regio", "Gemeenten")
_OFFENCE_NAMES = ("Soort misdrijf", "Soorten misdrijven", "Soort delict")


def load(connection: duckdb.DuckDBPyConnection, file: Path, way: str) -> None:
    """Fill `raw` from `file`. Raises ImportRefused with what is wrong with the file."""
    try:
        {"table": _load_table, "json": _load_json, "statline": _load_statline}[way](connection, file)
    except duckdb.Error as problem:
        raise ImportRefused(
            no_room(problem)
            or f"{file.name} is geen tabel die te lezen is. Kies een heel bestand: CSV, JSON, Parquet, Excel of ODS."
        ) from problem


def _load_table(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    suffix = file.suffix.lower()
    if suffix == ".parquet":
        select = f"SELECT COLUMNS(*)::VARCHAR FROM read_parquet({quoted(file)})"  # noqa: S608 - a quoted path
        connection.execute(f"CREATE VIEW raw AS {select}")  # a view takes no parameters
    elif suffix == ".json":
        _insert_records(connection, _records(file))
    elif suffix in SHEETS:
        head, *rows = grid_of(file) or [[]]
        _insert_rows(connection, head, rows)
    else:
        _load_csv(connection, file)


def _load_csv(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    encoding = "utf-8" if _is_utf8(file) else "latin-1"
    select = "SELECT * FROM read_csv(?, encoding = ?, all_varchar = true, header = true, strict_mode = true)"
    _create_as(connection, select, file, encoding)


def _load_json(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    _json_of(file)  # DuckDB would skip what stands behind the first broken value
    _create_as(
        connection,
        "SELECT json FROM read_json_objects(?, format = 'unstructured', maximum_object_size = 268435456)",
        file,
    )


def _load_statline(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    table = statline.read(grid_of(file))
    head = ["line", "title", "source", "region", "period", "topic", "unit", "offence", "other", "value"]
    rows = []
    for cell in table.cells:
        labels = dict(cell.labels)
        region = _take(labels, _REGION_NAMES)
        offence = _take(labels, _OFFENCE_NAMES)
        period, topic, unit = (labels.pop(name, "") for name in (statline.PERIOD, statline.TOPIC, statline.UNIT))
        other = "; ".join(f"{name}: {value}" for name, value in labels.items() if name)
        rows.append(
            [str(cell.line), table.title, table.source, region, period, topic, unit, offence, other, cell.value]
        )
    _insert_rows(connection, head, rows)


def _take(labels: dict[str, str], names: Sequence[str]) -> str:
    return next((labels.pop(name) for name in names if name in labels), "")


def grid_of(file: Path) -> list[list[str]]:
    """A CSV or the first filled sheet of a workbook as rows of text; numbers without a needless `.0`."""
    if file.suffix.lower() in SHEETS:
        try:
            workbook = CalamineWorkbook.from_path(file)
            sheets = (workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names)
            return next(([[_text(cell) for cell in row] for row in sheet] for sheet in sheets if sheet), [])
        except (CalamineError, OSError) as problem:
            raise ImportRefused(
                f"{file.name} is geen werkblad dat te openen is. Sla het opnieuw op als .xlsx of .ods."
            ) from problem
    text = file.read_bytes().decode("utf-8-sig" if _is_utf8(file) else "latin-1")
    if "\0" in text:
        raise ImportRefused(f"{file.name} is geen tekstbestand. Kies een CSV, JSON, Parquet, Excel of ODS.")
    delimiter = delimiter_of(text[:SNIFFED])
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as problem:
        raise ImportRefused(f"{file.name} is geen hele CSV. Haal het bestand opnieuw op.") from problem


def delimiter_of(text: str) -> str:
    """The mark that parts most lines into equally many cells; a title may hold both, and a number a comma."""

    def even_lines(mark: str) -> int:
        widths: Counter[int] = Counter()
        try:
            for row in csv.reader(io.StringIO(text), delimiter=mark, strict=True):
                widths[len(row)] += 1
        except csv.Error as problem:
            if "end of data" not in str(problem):  # only cut off, not quoted otherwise
                return 0
        return max((count for width, count in widths.items() if width > 1), default=0)

    return max(DELIMITERS, key=even_lines)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _is_utf8(file: Path) -> bool:
    try:
        file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _json_of(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except (ValueError, UnicodeDecodeError) as problem:
        where = f" (het loopt stuk op regel {problem.lineno})" if isinstance(problem, json.JSONDecodeError) else ""
        raise ImportRefused(f"{file.name} is geen hele JSON{where}. Haal het bestand opnieuw op.") from problem


def _records(file: Path) -> list[dict[str, object]]:
    held = _json_of(file)
    rows = held.get("value", _features(held)) if isinstance(held, dict) else held
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise ImportRefused(f"{file.name} bevat geen lijst met regels (zoals OData die levert onder 'value').")
    return rows


def _features(held: dict[str, Any]) -> list[dict[str, object]]:
    """What a GeoJSON says about its shapes, without the shapes."""
    features = held.get("features")
    return [each.get("properties") or {} for each in features] if isinstance(features, list) else []


def _insert_records(connection: duckdb.DuckDBPyConnection, records: list[dict[str, object]]) -> None:
    head = list(dict.fromkeys(name for record in records for name in record))
    rows = [[None if record.get(name) is None else str(record[name]) for name in head] for record in records]
    _insert_rows(connection, head, rows)


def _insert_rows(
    connection: duckdb.DuckDBPyConnection, head: Sequence[str], rows: Sequence[Sequence[str | None]]
) -> None:
    if not head or not rows:
        raise ImportRefused("Het bestand heeft geen regels met cijfers.")
    width = len(head)
    columns = ", ".join(_quoted(name or f"column{position}") + " VARCHAR" for position, name in enumerate(head))
    connection.execute(f"CREATE TABLE raw ({columns})")
    padded = [list(row[:width]) + [None] * (width - len(row)) for row in rows]
    unnested = ", ".join("unnest(?::VARCHAR[])" for _ in head)
    connection.execute(f"INSERT INTO raw SELECT {unnested}", [list(column) for column in zip(*padded, strict=True)])


def _create_as(connection: duckdb.DuckDBPyConnection, select: str, file: Path, *more: str) -> None:
    connection.execute(f"CREATE TABLE raw AS {select}", [str(file), *more])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
