"""Made-up neighbourhoods for the demo, so that the form has a list and a map before real ones are loaded.

They have the names and codes of `FictionalArea` and lie at sea; their year is older than that of any real list, so that
real ones replace them at once.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from baken.ground.places.services.areas import AreaImport, import_areas
from baken.journey.insight.vocabulary import FICTIONAL_COLUMNS, FictionalArea

SEED = 1509
VINTAGE = "1900"
MIDDLES = {"GM1509": (3.44, 53.62), "GM1876": (3.65, 53.62), "GM0222": (3.65, 53.73), "GM1955": (3.44, 53.73)}
"""Longitude and latitude, degrees WGS 84: at sea, as all that is made up here, so that nothing is said of a real place."""
WIDE, HIGH = 0.045, 0.028
"""Of one neighbourhood, degrees: about three kilometres each way."""
BENDS = 4
"""Pieces in which a border is broken, so that it looks like one that somebody once walked."""


def load_fictional_areas(*, at: datetime) -> AreaImport:
    """Load them through the same importer as real ones; a second time changes nothing. Runs as the owner."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "verzonnen-buurten.geojson"
        features = [one for code, middle in MIDDLES.items() for one in fictional_features(code, middle)]
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return import_areas(file, vintage=VINTAGE, at=at)


def fictional_features(municipality: str, middle: tuple[float, float]) -> list[dict[str, Any]]:
    """One GeoJSON feature per made-up neighbourhood: a grid whose borders bend, and which fits together."""
    rows = -(-len(FictionalArea) // FICTIONAL_COLUMNS)
    chance = np.random.default_rng(SEED + int(municipality[2:]))
    bent = chance.uniform(-0.16, 0.16, (rows * BENDS + 1, FICTIONAL_COLUMNS * BENDS + 1, 2))
    west, north = middle[0] - WIDE * FICTIONAL_COLUMNS / 2, middle[1] + HIGH * rows / 2

    def point(row: int, column: int) -> list[float]:
        east, south = (bent[row, column] + (column, row)) / BENDS
        return [round(west + WIDE * float(east), 5), round(north - HIGH * float(south), 5)]

    return [
        {
            "type": "Feature",
            "properties": {
                "buurtcode": f"BU{municipality[2:]}{one.value}", "buurtnaam": str(one.label), "gemeentecode": municipality,
            },
            "geometry": {"type": "Polygon", "coordinates": [[point(*place) for place in _around(*divmod(number, FICTIONAL_COLUMNS))]]},
        }
        for number, one in enumerate(FictionalArea)
    ]  # fmt: skip


def _around(row: int, column: int) -> list[tuple[int, int]]:
    """The corners and bends of one cell of the grid, in a ring that closes."""
    top, left, steps = row * BENDS, column * BENDS, range(BENDS)
    ring = [(top, left + step) for step in steps]
    ring += [(top + step, left + BENDS) for step in steps]
    ring += [(top + BENDS, left + BENDS - step) for step in steps]
    ring += [(top + BENDS - step, left) for step in steps]
    return [*ring, ring[0]]
