"""A file with areas is taken whole or not at all, once, and each vintage stays."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from baken.ground.places.commands import importing
from baken.ground.places.models import Area, Delivery
from baken.ground.places.queries import area_at, areas_of, code_list, vintages_of
from baken.ground.places.services import NotReadable, import_areas

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
CODES = (
    '"Key","Title","Municipality"\n"GM1509    ","Oude IJsselstreek","GM1509"\n"BU15090000","Ulft-Centrum","GM1509"\n'
)
Outlines = Callable[..., Path]

pytestmark = pytest.mark.usefixtures("worker")


def test_outlines_are_taken_with_their_box(outlines: Outlines) -> None:
    outcome = import_areas(outlines(BU15090000=6.3, BU15090001=6.4), vintage="2024", at=AT)
    assert (outcome.status, outcome.new, outcome.changed) == ("imported", 2, 0)
    assert [(area.code, area.name) for area in areas_of("GM1509")] == [
        ("BU15090000", "Buurt 0"),
        ("BU15090001", "Buurt 1"),
    ]


def test_the_same_file_twice_changes_nothing(outlines: Outlines) -> None:
    file = outlines(BU15090000=6.3)
    import_areas(file, vintage="2024", at=AT)
    assert import_areas(file, vintage="2024", at=AT).status == "already"
    assert (Area.objects.count(), Delivery.objects.count()) == (1, 1)


def test_one_bad_area_and_nothing_is_taken(outlines: Outlines) -> None:
    outcome = import_areas(outlines(BU15090000=6.3, BU15090001=40.0), vintage="2024", at=AT)
    assert (outcome.status, [each.place for each in outcome.refused]) == ("refused", ["features[1] BU15090001"])
    assert Area.objects.count() == 0


def test_a_dry_run_writes_nothing(outlines: Outlines) -> None:
    outcome = import_areas(outlines(BU15090000=6.3), vintage="2024", at=AT, dry_run=True)
    assert (outcome.status, outcome.new, Area.objects.count()) == ("checked", 1, 0)


def test_a_code_list_names_what_the_map_draws(outlines: Outlines, tmp_path: Path) -> None:
    import_areas(outlines(BU15090000=6.3), vintage="2024", at=AT)
    listed = tmp_path / "codes.csv"
    listed.write_text(CODES)
    outcome = import_areas(listed, vintage="2024", at=AT)
    assert (outcome.new, outcome.changed) == (1, 1)
    [area] = areas_of("GM1509")
    assert (area.name, area.outline is not None) == ("Ulft-Centrum", True)
    assert ("GM1509", "Oude IJsselstreek", "gemeente") in code_list()


def test_vintages_stand_side_by_side_and_the_newest_is_shown(outlines: Outlines) -> None:
    import_areas(outlines("oud.geojson", BU15090000=6.3, BU15090001=6.4), vintage="2022", at=AT)
    import_areas(outlines("nieuw.geojson", BU15090000=6.3, BU15090002=6.4), vintage="2024", at=AT)
    assert [area.code for area in areas_of("GM1509")] == ["BU15090000", "BU15090002"]
    assert [area.code for area in areas_of("GM1509", vintage="2022")] == ["BU15090000", "BU15090001"]
    assert [each.vintage for each in vintages_of("GM1509")] == ["2024", "2022"]


@pytest.mark.parametrize(
    ("longitude", "code"), [(6.35, "BU15090000"), (6.45, "BU15090001"), (6.4, "BU15090000"), (6.9, None)]
)
def test_a_point_finds_its_area_and_a_border_belongs_to_one(
    outlines: Outlines, longitude: float, code: str | None
) -> None:
    import_areas(outlines(BU15090000=6.3, BU15090001=6.4), vintage="2024", at=AT)
    found = area_at(longitude, 51.95)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "geen GeoJSON"),
        ("{", "geen goede GeoJSON"),
        ('{"type": "Feature"}', "geen GeoJSON FeatureCollection"),
        ('{"features": []}', "bevat geen gebieden"),
        ("a,b\n1,2\n", "geen codelijst"),
        ('{"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}, "features": []}', "Rijksdriehoek"),
    ],
)
def test_a_wrong_file_gets_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    file = tmp_path / "wrong.geojson"
    file.write_text(content)
    with pytest.raises(NotReadable, match=says):
        import_areas(file, vintage="2024", at=AT)


def test_a_vintage_is_a_year_and_a_file_exists(outlines: Outlines, tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="jaar"):
        import_areas(outlines(BU15090000=6.3), vintage="nieuw", at=AT)
    with pytest.raises(NotReadable, match="niet te lezen"):
        import_areas(tmp_path / "nergens.geojson", vintage="2024", at=AT)


def test_the_command_says_what_it_did_and_fails_on_a_refused_file(outlines: Outlines) -> None:
    done = CliRunner().invoke(importing, ["areas", str(outlines(BU15090000=6.3)), "--vintage", "2024", "--json"])
    assert (done.exit_code, json.loads(done.output)["new"]) == (0, 1)
    refused = CliRunner().invoke(importing, ["areas", str(outlines(BU1509=6.3)), "--vintage", "2024"])
    assert refused.exit_code == 1
    assert "De gebiedscode klopt niet" in refused.output


def test_the_real_outlines_are_taken_and_a_point_in_ulft_is_found() -> None:
    checkout = Path(__file__).parents[5]
    folder = Path(os.environ.get("BAKEN_SHARED_DATA", checkout.parent / "shared" / "data"))
    file = folder / "areas" / "buurten_2024_achterhoek_west.geojson"
    if not file.is_file():
        pytest.skip(f"De echte bestanden ontbreken: {file} bestaat niet (zet BAKEN_SHARED_DATA).")
    assert import_areas(file, vintage="2024", at=AT).new == 32 + 84 + 45 + 27
    found: Any = area_at(6.38, 51.89)
    assert (found.municipality, "Ulft" in found.name) == ("GM1509", True)
