"""StatLine's two files as a person downloads them: the table and its "metadata", with either mark, with or without BOM."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.deliveries import metadata, one_file, opened
from baken.instruments.warehouse.figures import Settings, import_figures
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.store import Store

from .conftest import AT

AREAS = (("GM1509", "Oude IJsselstreek", "gemeente"), ("GM0222", "Doetinchem", "gemeente"))
METADATA = [
    ["TableInfos"],
    ["ID", "Title", "Identifier", "Modified"],
    ["0", "Misdrijven en aangiften; soort misdrijf, gemeente 2026", "47013NED", "2026-10-15T02:00:00"],
    ["SoortMisdrijf"],
    ["Key", "Title", "Description"],
    ["1.1.1 ", "Diefstal uit woning", 'Twee regels;\nmet een "teken"'],
    ["Perioden"],
    ["Key", "Title", "Description", "Status"],
    ["2025JJ00", "2025", "", "Definitief"],
    ["2026JJ00", "2026", "", "Voorlopig"],
]
CROSS = [
    ["Misdrijven en aangiften; soort misdrijf, gemeente 2026"],
    ["Soort misdrijf: Diefstal uit woning"],
    ["Onderwerp", "Geregistreerde misdrijven", "Geregistreerde misdrijven"],
    ["Perioden", "2025", "2026"],
    ["Regio's", "aantal", "aantal"],
    ["Oude IJsselstreek", "31", "."],
    ["Doetinchem", "44", "12"],
    ["Bron: Politie"],
]
KEYED = [
    ["ID", "SoortMisdrijf", "RegioS", "Perioden", "GeregistreerdeMisdrijven_1"],
    ["0", "1.1.1 ", "GM1509    ", "2025JJ00", "      31"],
    ["1", "1.1.1 ", "GM1509    ", "2026JJ00", "       ."],
]


def written(file: Path, rows: list[list[str]], mark: str, bom: bool) -> Path:
    def cell(text: str) -> str:
        quoted = text.replace('"', '""')
        return f'"{quoted}"' if any(each in text for each in f'{mark}"\n') else text

    width = max(map(len, rows))
    lines = (mark.join(map(cell, row + [""] * (width - len(row)))) for row in rows)
    file.write_text(("\ufeff" if bom else "") + "\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("bom", [True, False])
@pytest.mark.parametrize("mark", [";", ","])
def test_names_status_and_day_come_from_the_metadata(tmp_path: Path, store: Store, mark: str, bom: bool) -> None:
    names, changed = metadata(written(tmp_path / "metadata.csv", METADATA, mark, bom))
    assert changed == date(2026, 10, 15)
    table = written(tmp_path / "misdrijven.csv", CROSS, mark, bom)
    asked = Settings(areas=AREAS, names=names, reference_date=changed)
    outcome = import_figures(table, mappings.named("statline"), store, at=AT, asked=asked)
    assert (outcome.status, outcome.new_rows, outcome.unknown_values) == ("imported", 4, 1), outcome.refused
    rows = ask(store, "current", areas=["GM1509"], phenomenon="1.1.1", unit="misdrijven")
    assert [(row["period"], row["value"], row["provisional"]) for row in rows] == [
        ("2025", 31, False), ("2026", None, True),
    ]  # fmt: skip


@pytest.mark.parametrize(("file", "rows"), [("47013NED_UntypedDataSet_15102026_093000.csv", KEYED), ("x.csv", CROSS)])
@pytest.mark.parametrize("mark", [";", ","])
def test_a_folder_with_a_table_and_its_metadata(
    tmp_path: Path, store: Store, file: str, rows: list[list[str]], mark: str
) -> None:
    written(tmp_path / "47013NED_metadata.csv", METADATA, mark, bom=True)
    written(tmp_path / file, rows, mark, bom=False)
    written(tmp_path / "anders.csv", [["Iets anders; jaar", ""], *CROSS[1:]], mark, bom=False)
    delivery = opened(tmp_path, "47013NED")
    with one_file(delivery, store.root / "incoming") as one:
        asked = Settings(areas=AREAS, names=delivery.names, reference_date=delivery.modified)
        outcome = import_figures(one, mappings.named(delivery.mapping or ""), store, at=AT, asked=asked)
    assert outcome.status == "imported", outcome.refused
    found = ask(store, "current", areas=["GM1509"], phenomenon="1.1.1", unit="misdrijven")
    assert [(row["value"], row["provisional"]) for row in found] == [(31, False), (None, True)]


def test_the_bulk_csv_of_version_4(tmp_path: Path, store: Store) -> None:
    """Dutch bulk files write a decimal comma and part by semicolons; a number nobody saw before is known by its columns."""
    tmp_path.joinpath("Observations.csv").write_text(
        "Id;Measure;ValueAttribute;Value;StringValue;SoortMisdrijf;RegioS;Perioden\n"
        '0;M004200_2;None;120,0;;"T001161";"GM1509";"2024JJ00"\n1;M004200_2;Impossible;;;"T001161";"GM1509";"2025JJ00"\n',
        encoding="utf-8-sig",
    )
    tmp_path.joinpath("MeasureCodes.csv").write_text(
        'Identifier;Index;Title\n"M004200_2";1;"Totaal geregistreerde misdrijven"\n', encoding="utf-8-sig"
    )
    delivery = opened(tmp_path, "99999NED")
    assert delivery.mapping == "cbs_crime"
    with one_file(delivery, store.root / "incoming") as one:
        asked = Settings(names=delivery.names)
        assert import_figures(one, mappings.named("cbs_crime"), store, at=AT, asked=asked).status == "imported"
    rows = ask(store, "current", areas=["GM1509"], phenomenon="cbs-t001161", unit="misdrijven")
    assert [row["value"] for row in rows] == [120, None]


def test_a_table_is_no_metadata(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="begint met TableInfos"):
        metadata(written(tmp_path / "x.csv", CROSS, ";", bom=False))
