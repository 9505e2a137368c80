"""Reads a table as StatLine hands it out ("CSV" or Excel in the download menu): a cross table with words around it.

The layout, met in exports of 2021-2026::

    "Title of the table"
    "Soort misdrijf: Totaal misdrijven"            one line per dimension with a single value
    ""
    "Onderwerp";"Geregistreerde misdrijven";...    header lines: a name, then a value per column
    "Perioden";"2022";"2023"
    "Regio's";"aantal";"aantal"                    last header line: names of the row labels, then units
    "Nederland";"800027";"805590"
    "Bron: Politie"                                footer

or, in the other habit, the name of the column dimension stands above its values and the unit has a column::

    ;;;Perioden;;
    Regio's;Onderwerp;;2002;2003
    Nederland;Bevolking aan het einde van de periode;aantal;16192572;16258032

The result is long: one `Cell` per number, with every label that belongs to it. Meaning is given by the mapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .refusals import ImportRefused

TOPIC, PERIOD, UNIT = "Onderwerp", "Perioden", "Eenheid"
_NUMBER_OR_MARK = re.compile(r"^-?[\d  .,]*\d$|^[.x*\-]*$", re.IGNORECASE)

Grid = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Cell:
    """One number of a cross table, still as text; `labels` maps dimension name to value; `line` counts from 1."""

    line: int
    value: str
    labels: dict[str, str]


@dataclass(frozen=True)
class CrossTable:
    """A whole export: title, source named in the footer, and its cells."""

    title: str
    source: str
    cells: list[Cell]


@dataclass
class _Header:
    """What the lines above the numbers say: names of the row labels, and for each column its labels."""

    row_names: list[str] = field(default_factory=list)
    columns: list[dict[str, str]] = field(default_factory=list)


def read(grid: Grid) -> CrossTable:
    """The cross table in a grid of texts. Raises ImportRefused when it is not laid out as StatLine does."""
    lines = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(grid, 1)
        if any(cell.strip() for cell in row)
    ]
    if not lines or not _alone(lines[0][1]):
        raise ImportRefused("Dit is geen StatLine-bestand: de eerste regel hoort alleen de titel van de tabel te zijn.")
    title = lines.pop(0)[1][0]
    if title == "TableInfos":
        raise ImportRefused(
            "Dit is het metadatabestand van StatLine: daar staan geen cijfers in. Geef het mee met --metadata, naast de tabel zelf."
        )
    fixed = {}
    while lines and _alone(lines[0][1]) and ": " in lines[0][1][0]:
        name, _, value = lines.pop(0)[1][0].partition(": ")
        fixed[name] = value
    body = [(number, row) for number, row in lines if not _alone(row)]
    footer = " ".join(row[0] for _, row in lines if _alone(row))
    header, numbers = _split(body)
    cells = list(_cells(header, numbers, fixed))
    if not cells:
        raise ImportRefused("Dit StatLine-bestand bevat geen getallen: er staan geen regels onder de kop.")
    source = re.search(r"Bron:\s*(.+?)\.?$", footer)
    return CrossTable(title, source.group(1) if source else "", cells)


def _alone(row: Sequence[str]) -> bool:
    """Only the first cell holds text: a title, a fixed dimension or a footer."""
    return bool(row) and bool(row[0]) and not any(row[1:])


def _split(body: list[tuple[int, list[str]]]) -> tuple[_Header, list[tuple[int, list[str]]]]:
    """Header and data lines. Only the top header line tells how many columns are labels, so it is read first."""
    if len(body) < 2:
        raise ImportRefused("Dit StatLine-bestand heeft geen kop met onderwerpen en perioden.")
    top = body[0][1]
    first = next(position for position, cell in enumerate(top) if cell)
    name_above = first > 0 and not any(top[first + 1 :])
    return _split_name_above(body, first) if name_above else _split_name_beside(body, first + 1)


def _split_name_beside(body: list[tuple[int, list[str]]], labels: int) -> tuple[_Header, list[tuple[int, list[str]]]]:
    header = _Header(columns=[{} for _ in body[0][1][labels:]])
    for index, (_, row) in enumerate(body):
        name, values = row[labels - 1], row[labels:]
        is_last = not _is_column_name(name) and not _all_numbers(values)
        for column, value in zip(header.columns, _filled(values), strict=False):
            column[UNIT if is_last else name] = value
        if is_last:
            header.row_names = row[:labels]
            return header, body[index + 1 :]
        if _all_numbers(values) and not _is_column_name(name):
            break
    raise ImportRefused("De kop van dit StatLine-bestand is niet te lezen: de regel met eenheden ontbreekt.")


def _split_name_above(body: list[tuple[int, list[str]]], labels: int) -> tuple[_Header, list[tuple[int, list[str]]]]:
    names_row = body[1][1]
    header = _Header(row_names=[name or UNIT for name in names_row[:labels]])
    header.columns = [{body[0][1][labels]: value} for value in _filled(names_row[labels:])]
    return header, body[2:]


def _is_column_name(name: str) -> bool:
    return name in (TOPIC, PERIOD)


def _all_numbers(values: Sequence[str]) -> bool:
    return all(_NUMBER_OR_MARK.match(value) for value in values)


def _filled(values: Sequence[str]) -> Iterator[str]:
    """A blank header cell repeats the one before it (merged cells)."""
    last = ""
    for value in values:
        last = value or last
        yield last


def _cells(header: _Header, numbers: list[tuple[int, list[str]]], fixed: dict[str, str]) -> Iterator[Cell]:
    width = len(header.row_names) + len(header.columns)
    above = [""] * len(header.row_names)
    for line, row in numbers:
        if len(row) != width:
            raise ImportRefused(
                f"Regel {line} heeft {len(row)} kolommen, de kop heeft er {width}. Download het bestand opnieuw."
            )
        above = [own or previous for own, previous in zip(row, above, strict=False)]
        labels = fixed | dict(zip(header.row_names, above, strict=True))
        for value, column in zip(row[len(above) :], header.columns, strict=True):
            yield Cell(line, value, labels | column)
