"""Rows of a file somebody brings: CSV as Excel or anybody saves it, or a spreadsheet."""

import csv
import io

from python_calamine import CalamineError, CalamineWorkbook

LARGEST = 2_000_000
"""Bytes; a barrier model of a hundred phenomena is a tenth of it."""
_ZIP = b"PK"


class UnreadableFile(Exception):
    """The file as a whole cannot be taken; the message is a Dutch sentence that says what to do."""


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Rows by the names of their columns, in small letters; empty rows are left out.

    Raises:
        UnreadableFile: too large, empty, no table, or a row that does not fit its head.
    """
    if len(content) > LARGEST:
        raise UnreadableFile("Dit bestand is te groot. Houd het onder 2 MB.")
    table = _sheet(content) if content.startswith(_ZIP) else _text(content)
    table = [[cell.strip() for cell in row] for row in table]
    head, *rows = [row for row in table if any(row)] or [[]]
    if not rows:
        raise UnreadableFile("Dit bestand is leeg, of heeft alleen een kop.")
    names = [name.lower() for name in head]
    wrong = next((line for line, row in enumerate(rows, 2) if any(row[len(names) :])), None)
    if wrong:
        raise UnreadableFile(f"Regel {wrong} heeft meer cellen dan de kop. Maak het bestand heel.")
    return [dict(zip(names, row + [""] * (len(names) - len(row)), strict=False)) for row in rows]


def _sheet(content: bytes) -> list[list[str]]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [[str(cell) for cell in row] for row in sheet.to_python()]
    except (CalamineError, ValueError, IndexError, OSError) as problem:
        raise UnreadableFile("Dit rekenblad is niet te lezen. Sla het op als .xlsx, .ods of CSV.") from problem


def _text(content: bytes) -> list[list[str]]:
    if b"\x00" in content:
        raise UnreadableFile("Dit is geen tabel. Kies een CSV of een rekenblad (.xlsx of .ods).")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")  # Excel in a Dutch Windows saves CSV so
    head = text.split("\n", 1)[0]
    try:
        return list(csv.reader(io.StringIO(text), delimiter=max(";,\t", key=head.count)))
    except csv.Error as problem:
        raise UnreadableFile("Dit bestand is niet te lezen als CSV. Sla het opnieuw op.") from problem
