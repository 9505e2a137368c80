"""Sign in, choose in which membership to act, sign out. In the demo one click signs in as somebody of the cast."""

from datetime import UTC, datetime
from itertools import groupby
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.organisations.queries import municipalities
from baken.ground.organisations.services import close_session, memberships_of, open_session, session_account
from baken.ground.organisations.services.sessions import MembershipChoice
from baken.ground.organisations.vocabulary import SignInMethod
from baken.ground.privacy.services import public_page

LOOPBACK = {"127.0.0.1", "::1"}


@public_page("nobody is signed in yet")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The way in: the cast of the demo."""
    onward = safe_onward(request.GET.get("verder", ""))
    if not demo_here(request):
        return render(request, "front/sign_in.html", {"onward": onward})
    cast = memberships_of(account_id=None, at=datetime.now(UTC))
    names = {card.code: card.name for card in municipalities()}
    return render(request, "front/demo_cast.html", {"groups": _by_municipality(cast, names), "onward": onward})


@require_POST
@public_page("demo only: signs in as a fictional person")
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """One click in the demo: a session as this fictional person."""
    if not demo_here(request):
        raise Http404
    now = datetime.now(UTC)
    try:
        wanted = UUID(request.POST.get("membership", ""))
    except ValueError as error:
        raise Http404 from error
    choice = next((m for m in memberships_of(account_id=None, at=now) if m.membership_id == wanted), None)
    if choice is None:
        raise Http404
    token = open_session(account_id=choice.account_id, method=SignInMethod.DEMO, at=now)
    return with_session(HttpResponseRedirect(safe_onward(request.POST.get("verder", ""))), token, choice.membership_id)


@require_http_methods(["GET", "POST"])
@public_page("shows a person only their own memberships, over the sign-in role")
def my_memberships(request: HttpRequest) -> HttpResponse:
    """Choose in which role and municipality to act; rights never add up."""
    visit = request.visit  # type: ignore[attr-defined]  # set by the Visits middleware
    now = datetime.now(UTC)
    account = session_account(token=visit.token, at=now) if visit else None
    if visit is None or account is None:
        return HttpResponseRedirect(reverse("front:sign-in"))
    mine = memberships_of(account_id=account, at=now)
    if request.method == "POST":
        for choice in mine:
            if str(choice.membership_id) == request.POST.get("membership"):
                return with_session(HttpResponseRedirect(reverse("front:start")), visit.token, choice.membership_id)
        raise Http404
    names = {card.code: card.name for card in municipalities()}
    return render(request, "front/my_memberships.html", {"groups": _by_municipality(mine, names)})


@require_POST
@public_page("ends one's own session")
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    visit = request.visit  # type: ignore[attr-defined]  # set by the Visits middleware
    if visit is not None:
        close_session(token=visit.token)
    response = HttpResponseRedirect(reverse("front:sign-in"))
    response.delete_cookie(settings.SESSION_COOKIE)
    return response


def with_session(response: HttpResponse, token: str, membership: UUID) -> HttpResponse:
    """Put the session and the chosen membership in the cookie."""
    response.set_cookie(
        settings.SESSION_COOKIE,
        f"{token}.{membership}",
        httponly=True,
        secure=settings.SECURE_COOKIES,
        samesite="Lax",
        max_age=36_000,
    )
    return response


def demo_here(request: HttpRequest) -> bool:
    """Demo mode, and asked from this machine itself without a proxy between."""
    direct = "HTTP_X_FORWARDED_FOR" not in request.META and "HTTP_FORWARDED" not in request.META
    return bool(settings.DEMO and direct and request.META.get("REMOTE_ADDR") in LOOPBACK)


def safe_onward(path: str) -> str:
    """A path on this site to go on to; anything else becomes the start page."""
    parts = urlsplit(path)
    local = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if local else "/"


def _by_municipality(
    choices: list[MembershipChoice], names: dict[str, str]
) -> list[tuple[str, list[MembershipChoice]]]:
    ordered = sorted(choices, key=lambda choice: names.get(choice.municipality, choice.municipality))
    return [
        (names.get(code, code), list(group)) for code, group in groupby(ordered, key=lambda choice: choice.municipality)
    ]
