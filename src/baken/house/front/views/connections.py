"""The timeline and the diagram of a dossier, over all rooms."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from baken.ground.privacy.services import Visit, several
from baken.house.front.queries.connections import ACTIVITIES, Connections, connections_of, reach_of
from baken.instruments.ui.diagrams import Node

COLUMNS = ("Wat", "Soort", "Stand", "Hangt aan", "Bron", "Grond", "Wie dit kan zien")


@require_safe
@several(*ACTIVITIES)
def connections(request: HttpRequest, visit: Visit, dossier_id: UUID) -> HttpResponse:
    """What hangs on this dossier and what happened, with source, ground and reach; the drawing and the table say the same."""
    role = request.actor.role  # type: ignore[attr-defined]  # set by the page decorator
    found = connections_of(visit, role, dossier_id, today=timezone.localdate())
    card = found.page.card
    context = {
        "page": found.page,
        "root": Node(str(card.id), f"dossier, {card.kind.label}", card.title),
        "nodes": [
            Node(str(link.id), link.kind, link.title, str(link.under or card.id)) for link in found.links
        ],
        "columns": COLUMNS,
        "rows": _rows(found),
        "moments": found.moments,
        "crumbs": [("Dossiers", reverse("dossiers:list")), (card.title, reverse("dossiers:dossier", args=[card.id])), ("Verband", "")],
    }  # fmt: skip
    return render(request, "front/connections.html", context)


def _rows(found: Connections) -> list[list[object]]:
    titles = {link.id: link.title for link in found.links}
    return [
        [
            {"text": link.title, "url": link.url},
            link.kind,
            link.state,
            titles.get(link.under, "het dossier") if link.under else "het dossier",
            link.source,
            link.ground,
            reach_of(link.shelf),
        ]
        for link in found.links
    ]
