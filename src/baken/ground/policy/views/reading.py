"""Reading the plan: what holds, one action, one version, what changed, the account."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from baken.ground.policy import queries
from baken.ground.policy.forms import (
    AgendaForm,
    CommunicationForm,
    EvaluationForm,
    ExecutionForm,
    IndicatorForm,
    PriorityForm,
    ProgressForm,
    PromiseForm,
    ReasonForm,
    WordsForm,
)
from baken.ground.policy.permissions import may_manage
from baken.ground.policy.queries import ActionCard, PlanCard, PriorityCard
from baken.ground.policy.rules.diff import Change
from baken.ground.policy.vocabulary import ActionKind, Result, VersionState
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.instruments.kit.actors import Actor

TONES = {Result.DONE: "ok", Result.PARTLY: "warning", Result.NOT: "error", Result.UNKNOWN: "neutral"}
VERSION_TONES = {
    VersionState.DRAFT: "info",
    VersionState.OFFERED: "warning",
    VersionState.ADOPTED: "ok",
    VersionState.REPLACED: "neutral",
    VersionState.WITHDRAWN: "neutral",
}
HOME = ("Plan", "policy:plan")


def today() -> date:
    """The day of this request."""
    return timezone.localtime().date()


@page(Activity.MANAGE_PLAN)
def plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The plan that holds now, and what is in the making."""
    return _plan_page(request, actor, queries.plan_in_force(actor, today()))


@page(Activity.MANAGE_PLAN)
def one_plan(request: HttpRequest, actor: Actor, plan_id: UUID) -> HttpResponse:
    """Another plan of the municipality."""
    return _plan_page(request, actor, queries.plan_card(actor, plan_id, today()))


def _plan_page(request: HttpRequest, actor: Actor, card: PlanCard | None) -> HttpResponse:
    priorities = queries.plan_contents(actor, card.id) if card else []
    actions = [action for priority in priorities for action in priority.actions]
    all_plans = queries.plans(actor, today())
    context = {
        "plan": card,
        "warning": queries.plan_warning(actor, today()),
        "priorities": [_section(priority) for priority in priorities],
        "tally": tally(actions),
        "kinds": kinds(actions),
        "told": told_about(actions),
        "agendas": queries.agenda_coverage(actor, card.in_force.id, today()) if card and card.in_force else [],
        "year_plans": queries.year_plans(actor, card.id) if card else [],
        "in_the_making": [other.in_the_making for other in all_plans if other.in_the_making],
        "others": [other for other in all_plans if other.in_force and (card is None or other.id != card.id)],
        "proposals": queries.proposals(actor, only_open=True),
        "may_manage": may_manage(actor),
        "columns": ["Actie", "Trekker", "Uiterlijk", "Stand", "Resultaat"],
        "read_url": reverse("policy:read"),
        "proposals_url": reverse("policy:proposals"),
        "account_url": reverse("policy:account", args=[card.id]) if card else "",
        "evaluation_url": reverse("policy:evaluation", args=[card.id]) if card else "",
        "year_plans_url": reverse("policy:year-plans", args=[card.id]) if card else "",
        "crumbs": [("Plan", "")],
    }
    return render(request, "policy/plan.html", context)


def _section(priority: PriorityCard) -> dict[str, Any]:
    return {
        "card": priority,
        "done": sum(action.evaluated is not None for action in priority.actions),
        "rows": [_row(action) for action in priority.actions],
        "caption": f"Acties bij {priority.part.text}",
    }


def _row(action: ActionCard) -> list[Any]:
    result = action.evaluated.result if action.evaluated else ""
    stand = action.progress.status_label if action.progress else "nog niets gemeld"
    return [
        {"text": action.part.text, "url": reverse("policy:action", args=[action.part.id])},
        action.owner or {"text": "geen trekker", "badge": "warning"},
        date_format(action.due_on, "M Y").replace(" ", "\u00a0") if action.due_on else "–",
        stand,
        {"text": action.evaluated.result_label, "badge": TONES[Result(result)]} if action.evaluated else "–",
    ]


def tally(actions: list[ActionCard]) -> list[dict[str, Any]]:
    """How many actions had each result; not evaluated yet counts apart, never as done."""
    found = Counter(action.evaluated.result for action in actions if action.evaluated)
    counts = [(str(result.label), found[result.value], TONES[result]) for result in Result]
    counts.append(("nog niet geëvalueerd", sum(action.evaluated is None for action in actions), "info"))
    return [{"label": label, "n": n, "tone": tone, "text": f"{n} {label}"} for label, n, tone in counts]


def kinds(actions: list[ActionCard]) -> list[tuple[str, str]]:
    """How many actions prevent, mend and stop (C07)."""
    found = Counter(action.kind for action in actions)
    return [
        (str(kind.label).capitalize(), f"{found[kind.value]} van de {len(actions)}")
        for kind in ActionKind
        if found[kind.value]
    ]


def told_about(actions: list[ActionCard]) -> list[tuple[str, str]]:
    """About how many actions something is told, about how many explicitly nothing, and of how many nobody knows (C36)."""
    said = [action.communicated for action in actions]
    counts = (
        ("Iets verteld", sum(one is not None and bool(one.message) for one in said)),
        ("Niets, met een reden", sum(one is not None and not one.message for one in said)),
        ("Nog niet gezegd", sum(one is None for one in said)),
    )
    return [(label, f"{number} van de {len(actions)}") for label, number in counts]


@page(Activity.MANAGE_PLAN)
def action(request: HttpRequest, actor: Actor, action_id: UUID) -> HttpResponse:
    """One action: what was promised, who does it, what came of it."""
    return action_page(request, actor, action_id)


def action_page(request: HttpRequest, actor: Actor, action_id: UUID, **bound: Any) -> HttpResponse:
    """The page of an action, with a form that was refused in place of a fresh one."""
    card, version, priority, progress, evaluations, told = queries.action_page(actor, action_id)
    events = (
        [
            {
                "at": one.at,
                "title": one.status_label.capitalize(),
                "text": one.note,
                "tone": "ok" if one.status == "done" else "",
            }
            for one in progress
        ]
        + [
            {
                "at": one.at,
                "title": f"Geëvalueerd: {one.result_label}",
                "text": one.evidence or "Weten we niet.",
                "tone": "ok",
            }
            for one in evaluations
        ]
        + [
            {
                "at": one.at,
                "title": f"Verteld via {one.medium_label}" if one.message else "Niets over verteld",
                "text": f"{date_format(one.on, 'j F Y')}: {one.message}" if one.on else one.none_because,
                "tone": "",
            }
            for one in told
        ]
    )
    facts = {"owner": card.owner, "due_on": card.due_on, "kind": card.kind}
    latest = card.evaluated
    before = (
        {"result": latest.result, "evidence": latest.evidence, "advice": latest.advice, "reason": latest.reason}
        if latest
        else {}
    )
    context = {
        "action": card,
        "facts": [
            ("Trekker", card.owner or "geen trekker"),
            ("Uiterlijk", date_format(card.due_on, "j F Y") if card.due_on else "niet afgesproken"),
            ("Soort", card.kind_label),
        ],
        "version": version,
        "priority": priority,
        "events": sorted(events, key=lambda event: event["at"], reverse=True),
        "tone": TONES[Result(latest.result)] if latest else "",
        "execution": bound.get("execution") or ExecutionForm(initial=facts),
        "progress": bound.get("progress")
        or ProgressForm(initial={"status": card.progress.status if card.progress else ""}),
        "evaluation": bound.get("evaluation") or EvaluationForm(initial=before),
        "communication": bound.get("communication") or CommunicationForm(),
        "may_manage": may_manage(actor),
        "in_force": version.state == VersionState.ADOPTED,
        "crumbs": [(HOME[0], reverse(HOME[1])), (priority.text, ""), ("Actie", "")],
    }
    return render(request, "policy/action.html", context, status=422 if bound else 200)


@page(Activity.MANAGE_PLAN)
def version(request: HttpRequest, actor: Actor, version_id: UUID) -> HttpResponse:
    """One version: every part beside the passage it came from, and what may be done with it now."""
    return version_page(request, actor, version_id)


def version_page(request: HttpRequest, actor: Actor, version_id: UUID, **bound: Any) -> HttpResponse:
    """The page of a version, with a form that was refused in place of a fresh one."""
    card = queries.version_card(actor, version_id)
    priorities, preconditions, organs = queries.version_contents(actor, version_id)
    reviewing = may_manage(actor) and card.state == VersionState.DRAFT
    live = [priority for priority in priorities if not priority.part.struck]
    context = {
        "version": card,
        "version_tone": VERSION_TONES[VersionState(card.state)],
        "sections": [_review(priority) for priority in priorities],
        "preconditions": preconditions,
        "organs": organs,
        "promises": queries.loose_promises(actor, version_id),
        "promise_form": bound.get("promise") or PromiseForm(priorities=live, auto_id=False),
        "priority_form": bound.get("priority") or PriorityForm(),
        "words_form": WordsForm(auto_id=False),
        "reason_form": bound.get("reason") or ReasonForm(),
        "verdict": queries.draft_verdict(actor, version_id),
        "words_refused": bound.get("words"),
        "reviewing": reviewing,
        "offered": card.state == VersionState.OFFERED,
        "may_manage": may_manage(actor),
        "may_adopt": may_do(actor.role, Activity.ADOPT_PLAN.value),
        "adopt_url": reverse("policy:adopt", args=[version_id]),
        "differences_url": reverse("policy:differences", args=[version_id]),
        "counts": {
            "priorities": len(live),
            "goals": sum(not goal.part.struck for found in live for goal in found.goals),
            "actions": sum(not one.part.struck for found in live for one in found.actions),
        },
        "crumbs": [(HOME[0], reverse(HOME[1])), (f"{card.period}, versie {card.number}", "")],
    }
    return render(request, "policy/version.html", context, status=422 if bound else 200)


def _review(priority: PriorityCard) -> dict[str, Any]:
    ids = f"{priority.part.id}-%s"
    return {
        "card": priority,
        "indicator_form": IndicatorForm(priority=priority, auto_id=ids),
        "agenda_form": AgendaForm(auto_id=f"agenda-{ids}"),
    }


@page(Activity.MANAGE_PLAN)
def differences(request: HttpRequest, actor: Actor, version_id: UUID) -> HttpResponse:
    """What a version changes in the one before it."""
    card = queries.version_card(actor, version_id)
    crumbs = [
        (HOME[0], reverse(HOME[1])),
        (f"{card.period}, versie {card.number}", reverse("policy:version", args=[version_id])),
        ("Wat verandert er", ""),
    ]
    changes = queries.differences(actor, version_id)
    counts = Counter(one.change for one in changes)
    names = {Change.ADDED: "Nieuw", Change.REWORDED: "Anders", Change.MOVED: "Verplaatst", Change.DROPPED: "Vervallen"}
    tally_of_changes = [(name, counts[change]) for change, name in names.items()]
    context = {"version": card, "found": changes, "tally": tally_of_changes, "crumbs": crumbs}
    return render(request, "policy/differences.html", context)


@page(Activity.MANAGE_PLAN)
def account(request: HttpRequest, actor: Actor, plan_id: UUID) -> HttpResponse:
    """What raad and residents will read: every promise, what was done, or "weten we niet"."""
    card = queries.plan_card(actor, plan_id, today())
    told = queries.public_account(actor, plan_id, today())
    for priority in told["priorities"]:
        for promise in priority["promises"]:
            promise["tone"] = TONES[Result(promise["result"])]
            facts = [("Stand", promise["status"]), ("Wie", promise["owner"]), ("Volgend plan", promise["next"])]
            promise["facts"] = [fact for fact in facts if fact[1]]
    context = {
        "plan": card,
        "account": told,
        "tally": [(str(result.label).capitalize(), told["tally"][result.value]) for result in Result],
        "crumbs": [(HOME[0], reverse(HOME[1])), ("Verantwoording", "")],
    }
    return render(request, "policy/account.html", context)
