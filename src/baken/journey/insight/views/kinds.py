"""Which kind of area is it? Set by a person, one area at a time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from baken.ground.places.queries import areas_of
from baken.ground.places.services import mark_typology
from baken.ground.places.vocabulary import Typology
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Shelf, may_act
from baken.instruments.kit.actors import Actor
from baken.journey.insight.forms import AreaKind


@require_http_methods(["GET", "POST"])
@page(Activity.READ_FIGURES)
def area_kinds(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The areas of the municipality with their kind; who may, changes it."""
    refused = request.method == "POST"
    if request.method == "POST":
        form = AreaKind(request.POST)
        if form.is_valid():
            kind = Typology(form.cleaned_data["soort"])
            mark_typology(code=form.cleaned_data["gebied"], kind=kind, by=actor, at=timezone.now())
            return redirect(reverse("insight:area-kinds") + f"#{form.cleaned_data['gebied']}")
    rows = [
        (area, AreaKind(initial={"gebied": area.code, "soort": area.typology}, auto_id=f"{area.code}_%s"))
        for area in areas_of(actor.municipality)
    ]
    return render(
        request,
        "insight/area_kinds.html",
        {"rows": rows, "may_mark": may_act(actor.role, actor.activity, Shelf.INSIGHT), "refused": refused},
        status=400 if refused else 200,
    )
