"""Errors as RFC 9457 problems: one table of kinds, one sentence each that says what to do."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field

TYPE = "application/problem+json"
ROOT = "/api/v1/problemen#"


class InvalidParam(Schema):
    """Eén veld dat niet klopt."""

    name: str = Field(description="Het veld of de header.")
    code: str = Field(description="Wat er mis is, voor een programma.")
    reason: str = Field(description="Wat er mis is, voor een mens.")


class Problem(Schema):
    """Waarom het niet lukte, en wat te doen (RFC 9457)."""

    type: str = Field(description="Het soort probleem; zie /problemen.")
    title: str
    status: int
    detail: str
    invalidParams: list[InvalidParam] = Field([], description="Alle velden die niet kloppen, in één keer.")
    opgave: str = Field("", description="Bij te-vaak: het begin van een bewijs van werk.")
    nullen: int = Field(
        0, description="Bij te-vaak: met hoeveel nulbits de SHA-256 van het bewijs `opgave:getal` moet beginnen."
    )


class Kind(Enum):
    """Every kind of problem: its name, status, title and what to do."""

    FIELDS = "velden", 400, "De velden kloppen niet", "Kijk bij invalidParams wat er per veld moet veranderen."
    NOT_READ = "onleesbaar", 400, "De inhoud is niet te lezen", "Stuur één JSON-object in UTF-8."
    KEY = "sleutel", 401, "Deze sleutel kennen we niet", "Kijk de sleutel na, of vraag de gemeente om een nieuwe."
    UNKNOWN_CODE = (
        "onbekende-code",
        404,
        "We kennen deze code niet",
        ("Kijk of elk woord klopt. Een oude melding kan al vernietigd zijn."),
    )
    NOT_THERE = "onbekend-adres", 404, "Dit adres bestaat niet", "Kijk in /api/v1/openapi.json wat er wel is."
    METHOD = "methode", 405, "Zo werkt dit adres niet", "De header Allow zegt welke methoden er zijn."
    ENDED = "afgerond", 409, "Deze melding is afgerond", "Er kan niets meer bij. Doe zo nodig een nieuwe melding."
    TOO_LARGE = "te-groot", 413, "Dit is te groot", "Kort het in, het belangrijkste eerst."
    MEDIA = "soort-inhoud", 415, "Deze soort inhoud lezen we niet", "Stuur JSON, met Content-Type: application/json."
    REUSED = (
        "sleutel-hergebruikt",
        422,
        "Deze Idempotency-Key hoort bij een andere inhoud",
        ("Gebruik dezelfde sleutel alleen voor precies dezelfde inhoud; neem voor een andere een nieuwe."),
    )
    TOO_OFTEN = (
        "te-vaak",
        429,
        "Te vaak in dit uur",
        ("Wacht tot het volgende uur, of zoek een getal bij de opgave en stuur `opgave:getal` in de header Bewijs."),
    )
    FAULT = (
        "fout",
        500,
        "Er ging iets mis bij ons",
        "Er is niets bevestigd. Stuur hetzelfde nog eens, met dezelfde sleutel.",
    )
    CLOSED = (
        "gesloten",
        503,
        "We kunnen nu niets aannemen",
        ("Er is niets opgeslagen. Stuur hetzelfde over een minuut nog eens, met dezelfde sleutel."),
    )

    def __init__(self, slug: str, status: int, title: str, advice: str) -> None:
        self.slug, self.status, self.title, self.advice = slug, status, title, advice


@dataclass
class Stop(Exception):
    """Answer with this problem instead."""

    kind: Kind
    invalid: Sequence[InvalidParam] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(stop: Stop) -> HttpResponse:
    """The problem as a response."""
    kind = stop.kind
    said: dict[str, Any] = {"type": ROOT + kind.slug, "title": kind.title, "status": kind.status, "detail": kind.advice}
    if stop.invalid:
        said["invalidParams"] = [one.dict() for one in stop.invalid]
    body = json.dumps(said | dict(stop.more), ensure_ascii=False)
    return HttpResponse(body, status=kind.status, content_type=TYPE, headers=dict(stop.headers))


def field_error(name: str, code: str, reason: str) -> Stop:
    """One field that is wrong."""
    return Stop(Kind.FIELDS, [InvalidParam(name=name, code=code, reason=reason)])


REASONS = {
    "missing": ("verplicht", "Dit ontbreekt."),
    "string_type": ("tekst", "Dit moet tekst zijn, tussen aanhalingstekens."),
    "string_unicode": ("tekst", "Hier staat een teken in dat geen geldige tekst is."),
    "string_too_short": ("leeg", "Vul dit in."),
    "string_too_long": ("te-lang", "Dit is te lang; er passen {max_length} tekens in."),
    "string_pattern_mismatch": ("vorm", "Dit heeft niet de vorm die we verwachten."),
    "literal_error": ("keuze", "Kies een van: {expected}."),
    "enum": ("keuze", "Kies een van: {expected}."),
    "extra_forbidden": ("onbekend", "Dit veld kennen we niet; er zou iets verloren gaan."),
    "bool_type": ("ja-of-nee", "Dit moet true of false zijn."),
}


def invalid_params(errors: Iterable[Mapping[str, Any]]) -> list[InvalidParam]:
    """What pydantic found, per field and in Dutch."""
    found = []
    for error in errors:
        code, reason = REASONS.get(str(error["type"]), ("vorm", "Dit klopt niet."))
        about = {name: str(value).replace(" or ", " of ") for name, value in error.get("ctx", {}).items()}
        source, *path = [str(part) for part in error["loc"]]
        name = ".".join(path[1:] if source == "body" else path) or "body"
        found.append(InvalidParam(name=name, code=code, reason=reason.format(**about)))
    return found


def body_of(request: HttpRequest) -> Any:
    """The JSON that was sent; raises `Stop` when it is no JSON, or nested beyond reading."""
    if request.content_type != "application/json":
        raise Stop(Kind.MEDIA)
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Stop(Kind.NOT_READ) from error
