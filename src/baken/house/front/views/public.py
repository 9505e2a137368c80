"""Pages that everybody may read, at the public door: advice, rights, privacy, accessibility, the register, the promises."""

import tomllib
from datetime import timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext

from baken.ground.privacy.vocabulary.matrix import register_entries
from baken.ground.topics.queries import catalogue_of
from baken.ground.topics.vocabulary import Entrance
from baken.journey.intake.services.catalogue import catalogue
from baken.journey.intake.services.connection import DoorClosed, call, door_setting
from baken.journey.intake.services.door import municipalities

ACCESSIBILITY = Path(__file__).parents[1] / "accessibility.toml"
SECURITY_DAYS = 180
"""How long a security.txt is good for; RFC 9116 advises less than a year."""


def advice(request: HttpRequest) -> HttpResponse:
    """What somebody can do themselves, per topic, with who can help (C23); in the words of a municipality when one is named."""
    language = get_language() or settings.LANGUAGE_CODE
    town = request.GET.get("gemeente", "")
    towns = dict(_towns()) if town else {}
    if town and towns and town not in towns:
        raise Http404
    known = catalogue(town, language) if town else catalogue_of((), language)
    cards = [
        {
            "label": one.label,
            "steps": one.advice,
            "channels": known.channels_of(one),
            "open": one.code == request.GET.get("onderwerp"),
        }
        for entrance in Entrance
        for one in known.behind(entrance)
        if one.advice
    ]
    return render(request, "front/public_advice.html", {"advice": cards})


def together(request: HttpRequest) -> HttpResponse:
    """What residents do together in a municipality, as staff keep the list at /onderwerpen (C78)."""
    try:
        names = dict(municipalities())
    except DoorClosed:
        return render(request, "front/public_outage.html", status=503)
    chosen = request.GET.get("gemeente", "")
    if chosen and chosen not in names:
        raise Http404
    found = catalogue(chosen, get_language() or settings.LANGUAGE_CODE).initiatives() if chosen else ()
    context = {"municipalities": sorted(names.items(), key=lambda pair: pair[1]), "chosen": names.get(chosen, "")}
    return render(request, "front/public_together.html", context | {"initiatives": found})


def rights(request: HttpRequest) -> HttpResponse:
    """Is there a report about me? What one may ask under AVG 12-22, how, and what may be refused (UAVG 41)."""
    return render(request, "front/public_rights.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What happens with a resident's data, in plain words, with the way into the register (AVG 13, 14)."""
    return render(request, "front/public_privacy.html", {"entries": register_entries()})


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, from the facts in `accessibility.toml`."""
    facts = _accessibility()
    shown = facts | {part: [gettext(one["text"]) for one in facts[part]] for part in ("checked", "lacking")}
    return render(request, "front/public_accessibility.html", {"facts": shown, "version": version("baken")})


def security(request: HttpRequest) -> HttpResponse:
    """security.txt (RFC 9116); without an address to write to (`BAKEN_SECURITY_CONTACT`) there is none."""
    contact = door_setting("SECURITY_CONTACT")
    if not contact:
        raise Http404
    until = (timezone.now() + timedelta(days=SECURITY_DAYS)).strftime("%Y-%m-%dT00:00:00Z")
    lines = (f"Contact: {contact}", f"Expires: {until}", "Preferred-Languages: nl, en")
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")


def _towns() -> list[tuple[str, str]]:
    """The municipalities behind this door; none can be named while the database is away."""
    try:
        return municipalities()
    except DoorClosed:
        return []


@cache
def _accessibility() -> dict[str, Any]:
    return tomllib.loads(ACCESSIBILITY.read_text(encoding="utf-8"))


def activities(request: HttpRequest) -> HttpResponse:
    """What is processed, why, on which ground, for how long, and which roles may."""
    return render(request, "front/activities.html", {"entries": register_entries()})


def promises(request: HttpRequest) -> HttpResponse:
    """Choose your municipality, and see what became of every promise; unknown says so."""
    try:
        names = dict(municipalities())
        chosen = request.GET.get("gemeente", "")
        if chosen and chosen not in names:
            raise Http404
        rows = call("SELECT title, content, published_at FROM door.account(%s)", [chosen]) if chosen else []
    except DoorClosed:
        return render(request, "front/public_outage.html", status=503)
    account = {"title": rows[0][0], "content": rows[0][1], "published_at": rows[0][2]} if rows else None
    context = {"municipalities": sorted(names.items(), key=lambda pair: pair[1]), "chosen": chosen, "found": account}
    return render(request, "front/promises.html", {**context, "name": names.get(chosen, "")})
