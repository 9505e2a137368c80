"""A map drawn on the server: each area as its outline, with its table, without a script or a tile server."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.template import Library

WIDTH = 1000
EDGE = 6


def outline_map(
    title: str,
    areas: Iterable[Any],
    legend: Sequence[str | tuple[int, str]] = (),
    note: str = "",
    columns: Sequence[str] = ("Gebied", "Waarde"),
    numeric: str = "2",
    unknown: str = "geen cijfer",
    behind: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """A map of areas by their outlines, and its table, so that colour is never alone.

    Each area: `label`, `value` (text), `level` (0-4, None for unknown), `outline` (GeoJSON Polygon or MultiPolygon,
    WGS 84, or None), optional `url` and `cells` (its table row, else label and value).
    `legend`: labels from level 0 up, or `(level, label)` where levels are skipped; `unknown`: the label of areas without a
    level, and of the outlines `behind` the areas, which are drawn so that one sees where the areas lie.
    """
    listed = [_plain(area) for area in areas]
    drawn = [area["outline"] for area in listed if area["outline"]]
    project, height = _projection([*drawn, *behind] if drawn else [])
    shapes = [
        area | {"path": _path(area["outline"], project), "level": "unknown" if area["level"] is None else area["level"]}
        for area in listed
        if area["outline"]
    ]
    return {
        "title": title,
        "shapes": shapes,
        "behind": [_path(outline, project) for outline in behind] if drawn else [],
        "width": WIDTH,
        "height": height,
        "legend": [(place, label) if isinstance(label, str) else label for place, label in enumerate(legend)],
        "note": note,
        "unknown": unknown,
        "columns": columns,
        "numeric": numeric,
        "rows": [area["cells"] or ({"text": area["label"], "url": area["url"]}, area["value"]) for area in listed],
    }


def register_on(library: Library) -> None:
    """Puts the map on a template library."""
    library.inclusion_tag("ui/components/outline_map.html")(outline_map)


def _plain(area: Any) -> dict[str, Any]:
    def value(name: str) -> Any:
        return area.get(name) if isinstance(area, dict) else getattr(area, name, None)

    return {name: value(name) for name in ("label", "value", "level", "outline", "url", "cells")}


def _rings(outline: dict[str, Any]) -> Iterator[list[list[float]]]:
    parts = [outline["coordinates"]] if outline["type"] == "Polygon" else outline["coordinates"]
    for part in parts:
        yield from part


def _projection(outlines: Sequence[dict[str, Any]]) -> tuple[Any, int]:
    """Degrees to drawing units, true to shape at the middle latitude (equirectangular); and the height that follows."""
    points = [point for outline in outlines for ring in _rings(outline) for point in ring]
    if not points:
        return (lambda point: (0.0, 0.0)), 0
    west, east = min(point[0] for point in points), max(point[0] for point in points)
    south, north = min(point[1] for point in points), max(point[1] for point in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * EDGE) / max((east - west) * squeeze, 1e-9)

    def project(point: Sequence[float]) -> tuple[float, float]:
        return EDGE + (point[0] - west) * squeeze * scale, EDGE + (north - point[1]) * scale

    return project, round((north - south) * scale + 2 * EDGE)


def _path(outline: dict[str, Any], project: Any) -> str:
    """SVG path data; points less than one drawing unit from the last are left out."""
    commands = []
    for ring in _rings(outline):
        kept: list[tuple[float, float]] = []
        for x, y in map(project, ring):
            if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 1:
                kept.append((x, y))
        commands.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z")
    return "".join(commands)


@dataclass(frozen=True)
class Sketch:
    """A small drawing of areas, `width` by `height` pixels, that can tell which point of the earth a pixel is."""

    width: int
    height: int
    paths: tuple[str, ...]
    _west: float
    _north: float
    _squeeze: float
    _scale: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """(longitude, latitude) in degrees WGS 84 of a pixel."""
        across, down = (x * WIDTH / self.width - EDGE) / self._scale, (y * WIDTH / self.width - EDGE) / self._scale
        return self._west + across / self._squeeze, self._north - down

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point of the earth lies in the units of the paths; the other way round than `point`."""
        return (
            EDGE + (longitude - self._west) * self._squeeze * self._scale,
            EDGE + (self._north - latitude) * self._scale,
        )


def sketch(outlines: Sequence[dict[str, Any]], width: int) -> Sketch:
    """The outlines (GeoJSON, WGS 84) as a drawing `width` pixels wide; paths are in units of `outline_map`."""
    points = [point for outline in outlines for ring in _rings(outline) for point in ring]
    project, height = _projection(outlines)
    west, north = min(point[0] for point in points), max(point[1] for point in points)
    south, east = min(point[1] for point in points), max(point[0] for point in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * EDGE) / max((east - west) * squeeze, 1e-9)
    paths = tuple(_path(outline, project) for outline in outlines)
    return Sketch(width, round(height * width / WIDTH), paths, west, north, squeeze, scale)
