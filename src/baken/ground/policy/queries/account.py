"""The account to raad and public: every promise, what was done, the figure, or an honest "weten we niet"."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from baken.ground.policy.queries.cards import ActionCard, GoalCard, PriorityCard
from baken.ground.policy.queries.plans import plan_card, plan_contents, year_plans
from baken.ground.policy.vocabulary import Result
from baken.instruments.kit.actors import Actor

UNKNOWN = "Weten we niet."


def public_account(viewer: Actor, plan_id: UUID, today: date) -> dict[str, Any]:
    """The plan in force as plain data (texts, dates, no names, no ids of people), ready to be published.

    Shape: `title, period, fictional, adopted_on, decision, year_plans[] {year, decided_on, informed_on}, tally {result:
    n}, priorities[] {key, title, explanation, goals[] {key, text, indicators[]}, promises[] {key, text, owner, kind,
    due_on, status, status_on, result, result_label, what_was_done, next}}`. `key` is stable over versions and plans, so
    an address with it keeps working. Dates are ISO 8601. A promise nobody reported on says so: `result` "unknown",
    `what_was_done` "Weten we niet."
    """
    plan = plan_card(viewer, plan_id, today)
    priorities = plan_contents(viewer, plan_id)
    promises = [_promise(action) for priority in priorities for action in priority.actions]
    return {
        "title": plan.title,
        "period": plan.period,
        "fictional": plan.fictional,
        "adopted_on": _iso(plan.in_force.adopted_on) if plan.in_force else None,
        "decision": plan.in_force.decision if plan.in_force else "",
        "year_plans": [
            {"year": card.year, "decided_on": _iso(card.decided_on), "informed_on": _iso(card.informed_on)}
            for card in year_plans(viewer, plan_id)
        ],
        "tally": {str(result.value): sum(one["result"] == result.value for one in promises) for result in Result},
        "priorities": [_priority(priority) for priority in priorities],
    }


def _priority(priority: PriorityCard) -> dict[str, Any]:
    return {
        "key": str(priority.part.key),
        "title": priority.part.text,
        "explanation": priority.explanation,
        "goals": [_goal(goal) for goal in priority.goals],
        "promises": [_promise(action) for action in priority.actions],
    }


def _goal(goal: GoalCard) -> dict[str, Any]:
    return {
        "key": str(goal.part.key),
        "text": goal.part.text,
        "indicators": [
            {
                "text": one.text,
                "figure": one.figure,
                "unit": one.unit,
                "baseline": one.baseline or UNKNOWN,
                "target": one.target,
            }
            for one in goal.indicators
        ],
    }


def _promise(action: ActionCard) -> dict[str, Any]:
    result = action.evaluated.result if action.evaluated else Result.UNKNOWN.value
    said = action.evaluated.evidence if action.evaluated else ""
    if not said and action.progress:
        said = action.progress.note
    return {
        "key": str(action.part.key),
        "text": action.part.text,
        "owner": action.owner,
        "kind": action.kind_label,
        "due_on": _iso(action.due_on),
        "status": action.progress.status_label if action.progress else "",
        "status_on": _iso(action.progress.at.date()) if action.progress else None,
        "result": result,
        "result_label": str(Result(result).label),
        "what_was_done": said or UNKNOWN,
        "next": _next(action),
    }


def _next(action: ActionCard) -> str:
    if action.evaluated is None:
        return ""
    reason = f": {action.evaluated.reason}" if action.evaluated.reason else ""
    return f"{action.evaluated.advice_label.capitalize()}{reason}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
