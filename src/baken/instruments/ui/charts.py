"""Charts in one style: a Vega-Lite description in, SVG text out, drawn on the server without outside access."""

from typing import Any, Final, NamedTuple

import vl_convert

INK, SOFT, RULE = "#16222e", "#4a5866", "#d7dee4"
SERIES: Final = ("#143f5e", "#b4540a", "#2f7d4f", "#7a3b8f", "#6b7783")
BAND: Final = "#c8dae6"
WIDE, NARROW, SMALL = 720, 340, 300

STYLE: Final[dict[str, Any]] = {
    "background": "transparent",
    "font": "Source Sans, sans-serif",
    "view": {"stroke": None},
    "range": {"category": list(SERIES)},
    "axis": {
        "labelColor": SOFT,
        "titleColor": SOFT,
        "labelFontSize": 14,
        "titleFontSize": 14,
        "titleFontWeight": "normal",
        "gridColor": RULE,
        "domainColor": SOFT,
        "tickColor": SOFT,
    },
    "legend": {"labelColor": INK, "titleColor": SOFT, "labelFontSize": 14, "titleFontSize": 14, "orient": "top"},
    "line": {"strokeWidth": 3, "color": SERIES[0]},
    "area": {"color": BAND},
    "bar": {"color": SERIES[0]},
    "point": {"color": SERIES[0], "filled": True, "size": 60},
}

DUTCH_NUMBERS: Final[dict[str, Any]] = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]}


class Drawing(NamedTuple):
    """One chart as SVG text twice: for a wide page and for paper, and for a phone, so that letters stay readable."""

    wide: str
    narrow: str


def draw(spec: dict[str, Any]) -> Drawing:
    """Draws a Vega-Lite description (`altair.Chart.to_dict()`) in the style of Baken; the width is set here.

    What the description says itself wins over the style. Raises ValueError where it cannot be drawn.
    """
    return Drawing(*(_drawn(spec, width) for width in (WIDE, NARROW)))


def png_of(svg: str) -> bytes:
    """The same drawing as a picture on white, twice as fine as the screen."""
    return bytes(vl_convert.svg_to_png(svg.replace("<svg ", '<svg style="background:#fff" ', 1), scale=2))


def draw_small(spec: dict[str, Any]) -> str:
    """One of many small charts beside each other; one size for page, phone and paper."""
    return _drawn(spec | {"padding": {"left": 12, "right": 12, "top": 16, "bottom": 2}}, SMALL)


def _legend(width: int) -> dict[str, Any]:
    """On a phone two names beside each other: a third would fall off the drawing."""
    return {"legend": STYLE["legend"] | {"columns": 2}} if width == NARROW else {}


def _drawn(spec: dict[str, Any], width: int) -> str:
    styled = spec | {
        "config": STYLE | _legend(width) | spec.get("config", {}),
        "width": width,
        "autosize": {"type": "fit-x", "contains": "padding"},
    }
    return vl_convert.vegalite_to_svg(styled, allowed_base_urls=[], format_locale=DUTCH_NUMBERS)
