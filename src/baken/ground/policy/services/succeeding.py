"""The next plan, drafted from the evaluation of this one: what is kept, what asks attention, what goes (C05)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from baken.ground.policy.models import Plan, PlanAction, PlanEvaluation, PlanVersion
from baken.ground.policy.rules.plan import SuccessorFacts, may_draft_successor, next_period
from baken.ground.policy.services.copying import copy_parts
from baken.ground.policy.services.importing import start_plan
from baken.ground.policy.vocabulary import Advice, VersionState
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist


@transaction.atomic
def draft_successor(*, plan_id: UUID, by: Actor, at: datetime) -> PlanVersion:
    """A draft for the next period. Every part keeps its key, so that a promise can be followed over plans.

    Kept actions come along as they are; changed ones with a remark that asks attention; dropped ones stand in the
    draft, struck, with the reason. Owners and due dates start empty: they belong to the new period.

    Raises:
        Refused: nothing is adopted, not every action is evaluated, or a successor exists.
    """
    plan = Plan.objects.get(pk=plan_id)
    in_force = PlanVersion.objects.filter(plan=plan, state=VersionState.ADOPTED).first()
    latest = latest_evaluations(in_force) if in_force else {}
    open_actions = _actions(in_force).exclude(key__in=list(latest)).count() if in_force else 0
    successor_exists = Plan.objects.filter(predecessor=plan).exists()
    insist(may_draft_successor(SuccessorFacts(in_force is not None, open_actions, successor_exists)))
    assert in_force is not None  # noqa: S101 - for the type checker; refused above
    first_year, last_year = next_period(plan.first_year, plan.last_year)
    draft = start_plan(
        title=plan.title,
        first_year=first_year,
        last_year=last_year,
        by=by,
        at=at,
        fictional=plan.fictional,
        why=f"Opgesteld uit de evaluatie van {plan.first_year}-{plan.last_year}",
    )
    draft.plan.predecessor = plan
    draft.plan.save(update_fields=["predecessor"])
    draft.based_on = in_force
    draft.save(update_fields=["based_on"])
    for key, action in copy_parts(in_force, draft).items():
        _judge(action, latest[key])
    return draft


def latest_evaluations(version: PlanVersion) -> dict[UUID, PlanEvaluation]:
    """The newest evaluation per action key, over all versions of the plan."""
    rows = PlanEvaluation.objects.select_related("action").filter(action__version__plan_id=version.plan_id)
    return {row.action.key: row for row in rows.order_by("at", "id")}


def _actions(version: PlanVersion) -> QuerySet[PlanAction]:
    actions: QuerySet[PlanAction] = PlanAction.objects.filter(version=version, struck=False, priority__struck=False)
    return actions


def _judge(action: PlanAction, found: PlanEvaluation) -> None:
    action.owner, action.due_on = "", None
    if found.advice == Advice.CHANGE:
        action.remark = f"Vraagt aandacht: {found.reason}"
    elif found.advice == Advice.DROP:
        action.struck, action.remark = True, found.reason
    action.save()
