"""Components for numbers: a tile, a chart with its table, a tile map. A number comes with its source and date."""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

from baken.instruments.ui.charts import Drawing

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = "svg g path rect line circle ellipse polyline polygon text tspan defs clipPath title desc".split()
KEPT = frozenset(f"{SVG}{name}" for name in SHAPES)
TILE, GAP, EDGE = 100, 6, 2


def figure_tile(figure: Any) -> dict[str, Any]:
    """One number; a missing `value` says "Weten we niet", never zero.

    `label`, and optionally `value`, `unit`, `interval`, `change`, `source`, `date`, `definition`, `url`.
    """
    return {"figure": figure}


def chart(
    title: str,
    drawing: Drawing | str,
    sentence: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    source: str = "",
    numeric: str = "",
) -> dict[str, Any]:
    """A chart drawn on the server, what it says in one sentence, and its table.

    `drawing` is what `charts.draw` gave, or SVG text.
    """
    wide, narrow = (drawing, "") if isinstance(drawing, str) else drawing
    return {
        "title": title,
        "wide": safe_svg(wide, title),
        "narrow": safe_svg(narrow, title) if narrow else "",
        "sentence": sentence,
        "columns": columns,
        "rows": rows,
        "source": source,
        "numeric": numeric,
    }


def small_chart(
    title: str, drawing: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], numeric: str = ""
) -> dict[str, Any]:
    """One of many small charts, with its table; `drawing` is SVG text of `charts.draw_small`."""
    return {
        "title": title,
        "drawing": safe_svg(drawing, title),
        "columns": columns,
        "rows": rows,
        "numeric": numeric,
    }


def tile_map(title: str, tiles: Iterable[Any], legend: Sequence[str] = (), note: str = "") -> dict[str, Any]:
    """A schematic map: a square per area, and its table, so that colour is never alone.

    Each tile: `label`, `column`, `row` (from 0), `value` (text), `level` (0-4, or None for unknown), optional `url`.
    `legend`: five labels, from level 0 to 4.
    """
    placed = [_placed(tile) for tile in tiles]
    return {
        "title": title,
        "tiles": placed,
        "width": max((tile["x"] for tile in placed), default=0) + TILE + EDGE,
        "height": max((tile["y"] for tile in placed), default=0) + TILE + EDGE,
        "legend": list(enumerate(legend)),
        "note": note,
        "columns": ("Gebied", "Waarde"),
        "rows": [({"text": tile["label"], "url": tile["url"]}, tile["value"]) for tile in placed],
    }


def safe_svg(svg: str, title: str) -> SafeString:
    """An SVG that may stand in our pages: known shapes only, no script, no style, no events, no outside address.

    Raises ValueError where the text is no SVG.
    """
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 - our own chart code wrote it; entities are refused by the parser
    except ElementTree.ParseError as broken:
        raise ValueError("Deze grafiek is geen geldige SVG.") from broken
    if root.tag != f"{SVG}svg":
        raise ValueError("Deze grafiek is geen geldige SVG.")
    _strip(root, mark=sha256(svg.encode()).hexdigest()[:8])
    for attribute in ("width", "height", "class"):
        root.attrib.pop(attribute, None)
    root.attrib.update({"class": "baken-chart__drawing", "role": "img", "aria-label": title})
    ElementTree.register_namespace("", SVG.strip("{}"))
    return mark_safe(ElementTree.tostring(root, encoding="unicode"))  # noqa: S308 - only known shapes are left


def _strip(node: ElementTree.Element, mark: str) -> None:
    """Keeps shapes and their measures. ARIA of the parts goes: the drawing is one image, its table has the numbers.

    Names inside the drawing get a mark of their own, so that two charts on a page do not clip each other.
    """
    for name, value in list(node.attrib.items()):
        if name in {"style", "href"} or name.startswith(("on", "aria-", "role", "{")):
            del node.attrib[name]
        elif "url(" in value:
            node.attrib[name] = re.sub(r"^url\([\"']?#([\w-]+)[\"']?\)$", rf"url(#{mark}-\1)", value)
            if f"#{mark}-" not in node.attrib[name]:
                del node.attrib[name]
        elif name == "id":
            node.attrib[name] = f"{mark}-{value}"
    for child in list(node):
        if child.tag in KEPT:
            _strip(child, mark)
        else:
            node.remove(child)


def _placed(tile: Any) -> dict[str, Any]:
    def of(name: str) -> Any:
        return tile.get(name) if isinstance(tile, dict) else getattr(tile, name, None)

    level, value = of("level"), of("value")
    x, y = (int(of(axis)) * (TILE + GAP) + EDGE for axis in ("column", "row"))
    return {
        "label": of("label"),
        "value": "weten we niet" if value is None else value,
        "level": "unknown" if level is None else level,
        "url": of("url") or "",
        "x": x,
        "y": y,
        "middle": x + TILE // 2,
        "top": y + 44,
        "bottom": y + 72,
    }


def register_on(library: Library) -> None:
    """Puts every component of this module on a template library, under its own name."""
    for component in (figure_tile, chart, small_chart, tile_map):
        library.inclusion_tag(f"ui/components/{component.__name__}.html")(component)
