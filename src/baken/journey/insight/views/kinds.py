"""Which kind of area is it? Set by a person, for the own municipality."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from baken.ground.places.queries import areas_of
from baken.ground.places.services import mark_typology
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Shelf, may_act
from baken.instruments.kit.actors import Actor
from baken.journey.insight.forms import AreaKinds
from baken.journey.insight.views.wording import how_to_load


@require_http_methods(["GET", "POST"])
@page(Activity.READ_FIGURES)
def area_kinds(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The areas of the municipality with their kind; who may, changes it."""
    areas = areas_of(actor.municipality)
    form = AreaKinds(areas, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        for code, kind in form.changes().items():
            mark_typology(code=code, kind=kind, by=actor, at=timezone.now())
        return redirect("insight:picture")
    context = {
        "areas": areas,
        "load": how_to_load(actor),
        "form": form,
        "may_mark": may_act(actor.role, actor.activity, Shelf.INSIGHT),
        "columns": ("Gebied", "Soort"),
        "rows": [(area.name, area.typology.label) for area in areas],
    }
    return render(request, "insight/area_kinds.html", context, status=400 if form.errors else 200)
