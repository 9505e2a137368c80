"""Pages that everybody may read, at the public door: the register, and what became of each promise of the plan."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from baken.ground.privacy.vocabulary.matrix import register_entries
from baken.journey.intake.services.connection import DoorClosed, call
from baken.journey.intake.services.door import municipalities


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
