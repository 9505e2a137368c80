"""Around every page: the session's visit, the refusal that explains itself, strict headers, a clear page when the database is away."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from baken.ground.privacy.services import NotAllowed, NotSignedIn, Visit
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Conflict, Refused

Respond = Callable[[HttpRequest], HttpResponse]
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Headers:
    """Strict headers on every answer; pages of staff are never cached."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class Outage:
    """The database is away: one clear page, and what was typed stays on the screen of who typed it."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, OperationalError | InterfaceError):
            typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
            return render(request, "front/outage.html", {"typed": typed}, status=503)
        return None


class Visits:
    """Read the session cookie; refuse every view that declares nothing; turn refusals into pages that say why."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.visit = read_visit(request)  # type: ignore[attr-defined]  # read by the page decorators
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if getattr(view, "activities", None) is None and not getattr(view, "public", ""):
            return render(request, "front/undeclared.html", status=403)
        visit = request.visit  # type: ignore[attr-defined]  # set above
        if visit is not None and request.resolver_match is not None:
            request.visit = Visit(visit.token, visit.membership, request.resolver_match.view_name)  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotSignedIn):
            return HttpResponseRedirect(f"{reverse('front:sign-in')}?{urlencode({'verder': request.path})}")
        if isinstance(error, NotAllowed):
            activity = Activity(error.activity).within_sentence
            return render(request, "front/refused.html", {"activity": activity}, status=403)
        if isinstance(error, ObjectDoesNotExist):  # what is out of your reach does not exist
            return render(request, "front/not_found.html", status=404)
        if isinstance(error, Refused):
            return render(request, "front/refused.html", {"sentence": error.verdict.sentence}, status=409)
        if isinstance(error, Conflict):
            typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
            return render(request, "front/conflict.html", {"sentence": str(error), "typed": typed}, status=409)
        if isinstance(error, DatabaseError):
            return self._refused_by_the_database(request, error)
        return None

    def _refused_by_the_database(self, request: HttpRequest, error: DatabaseError) -> HttpResponse | None:
        """The last line of defence spoke: say it as a page, and let a real fault be a fault."""
        state = getattr(error.__cause__, "sqlstate", "")
        if state == "BK404":
            return render(request, "front/not_found.html", status=404)
        if state in {"BK409", "BK422", "23505"}:  # moved meanwhile, no such move from here, done already
            typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
            return render(request, "front/conflict.html", {"sentence": "", "typed": typed}, status=409)
        if state == "42501" or "did not affect any rows" in str(error):  # seen, but not yours to write
            sentence = "Jij mag dit lezen, maar niet wijzigen. Er is niets veranderd."
            return render(request, "front/refused.html", {"sentence": sentence}, status=403)
        return None


def read_visit(request: HttpRequest) -> Visit | None:
    """The visit in the session cookie `token.membership`, or None when there is none or it is not well-formed."""
    token, _, membership = request.COOKIES.get(settings.SESSION_COOKIE, "").partition(".")
    try:
        return Visit(token, UUID(membership)) if token else None
    except ValueError:
        return None
