"""The emergency card: to print every Monday, for when Baken itself is down (architecture 6)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from baken.ground.organisations.queries import colleagues
from baken.ground.privacy.services import Visit, acting, several
from baken.ground.privacy.vocabulary import Activity
from baken.house.front.queries import BOARD, sections

_ASKED = tuple(dict.fromkeys((Activity.WORK, *(activity for _, activity, _ in BOARD))))
ON_CALL = ("mayor", "deputy_mayor", "safety_adviser", "lawyer", "case_director", "ciso", "privacy_officer")


@several(*_ASKED)
def card(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Who to call, and your own open terms, on paper."""
    actor = request.actor  # type: ignore[attr-defined]  # set by the page decorator
    with acting(visit, Activity.WORK) as viewer:
        people = colleagues(viewer, roles=ON_CALL)
    found = sections(visit, actor.role, today=timezone.localdate())
    return render(request, "front/fallback.html", {"people": people, "sections": found, "today": timezone.localdate()})
