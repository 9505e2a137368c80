"""One table of figures as a file somebody can take along: CSV, Parquet, ODS or JSON, with what it means inside it.

Every row carries its own source, reference date and definition, so that a file that loses its name, or a row that is
copied out, still says what it is. Numbers stay numbers; what is not known is empty, never nought.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

Value: TypeAlias = "str | int | float | bool | date | None"

_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Table:
    """Columns with rows, and what holds for all of them (`about`: heading to text)."""

    title: str
    about: Mapping[str, str]
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]


def as_csv(table: Table) -> bytes:
    """Semicolons and a byte-order mark, as Dutch spreadsheets open it; dates in ISO 8601, a decimal point."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def as_json(table: Table) -> bytes:
    """What the table is about, and its rows as objects."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    told = {"titel": table.title, "toelichting": dict(table.about), "cijfers": rows}
    return json.dumps(told, ensure_ascii=False, indent=1, default=lambda day: day.isoformat()).encode()


def as_parquet(table: Table) -> bytes:
    """Typed columns; what the table is about stands in the metadata of the file."""
    import pyarrow as pa  # slow to load, so only when asked
    import pyarrow.parquet as pq

    columns = {name: [row[place] for row in table.rows] for place, name in enumerate(table.columns)}
    about = {key.encode(): text.encode() for key, text in {"titel": table.title, **table.about}.items()}
    written = io.BytesIO()
    pq.write_table(pa.table(columns).replace_schema_metadata(about), written, compression="zstd")
    return written.getvalue()


def as_ods(table: Table) -> bytes:
    """A sheet with the figures and one that explains them."""
    from odf.opendocument import OpenDocumentSpreadsheet  # slow to load, so only when asked

    document = OpenDocumentSpreadsheet()
    document.meta.addElement(_titled(table.title))
    for name, rows in (
        ("cijfers", [table.columns, *table.rows]),
        ("toelichting", [("titel", table.title), *table.about.items()]),
    ):
        document.spreadsheet.addElement(_sheet(name, rows))
    written = io.BytesIO()
    document.write(written)
    return written.getvalue()


@dataclass(frozen=True)
class Format:
    """One kind of file: its ending, its media type, and who writes it."""

    ending: str
    media_type: str
    write: Callable[[Table], bytes]


FORMATS: Final[dict[str, Format]] = {
    each.ending: each
    for each in (
        Format("csv", "text/csv; charset=utf-8", as_csv),
        Format("json", "application/json", as_json),
        Format("parquet", "application/vnd.apache.parquet", as_parquet),
        Format("ods", "application/vnd.oasis.opendocument.spreadsheet", as_ods),
    )
}


def _plain(value: Value) -> str:
    """Text that a spreadsheet does not run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_LIKE_A_FORMULA) else value
    return value.isoformat() if isinstance(value, date) else str(value)


def _titled(title: str) -> object:
    from odf.dc import Title

    return Title(text=title)


def _sheet(name: str, rows: Sequence[Sequence[Value]]) -> object:
    from odf.table import Table as Sheet
    from odf.table import TableCell, TableRow
    from odf.text import P

    sheet = Sheet(name=name)
    for row in rows:
        line = TableRow()
        for value in row:
            if isinstance(value, int | float) and not isinstance(value, bool):
                cell = TableCell(valuetype="float", value=str(value))
            else:
                cell = TableCell(valuetype="string")
            cell.addElement(P(text=_plain(value)))
            line.addElement(cell)
        sheet.addElement(line)
    return sheet
