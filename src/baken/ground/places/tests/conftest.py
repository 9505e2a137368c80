"""Areas are imported by the worker; the pages only read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from baken.testing.database import as_role


@pytest.fixture
def worker(database: Any) -> Iterator[None]:
    """The import runs under the worker's role."""
    with as_role(database, "baken_worker"):
        yield


@pytest.fixture
def outlines(tmp_path: Path) -> Callable[..., Path]:
    """A GeoJSON file of squares side by side: `outlines(BU15090000=6.3, BU15090001=6.4)` (code and western border)."""

    def write(name: str = "buurten.geojson", **west: float) -> Path:
        features = [_square(code, border) for code, border in west.items()]
        file = tmp_path / name
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        return file

    return write


def _square(code: str, west: float) -> dict[str, Any]:
    east = round(west + 0.1, 6)
    ring = [[west, 51.9], [east, 51.9], [east, 52.0], [west, 52.0], [west, 51.9]]
    named = {"buurtcode": code, "buurtnaam": f"Buurt {code[-1]}", "gemeentecode": f"GM{code[2:6]}"}
    return {"type": "Feature", "properties": named, "geometry": {"type": "Polygon", "coordinates": [ring]}}
