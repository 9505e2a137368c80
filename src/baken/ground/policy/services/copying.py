"""Copy the parts of one version into another; every part keeps its key."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from baken.ground.policy.models import (
    Goal,
    Indicator,
    Part,
    PlanAction,
    PlanVersion,
    Precondition,
    Priority,
    Responsibility,
)
from baken.ground.policy.models.plans import COUNCIL

KEPT = ("key", "position", "text", "passage_start", "passage_end")


def copy_parts(old: PlanVersion, new: PlanVersion) -> dict[UUID, PlanAction]:
    """Copy every part that was not struck; gives the new action of each key."""
    priorities: dict[UUID, Priority] = {}
    goals: dict[UUID, Goal] = {}
    actions: dict[UUID, PlanAction] = {}
    kept = {"version": old, "struck": False}
    for priority in Priority.objects.filter(**kept):
        facts = _same(priority, new, "explanation", "digital")
        priorities[priority.pk] = _saved(Priority(**facts))
    for goal in Goal.objects.filter(**kept, priority__in=list(priorities)):
        goals[goal.pk] = _saved(Goal(**_same(goal, new), priority=priorities[goal.priority_id]))
    for action in PlanAction.objects.filter(**kept, priority__in=list(priorities)):
        facts = _same(action, new, "kind", "owner", "due_on")
        goal_copy = goals.get(action.goal_id) if action.goal_id else None
        actions[action.key] = _saved(PlanAction(**facts, priority=priorities[action.priority_id], goal=goal_copy))
    for indicator in Indicator.objects.filter(**kept, goal__in=list(goals)):
        facts = _same(indicator, new, "figure", "unit", "baseline", "target")
        _saved(Indicator(**facts, goal=goals[indicator.goal_id]))
    for precondition in Precondition.objects.filter(**kept):
        _saved(Precondition(**_same(precondition, new)))
    for responsibility in Responsibility.objects.filter(**kept):
        _saved(Responsibility(**_same(responsibility, new, "of_organ")))
    return actions


def _same(part: Part, new: PlanVersion, *more: str) -> dict[str, Any]:
    facts = {name: getattr(part, name) for name in (*KEPT, *more)}
    return facts | {"municipality": new.municipality, "organ": COUNCIL, "version": new}


def _saved(part: Any) -> Any:
    part.save()
    return part
