"""The demo's neighbourhoods fit together, give way to real ones, and bring the map to the door."""

import json
from datetime import UTC, datetime
from importlib.resources import files
from itertools import combinations
from typing import Any

import pytest
from shapely import unary_union
from shapely.geometry import shape

from baken.ground.places.queries import area_at, areas_of
from baken.house.upkeep.services.fictional_areas import MIDDLES, VINTAGE, fictional_features, load_fictional_areas
from baken.journey.insight.vocabulary import FictionalArea
from baken.testing.database import as_role


def test_they_are_whole_and_share_borders_and_nothing_else():
    shapes = [shape(one["geometry"]) for one in fictional_features("GM1509", MIDDLES["GM1509"])]
    assert len(shapes) == len(FictionalArea)
    assert all(one.is_valid for one in shapes)
    assert max(one.intersection(other).area for one, other in combinations(shapes, 2)) == pytest.approx(0, abs=1e-12)


def test_the_analysis_of_the_demo_lies_in_them():
    whole = unary_union([shape(one["geometry"]) for one in fictional_features("GM1509", MIDDLES["GM1509"])])
    drawn = json.loads(files("baken.house.upkeep").joinpath("demo", "gebiedsanalyse.geojson").read_text("utf-8"))
    placed = [shape(one["geometry"]) for one in drawn["features"] if one["geometry"]]
    assert placed
    assert all(whole.contains(one) for one in placed)


def test_they_load_once_and_are_older_than_any_real_list(database: Any) -> None:
    at = datetime.now(UTC)
    with as_role(database, "baken_owner"):
        assert load_fictional_areas(at=at).status == "imported"
        assert load_fictional_areas(at=at).status == "already"
    assert {area.name for area in areas_of("GM1509")} == {str(one.label) for one in FictionalArea}
    longitude, latitude = MIDDLES["GM1509"]
    assert area_at(longitude, latitude).municipality == "GM1509"  # type: ignore[union-attr] # there is one
    assert VINTAGE < "1990"
