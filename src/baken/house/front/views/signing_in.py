"""Sign in, choose in which membership to act, sign out. In the demo one click signs in as somebody of the cast."""

from itertools import groupby
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.organisations.queries import municipalities
from baken.ground.organisations.services import close_session, memberships_of, open_session, session_account
from baken.ground.organisations.services.credentials import Locked, check_first_factor
from baken.ground.organisations.services.sessions import MembershipChoice
from baken.ground.organisations.vocabulary import SignInMethod
from baken.ground.privacy.services import public_page
from baken.house.front.forms import SignInForm

HALF = "baken_half"
HALF_SECONDS = 300
LOOPBACK = {"127.0.0.1", "::1"}
PROXIED = {"HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP"}


@require_http_methods(["GET", "POST"])
@public_page("nobody is signed in yet")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The way in: in the demo its cast, else a work account, or e-mail address and password."""
    onward = safe_onward(request.GET.get("verder", ""))
    if not demo_here(request) or request.GET.get("met") == "wachtwoord":
        return first_factor(request, onward)
    cast = memberships_of(account_id=None, at=timezone.localtime())
    names = {card.code: card.name for card in municipalities()}
    return render(request, "front/demo_cast.html", {"groups": _by_municipality(cast, names), "onward": onward})


@require_POST
@public_page("demo only: signs in as a fictional person")
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """One click in the demo: a session as this fictional person."""
    if not demo_here(request):
        raise Http404
    now = timezone.localtime()
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
    now = timezone.localtime()
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


def first_factor(request: HttpRequest, onward: str) -> HttpResponse:
    """E-mail address and password; right or wrong says nothing about who has an account."""
    form = SignInForm(request.POST or None)
    if form.is_valid():
        found = check_first_factor(**form.cleaned_data, at=timezone.localtime())
        if isinstance(found, Locked):
            moment = date_format(timezone.localtime(found.until), "H:i")
            form.add_error(None, f"Te vaak geprobeerd. Probeer het na {moment} opnieuw.")
        elif found is None:
            form.add_error(None, "Dit klopt niet. Kijk je e-mailadres en wachtwoord na en probeer het opnieuw.")
        else:
            response = HttpResponseRedirect(reverse("front:second-factor"))
            return keep_half(response, {"account": str(found), "onward": onward})
    return render(request, "front/sign_in.html", {"form": form, "oidc": bool(settings.OIDC["issuer"])})


def signed_in_response(account: UUID, method: SignInMethod, onward: str) -> HttpResponse:
    """Open the session and go on, in the first membership; without any membership there is nothing to enter."""
    now = timezone.localtime()
    mine = memberships_of(account_id=account, at=now)
    if not mine:
        raise Http404
    target = onward if len(mine) == 1 else reverse("front:memberships-mine")
    token = open_session(account_id=account, method=method, at=now)
    response = with_session(HttpResponseRedirect(target), token, mine[0].membership_id)
    response.delete_cookie(HALF)
    return response


def keep_half(response: HttpResponse, kept: dict[str, str]) -> HttpResponse:
    """Keep what lies between the two factors in a signed cookie that lives five minutes."""
    response.set_cookie(
        HALF,
        signing.dumps(kept, salt=HALF),
        httponly=True,
        secure=settings.SECURE_COOKIES,
        samesite="Lax",
        max_age=HALF_SECONDS,
    )
    return response


def half(request: HttpRequest) -> dict[str, str] | None:
    """What was kept, or None when it is gone, changed or too old."""
    try:
        kept: dict[str, str] = signing.loads(request.COOKIES.get(HALF, ""), salt=HALF, max_age=HALF_SECONDS)
    except signing.BadSignature:
        return None
    return kept


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
    direct = not PROXIED & request.META.keys()
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
    groups = [
        (names.get(code, code), list(group)) for code, group in groupby(ordered, key=lambda choice: choice.municipality)
    ]
    return sorted(groups, key=lambda group: -len(group[1]))
