"""The list of decisions, starting one, its page, and writing its content."""

from dataclasses import fields
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.decisions import queries, services
from baken.journey.decisions.forms import ContentForm, PrepareForm
from baken.journey.decisions.views.verbs import verbs_for
from baken.journey.dossiers.queries import dossier_card, dossier_list

LANES = {
    "voorbereiden": ("In voorbereiding", ("preparing", "intention", "views", "asked_back")),
    "voorgelegd": ("Ligt ter besluit", ("submitted",)),
    "besloten": ("Besloten en lopend", ("decided", "published", "objection", "interim_relief", "appeal", "final")),
    "alles": ("Alles", ()),
}


@page(Activity.PREPARE_DECISIONS)
def decisions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Decisions by where they stand, newest first."""
    lane = request.GET.get("lijst", "voorbereiden")
    lane = lane if lane in LANES else "voorbereiden"
    before = _id(request.GET.get("voor", ""))
    lines = queries.decision_lines(actor, states=LANES[lane][1], before=before)
    here = reverse("decisions:list")
    older = f"{here}?{urlencode({'lijst': lane, 'voor': lines[-1].decision_id})}" if len(lines) == queries.PAGE else ""
    tabs = [
        {"label": label, "url": f"{here}?{urlencode({'lijst': code})}", "current": code == lane}
        for code, (label, _) in LANES.items()
    ]
    return render(request, "decisions/list.html", {"lines": lines, "tabs": tabs, "older": older})


@page(Activity.PREPARE_DECISIONS)
def prepare(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Start a decision about a dossier."""
    found, _ = dossier_list(actor)
    choices = [(str(card.id), card.title) for card in found]
    wanted = _id(request.GET.get("dossier", ""))
    if wanted is not None and str(wanted) not in dict(choices):
        choices.insert(0, (str(wanted), dossier_card(actor, wanted).title))
    form = PrepareForm(request.POST or None, dossiers=choices, initial={"dossier": str(wanted) if wanted else None})
    if form.is_valid():
        data = form.cleaned_data
        about = dossier_card(actor, data["dossier"])
        try:
            made = services.prepare(
                dossier_id=about.id,
                instrument=data["instrument"],
                organ=data["organ"],
                content=services.Content(title=data["title"], area=about.area, address=about.address or about.place),
                by=actor,
                at=timezone.localtime(),
            )
            return HttpResponseRedirect(reverse("decisions:decision", args=[made]))
        except Refused as refusal:
            form.add_error("organ", refusal.verdict.sentence)
    context = {"form": form, "none": not choices}
    return render(request, "decisions/prepare.html", context, status=422 if form.is_bound else 200)


@page(Activity.PREPARE_DECISIONS)
def decision(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """One decision: what it says, what is missing, its terms, its history."""
    card = queries.decision_card(actor, decision_id, today=timezone.localdate())
    return render(request, "decisions/decision.html", {"card": card, "verbs": verbs_for(card)})


@page(Activity.PREPARE_DECISIONS)
def revise(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Write the content of a decision."""
    card = queries.decision_card(actor, decision_id, today=timezone.localdate())
    names = [field.name for field in fields(services.Content)]
    seen_at = card.decision.revised_at.isoformat() if card.decision.revised_at else ""
    initial = {name: getattr(card.decision, name) for name in names} | {"seen_at": seen_at}
    form = ContentForm(request.POST or None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            services.revise(
                decision_id=decision_id,
                content=services.Content(**{name: data[name] for name in names}),
                seen_at=_moment(data["seen_at"]),
                by=actor,
                at=timezone.localtime(),
            )
            return HttpResponseRedirect(reverse("decisions:decision", args=[decision_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"card": card, "form": form}
    return render(request, "decisions/revise.html", context, status=422 if form.is_bound else 200)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
