"""The list of inspections, starting one, its page, and writing its plan."""

from dataclasses import fields
from datetime import date, datetime
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
from baken.journey.decisions.queries import summaries
from baken.journey.decisions.vocabulary import IN_FORCE
from baken.journey.dossiers.queries import dossier_list
from baken.journey.inspections import queries, services
from baken.journey.inspections.forms import DraftForm, PlanForm
from baken.journey.inspections.views.verbs import verbs_for
from baken.journey.inspections.vocabulary import InspectionState

S = InspectionState
LANES = {
    "voorbereiden": ("In voorbereiding", (S.IDEA, S.PREPARATION, S.APPROVAL)),
    "gepland": ("Gepland en bezig", (S.PLANNED, S.BRIEFING, S.UNDER_WAY, S.DEBRIEFING)),
    "opvolging": ("Opvolging", (S.FOLLOW_UP,)),
    "klaar": ("Klaar", (S.CLOSED, S.CALLED_OFF)),
}


@page(Activity.PLAN_INSPECTIONS)
def inspections(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Inspections by where they stand; beside the count stands what was found, nothing included (C42)."""
    lane = request.GET.get("lijst", "voorbereiden")
    lane = lane if lane in LANES else "voorbereiden"
    before = identifier(request.GET.get("voor", ""))
    lines = queries.inspection_lines(actor, states=LANES[lane][1], before=before)
    here = reverse("inspections:list")
    older = (
        f"{here}?{urlencode({'lijst': lane, 'voor': lines[-1].inspection_id})}" if len(lines) == queries.PAGE else ""
    )
    tabs = [
        {"label": label, "url": f"{here}?{urlencode({'lijst': code})}", "current": code == lane}
        for code, (label, _) in LANES.items()
    ]
    this_year = date(timezone.localdate().year, 1, 1)
    context = {"lines": lines, "tabs": tabs, "older": older, "tally": queries.tally(actor, since=this_year)}
    return render(request, "inspections/list.html", context)


@page(Activity.PLAN_INSPECTIONS)
def draft(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Start preparing an inspection."""
    found, _ = dossier_list(actor)
    decided = [one for one in summaries(actor, states=IN_FORCE) if one.instrument == "joint_inspection"]
    form = DraftForm(
        request.POST or None,
        dossiers=[(str(card.id), card.title) for card in found],
        decisions=[(str(one.decision_id), one.title) for one in decided],
        initial={"dossier_id": request.GET.get("dossier", ""), "decision_id": request.GET.get("besluit", "")},
    )
    if form.is_valid():
        data = form.cleaned_data
        about = next((card for card in found if card.id == data["dossier_id"]), None)
        made = services.draft(
            plan=services.Plan(data["object_type"], data["address"], area=about.area if about else ""),
            dossier_id=data["dossier_id"],
            decision_id=data["decision_id"],
            by=actor,
            at=timezone.localtime(),
        )
        return HttpResponseRedirect(reverse("inspections:inspection", args=[made]))
    return render(request, "inspections/draft.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Activity.PLAN_INSPECTIONS)
def inspection(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """One inspection: its substantiation, what is missing, approvals, findings."""
    card = queries.inspection_card(actor, inspection_id)
    return render(request, "inspections/inspection.html", {"card": card, "verbs": verbs_for(actor, card)})


@page(Activity.PLAN_INSPECTIONS)
def revise(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """Write the plan."""
    card = queries.inspection_card(actor, inspection_id)
    names = [field.name for field in fields(services.Plan)]
    seen_at = card.inspection.revised_at.isoformat() if card.inspection.revised_at else ""
    initial = {name: getattr(card.inspection, name) for name in names} | {"seen_at": seen_at}
    form = PlanForm(request.POST or None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            services.revise(
                inspection_id=inspection_id,
                plan=services.Plan(**{name: data[name] for name in names}),
                seen_at=_moment(data["seen_at"]),
                by=actor,
                at=timezone.localtime(),
            )
            return HttpResponseRedirect(reverse("inspections:inspection", args=[inspection_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"card": card, "form": form}
    return render(request, "inspections/revise.html", context, status=422 if form.is_bound else 200)


def identifier(text: str) -> UUID | None:
    """The id in a query string, or None when it is not one."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
