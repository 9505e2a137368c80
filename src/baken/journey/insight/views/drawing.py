"""The trend as a chart: counts with their interval, and the band of what was usual."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from baken.instruments.ui.charts import BAND, SERIES, SOFT, Drawing, draw, draw_small
from baken.journey.insight.queries import Figure, Point
from baken.journey.insight.rules.peers import FAR, NEAR, Funnel

LABEL = {"type": "text", "dy": -12, "fontSize": 14, "fontWeight": "bold"}


def trend(
    points: tuple[Point, ...], total: Figure, unit: str, title: tuple[str, ...] = (), breaks: tuple[str, ...] = ()
) -> Drawing:
    """Points with intervals per year; open points are provisional; a year without a figure leaves a gap.

    `breaks`: the years in which the police began to count otherwise, drawn as a dashed line.

    `title`: a heading and a line below it, drawn inside a picture that leaves the page.
    """
    rows = tuple(
        (
            point.year,
            point.count,
            point.interval.low if point.interval else None,
            point.interval.high if point.interval else None,
            point.provisional,
        )
        for point in points
    )
    usual = total.compared.usual if total.compared else None
    return _drawn(rows, usual, total.year, unit, title, breaks)


@lru_cache(maxsize=256)
def _drawn(
    rows: tuple[tuple[Any, ...], ...],
    usual: tuple[int, int] | None,
    year: str,
    unit: str,
    title: tuple[str, ...],
    breaks: tuple[str, ...],
) -> Drawing:
    x = {"field": "jaar", "type": "ordinal", "axis": {"labelAngle": 0, "title": None}}
    y = {"field": "aantal", "type": "quantitative", "title": f"{unit} per jaar", "scale": {"zero": True}}
    values = [dict(zip(("jaar", "aantal", "laag", "hoog", "voorlopig"), row, strict=True)) for row in rows]
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {"x": x, "y": y | {"field": "laag"}, "y2": {"field": "hoog"}},
        },
        {"mark": {"type": "line", "strokeWidth": 2}, "encoding": {"x": x, "y": y}},
        {
            "mark": {"type": "point", "filled": True, "size": 90},
            "transform": [{"filter": "!datum.voorlopig"}],
            "encoding": {"x": x, "y": y},
        },
        {
            "mark": {"type": "point", "filled": False, "size": 90, "fill": "#fff"},
            "transform": [{"filter": "datum.voorlopig"}],
            "encoding": {"x": x, "y": y},
        },
    ]
    if usual is not None:
        band = {"values": [{"jaar": year, "laag": usual[0], "hoog": usual[1]}]}
        layers.insert(0, {
            "data": band, "mark": {"type": "bar", "size": 44, "color": BAND},
            "encoding": {"x": x, "y": y | {"field": "laag"}, "y2": {"field": "hoog"}},
        })  # fmt: skip
    if breaks:
        marks = {"values": [{"jaar": each, "woord": "breuk"} for each in breaks]}
        layers[:0] = [
            {"data": marks, "mark": {"type": "rule", "strokeDash": [4, 4], "color": SOFT}, "encoding": {"x": x}},
            {"data": marks, "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 12, "color": SOFT, "y": 6},
             "encoding": {"x": x, "text": {"field": "woord"}}},
        ]  # fmt: skip
    headed = {"title": {"text": title[0], "subtitle": list(title[1:]), "anchor": "start"}} if title else {}
    return draw(headed | {"height": 240, "data": {"values": values}, "layer": layers})


@lru_cache(maxsize=64)
def funnel_drawing(found: Funnel, own: str) -> Drawing:
    """Municipalities by size and rate inside the funnel of what is expected; the own one in colour and by name."""
    sizes = [peer.inhabitants for peer in found.peers]
    low, high = min(sizes) * 0.9, max(sizes) * 1.05
    steps = [low + (high - low) * place / 40 for place in range(41)]
    band = [
        {"inwoners": size, "laag": found.limits(size, reach)[0], "hoog": found.limits(size, reach)[1], "r": reach}
        for reach in (FAR, NEAR)
        for size in steps
    ]
    points = [
        {"inwoners": peer.inhabitants, "cijfer": peer.per_thousand, "naam": peer.name, "eigen": peer.code == own}
        for peer in found.peers
    ]
    x = {
        "field": "inwoners", "type": "quantitative", "scale": {"zero": False, "nice": False},
        "axis": {"title": "inwoners", "grid": False, "tickCount": 4},
    }  # fmt: skip
    y = {"field": "cijfer", "type": "quantitative", "title": "per 1.000 inwoners", "scale": {"zero": True}}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": [row for row in band if row["r"] == reach]},
            "mark": {"type": "area", "color": BAND, "opacity": 0.5},
            "encoding": {"x": x, "y": y | {"field": "laag"}, "y2": {"field": "hoog"}},
        }
        for reach in (FAR, NEAR)
    ]
    layers += [
        {"mark": {"type": "point", "filled": True, "size": 90},
         "encoding": {"x": x, "y": y, "color": {
             "condition": {"test": "datum.eigen", "value": SERIES[1]}, "value": SERIES[0]}}},
        {"transform": [{"filter": "datum.eigen"}], "mark": {"type": "text", "dy": -13, "fontSize": 14},
         "encoding": {"x": x, "y": y, "text": {"field": "naam", "type": "nominal"}}},
    ]  # fmt: skip
    return draw({"height": 260, "data": {"values": points}, "layer": layers})


@lru_cache(maxsize=256)
def quarters_drawing(series: tuple[tuple[str, int | None], ...], usual: tuple[int, int] | None, newest: str) -> Drawing:
    """Quarters as bars, the newest known one in colour, with the range that is usual for that quarter beside it."""
    values = [{"kwartaal": period, "aantal": count, "nieuw": period == newest} for period, count in series]
    x = {
        "field": "kwartaal", "type": "ordinal",
        "axis": {"title": None, "labelAngle": 0, "ticks": False,
                 "labelExpr": "substring(datum.value, 5) === 'Q1' ? substring(datum.value, 0, 4) : ''"},
    }  # fmt: skip
    y = {"field": "aantal", "type": "quantitative", "title": "misdrijven per kwartaal"}
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "bar"},
         "encoding": {"x": x, "y": y, "color": {
             "condition": {"test": "datum.nieuw", "value": SERIES[1]}, "value": SERIES[0]}}},
    ]  # fmt: skip
    if usual is not None:
        layers.append({
            "data": {"values": [{"kwartaal": newest, "laag": usual[0], "hoog": usual[1]}]},
            "mark": {"type": "rule", "strokeWidth": 3},
            "encoding": {"x": x, "y": y | {"field": "laag"}, "y2": {"field": "hoog"}},
        })  # fmt: skip
    return draw({"height": 220, "data": {"values": values}, "layer": layers})


def sparkline(
    series: tuple[tuple[str, int | None], ...], usual: tuple[int, int] | None = None, marked: tuple[str, ...] = ()
) -> str:
    """A small trend without axes: the last point with its count, what is usual as a band; marked periods in colour."""
    return _small(series, usual, marked)


@lru_cache(maxsize=2048)
def _small(series: tuple[tuple[str, int | None], ...], usual: tuple[int, int] | None, marked: tuple[str, ...]) -> str:
    ends = marked or tuple(period for period, count in series if count is not None)[-1:]
    x = {
        "field": "p",
        "type": "ordinal",
        "axis": {"labelAngle": 0, "title": None, "labelExpr": _first_and_last(series)},
    }
    y = {"field": "n", "type": "quantitative", "axis": None, "scale": {"zero": True}}
    values = [{"p": period, "n": count, "m": period in ends} for period, count in series]
    told = {"transform": [{"filter": "datum.m"}]}
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "line", "strokeWidth": 2}, "encoding": {"x": x, "y": y}},
        told | {"mark": {"type": "point", "size": 70, "color": SERIES[1]}, "encoding": {"x": x, "y": y}},
        *(told | {"mark": LABEL | halo, "encoding": {"x": x, "y": y, "text": {"field": "n", "type": "quantitative"}}}
          for halo in ({"stroke": "#fff", "strokeWidth": 5}, {})),
    ]  # fmt: skip
    if usual is not None:
        band = {"values": [{"laag": usual[0], "hoog": usual[1]}]}
        layers.insert(0, {
            "data": band, "mark": {"type": "rect", "color": BAND},
            "encoding": {"y": y | {"field": "laag"}, "y2": {"field": "hoog"}},
        })  # fmt: skip
    return draw_small({"height": 90, "data": {"values": values}, "layer": layers})


def _first_and_last(series: tuple[tuple[str, int | None], ...]) -> str:
    """Only the ends of the axis are written, so that letters never touch."""
    ends = [period for period, _ in (series[:1] + series[-1:] if series else ())]
    return f'indexof({ends!r}, datum.value) >= 0 ? datum.value : ""'
