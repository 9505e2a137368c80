"""What the API says of itself: OpenAPI 3.1 from the same types, finished to the NL API Design Rules."""

from functools import cache
from typing import Any

from ninja import NinjaAPI

from baken.journey.intake.api.problems import TYPE, Kind, Problem

VERSION = "1.0.0"
PREFIX = "/api/v1"
ABOUT: dict[str, Any] = {
    "title": "Meldpunt van Baken",
    "version": VERSION,
    "description": "Een melding doen bij het meldpunt van een gemeente, en later lezen hoe het staat. "
    "Niet dag en nacht gelezen: bij gevaar 112.",
    "servers": [{"url": PREFIX}],
    "openapi_extra": {
        "info": {
            "contact": {"name": "Baken", "url": "https://code.baken.example/baken", "email": "api@baken.example"},
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "tags": [
            {"name": "melden", "description": "Een melding doen."},
            {"name": "draad", "description": "Lezen en antwoorden met de ontvangstcode."},
            {"name": "keuzes", "description": "Waaruit te kiezen is."},
        ],
    },
}

_ALWAYS = (Kind.FIELDS, Kind.METHOD, Kind.FAULT, Kind.CLOSED)
_WITH_BODY = (Kind.NOT_READ, Kind.TOO_LARGE, Kind.MEDIA, Kind.REUSED)
_OPERATIONS = {
    "meldingDoen": (*_WITH_BODY, Kind.KEY, Kind.TOO_OFTEN),
    "draadLezen": (Kind.UNKNOWN_CODE, Kind.TOO_OFTEN),
    "draadIntrekken": (Kind.UNKNOWN_CODE, Kind.TOO_OFTEN),
    "draadAntwoorden": (*_WITH_BODY, Kind.UNKNOWN_CODE, Kind.ENDED, Kind.TOO_OFTEN),
}
_VERSION_HEADER = {
    "API-Version": {"description": "De volledige versie.", "schema": {"type": "string", "examples": [VERSION]}}
}
_TAG_HEADER = {"ETag": {"description": "Kenmerk van deze inhoud.", "schema": {"type": "string"}}}


def described(api: NinjaAPI) -> dict[str, Any]:
    """The OpenAPI document of these operations."""
    return _described(api)


@cache
def _described(api: NinjaAPI) -> dict[str, Any]:
    found: dict[str, Any] = {**api.get_openapi_schema(path_prefix="")}
    found["components"]["schemas"] |= _schemas_of_problems()
    found["components"]["headers"] = _VERSION_HEADER | _TAG_HEADER
    found["components"]["securitySchemes"] = {
        "sleutel": {
            "type": "http",
            "scheme": "bearer",
            "description": "De sleutel van een systeem dat meldingen overdraagt. Zonder sleutel melden mag ook, met minder per uur.",
        }
    }
    found["paths"]["/meldingen"]["post"]["security"] = [{}, {"sleutel": []}]
    found["paths"]["/openapi.json"] = _itself()
    for operations in found["paths"].values():
        for method, operation in operations.items():
            operation["responses"] = _responses(operation, is_read=method == "get")
            for parameter in operation.get("parameters", ()):
                parameter.pop("examples", None)  # as a list they stand in its schema; here OpenAPI wants a map
            if method == "get":
                operation.setdefault("parameters", []).append(_IF_NONE_MATCH)
    return found


def _responses(operation: dict[str, Any], *, is_read: bool) -> dict[str, Any]:
    """What it can answer: the version on every good answer, a tag on what is read, a problem for all else."""
    names = ["API-Version", *(["ETag"] if is_read else [])]
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    good = {str(status): response | {"headers": headers} for status, response in operation["responses"].items()}
    if is_read:
        good["304"] = {"description": "Niet veranderd sinds If-None-Match", "headers": headers}
    kinds: dict[str, list[str]] = {}
    for kind in (*_ALWAYS, *_OPERATIONS.get(operation["operationId"], ())):
        kinds.setdefault(str(kind.status), []).append(kind.title)
    content = {TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    bad = {status: {"description": "; ".join(titles), "content": content} for status, titles in sorted(kinds.items())}
    return good | bad


def _schemas_of_problems() -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    inner: dict[str, Any] = schema.pop("$defs")
    schema["required"] = ["type", "title", "status", "detail"]
    return inner | {"Problem": schema}


def _itself() -> dict[str, Any]:
    return {
        "get": {
            "operationId": "beschrijvingLezen",
            "summary": "Deze beschrijving",
            "description": "De OpenAPI-beschrijving van deze API.",
            "tags": ["keuzes"],
            "responses": {
                "200": {"description": "OK", "content": {"application/json": {"schema": {"type": "object"}}}}
            },
        }
    }


_IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "Het ETag van de vorige keer; is er niets veranderd, dan komt er een 304.",
    "schema": {"type": "string", "maxLength": 200},
}
