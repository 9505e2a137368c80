"""The picture of one municipality for one phenomenon and one year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from baken.ground.places.queries import AreaCard, areas_of
from baken.ground.places.vocabulary import Level, Typology
from baken.instruments.kit.actors import Actor
from baken.instruments.stats.rates import Interval
from baken.journey.insight.queries.groups import Group, groups, inhabitants_of
from baken.journey.insight.queries.series import Loaded, Provenance, load
from baken.journey.insight.rules import (
    Compared,
    comparable,
    compare,
    level_of_rate,
    likely_kind,
    rate_of,
    why_no_rate,
    within,
)
from baken.journey.insight.vocabulary import (
    ALL_CRIME,
    FICTIONAL_COLUMNS,
    FULL_COVER,
    Break,
    FictionalArea,
    NoRate,
    Phenomenon,
    phenomenon,
)
from baken.journey.insight.vocabulary.themes import DIGITAL


@dataclass(frozen=True)
class Figure:
    """One municipal figure with all that belongs to it. `compared` is None when the figure is not known."""

    year: str
    compared: Compared | None
    provisional: bool
    note: str
    provenance: Provenance | None


@dataclass(frozen=True)
class Point:
    """One year of the trend; `interval` is None where the figure is not known."""

    year: str
    count: int | None
    interval: Interval | None
    provisional: bool


@dataclass(frozen=True)
class AreaLine:
    """One neighbourhood. `level` is its shade on the map, None for no figure; `rate` per 1,000 inhabitants."""

    code: str
    name: str
    typology: Typology
    inhabitants: int | None
    count: int | None
    rate: float | None
    rate_interval: Interval | None
    no_rate: NoRate | None
    level: int | None
    outline: dict[str, Any] | None = field(repr=False, default=None)


@dataclass(frozen=True)
class Tile:
    """The place of a made-up neighbourhood on the schematic map."""

    line: AreaLine
    column: int
    row: int


@dataclass(frozen=True)
class Picture:
    """Everything on the page, without a person in it."""

    municipality: str
    phenomenon: Phenomenon
    choices: tuple[Phenomenon, ...]
    years: tuple[str, ...]
    total: Figure
    trend: tuple[Point, ...]
    areas: tuple[AreaLine, ...]
    groups: tuple[Group, ...]
    tiles: tuple[Tile, ...]
    breaks: tuple[Break, ...]
    adds_up: bool
    municipal_rate: float | None
    kinds_proposed: bool
    municipal_only: bool

    @property
    def has_kinds(self) -> bool:
        return any(line.typology is not Typology.UNKNOWN for line in self.areas)

    @property
    def has_outlines(self) -> bool:
        return any(line.outline for line in self.areas)


def picture(
    viewer: Actor, *, code: str = ALL_CRIME, year: str | None = None, typology: Typology | None = None
) -> Picture:
    """The picture of the viewer's municipality; the newest year with a municipal figure unless said.

    Digital crime has no areas: where the victim lives says nothing about where it happened (C64).
    """
    loaded = load(viewer.municipality, code)
    years = loaded.years
    known = [each for each in years if loaded.counts.get((viewer.municipality, each)) is not None]
    chosen = year if year in years else (known or years or ("",))[-1]
    municipal_only = code in DIGITAL
    known_cards = [] if municipal_only else _areas(viewer.municipality, loaded)
    cards = [with_likely_kind(card) for card in known_cards]
    adds_up = municipal_only or _adds_up(viewer.municipality, loaded, chosen, cards)
    municipal_rate = _municipal_rate(viewer.municipality, loaded, chosen)
    lines = tuple(
        _line(card, loaded, chosen, adds_up, municipal_rate) for card in sorted(cards, key=lambda card: card.name)
    )
    return Picture(
        municipality=viewer.municipality,
        phenomenon=phenomenon(code),
        choices=tuple(phenomenon(each) for each in loaded.phenomena),
        years=years,
        total=figure_of(viewer.municipality, loaded, years, chosen),
        trend=tuple(point_of(viewer.municipality, loaded, each) for each in years),
        areas=tuple(line for line in lines if typology in (None, line.typology)),
        groups=groups(cards, loaded, years, chosen),
        tiles=_tiles(lines) if loaded.provenance is not None and loaded.provenance.fictional else (),
        breaks=within(years, code),
        adds_up=adds_up,
        municipal_rate=municipal_rate,
        kinds_proposed=cards != known_cards,
        municipal_only=municipal_only,
    )


def headline(viewer: Actor, *, code: str = ALL_CRIME) -> Figure:
    """The latest municipal figure of one phenomenon beside what is usual, for the council."""
    loaded = load(viewer.municipality, code)
    return figure_of(viewer.municipality, loaded, loaded.years)


def figure_of(area: str, loaded: Loaded, years: Sequence[str], year: str = "") -> Figure:
    """One figure beside the years before it; the newest known year unless said."""
    known = [each for each in years if loaded.counts.get((area, each)) is not None]
    chosen = year or (known or years or ("",))[-1]
    count = loaded.counts.get((area, chosen))
    earlier = (
        [loaded.counts.get((area, each)) for each in comparable(years, chosen, loaded.phenomenon)] if chosen else []
    )
    compared = None if count is None else compare(count, earlier)
    provisional = chosen in loaded.provisional
    return Figure(chosen, compared, provisional, loaded.notes.get((area, chosen), ""), loaded.provenance)


def _areas(municipality: str, loaded: Loaded) -> list[AreaCard]:
    """The areas of the newest outline, and those the figures know besides (codes come and go)."""
    cards = {card.code: card for card in areas_of(municipality)}
    counted = {area for area, _ in loaded.counts if area.startswith("BU")}
    if loaded.provenance is not None and loaded.provenance.fictional:
        cards = {}
    for code in sorted(counted - cards.keys()):
        made_up = code[6:] in FictionalArea.values
        name = str(FictionalArea(code[6:]).label) if made_up else code
        kind = _made_up_kind(code[6:]) if made_up else Typology.UNKNOWN
        cards[code] = AreaCard(code, name, Level.NEIGHBOURHOOD, municipality, "", kind, None, None)
    return list(cards.values())


def with_likely_kind(card: AreaCard) -> AreaCard:
    """An area nobody gave a kind gets a likely one from its name; a code without a name stays as it is."""
    unnamed = card.name == card.code or card.typology is not Typology.UNKNOWN
    return card if unnamed else replace(card, typology=likely_kind(card.name))


def _made_up_kind(tail: str) -> Typology:
    kinds = [Typology.VILLAGE] * 6 + [Typology.BUSINESS_PARK] * 2 + [Typology.COUNTRYSIDE] * 3 + [Typology.HOLIDAY_PARK]
    return dict(zip(FictionalArea.values, kinds, strict=True))[tail]


def point_of(area: str, loaded: Loaded, year: str) -> Point:
    count = loaded.counts.get((area, year))
    return Point(year, count, None if count is None else compare(count, ()).interval, year in loaded.provisional)


def _line(card: AreaCard, loaded: Loaded, year: str, adds_up: bool, municipal_rate: float | None) -> AreaLine:
    count, inhabitants = loaded.counts.get((card.code, year)), inhabitants_of(card, loaded)
    refusal = why_no_rate(count, inhabitants, card.typology, adds_up)
    line = AreaLine(card.code, card.name, card.typology, inhabitants, count, None, None, refusal, None, card.outline)
    if refusal is not None or count is None or not inhabitants:
        return line
    value, interval = rate_of(count, inhabitants)
    level = None if municipal_rate is None else level_of_rate(count, inhabitants, municipal_rate)
    return replace(line, rate=value, rate_interval=interval, level=level)


def _adds_up(municipality: str, loaded: Loaded, year: str, cards: Iterable[AreaCard]) -> bool:
    whole = loaded.counts.get((municipality, year))
    parts = sum(loaded.counts.get((card.code, year)) or 0 for card in cards)
    return whole is None or parts >= FULL_COVER * whole


def _municipal_rate(municipality: str, loaded: Loaded, year: str) -> float | None:
    count, inhabitants = loaded.counts.get((municipality, year)), loaded.inhabitants.get(municipality)
    return rate_of(count, inhabitants)[0] if count is not None and inhabitants else None


def _tiles(lines: Iterable[AreaLine]) -> tuple[Tile, ...]:
    """Where made-up neighbourhoods stand on the schematic map; real ones have outlines instead."""
    places = {tail: divmod(position, FICTIONAL_COLUMNS) for position, tail in enumerate(FictionalArea.values)}
    return tuple(
        Tile(line, places[line.code[6:]][1], places[line.code[6:]][0]) for line in lines if line.code[6:] in places
    )
