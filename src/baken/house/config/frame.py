"""What every page's frame shows: which municipality, who acts, for what, and where they may go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from baken.ground.organisations.queries import municipality_card
from baken.ground.organisations.vocabulary import ROLES, Role
from baken.ground.privacy.vocabulary import Activity
from baken.house.front.queries import navigation, role_sentence


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of `ui/base.html` and `ui/desk.html`; empty hands for a visitor who is not signed in."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"demo": settings.DEMO, "door_url": settings.DOOR_URL}
    return {
        "demo": settings.DEMO,
        "door_url": settings.DOOR_URL,
        "actor": actor,
        "role_name": ROLES[Role(actor.role)].role.label,
        "purpose": Activity(actor.activity).within_sentence,
        "home_url": reverse("front:start"),
        "switch_url": reverse("front:memberships-mine"),
        "sign_out_url": reverse("front:sign-out"),
        "role_sentence": role_sentence(actor),
        "municipality": municipality_card(actor.municipality),
        "nav": navigation(actor, request.path),
    }
