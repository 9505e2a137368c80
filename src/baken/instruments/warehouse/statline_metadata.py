"""Reads the "metadata" CSV that StatLine hands out beside a table: several lists under each other in one file.

The layout, met in exports of 2021-2026, with `;` or `,` between the cells and often a byte order mark in front::

    TableInfos;;;
    ID;Title;Identifier;…
    0;"Geregistreerde misdrijven …";47013NED;…
    SoortMisdrijf;;;
    Key;Title;Description;…
    "0.0.0 ";Totaal misdrijven;…

A cell may hold line ends, so a line of the file is not a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

FIRST = "TableInfos"
_HEADS = {"ID", "Key", "Identifier"}
"""How the head of every list begins."""


def is_metadata(file: Path) -> bool:
    """Whether a CSV begins as such a file does."""
    with file.open("rb") as opened:
        return opened.read(64).removeprefix(b"\xef\xbb\xbf").lstrip(b'"').startswith(FIRST.encode())


def sections(grid: Sequence[Sequence[str]]) -> dict[str, list[dict[str, str]]]:
    """The lists by name, each row by the names in its head; a file that is not so laid out gives none."""
    filled = [[cell.strip() for cell in row] for row in grid if any(cell.strip() for cell in row)]
    starts = [
        place
        for place, (row, head) in enumerate(pairwise(filled))
        if row[0].isidentifier() and not any(row[1:]) and head[0] in _HEADS
    ]
    found = {}
    for start, end in pairwise([*starts, len(filled)]):
        head = filled[start + 1]
        found[filled[start][0]] = [dict(zip(head, row, strict=False)) for row in filled[start + 2 : end]]
    return found
