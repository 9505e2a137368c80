"""One table of figures as a file somebody can take along: CSV, Parquet, ODS or JSON, with what it means inside it.

Every row carries its own source, reference date and definition, so that a file that loses its name, or a row that is
copied out, still says what it is. Numbers stay numbers; what is not known is empty, never nought.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

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
    """A sheet with the figures and one that explains them (OpenDocument 1.3, the least a spreadsheet must hold)."""
    sheets = (
        ("cijfers", [table.columns, *table.rows]),
        ("toelichting", [("titel", table.title), *table.about.items()]),
    )
    content = _ODS_CONTENT.format(sheets="".join(_sheet(name, rows) for name, rows in sheets))
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", _ODS, ZIP_STORED)  # first and bare, so that the file is known by its first bytes
        packed.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
        packed.writestr("meta.xml", _ODS_META.format(title=_text(table.title)))
        packed.writestr("content.xml", content)
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


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_ODS_MANIFEST = (
    f'{_XML}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_ODS_META = (
    f'{_XML}<office:document-meta xmlns:office="{_OASIS}:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'office:version="1.3"><office:meta><dc:title>{title}</dc:title></office:meta></office:document-meta>'
)
_ODS_CONTENT = (
    f'{_XML}<office:document-content xmlns:office="{_OASIS}:office:1.0" xmlns:table="{_OASIS}:table:1.0" '
    f'xmlns:text="{_OASIS}:text:1.0" office:version="1.3"><office:body><office:spreadsheet>'
    "{sheets}</office:spreadsheet></office:body></office:document-content>"
)
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not know."""


def _text(value: Value) -> str:
    return escape(_NO_XML.sub("", _plain(value)))


def _sheet(name: str, rows: Sequence[Sequence[Value]]) -> str:
    lines = ("".join(map(_cell, row)) for row in rows)
    return f'<table:table table:name="{name}">{"".join(f"<table:table-row>{line}</table:table-row>" for line in lines)}</table:table>'


def _cell(value: Value) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    kind = f'"float" office:value="{value}"' if is_number else '"string"'
    return f"<table:table-cell office:value-type={kind}><text:p>{_text(value)}</text:p></table:table-cell>"
