"""A folder of recorded answers becomes figures: as `baken import cbs` keeps them, and as others recorded them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.deliveries import Delivery, one_file, opened
from baken.instruments.warehouse.figures import Outcome, Settings, import_figures
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.store import Store

from .conftest import AT


def take(store: Store, delivery: Delivery, mapping: str) -> Outcome:
    with one_file(delivery, store.root / "incoming") as file:
        return import_figures(
            file, mappings.named(mapping), store, at=AT,
            asked=Settings(names=delivery.names, reference_date=delivery.modified),
        )  # fmt: skip


def recorded(folder: Path, **sets: Any) -> Path:
    for name, body in sets.items():
        pages = body if name in ("TypedDataSet", "Observations") else None
        if pages is None:
            (folder / f"{name}.json").write_text(json.dumps(body), encoding="utf-8")
        else:
            (folder / name).mkdir()
            for number, rows in enumerate(pages, 1):
                (folder / name / f"{number:06}.json").write_text(json.dumps({"value": rows}), encoding="utf-8")
    return folder


def nuisance(area: str, period: str, count: int | None) -> dict[str, Any]:
    return {
        "ID": 1,
        "Overlast": "E33   ",
        "WijkenEnBuurten": area,
        "Perioden": period,
        "GeregistreerdeOverlast_1": count,
    }


def test_pages_of_version_3_with_their_code_lists(store: Store, tmp_path: Path) -> None:
    folder = recorded(
        tmp_path,
        TypedDataSet=[[nuisance("GM1509    ", "2026MM01", 4)], [nuisance("BU15090000", "2026MM01", None)]],
        Overlast={"value": [{"Key": "E33   ", "Title": "Melding overlast jeugd"}]},
        Perioden={"value": [{"Key": "2026MM01", "Title": "2026 januari", "Status": "Voorlopig"}]},
        TableInfos={"value": [{"Identifier": "47024NED", "Modified": "2026-10-15T02:00:00"}]},
    )
    assert take(store, opened(folder, "47024NED"), "police_odata").status == "imported"
    [row] = ask(store, "current", areas=["GM1509"], phenomenon="overlast-e33", unit="registraties")
    assert (row["value"], row["period"], row["provisional"], str(row["reference_date"])) == (
        4,
        "2026-01",
        True,
        "2026-10-15",
    )
    assert "Melding overlast jeugd" in row["definition"]
    [row] = ask(store, "current", areas=["BU15090000"], phenomenon="overlast-e33", unit="registraties")
    assert row["value"] is None


def test_observations_of_version_4_become_the_columns_of_version_3(store: Store, tmp_path: Path) -> None:
    def seen(area: str, value: float | None) -> dict[str, Any]:
        return {
            "Id": 1, "Measure": "M004200_2", "ValueAttribute": "None", "Value": value, "StringValue": None,
            "SoortMisdrijf": "T001161", "RegioS": area, "Perioden": "2024JJ00",
        }  # fmt: skip

    folder = recorded(
        tmp_path,
        Observations=[[seen("GM1509", 905.0), seen("GM1876", None)]],
        MeasureCodes={"value": [{"Identifier": "M004200_2", "Title": "Totaal geregistreerde misdrijven"}]},
        SoortMisdrijfCodes={"value": [{"Identifier": "T001161", "Title": "Misdrijven, totaal"}]},
        PeriodenCodes={"value": [{"Identifier": "2024JJ00", "Title": "2024", "Status": "Definitief"}]},
        Properties={"Identifier": "83648NED", "Modified": "2026-03-01T02:00:00+01:00"},
    )
    assert take(store, opened(folder, "83648NED"), "cbs_crime").status == "imported"
    rows = ask(store, "current", areas=["GM1509", "GM1876"], phenomenon="cbs-t001161", unit="misdrijven")
    assert [(row["area"], row["value"], row["provisional"]) for row in rows] == [
        ("GM1509", 905, False), ("GM1876", None, False),
    ]  # fmt: skip


def test_a_survey_gives_estimates_with_margins(store: Store, tmp_path: Path) -> None:
    rows = [
        {"ID": 1, "Marges": margin, "RegioS": "BT0606    ", "Perioden": "2025JJ00", "VoeltZichWeleensOnveilig_3": value}
        for margin, value in (("MW00000", 31.2), ("MOG0095", 27.5), ("MBG0095", 35.0))
    ]
    folder = recorded(tmp_path, TypedDataSet=[rows])
    assert take(store, opened(folder, "85146NED"), "safety_monitor").status == "imported"
    [row] = ask(store, "perception", areas=["BT0606"])
    assert (row["area_level"], row["value"], row["low"], row["high"]) == ("basisteam", 31.2, 27.5, 35.0)
    assert (row["phenomenon"], row["unit"]) == ("voelt-zich-weleens-onveilig", "procent")


def test_a_folder_that_is_half_fetched_or_of_another_table_is_refused(tmp_path: Path) -> None:
    recorded(tmp_path, TypedDataSet=[[nuisance("GM1509    ", "2026MM01", 4)]])
    (tmp_path / "fetch.json").write_text('{"complete": false}', encoding="utf-8")
    with pytest.raises(ImportRefused, match="nog niet heel binnen"):
        opened(tmp_path, "47024NED")
    (tmp_path / "fetch.json").unlink()
    other = tmp_path / "cbs.v3.84799NED_TypedDataSet.csv"
    (tmp_path / "TypedDataSet" / "000001.json").rename(tmp_path / "weg.txt")
    other.write_text("a,b\n1,2\n")
    with pytest.raises(ImportRefused, match="hoort bij tabel 84799NED, niet bij 47024NED"):
        opened(tmp_path, "47024NED")


@pytest.mark.parametrize("page", ["", "[", "{}", '{"value": []}', '{"value": [1]}', "<html>"])
def test_a_page_that_is_no_odata_gets_one_sentence(store: Store, tmp_path: Path, page: str) -> None:
    (tmp_path / "TypedDataSet").mkdir()
    (tmp_path / "TypedDataSet" / "000001.json").write_text(page)
    with pytest.raises(ImportRefused):
        take(store, opened(tmp_path, "47022NED"), "police_odata")
    assert store.parts() == ()


@pytest.mark.parametrize(
    ("where", "table", "mapping", "cells", "modified", "remarks"),
    [
        ("odata/84799NED", "84799NED", "key_figures", 3 * 17341, "2021-03-26", 0),
        ("crime/cbs_47022NED", "47022NED", "national_crime", 59 * 127, None, 1),
    ],
)
def test_folders_as_others_recorded_them(
    store: Store,
    shared_data: Path,
    where: str,
    table: str,
    mapping: str,
    cells: int,
    modified: str | None,
    remarks: int,
) -> None:
    delivery = opened(shared_data / where, table)
    assert (str(delivery.modified) if delivery.modified else None, len(delivery.remarks)) == (modified, remarks)
    assert ("Nederland" in {title for _, _, title, _ in delivery.names}) == (table == "84799NED")
    assert take(store, delivery, delivery.mapping or mapping).new_rows == cells


def test_as_many_pages_as_a_municipality_has(store: Store, tmp_path: Path) -> None:
    """A buffer per page does not fit in the memory of the warehouse: a real table has hundreds of pages."""
    pages = [
        [nuisance(f"BU1509{page:04}", f"2026MM{month:02}", None if month == 12 else page) for month in range(1, 13)]
        for page in range(60)
    ]
    outcome = take(store, opened(recorded(tmp_path, TypedDataSet=[*pages, []]), "47024NED"), "police_odata")
    assert (outcome.status, outcome.new_rows, outcome.unknown_values) == ("imported", 60 * 12, 60)


def test_a_broken_page_is_named(store: Store, tmp_path: Path) -> None:
    folder = recorded(tmp_path, TypedDataSet=[[nuisance("GM1509    ", "2026MM01", 4)], []])
    (folder / "TypedDataSet" / "000002.json").write_text('{"value": [{"ID": 1,', encoding="utf-8")
    with pytest.raises(ImportRefused, match=r"000002\.json is geen hele JSON"):
        take(store, opened(folder, "47024NED"), "police_odata")
    assert not list((store.root / "incoming").iterdir())
