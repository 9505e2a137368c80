"""Each verb of who prepares a decision: a form in, one service call, back to its page; refused: the page with the sentence."""

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
from baken.journey.decisions import forms, queries, services
from baken.journey.decisions.views.verbs import verbs_for


@require_POST
@page(Activity.PREPARE_DECISIONS)
def announce(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """The intention was sent."""
    return _do(request, actor, decision_id, "announce", forms.AnnounceForm, services.announce)


@require_POST
@page(Activity.PREPARE_DECISIONS)
def record_view(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """A view came in."""
    return _do(request, actor, decision_id, "record-view", forms.ViewForm, services.record_view)


@require_POST
@page(Activity.PREPARE_DECISIONS)
def check_care(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Which care is needed (C20)."""
    return _do(request, actor, decision_id, "check-care", forms.CareForm, services.check_care)


@require_POST
@page(Activity.PREPARE_DECISIONS)
def consult(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """The social domain was asked (C52)."""
    return _do(request, actor, decision_id, "consult", forms.ConsultForm, services.consult_social_domain)


@require_POST
@page(Activity.PREPARE_DECISIONS)
def submit(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Lay it before its organ."""
    return _do(request, actor, decision_id, "submit", forms.SubmitForm, services.submit)


@require_POST
@page(Activity.PREPARE_DECISIONS)
def submit_urgently(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Spoed: lay it before its organ first."""
    return _do(request, actor, decision_id, "submit-urgently", forms.UrgentForm, services.submit)


@require_POST
@page(Activity.PREPARE_DECISIONS)
def decide_under_mandate(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Take the decision in the name of the organ (Awb 10:3)."""
    return _do(request, actor, decision_id, "decide-under-mandate", forms.DecideForm, services.decide)


@require_POST
@page(Activity.PREPARE_DECISIONS)
def publish(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """It was published; the terms start."""
    return _do(request, actor, decision_id, "publish", forms.PublishForm, services.publish)


@require_POST
@page(Activity.PREPARE_DECISIONS)
def follow(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Objection, appeal, final, carried out, closed."""
    card = queries.decision_card(actor, decision_id, today=timezone.localdate())
    form_args = {"next_states": (*card.next_states, request.POST.get("to", ""))}
    return _do(request, actor, decision_id, "follow", forms.FollowForm, services.follow, form_args)


def _do(
    request: HttpRequest,
    actor: Actor,
    decision_id: UUID,
    name: str,
    kind: type[Form],
    verb: Callable[..., Any],
    form_args: dict[str, Any] | None = None,
) -> HttpResponse:
    form = kind(request.POST, auto_id=f"{name}_%s", **(form_args or {}))
    if form.is_valid():
        try:
            verb(decision_id=decision_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("decisions:decision", args=[decision_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    card = queries.decision_card(actor, decision_id, today=timezone.localdate())
    context = {"card": card, "verbs": verbs_for(card, {name: form}), "refused": form}
    return render(request, "decisions/decision.html", context, status=422)
