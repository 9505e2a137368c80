"""What a feature of a GeoJSON file or a line of a code list must be before it becomes an area."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import shape

from baken.ground.places.vocabulary import LEVEL_OF_PREFIX, AreaRefusal, Level

# European Netherlands with its territorial sea, degrees WGS 84 (west, south, east, north).
NETHERLANDS = (2.5, 50.7, 7.3, 55.8)
_CODE = re.compile(r"^(BU[0-9]{4}[0-9A-Z]{4}|WK[0-9]{4}[0-9A-Z]{2}|GM[0-9]{4}|NL0[01])$")
# Code and name as CBS and PDOK call them, smallest area first: a neighbourhood names its municipality too.
_NAMED_AS = (
    ("buurtcode", "buurtnaam"), ("bu_code", "bu_naam"), ("wijkcode", "wijknaam"), ("wk_code", "wk_naam"),
    ("gemeentecode", "gemeentenaam"), ("gm_code", "gm_naam"), ("statcode", "statnaam"), ("code", "name"),
)  # fmt: skip
_MUNICIPALITY_NAMES = ("gemeentecode", "gm_code")
_POPULATION_NAMES = ("aantal_inwoners", "aantalinwoners", "aant_inw")


@dataclass(frozen=True)
class AreaFacts:
    """An area as a file says it; `outline` is GeoJSON, `box` its west, south, east and north."""

    place: str
    code: str
    name: str
    level: Level
    municipality: str
    population: int | None = None
    outline: dict[str, Any] | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Unfit:
    """Something in the file that is not taken, where it stands and why."""

    place: str
    why: str


@dataclass
class Sorted:
    """A file taken apart: areas, what is refused, and what is passed by on purpose."""

    areas: list[AreaFacts] = field(default_factory=list)
    refused: list[Unfit] = field(default_factory=list)
    skipped: list[Unfit] = field(default_factory=list)


def sort_features(features: Sequence[Mapping[str, Any]]) -> Sorted:
    """The areas of a GeoJSON FeatureCollection."""
    result = Sorted()
    for position, feature in enumerate(features):
        properties = {str(key).lower(): value for key, value in (feature.get("properties") or {}).items()}
        code, name = _code_and_name(properties)
        place = f"features[{position}]{' ' + code if code else ''}"
        if str(properties.get("water", "")).upper() == "JA":
            result.skipped.append(Unfit(place, "Dit is water, geen buurt."))
            continue
        facts = _from_feature(place, code, name, properties, feature.get("geometry"))
        _keep(result, place, facts)
    return _without_twins(result)


def sort_code_list(rows: Iterable[Mapping[str, str]]) -> Sorted:
    """The areas of a CBS code list: Key, Title and (optionally) Municipality, with padded keys."""
    result = Sorted()
    for line, row in enumerate(rows, 2):
        code, name = (row.get("Key") or "").strip().upper(), (row.get("Title") or "").strip()
        if code[2:6] == "0000" or code.startswith(("LD", "PV", "RE", "CR")):
            result.skipped.append(Unfit(f"regel {line} {code}", "Dit is geen land, gemeente, wijk of buurt."))
            continue
        said = (row.get("Municipality") or "").strip().upper()
        _keep(result, f"regel {line} {code}", _checked(f"regel {line} {code}", code, name, said))
    return _without_twins(result)


def _keep(result: Sorted, place: str, facts: AreaFacts | AreaRefusal) -> None:
    if isinstance(facts, AreaFacts):
        result.areas.append(facts)
    else:
        result.refused.append(Unfit(place, str(facts.label)))


def _code_and_name(properties: Mapping[str, Any]) -> tuple[str, str]:
    """The first pair of which the file has either half: no code of a neighbourhood is made up from its municipality."""
    pair = next((pair for pair in _NAMED_AS if any(properties.get(name) for name in pair)), None)
    return ("", "") if pair is None else (_first(properties, pair[:1]).upper(), _first(properties, pair[1:]))


def _from_feature(
    place: str, code: str, name: str, properties: Mapping[str, Any], geometry: Any
) -> AreaFacts | AreaRefusal:
    facts = _checked(place, code, name, _first(properties, _MUNICIPALITY_NAMES))
    if not isinstance(facts, AreaFacts):
        return facts
    box = _box(geometry)
    if not isinstance(box, tuple):
        return box
    population = _population(_first(properties, _POPULATION_NAMES))
    return AreaFacts(place, facts.code, facts.name, facts.level, facts.municipality, population, geometry, box)


def _checked(place: str, code: str, name: str, municipality: str) -> AreaFacts | AreaRefusal:
    if not code:
        return AreaRefusal.NO_CODE
    if not _CODE.match(code):
        return AreaRefusal.BAD_CODE
    if not name:
        return AreaRefusal.NO_NAME
    own = "" if code.startswith("NL") else "GM" + code[2:6]
    if municipality and municipality != own:
        return AreaRefusal.OTHER_MUNICIPALITY
    return AreaFacts(place, code, name, LEVEL_OF_PREFIX[code[:2]], own)


def _box(geometry: Any) -> tuple[float, float, float, float] | AreaRefusal:
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return AreaRefusal.NOT_A_POLYGON
    try:
        outline = shape(geometry)
        if outline.is_empty:
            return AreaRefusal.NOT_A_POLYGON
        west, south, east, north = (float(side) for side in outline.bounds)
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return AreaRefusal.NOT_A_POLYGON
    inside = NETHERLANDS[0] <= west <= east <= NETHERLANDS[2] and NETHERLANDS[1] <= south <= north <= NETHERLANDS[3]
    if not inside:
        return AreaRefusal.OUTSIDE
    if not outline.is_valid:
        return AreaRefusal.BROKEN_OUTLINE
    return (west, south, east, north)


def _population(said: str) -> int | None:
    """CBS writes large negative numbers for unknown and secret; those are not known, never zero."""
    try:
        count = int(float(said))
    except ValueError:
        return None
    return count if count >= 0 else None


def _first(properties: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((str(properties[name]).strip() for name in names if properties.get(name) not in (None, "")), "")


def _without_twins(result: Sorted) -> Sorted:
    counted = Counter(area.code for area in result.areas)
    for area in result.areas:
        if counted[area.code] > 1:
            result.refused.append(Unfit(area.place, str(AreaRefusal.TWICE.label)))
    return result
