"""An analysis of areas and branches from a GeoJSON file: what is taken, and what is refused and why (C18)."""

import json
import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from baken.ground.phenomena.rules.files import UnreadableFile
from baken.ground.phenomena.rules.words import sound_words
from baken.ground.phenomena.vocabulary import AnswerKind, Refusal, RiskKind
from baken.ground.places.vocabulary import Typology
from baken.instruments.kit.verdicts import ALLOWED, Verdict, refused

LARGEST = 20_000_000
"""Bytes."""
MOST = 500
"""Areas and branches in one analysis."""
HECTARE = 10_000.0
"""Square metres. The smallest outline is so many of these (`NORMS["risk_area"]`): a smaller one points at one yard, so at somebody."""
TOUCHES = 0.01
"""Share of the smaller of the two that must overlap before an outline is said to lie in a neighbourhood."""
STALE_AFTER_DAYS = 730
"""An analysis of more than two years old is stale (own norm; C75)."""
_NETHERLANDS = (2.5, 50.7, 7.3, 55.8)
_METRES = 111_320.0
_NAMES = {"name": ("naam", "name"), "why": ("waarom", "reden"), "phenomenon": ("onderwerp", "fenomeen"),
          "typology": ("soort_gebied", "typologie"), "kind": ("soort",)}  # fmt: skip


@dataclass(frozen=True)
class Risk:
    """An area or branch of a file; `outline` is GeoJSON in WGS 84, None for a branch."""

    kind: RiskKind
    name: str
    why: str
    phenomenon: str = ""
    typology: Typology = Typology.UNKNOWN
    neighbourhoods: tuple[str, ...] = ()
    outline: dict[str, Any] | None = None


@dataclass(frozen=True)
class Neighbourhood:
    """A neighbourhood of this municipality with what is known of it."""

    code: str
    typology: Typology
    outline: dict[str, Any] | None


@dataclass
class Taken:
    """A file taken apart."""

    risks: list[Risk] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """What somebody wants to do about a risk, or not."""

    kind: AnswerKind
    text: str
    owner: str = ""
    due_on: date | None = None


def features_of(content: bytes) -> list[Mapping[str, Any]]:
    """The features of a GeoJSON FeatureCollection in WGS 84.

    Raises:
        UnreadableFile: too large, no JSON, no collection, empty, too many, or in another system of coordinates.
    """
    if len(content) > LARGEST:
        raise UnreadableFile("Dit bestand is te groot. Houd het onder 20 MB.")
    try:
        held = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise UnreadableFile("Dit bestand is leeg, of geen goede GeoJSON. Haal het opnieuw op.") from problem
    features = held.get("features") if isinstance(held, dict) else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise UnreadableFile("Dit is geen GeoJSON FeatureCollection.")
    if re.search(r"28992|RD", json.dumps(held.get("crs") or "")):
        raise UnreadableFile("Dit bestand staat in het stelsel van de Rijksdriehoeksmeting. Zet het om naar WGS 84.")
    if not 0 < len(features) <= MOST:
        raise UnreadableFile(f"Een analyse heeft 1 tot {MOST} gebieden en branches; dit bestand {len(features)}.")
    return features


def take(
    features: Sequence[Mapping[str, Any]],
    known: Collection[str],
    neighbourhoods: Sequence[Neighbourhood],
    hectares: int = 1,
) -> Taken:
    """The risks of these features, or per feature why it is refused. Nothing else of a feature is kept.

    `hectares` is the least an outline may measure.
    """
    taken, seen = Taken(), set()
    for number, feature in enumerate(features, 1):
        risk = _risk(feature, known, neighbourhoods, hectares)
        if isinstance(risk, Risk) and risk.name.lower() in seen:
            risk = Refusal.TWICE
        if isinstance(risk, Risk):
            seen.add(risk.name.lower())
            taken.risks.append(risk)
        else:
            taken.refused.append(f"Nummer {number}: {risk.label}")
    return taken


def by_hand(risk: Risk, known: Collection[str], neighbourhoods: Sequence[Neighbourhood]) -> Risk | Refusal:
    """The same risk in the neighbourhoods that were chosen, with their outlines together; or why not."""
    refusal = _words(risk.name, risk.why, risk.phenomenon, known)
    if refusal:
        return refusal
    if risk.kind is RiskKind.BRANCH:
        return risk
    chosen = [one for one in neighbourhoods if one.code in risk.neighbourhoods]
    outlines = [shape(one.outline) for one in chosen if one.outline]
    if not chosen or len(outlines) != len(chosen):
        return Refusal.NO_AREAS
    kinds = {one.typology for one in chosen}
    typology = risk.typology if risk.typology is not Typology.UNKNOWN or len(kinds) != 1 else kinds.pop()
    codes = tuple(one.code for one in chosen)
    return Risk(risk.kind, risk.name, risk.why, risk.phenomenon, typology, codes, _plain(unary_union(outlines)))


def may_answer(answer: Answer, today: date) -> Verdict:
    """May this be the answer to a risk? An action has owner and date, a none has a reason (C18, C04)."""
    if not answer.text.strip():
        return refused(Refusal.NO_REASON)
    if answer.kind is AnswerKind.OWN_ACTION:
        if not answer.owner.strip() or answer.due_on is None:
            return refused(Refusal.NO_OWNER)
        if answer.due_on < today:
            return refused(Refusal.DUE_BEFORE)
    return next((verdict for verdict in map(sound_words, (answer.text, answer.owner)) if not verdict), ALLOWED)


def is_stale(made_on: date, today: date) -> bool:
    """Whether the analysis is older than it should be."""
    return (today - made_on).days > STALE_AFTER_DAYS


def square_metres(outline: BaseGeometry) -> float:
    """The size of an outline in degrees WGS 84; within a percent at the size of a municipality."""
    return float(outline.area) * _METRES**2 * math.cos(math.radians(outline.centroid.y))


def _risk(
    feature: Mapping[str, Any], known: Collection[str], neighbourhoods: Sequence[Neighbourhood], hectares: int
) -> Risk | Refusal:
    properties = feature.get("properties")
    said = {str(key).lower(): value for key, value in properties.items()} if isinstance(properties, dict) else {}
    told = {name: _first(said, names) for name, names in _NAMES.items()}
    geometry = feature.get("geometry")
    kinds = {str(kind.label): kind for kind in RiskKind} | {"": RiskKind.AREA if geometry else RiskKind.BRANCH}
    typologies = {str(one.label): one for one in Typology} | {"": Typology.UNKNOWN}
    if told["kind"].lower() not in kinds:
        return Refusal.BAD_KIND
    if told["typology"].lower() not in typologies:
        return Refusal.BAD_TYPOLOGY
    refusal = _words(told["name"], told["why"], told["phenomenon"].upper(), known)
    if refusal:
        return refusal
    kind, typology = kinds[told["kind"].lower()], typologies[told["typology"].lower()]
    risk = Risk(kind, told["name"], told["why"], told["phenomenon"].upper(), typology)
    if kind is RiskKind.BRANCH:
        return Refusal.BRANCH_WITH_OUTLINE if geometry else risk
    outline = _outline(geometry, hectares)
    return outline if isinstance(outline, Refusal) else _placed(risk, outline, neighbourhoods)


def _words(name: str, why: str, phenomenon: str, known: Collection[str]) -> Refusal | None:
    if not name:
        return Refusal.NO_NAME
    if not why:
        return Refusal.NO_WHY
    if phenomenon and phenomenon not in known:
        return Refusal.UNKNOWN_PHENOMENON
    if len(name) > 120 or len(why) > 500:
        return Refusal.TOO_LONG
    refusal = next((verdict.refusal for verdict in map(sound_words, (name, why)) if not verdict), None)
    return refusal if isinstance(refusal, Refusal) else None


def _outline(geometry: Any, hectares: int) -> BaseGeometry | Refusal:
    if not isinstance(geometry, dict):
        return Refusal.NO_OUTLINE
    if geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return Refusal.A_POINT
    try:
        outline = shape(geometry)
        bounds = tuple(float(side) for side in outline.bounds)
    except (ShapelyError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError):
        return Refusal.BROKEN_OUTLINE
    if len(bounds) != 4 or not all(map(math.isfinite, bounds)):
        return Refusal.BROKEN_OUTLINE
    west, south, east, north = bounds
    if not (
        _NETHERLANDS[0] <= west <= east <= _NETHERLANDS[2] and _NETHERLANDS[1] <= south <= north <= _NETHERLANDS[3]
    ):
        return Refusal.OUTSIDE
    if not outline.is_valid:
        return Refusal.BROKEN_OUTLINE
    parts = getattr(outline, "geoms", (outline,))
    return Refusal.TOO_SMALL if any(square_metres(part) < hectares * HECTARE for part in parts) else outline


def _placed(risk: Risk, outline: BaseGeometry, neighbourhoods: Sequence[Neighbourhood]) -> Risk | Refusal:
    """In which neighbourhoods it lies; not judged while no outlines are loaded. Its kind follows where they agree."""
    drawn = [(one, shape(one.outline)) for one in neighbourhoods if one.outline]
    lies_in = [
        one for one, other in drawn if outline.intersection(other).area > TOUCHES * min(outline.area, other.area)
    ]
    if drawn and not lies_in:
        return Refusal.OTHER_MUNICIPALITY
    kinds = {one.typology for one in lies_in}
    typology = risk.typology if risk.typology is not Typology.UNKNOWN or len(kinds) != 1 else kinds.pop()
    codes = tuple(one.code for one in lies_in)
    return Risk(risk.kind, risk.name, risk.why, risk.phenomenon, typology, codes, _plain(outline))


def _plain(outline: BaseGeometry) -> dict[str, Any]:
    """GeoJSON in lists, to six decimals (a tenth of a metre)."""

    def rounded(part: Any) -> Any:
        return round(float(part), 6) if isinstance(part, float | int) else [rounded(one) for one in part]

    told = mapping(outline)
    return {"type": told["type"], "coordinates": rounded(told["coordinates"])}


def _first(said: Mapping[str, Any], names: Sequence[str]) -> str:
    """The first of these that says something; signs that no line has (a NUL, a line end) do not come along."""
    told = next((str(said[name]) for name in names if said.get(name) not in (None, "")), "")
    return "".join(sign if sign.isprintable() else " " for sign in told).strip()
