"""The second factor: a time code or a passkey; and sign-in by the municipality's own identity provider."""

import json
from base64 import b64decode, b64encode
from pathlib import Path
from uuid import UUID

import requests
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from webauthn.helpers.exceptions import WebAuthnException

from baken.ground.organisations.services import passkeys, session_account
from baken.ground.organisations.services.credentials import check_time_code
from baken.ground.organisations.services.oidc import Provider, ProviderAway, begin, finish
from baken.ground.organisations.vocabulary import SignInMethod
from baken.ground.privacy.services import public_page
from baken.house.front.forms import TimeCodeForm
from baken.house.front.views.signing_in import HALF, half, keep_half, signed_in_response


@require_http_methods(["GET", "POST"])
@public_page("between the two factors")
def second_factor(request: HttpRequest) -> HttpResponse:
    """The code of the authenticator app; with a passkey the browser offers that."""
    kept = half(request)
    if kept is None or "account" not in kept:
        return HttpResponseRedirect(reverse("front:sign-in"))
    account = UUID(kept["account"])
    form = TimeCodeForm(request.POST or None)
    if form.is_valid():
        if check_time_code(account_id=account, code=form.cleaned_data["code"], at=timezone.localtime()):
            return signed_in_response(account, SignInMethod.TOTP, kept.get("onward", "/"))
        form.add_error("code", "Deze code klopt niet, of is al gebruikt. Wacht op de volgende en probeer het opnieuw.")
    options, challenge = "", b""
    if passkeys.has_passkey(account_id=account):
        options, challenge = passkeys.authentication_options(account_id=account, site=_site(request))
    response = render(request, "front/second_factor.html", {"form": form, "options": options})
    return keep_half(response, {**kept, "challenge": b64encode(challenge).decode()})


@require_POST
@public_page("between the two factors")
def passkey(request: HttpRequest) -> HttpResponse:
    """What the browser signed with the passkey."""
    kept = half(request)
    if kept is None or "account" not in kept:
        return HttpResponseRedirect(reverse("front:sign-in"))
    account = UUID(kept["account"])
    try:
        answer = json.loads(request.POST.get("answer", ""))
        passed = passkeys.authenticate(
            account_id=account,
            answer=answer,
            challenge=b64decode(kept.get("challenge", "")),
            site=_site(request),
            origin=_origin(request),
        )
    except (ValueError, TypeError, WebAuthnException):
        passed = False
    if not passed:
        return HttpResponseRedirect(reverse("front:second-factor"))
    return signed_in_response(account, SignInMethod.PASSKEY, kept.get("onward", "/"))


@require_http_methods(["GET", "POST"])
@public_page("one's own passkey, over the sign-in role")
def my_passkey(request: HttpRequest) -> HttpResponse:
    """Make a passkey for one's own account."""
    visit = request.visit  # type: ignore[attr-defined]  # set by the Visits middleware
    account = session_account(token=visit.token, at=timezone.localtime()) if visit else None
    if account is None:
        return HttpResponseRedirect(reverse("front:sign-in"))
    kept = half(request) or {}
    if request.method == "POST":
        try:
            passkeys.register(
                account_id=account,
                answer=json.loads(request.POST.get("answer", "")),
                challenge=b64decode(kept.get("challenge", "")),
                site=_site(request),
                origin=_origin(request),
            )
        except (ValueError, TypeError, WebAuthnException):
            return render(request, "front/my_passkey.html", {"failed": True}, status=422)
        return HttpResponseRedirect(reverse("front:start"))
    options, challenge = passkeys.registration_options(account_id=account, site=_site(request))
    response = render(request, "front/my_passkey.html", {"options": options})
    return keep_half(response, {"challenge": b64encode(challenge).decode()})


@require_GET
@public_page("to the municipality's own sign-in")
def oidc_begin(request: HttpRequest) -> HttpResponse:
    """Go to the identity provider."""
    address, kept = begin(_provider(request))
    return keep_half(HttpResponseRedirect(address), kept)


@require_GET
@public_page("back from the municipality's own sign-in")
def oidc_return(request: HttpRequest) -> HttpResponse:
    """Back from the identity provider."""
    kept = half(request) or {}
    try:
        account = finish(
            _provider(request),
            code=request.GET.get("code", ""),
            state=request.GET.get("state", ""),
            kept=kept,
            web=requests.Session(),
            at=timezone.localtime(),
        )
    except ProviderAway as error:
        response = render(request, "front/sign_in_failed.html", {"sentence": str(error)}, status=422)
        response.delete_cookie(HALF)
        return response
    if account is None:
        sentence = "Je hebt nog geen rol in Baken. Vraag de beheerder van je gemeente om toegang."
        return render(request, "front/sign_in_failed.html", {"sentence": sentence}, status=403)
    return signed_in_response(account, SignInMethod.OIDC, "/")


def _provider(request: HttpRequest) -> Provider:
    given = settings.OIDC
    if not given["issuer"]:
        raise Http404
    return Provider(
        issuer=given["issuer"],
        client_id=given["client_id"],
        private_key=Path(given["private_key"]).read_text(encoding="ascii"),
        authorize_url=given["authorize_url"],
        token_url=given["token_url"],
        jwks_url=given["jwks_url"],
        redirect_url=request.build_absolute_uri(reverse("front:oidc-return")),
    )


def _site(request: HttpRequest) -> str:
    return request.get_host().partition(":")[0]


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
