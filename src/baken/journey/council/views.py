"""The pages of the account: the list, one briefing as a page and as a tagged PDF."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.privacy.services import log_export, page
from baken.ground.privacy.vocabulary import Activity, Shelf
from baken.ground.privacy.vocabulary.matrix import may_act
from baken.instruments.documents.rendering import render as render_document
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.council import queries, services
from baken.journey.council.forms import BriefingForm
from baken.journey.council.vocabulary import PublicationKind


@page(Activity.ACCOUNT)
def briefings(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was composed for the council."""
    return render(request, "council/list.html", {"found": queries.publications(actor), "composes": _composes(actor)})


@require_http_methods(["GET", "POST"])
@page(Activity.ACCOUNT)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Compose a briefing."""
    if not _composes(actor):
        raise Http404
    form = BriefingForm(request.POST or None)
    if form.is_valid():
        try:
            made = services.compose_briefing(
                **form.cleaned_data, today=timezone.localdate(), by=actor, at=timezone.localtime()
            )
            return HttpResponseRedirect(reverse("council:briefing", args=[made]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return render(request, "council/new.html", {"form": form})


@page(Activity.ACCOUNT)
def briefing(request: HttpRequest, actor: Actor, publication_id: UUID) -> HttpResponse:
    """One briefing, or one account."""
    found = _found(actor, publication_id)
    template = "council/briefing.html" if found.kind == PublicationKind.BRIEFING else "council/account.html"
    return render(request, template, {"found": found, "composes": _composes(actor)})


@page(Activity.ACCOUNT)
def briefing_pdf(request: HttpRequest, actor: Actor, publication_id: UUID) -> HttpResponse:
    """The same briefing on one tagged page."""
    found = _found(actor, publication_id)
    if found.kind != PublicationKind.BRIEFING:
        raise Http404
    pdf = render_document("council/briefing.typ", _document(found), at=found.composed_at)
    log_export(actor, "council_publication", [found.id])
    name = f"raadsinformatie-{found.composed_at.date().isoformat()}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


@require_POST
@page(Activity.ACCOUNT)
def publish(request: HttpRequest, actor: Actor, publication_id: UUID) -> HttpResponse:
    """Make a briefing public."""
    if not _composes(actor):
        raise Http404
    _found(actor, publication_id)
    services.publish(publication_id=publication_id, by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("council:briefing", args=[publication_id]))


@require_POST
@page(Activity.ACCOUNT)
def publish_account(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Publish what became of every promise."""
    if not _composes(actor):
        raise Http404
    made = services.publish_account(today=timezone.localdate(), by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("council:briefing", args=[made]))


def _found(actor: Actor, publication_id: UUID) -> queries.PublicationCard:
    found = queries.publication(actor, publication_id)
    if found is None:
        raise Http404
    return found


def _composes(actor: Actor) -> bool:
    return may_act(actor.role, Activity.ACCOUNT.value, Shelf.COUNCIL.value)


def _document(found: queries.PublicationCard) -> dict[str, Any]:
    content = found.content
    day = date_format(date.fromisoformat(content["date"]), "j F Y")
    return {
        "title": found.title,
        "sender": f"Gemeente {content['municipality']}",
        "dateline": f"Raadsinformatie van {day}, over {content['account']['title']} ({content['account']['period']})",
        "footer": f"Gemeente {content['municipality']} · Baken",
        "narrative": content["narrative"],
        "figure": content["figure"] | {"dated": _dated(content["figure"])},
        "perception": content.get("perception", []),
        "indicators": content.get("indicators", []),
        "changes": content.get("changes", {"lines": [], "only_chance": 0}),
        "effects": content["effects"],
        "fictional": content["account"]["fictional"] or content["figure"].get("fictional", False),
        "priorities": [
            {
                "title": priority["title"],
                "goals": [goal["text"] for goal in priority["goals"]],
                "promises": len(priority["promises"]),
                "tally": _tally(priority["promises"]),
            }
            for priority in content["account"]["priorities"]
        ],
    }


def _dated(figure: dict[str, Any]) -> str:
    """In words; what was composed before that was so holds the bare date."""
    return str(figure.get("dated") or f"peildatum {figure.get('reference_date', '')}")


def _tally(promises: list[dict[str, Any]]) -> str:
    counted: dict[str, int] = {}
    for promise in promises:
        counted[promise["result_label"]] = counted.get(promise["result_label"], 0) + 1
    return ", ".join(f"{number} {label.lower()}" for label, number in counted.items())
