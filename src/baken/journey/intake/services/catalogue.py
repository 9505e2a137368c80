"""What the public form shows: topics, other ways, areas and their outlines; and what is only counted.

Published words are public, so each process keeps them for half a minute: a new version shows within a minute, and the
form opens while the database is away.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from threading import Lock
from time import monotonic
from typing import Any, TypeVar, cast

import psycopg
from shapely import from_geojson
from shapely.geometry import Point

from baken.ground.topics.queries import catalogue_of
from baken.ground.topics.vocabulary import Catalogue
from baken.instruments.vault.codes import idempotency_key as strong_key
from baken.instruments.vault.limits import Limit, limit_key
from baken.journey.intake.services.budgets import HOUR, TooOften, limit_secret
from baken.journey.intake.services.connection import DoorClosed, call, door_setting
from baken.journey.intake.services.door import NotTaken
from baken.journey.intake.services.door import areas as read_areas
from baken.journey.intake.vocabulary import ORGAN_OF, Entrance

KEPT_FOR = 30.0
"""Seconds; monotonic, because a wall clock may be set back."""
HUNCHES_AN_HOUR = Limit("hunch", 60, HOUR)
WAYS_AN_HOUR = Limit("way", 200, HOUR)

T = TypeVar("T")
_kept: dict[tuple[str, ...], tuple[float, Any]] = {}
_lock = Lock()


@dataclass(frozen=True)
class LabelPlace:
    """A point inside an area, and how far the area reaches; degrees WGS 84."""

    longitude: float
    latitude: float
    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Outline:
    """A neighbourhood and its border, GeoJSON in degrees WGS 84."""

    code: str
    name: str
    outline: dict[str, Any]

    def label_at(self) -> LabelPlace:
        """Where its name is written."""
        drawn = from_geojson(json.dumps(self.outline))
        inside = drawn.centroid if drawn.contains(drawn.centroid) else drawn.representative_point()
        return LabelPlace(inside.x, inside.y, *drawn.bounds)


def catalogue(municipality: str, language: str) -> Catalogue:
    """What can be reported here today, in this language; the default set when the database was never reached."""

    def read() -> Catalogue:
        return catalogue_of(call("SELECT * FROM door.topics(%s)", [municipality]), language)

    return _recent(("topics", municipality, language), read) or catalogue_of([], language)


def areas(municipality: str) -> list[tuple[str, str]] | None:
    """(code, name) of the neighbourhoods, by name; None when they were never reached."""
    return _recent(("areas", municipality), lambda: read_areas(municipality))


def outlines(municipality: str) -> list[Outline]:
    """The neighbourhoods that can be drawn; none when they are not loaded or were never reached."""

    def read() -> list[Outline]:
        rows = call("SELECT code, name, outline FROM door.outlines(%s)", [municipality])
        return [Outline(code, name, json.loads(outline)) for code, name, outline in rows]

    return _recent(("outlines", municipality), read) or []


def area_at(municipality: str, longitude: float, latitude: float) -> str:
    """The code of the neighbourhood around a point; empty when it lies in none of this municipality."""
    point = Point(longitude, latitude)
    around = (one.code for one in outlines(municipality) if from_geojson(json.dumps(one.outline)).covers(point))
    return next(around, "")


def hunch(municipality: str, *, entrance: str, subject: str, area: str, key: str, address: str, at: datetime) -> None:
    """Count a gut feeling; the same form again counts once.

    Raises:
        WeakKey: the key is too short to be random.
        TooOften: too many from this address; nothing is counted.
        NotTaken: an area or municipality that is not there.
        DoorClosed: the database is away; nothing is counted.
    """
    once = blake2b(strong_key(key), person=b"hunch", digest_size=32).digest()
    counter = limit_key(limit_secret(at), HUNCHES_AN_HOUR, address)
    organ = ORGAN_OF[Entrance(entrance)].value
    try:
        [(outcome,)] = call(
            "SELECT door.hunch(%s, %s, %s, %s, %s, %s, %s)",
            [municipality, organ, area, subject, once, counter, HUNCHES_AN_HOUR.times],
        )
    except psycopg.Error as error:
        if error.sqlstate == "BK422":
            raise NotTaken from error
        raise
    if outcome == "flood":
        raise TooOften


def went_on(municipality: str, way: str, *, address: str, at: datetime) -> None:
    """Count that somebody went on to another channel (C69). Never in the way: what cannot be counted is let go."""
    try:
        counter = limit_key(limit_secret(at), WAYS_AN_HOUR, address)
        call("SELECT door.click_out(%s, %s, %s, %s)", [municipality, way, counter, WAYS_AN_HOUR.times])
    except DoorClosed:
        return


def forget() -> None:
    """Drop what is kept; the next question reads again."""
    _kept.clear()


def _recent(about: tuple[str, ...], read: Callable[[], T]) -> T | None:
    """What was read less than half a minute ago, else read now; the last known while the database is away."""
    name = (str(door_setting("DOOR_DATABASE")["NAME"]), *about)
    with _lock:
        until, known = _kept.get(name, (0.0, None))
    if monotonic() < until:
        return cast("T", known)
    try:
        known = read()
    except DoorClosed:
        return cast("T | None", known)
    with _lock:
        _kept[name] = (monotonic() + KEPT_FOR, known)
    return known
