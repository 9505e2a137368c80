"""The two layouts in which StatLine hands out a cross table."""

from __future__ import annotations

import csv

import pytest

from baken.instruments.warehouse import statline
from baken.instruments.warehouse.refusals import ImportRefused

from .conftest import STATLINE


def grid(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines(), delimiter=";"))


def test_names_beside_the_values() -> None:
    table = statline.read(grid(STATLINE))
    assert (table.title[:12], table.source, len(table.cells)) == ("Geregistreer", "Politie", 5 * 3)
    assert table.cells[4] == statline.Cell(
        8, ".", {
            "Soort misdrijf": "1.1.1 Diefstal/inbraak woning", "Onderwerp": "Geregistreerde misdrijven",
            "Perioden": "2023 januari*",
            "Eenheid": "aantal", "Regio's": "Oude IJsselstreek",
        },
    )  # fmt: skip


def test_name_above_the_values_with_a_unit_column() -> None:
    table = statline.read(
        grid("Titel;;;;\n;;;;\n;;;Perioden;\nRegio's;Onderwerp;;2002;2003\nAalten;Bevolking;aantal;12;\nBron: CBS;;;;")
    )
    assert [cell.value for cell in table.cells] == ["12", ""]
    assert table.cells[1].labels == {
        "Regio's": "Aalten",
        "Onderwerp": "Bevolking",
        "Eenheid": "aantal",
        "Perioden": "2003",
    }


def test_two_row_dimensions_where_a_label_is_written_once() -> None:
    head = '"T"\n"";"Onderwerp";"Misdrijven"\n"";"Perioden";"2022"\n'
    text = head + '"Soort misdrijf";"Regio\'s";"aantal"\n"1.1.1 Woning";"A";"1"\n"";"B";"2"\n'
    assert [cell.labels["Soort misdrijf"] for cell in statline.read(grid(text)).cells] == ["1.1.1 Woning"] * 2


def test_a_line_that_lacks_a_column_is_named() -> None:
    with pytest.raises(ImportRefused, match="Regel 7 heeft 3 kolommen"):
        statline.read(grid(STATLINE.replace('"20000";"1800";', '"20000";')))


def test_the_metadata_file_is_recognised() -> None:
    with pytest.raises(ImportRefused, match="metadatabestand"):
        statline.read(grid("TableInfos;;\nID;Title;ShortTitle\n0;a;b\n"))
