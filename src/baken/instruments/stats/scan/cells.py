"""Files of cases, places and people as rows under known names, whatever program wrote them.

SaTScan's own files have no head and a fixed order: ``.cas`` location, cases, time, covariates; ``.geo`` location and two
coordinates (latitude before longitude); ``.pop`` location, time, population, covariates. A CSV has a head with the columns
in any order. GeoJSON gives points, or areas of which the centre of gravity counts.
"""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import shape

from baken.instruments.stats.refusals import CannotCompute

NAMES: Mapping[str, frozenset[str]] = {
    "location": frozenset(
        "location id locatie locationid location_id loc_id area area_code gebied gebiedscode code name naam region plaats kern "
        "buurt buurtcode wijk wijkcode gemeente gemeentecode".split()
    ),
    "cases": frozenset("cases count counts aantal n gevallen case".split()),
    "time": frozenset("period time date datum periode maand month week year jaar dag day t".split()),
    "population": frozenset("population pop inwoners bevolking".split()),
    "x": frozenset("x".split()),
    "y": frozenset("y".split()),
    "longitude": frozenset("longitude lon long lng lengtegraad lengte".split()),
    "latitude": frozenset("latitude lat breedtegraad breedte".split()),
}
_OF_NAME = {name: column for column, names in NAMES.items() for name in names}
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of cells; ``columns`` says what each column is, and is empty where the file has no head."""

    cells: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...] = ()

    def places(self, *orders: Sequence[str]) -> tuple[int | None, ...]:
        """Where the columns of the first order stand: by head, or by the order of this width; ``None``: not there."""
        if self.columns:
            return tuple(self.columns.index(name) if name in self.columns else None for name in orders[0])
        width = min(len(row) for row in self.cells)
        order = next((order for order in orders if len(order) <= width), orders[-1])
        return tuple(order.index(name) if name in order else None for name in orders[0])


def rows_of(text: str) -> Rows:
    """Read CSV (comma, semicolon or tab), columns split by blanks, or GeoJSON.

    >>> rows_of('"a b" 3 2024/1\\nc 2 2024/2').cells
    (('a b', '3', '2024/1'), ('c', '2', '2024/2'))
    >>> rows_of("lat;lon;id\\n52.1;6.4;a").columns
    ('latitude', 'longitude', 'location')
    """
    if text.lstrip().startswith("{"):
        return _geojson(text)
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("#", "//"))]
    if not lines:
        raise CannotCompute("Een van de bestanden is leeg.")
    mark = next((mark for mark in (";", ",", "\t") if mark in lines[0]), None)
    if mark is None:
        plain = csv.reader((re.sub(r"\s+", " ", line) for line in lines), delimiter=" ")
    else:
        plain = csv.reader(lines, delimiter=mark)
    cells = [tuple(cell.strip() for cell in row) for row in plain]
    names = [_OF_NAME.get(cell.lower(), cell.lower()) for cell in cells[0]]
    if "location" not in names or any(_NUMBER.fullmatch(cell) for cell in cells[0]):
        return Rows(tuple(cells))
    short = next((row for row in cells if len(row) != len(names)), None)
    if short is not None:
        raise CannotCompute(f"De regel '{' '.join(short)}' heeft niet evenveel cellen als de kop.")
    if len(cells) == 1:
        raise CannotCompute("Een van de bestanden is leeg.")
    return Rows(tuple(cells[1:]), tuple(names))


def _geojson(text: str) -> Rows:
    try:
        features = json.loads(text)["features"]
        found = tuple(_feature(each) for each in features)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, ShapelyError) as error:
        raise CannotCompute(
            "Het GeoJSON-bestand is geen verzameling punten of gebieden met een naam. Geef een FeatureCollection."
        ) from error
    if not found:
        raise CannotCompute("Een van de bestanden is leeg.")
    on_globe = all(abs(float(x)) <= 180 and abs(float(y)) <= 90 for _, x, y in found)
    return Rows(found, ("location", "longitude", "latitude") if on_globe else ("location", "x", "y"))


def _feature(feature: Mapping[str, Any]) -> tuple[str, str, str]:
    if feature["geometry"]["type"] not in ("Point", "Polygon", "MultiPolygon"):
        raise ValueError("neither a point nor an area")
    middle = shape(feature["geometry"]).centroid
    x, y = middle.x, middle.y
    named = {key.lower(): value for key, value in (feature.get("properties") or {}).items()}
    name = next((named[key] for key in sorted(named) if key in NAMES["location"]), feature.get("id"))
    if name is None:
        raise KeyError("location")
    return str(name), str(float(x)), str(float(y))
