"""The public processing register (AVG 30) and the printed authorisation matrix: both written from the code that enforces them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from baken.ground.organisations.queries import municipalities
from baken.ground.organisations.vocabulary import ROLES
from baken.ground.privacy.queries import retention_in_force
from baken.ground.privacy.services import public_page
from baken.ground.privacy.vocabulary import MATRIX, RETENTION, WHAT_IS_KEPT, Activity, Shelf
from baken.ground.privacy.vocabulary.matrix import COMPARTMENT_OF, register_entries


@public_page("the register is public (AVG 30; brief F2)")
def activities(request: HttpRequest) -> HttpResponse:
    """What is processed, why, on which ground, for how long, and which roles may."""
    today = timezone.localdate()
    towns = [(town.name, retention_in_force(town.code, today)) for town in municipalities()]
    terms = [(WHAT_IS_KEPT[rule.key], rule.kept(), rule.source) for rule in RETENTION.values()]
    return render(request, "front/activities.html", {"entries": register_entries(), "towns": towns, "terms": terms})


@public_page("the matrix names roles, not people")
def matrix(request: HttpRequest) -> HttpResponse:
    """Role by shelf: may see or may act, and during which activity."""
    rows = []
    for shelf in Shelf:
        grants = sorted((g for g in MATRIX if g.shelf == shelf), key=lambda g: (g.role.value, g.activity.value))
        rows += [
            (
                shelf.label,
                COMPARTMENT_OF[shelf].label,
                g.role.label,
                Activity(g.activity).label,
                "zien en doen" if g.act else "zien",
            )
            for g in grants
        ]
    return render(request, "front/matrix.html", {"rows": rows, "roles": ROLES.values()})
