"""Execution and evaluation: who does it, how far it is, what came of it, what comes next; proposals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.policy import queries, services
from baken.ground.policy.forms import AnswerForm, CommunicationForm, EvaluationForm, ExecutionForm, ProgressForm
from baken.ground.policy.permissions import may_manage
from baken.ground.policy.rules.plan import next_period
from baken.ground.policy.views.doors import for_managers
from baken.ground.policy.views.reading import HOME, TONES, action_page, tally, today
from baken.ground.policy.vocabulary import ProposalStatus, Refusal, Result
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused

ANSWER_WITHIN_DAYS = 30


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def describe(request: HttpRequest, actor: Actor, action_id: UUID) -> HttpResponse:
    """Who does it, by when, what kind."""
    form = ExecutionForm(request.POST)
    if not form.is_valid():
        return action_page(request, actor, action_id, execution=form)
    services.describe_action(action_id=action_id, **form.cleaned_data, by=actor)
    return _to_action(action_id)


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def progress(request: HttpRequest, actor: Actor, action_id: UUID) -> HttpResponse:
    """How far it is."""
    form = ProgressForm(request.POST)
    if form.is_valid():
        try:
            services.record_progress(action_id=action_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return _to_action(action_id)
        except Refused as refusal:
            form.add_error("note", refusal.verdict.sentence)
    return action_page(request, actor, action_id, progress=form)


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def evaluate(request: HttpRequest, actor: Actor, action_id: UUID) -> HttpResponse:
    """What came of it."""
    form = EvaluationForm(request.POST)
    if form.is_valid():
        try:
            services.evaluate(action_id=action_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return _to_action(action_id)
        except Refused as refusal:
            field = {Refusal.NO_EVIDENCE: "evidence", Refusal.NO_REASON: "reason"}.get(refusal.verdict.refusal)  # type: ignore[call-overload]  # any enum may be asked for
            form.add_error(field, refusal.verdict.sentence)
    return action_page(request, actor, action_id, evaluation=form)


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def communicate(request: HttpRequest, actor: Actor, action_id: UUID) -> HttpResponse:
    """What is told about it, or why nothing (C36)."""
    form = CommunicationForm(request.POST)
    if form.is_valid():
        try:
            services.communicate(action_id=action_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return _to_action(action_id)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return action_page(request, actor, action_id, communication=form)


@page(Activity.MANAGE_PLAN)
def evaluation(request: HttpRequest, actor: Actor, plan_id: UUID) -> HttpResponse:
    """All actions with what came of them; those without an answer first."""
    card = queries.plan_card(actor, plan_id, today())
    rows = [
        (priority.part.text, action)
        for priority in queries.plan_contents(actor, plan_id)
        for action in priority.actions
    ]
    open_rows = [row for row in rows if row[1].evaluated is None]
    first, last = next_period(card.first_year, card.last_year)
    context = {
        "plan": card,
        "open_rows": [_row(*row, verb="Evalueren") for row in open_rows],
        "done_rows": [_row(*row, verb="Bekijken") for row in rows if row[1].evaluated],
        "tally": tally([action for _, action in rows]),
        "done": len(rows) - len(open_rows),
        "total": len(rows),
        "columns": ["Actie", "Laatst gemeld", "Resultaat", "Advies"],
        "next_period": f"{first}-{last}",
        "succeed_label": f"Concept {first}-{last} opstellen",
        "why_not": _why_not(card.successor_id is not None, len(open_rows)),
        "may_manage": may_manage(actor),
        "crumbs": [(HOME[0], reverse(HOME[1])), ("Evaluatie", "")],
    }
    return render(request, "policy/evaluation.html", context)


def _why_not(has_successor: bool, missing: int) -> str:
    if has_successor:
        return str(Refusal.SUCCESSOR_EXISTS.label)
    return str(Refusal.NOT_EVALUATED.label) if missing else ""


def _row(priority: str, action: queries.ActionCard, *, verb: str) -> list[object]:
    judged = action.evaluated
    return [
        {
            "text": action.part.text,
            "url": f"{reverse('policy:action', args=[action.part.id])}#evaluatie",
            "note": priority,
        },
        action.progress.note if action.progress else "Nog niets gemeld",
        {"text": judged.result_label, "badge": TONES[Result(judged.result)]} if judged else verb,
        judged.advice_label if judged else "–",
    ]


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def succeed(request: HttpRequest, actor: Actor, plan_id: UUID) -> HttpResponse:
    """Draft the plan for the next period."""
    draft = services.draft_successor(plan_id=plan_id, by=actor, at=timezone.localtime())
    return HttpResponseRedirect(reverse("policy:version", args=[draft.pk]))


@page(Activity.MANAGE_PLAN)
def proposals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What the figures put on the agenda."""
    return _proposals(request, actor)


@require_POST
@page(Activity.MANAGE_PLAN)
@for_managers
def answer(request: HttpRequest, actor: Actor, proposal_id: UUID) -> HttpResponse:
    """Say what is done with a proposal."""
    form = AnswerForm(request.POST, auto_id=f"{proposal_id}-%s")
    if not form.is_valid():
        return _proposals(request, actor, {proposal_id: form})
    try:
        services.answer_proposal(proposal_id=proposal_id, **form.cleaned_data, by=actor, at=timezone.localtime())
    except Refused as refusal:
        form.add_error(None, refusal.verdict.sentence)
        return _proposals(request, actor, {proposal_id: form})
    return HttpResponseRedirect(reverse("policy:proposals"))


def _proposals(request: HttpRequest, actor: Actor, typed: Mapping[UUID, AnswerForm] | None = None) -> HttpResponse:
    """Each proposal with a form of its own; what was `typed` for one stays with that one, unfolded and with its errors."""
    typed = typed or {}
    tones = {ProposalStatus.OPEN: "warning", ProposalStatus.TAKEN_UP: "ok", ProposalStatus.DECLINED: "neutral"}
    found = queries.proposals(actor)
    context = {
        "rows": [
            (row, tones[ProposalStatus(row.status)], typed.get(row.id) or AnswerForm(auto_id=f"{row.id}-%s"))
            for row in found
        ],
        "in_time": in_time(found, today()),
        "may_manage": may_manage(actor),
        "crumbs": [(HOME[0], reverse(HOME[1])), ("Voorstellen", "")],
    }
    return render(request, "policy/proposals.html", context, status=422 if typed else 200)


def in_time(found: Sequence[queries.ProposalCard], day: date) -> str:
    """Time from warning to decision, as a process figure: "9 van 11 binnen 30 dagen beantwoord" (C33)."""
    due = [row for row in found if row.days is not None or (day - row.made_at.date()).days > ANSWER_WITHIN_DAYS]
    if not due:
        return ""
    quick = sum(row.days is not None and row.days <= ANSWER_WITHIN_DAYS for row in due)
    days = sorted(row.days for row in due if row.days is not None)
    middle = f" De middelste deed er {_in_days(days[len(days) // 2])} over." if days else ""
    return f"{quick} van {len(due)} binnen {ANSWER_WITHIN_DAYS} dagen beantwoord.{middle}"


def _in_days(days: int) -> str:
    return {0: "nog geen dag", 1: "1 dag"}.get(days, f"{days} dagen")


def _to_action(action_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("policy:action", args=[action_id]))
