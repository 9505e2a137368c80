"""Plain tables as Parquet, for commands that also speak CSV: cells as text in, typed columns out."""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from .refusals import ImportRefused
from .store import connected, write

PARQUET = b"PAR1"
"""How every Parquet file begins."""
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")


def rows_of_table(file: str) -> Iterable[Sequence[str]]:
    """Head and rows of CSV (comma, semicolon, tab or bar) or Parquet, told apart by what is in it; ``-`` is standard input.

    Raises:
        ImportRefused: no such file, or neither of the two.
    """
    try:
        given = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        reason = "bestaat niet" if isinstance(error, FileNotFoundError) else "is niet te lezen"
        raise ImportRefused(f"Het bestand {file} {reason}.") from error
    if given.startswith(PARQUET):
        return rows_of_bytes(given, file)
    text = _text_of(given, file)
    head = text.split("\n", 1)[0]
    mark = max(",;\t|", key=head.count)
    return _checked(csv.reader(io.StringIO(text), delimiter=mark), file)


def rows_of_bytes(parquet: bytes, called: str) -> list[list[str]]:
    """As :func:`rows_of_parquet`, for what was read already; ``called`` is its name in a refusal."""
    with tempfile.NamedTemporaryFile(suffix=".parquet") as kept:
        kept.write(parquet)
        kept.flush()
        return rows_of_parquet(Path(kept.name), called=called)


def _text_of(given: bytes, file: str) -> str:
    """UTF-8, UTF-16 when it begins with its mark, or else Windows Latin-1, as Excel still writes."""
    utf_16 = given.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = given.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return text
    raise ImportRefused(f"Het bestand {file} is geen tekst. Sla het op als CSV in UTF-8.")


def _checked(rows: Iterable[Sequence[str]], file: str) -> Iterable[Sequence[str]]:
    try:
        yield from rows
    except csv.Error as error:
        raise ImportRefused(f"Het bestand {file} is niet te lezen als CSV. Sla het opnieuw op.") from error


def rows_of_parquet(file: Path, *, called: str = "") -> list[list[str]]:
    """Head and rows, every cell as text; a missing value is an empty cell. ``called`` is its name in a refusal."""
    try:
        with connected([file]) as connection:
            found = connection.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(file)])
            head = [column[0] for column in found.description or []]
            return [head, *([cell if cell is not None else "" for cell in row] for row in found.fetchall())]
    except duckdb.Error as problem:
        raise ImportRefused(
            f"Het bestand {called or file.name} is niet te lezen als Parquet. Kies een ander bestand."
        ) from problem


def write_parquet(file: Path, head: Sequence[str], types: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write rows of text as columns of these DuckDB types; an empty cell becomes a missing value.

    Raises:
        OSError: the file cannot be written there.
    """
    columns = {name: kind for name, kind in zip(head, types, strict=True)}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "rows.csv"
        with plain.open("w", newline="", encoding="utf-8") as lines:
            csv.writer(lines).writerows(rows)
        with connected([plain, file]) as connection:
            select = "SELECT * FROM read_csv(?, header = false, columns = ?, nullstr = '')"
            try:
                write(connection, select, [str(plain), columns], file)
            except duckdb.IOException as problem:
                raise OSError(str(problem)) from problem
