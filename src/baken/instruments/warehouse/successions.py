"""Takes a list of areas that went into others: codes come and go, and without this a series breaks where a border moved."""

from __future__ import annotations

import hashlib
import re
from datetime import date, datetime
from pathlib import Path

from .reading import grid_of
from .refusals import ImportRefused
from .store import Part, Store, connected, write

COLUMNS = {"old": ("van", "old_code", "oud"), "new": ("naar", "new_code", "nieuw"), "since": ("per", "since", "datum")}
_CODE = re.compile(r"(GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})")


def import_successions(file: Path, store: Store, *, source: str, at: datetime) -> Part:
    """Replace the list by the one in `file`: a CSV or workbook with the columns van, naar and per (a day).

    Raises ImportRefused for a file without these columns, or at the first line with no codes or no day in it.
    """
    if not file.is_file():
        raise ImportRefused(f"Het bestand {file} bestaat niet.")
    head, *lines = grid_of(file) or [[]]
    places = {name: _place(head, words) for name, words in COLUMNS.items()}
    rows = [_row(number, line, places) for number, line in enumerate(lines, 2) if any(cell.strip() for cell in line)]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
    digest = hashlib.sha256(repr((columns, source)).encode()).hexdigest()
    with store.writing():
        target = store.new_file("successions", "areas")
        with connected([target], spill=store.root) as connection:
            select = "SELECT unnest(?::VARCHAR[]) AS old, unnest(?::VARCHAR[]) AS new, unnest(?::DATE[]) AS since"
            write(connection, f"SELECT *, ?::VARCHAR AS source FROM ({select})", [source, *columns], target)  # noqa: S608 - own words
        part = Part(
            "successions", "areas", at.isoformat(), "", len(rows), digest, "successions", file.name, at.isoformat()
        )
        return store.publish(target, part, instead_of=lambda each: each.table == "successions")


def _place(head: list[str], words: tuple[str, ...]) -> int:
    found = [place for place, name in enumerate(head) if name.strip().lower() in words]
    if not found:
        raise ImportRefused(f"De kolom '{words[0]}' ontbreekt. De kop van de lijst is: van, naar, per.")
    return found[0]


def _row(number: int, line: list[str], places: dict[str, int]) -> tuple[str, str, date]:
    cells = {name: line[place].strip().upper() if place < len(line) else "" for name, place in places.items()}
    for name in ("old", "new"):
        if not _CODE.fullmatch(cells[name]):
            raise ImportRefused(f"Regel {number}: '{cells[name]}' is geen code van een gemeente, wijk of buurt.")
    if cells["old"][:2] != cells["new"][:2]:
        raise ImportRefused(f"Regel {number}: {cells['old']} en {cells['new']} zijn niet dezelfde soort gebied.")
    try:
        return cells["old"], cells["new"], date.fromisoformat(cells["since"])
    except ValueError as problem:
        raise ImportRefused(f"Regel {number}: '{cells['since']}' is geen dag zoals 2023-01-01.") from problem
