"""What the frame of a public page shows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of `ui/base.html` at the door: the languages, the pages around it, and whether this is the demo."""
    town = request.resolver_match.kwargs.get("municipality", "") if request.resolver_match else ""
    here = f"?gemeente={town}" if town else ""
    return {
        "demo": settings.DEMO,
        "home_url": reverse("door:choose"),
        "languages": _languages(request),
        "translated": get_language() != settings.LANGUAGE_CODE,
        "footer_links": [
            {"url": reverse("door:thread"), "label": gettext("Ik heb al een code")},
            {"url": reverse("door:never"), "label": gettext("Wat Baken nooit doet")},
            {"url": reverse("public:advice") + here, "label": gettext("Wat kun je zelf doen?")},
            {"url": reverse("public:together") + here, "label": gettext("Samen in de buurt")},
            {"url": reverse("public:privacy"), "label": gettext("Wat doen we met je gegevens?")},
            {"url": reverse("public:rights"), "label": gettext("Is er over mij gemeld?")},
            {"url": reverse("public:accessibility"), "label": gettext("Toegankelijkheid")},
        ],
    }


def _languages(request: HttpRequest) -> list[dict[str, Any]]:
    """This same page in each language. An answer to something sent has no such links: they would lose what was typed."""
    if request.method != "GET" or request.resolver_match is None:
        return []
    here = request.get_full_path()
    return [
        {"code": code, "name": name, "url": translate_url(here, code), "is_current": code == get_language()}
        for code, name in settings.LANGUAGES
    ]
