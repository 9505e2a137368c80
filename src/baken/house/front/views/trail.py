"""What the log says: to oneself, and to those who guard privacy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.ground.trail.queries import own_looks
from baken.instruments.kit.actors import Actor


@page(Activity.READ_OWN_LOG)
def my_looks(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was recorded about one's own looks, newest first."""
    before = request.GET.get("voor", "")
    lines = own_looks(actor, before=int(before) if before.isdecimal() else None)
    activities = dict(Activity.choices)
    shown = [(line, activities.get(line.activity, line.activity)) for line in lines]
    older = f"?voor={lines[-1].seq}" if len(lines) == 50 else ""
    return render(request, "front/my_looks.html", {"lines": shown, "older": older})
