"""Each verb of who plans an inspection: a form in, one service call, back to its page; refused: the page with the sentence."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.inspections import forms, queries, services
from baken.journey.inspections.views.verbs import form_arguments, verbs_for


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def add_occasion(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """Why this inspection."""
    return _do(request, actor, inspection_id, "add-occasion", forms.OccasionForm, services.add_occasion, timed=False)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def add_partner(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """Who comes along."""
    return _do(request, actor, inspection_id, "add-partner", forms.PartnerForm, services.add_partner, timed=False)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def assign(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """Who goes."""
    return _do(request, actor, inspection_id, "assign", forms.AssignForm, services.assign, timed=False)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def ask_approval(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """Lay the plan before the two who approve."""
    return _do(request, actor, inspection_id, "ask-approval", forms.SeenForm, services.ask_approval)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def take_back(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """Open the plan again."""
    return _do(request, actor, inspection_id, "take-back", forms.ReasonForm, services.take_back)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def approve(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """One of the two approvals."""
    return _do(request, actor, inspection_id, "approve", forms.ApproveForm, services.approve)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def plan_date(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """Plan it (C15)."""
    return _do(request, actor, inspection_id, "plan-date", forms.SeenForm, services.plan_date)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def plan_urgently(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """Spoed: plan it before the approvals."""
    return _do(request, actor, inspection_id, "plan-urgently", forms.UrgentForm, services.plan_date)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def brief(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """The briefing was given."""
    return _do(request, actor, inspection_id, "brief", forms.SeenForm, services.brief)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def finish(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """Follow it up, or close it."""
    return _do(request, actor, inspection_id, "finish", forms.FinishForm, services.finish)


@require_POST
@page(Activity.PLAN_INSPECTIONS)
def call_off(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """It does not take place."""
    return _do(request, actor, inspection_id, "call-off", forms.ReasonForm, services.call_off)


def _do(
    request: HttpRequest,
    actor: Actor,
    inspection_id: UUID,
    name: str,
    kind: type[Form],
    verb: Callable[..., Any],
    *,
    timed: bool = True,
) -> HttpResponse:
    card = queries.inspection_card(actor, inspection_id)
    form = kind(request.POST, auto_id=f"{name}_%s", **form_arguments(actor, card, name))
    if form.is_valid():
        moment = {"at": timezone.localtime()} if timed else {}
        try:
            verb(inspection_id=inspection_id, **form.cleaned_data, by=actor, **moment)
            return HttpResponseRedirect(reverse("inspections:inspection", args=[inspection_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"card": card, "verbs": verbs_for(actor, card, {name: form})}
    return render(request, "inspections/inspection.html", context, status=422)
