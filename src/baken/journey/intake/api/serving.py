"""What every answer of the API has: its version, a tag on what is read, a problem where there is no such method."""

import json
from collections.abc import Callable
from functools import cache, wraps
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags

from baken.journey.intake.api import document
from baken.journey.intake.api.endpoints import api
from baken.journey.intake.api.problems import Kind, Stop, answer

View = Callable[..., HttpResponse]
SECRET = frozenset({"Ontvangstcode"})
"""Answers to these headers are for one person; everything else that is read is public, for any website."""


def around(view: View) -> View:
    """Around each operation. HEAD is GET without its body; OPTIONS says what there is."""

    @wraps(view)
    def served(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        response = view(request, *args, **kwargs)
        if response.status_code == 405:
            allow = response.headers["Allow"]
            response = answer(Stop(Kind.METHOD, headers={"Allow": allow}))
            if asked == "OPTIONS":
                response = HttpResponse(status=204, headers={"Allow": allow})
        elif request.method == "GET" and response.status_code == 200:
            response = _tagged(request, response)
        response.headers["API-Version"] = document.VERSION
        response.headers["Vary"] = "Ontvangstcode"
        if not SECRET & set(request.headers):
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    served.csrf_exempt = True  # type: ignore[attr-defined] # no cookie here, so nothing to forge
    return served


def describe(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    if request.method != "GET":
        return HttpResponse(status=405, headers={"Allow": "GET"})
    return HttpResponse(_document(), content_type="application/json")


def unknown(request: HttpRequest) -> HttpResponse:
    """No such address."""
    return answer(Stop(Kind.NOT_THERE))


@cache
def _document() -> str:
    return json.dumps(document.described(api), ensure_ascii=False)


def _tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    tag = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
    wanted = parse_etags(request.headers.get("If-None-Match", ""))
    if tag in wanted or "*" in wanted:
        response = HttpResponseNotModified()
    response.headers["ETag"] = tag
    return response
