"""Questions about areas. They are public reference data, so no viewer is asked for (and no look is logged)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from shapely.geometry import Point, shape

from baken.ground.places.models import Area, Delivery, TypologyMark
from baken.ground.places.vocabulary import Level, Typology


@dataclass(frozen=True)
class AreaCard:
    """An area as other rooms see it; `outline` is GeoJSON in WGS 84 or None."""

    code: str
    name: str
    level: Level
    municipality: str
    vintage: str
    typology: Typology
    population: int | None
    outline: dict[str, Any] | None


@dataclass(frozen=True)
class LoadedVintage:
    """How many areas of a municipality a vintage has, and how many of them with an outline."""

    vintage: str
    areas: int
    outlines: int


def areas_of(municipality: str, *, level: Level = Level.NEIGHBOURHOOD, vintage: str | None = None) -> list[AreaCard]:
    """The areas of a municipality in one vintage (the newest unless said), by code."""
    found = Area.objects.filter(municipality=municipality, level=level)
    chosen = vintage or found.order_by("-vintage").values_list("vintage", flat=True).first()
    return _cards(found.filter(vintage=chosen).order_by("code"), municipality)


def area_names(municipality: str) -> dict[str, str]:
    """The name of every neighbourhood of a municipality by its code, over all vintages; without outlines, so cheap."""
    found = Area.objects.filter(municipality=municipality, level=Level.NEIGHBOURHOOD)
    return dict(found.order_by("vintage").values_list("code", "name"))


def municipality_names(codes: Sequence[str]) -> dict[str, str]:
    """The names of municipalities by code, as far as they are loaded; the newest vintage wins."""
    found = Area.objects.filter(code__in=codes, level=Level.MUNICIPALITY)
    return dict(found.order_by("vintage").values_list("code", "name"))


def area_at(
    longitude: float, latitude: float, *, level: Level = Level.NEIGHBOURHOOD, vintage: str | None = None
) -> AreaCard | None:
    """The area in which this point lies (degrees WGS 84), in the newest vintage with outlines unless said.

    A point on a shared border belongs to the area with the lowest code, so that it belongs to one.
    """
    box = {"west__lte": longitude, "east__gte": longitude, "south__lte": latitude, "north__gte": latitude}
    near = Area.objects.filter(level=level, outline__isnull=False, **box)
    chosen = vintage or near.order_by("-vintage").values_list("vintage", flat=True).first()
    point = Point(longitude, latitude)
    inside = (area for area in near.filter(vintage=chosen).order_by("code") if shape(area.outline or {}).covers(point))
    area = next(inside, None)
    return None if area is None else _card(area, _typologies(area.municipality))


def code_list() -> tuple[tuple[str, str, str], ...]:
    """(code, name, level in Dutch) of all loaded areas over all vintages, to find a code by a name."""
    rows = Area.objects.values_list("code", "name", "level").distinct()
    return tuple((code, name, str(Level(level).label)) for code, name, level in rows)


def vintages_of(municipality: str) -> list[LoadedVintage]:
    """Which vintages of a municipality's neighbourhoods are loaded, newest first."""
    rows = Area.objects.filter(municipality=municipality, level=Level.NEIGHBOURHOOD).values_list("vintage", "west")
    counted: dict[str, list[bool]] = {}
    for vintage, west in rows:
        counted.setdefault(vintage, []).append(west is not None)
    return [
        LoadedVintage(vintage, len(outlines), sum(outlines))
        for vintage, outlines in sorted(counted.items(), reverse=True)
    ]


def deliveries() -> list[Delivery]:
    """Every file that was taken, newest first."""
    return list(Delivery.objects.order_by("-at"))


def _cards(areas: QuerySet[Area], municipality: str) -> list[AreaCard]:
    kinds = _typologies(municipality)
    return [_card(area, kinds) for area in areas]


def _card(area: Area, kinds: dict[str, Typology]) -> AreaCard:
    kind = kinds.get(area.code, Typology.UNKNOWN)
    return AreaCard(
        area.code, area.name, Level(area.level), area.municipality, area.vintage, kind, area.population, area.outline
    )


def _typologies(municipality: str) -> dict[str, Typology]:
    """The latest mark per area."""
    marks = TypologyMark.objects.filter(municipality=municipality).order_by("at").values_list("code", "kind")
    return {code: Typology(kind) for code, kind in marks}
