"""A plan from a TOML file: how the fictional plan of the demonstration comes in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from baken.ground.policy.models import PlanAction, PlanVersion, Precondition, Priority, Responsibility
from baken.ground.policy.models.plans import COUNCIL
from baken.ground.policy.services.adopting import adopt_year_plan, inform_council, offer
from baken.ground.policy.services.drafting import (
    add_action,
    add_goal,
    add_indicator,
    add_priority,
    describe_action,
    link_to_agenda,
)
from baken.ground.policy.services.evaluating import communicate, evaluate, record_progress
from baken.ground.policy.services.importing import start_plan
from baken.ground.policy.services.proposing import propose
from baken.instruments.kit.actors import Actor

Table = Mapping[str, Any]


@transaction.atomic
def load_plan(file: Path, *, by: Actor, at: datetime) -> UUID:
    """Draft the plan of this file and offer it to the raad; gives the version, which a councillor then adopts."""
    plan = _read(file)
    version = start_plan(
        title=plan["title"],
        first_year=plan["first_year"],
        last_year=plan["last_year"],
        fictional=plan.get("fictional", False),
        by=by,
        at=at,
    )
    for wanted in plan["priority"]:
        _load_priority(version, wanted, by)
    tenant = {"municipality": by.municipality, "organ": COUNCIL, "version": version}
    for number, text in enumerate(plan.get("preconditions", ()), start=1):
        Precondition(**tenant, text=text, position=number).save()
    for number, (organ, text) in enumerate(plan.get("organs", {}).items(), start=1):
        Responsibility(**tenant, of_organ=organ, text=text, position=number).save()
    offer(version_id=version.pk, by=by, at=at)
    return version.pk


@transaction.atomic
def load_account(file: Path, *, version_id: UUID, by: Actor, at: datetime) -> None:
    """What became of the adopted plan of this file: progress, communication, evaluations, yearly plans, agendas and proposals."""
    plan = _read(file)
    version = PlanVersion.objects.get(pk=version_id)
    actions = list(PlanAction.objects.filter(version=version).order_by("priority__position", "position"))
    wanted = [action for priority in plan["priority"] for action in priority["action"]]
    for action, facts in zip(actions, wanted, strict=True):
        _load_progress(action.pk, facts, by, at)
    for year in plan.get("year_plan", ()):
        adopted = adopt_year_plan(
            plan_id=version.plan_id,
            year=year["year"],
            reference=year["reference"],
            decided_on=year["decided_on"],
            by=by,
            at=at,
        )
        if "informed_on" in year:
            inform_council(
                year_plan_id=adopted.pk, informed_on=year["informed_on"], reference=year["informed_with"], by=by
            )
    priorities = {row.position: row.pk for row in Priority.objects.filter(version=version)}
    for link in plan.get("agenda", ()):
        link_to_agenda(
            priority_id=priorities[link["priority"]],
            agenda=link["agenda"],
            item=link["item"],
            runs_until=link.get("runs_until"),
            by=by,
        )
    for seen in plan.get("proposal", ()):
        propose(**seen, by=by, at=at)


def _read(file: Path) -> Table:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _load_priority(version: PlanVersion, wanted: Table, by: Actor) -> None:
    priority = add_priority(
        version_id=version.pk,
        text=wanted["title"],
        explanation=wanted.get("explanation", ""),
        digital=wanted.get("digital", False),
        by=by,
    )
    goals = []
    for goal in wanted["goal"]:
        goals.append(add_goal(priority_id=priority.pk, text=goal["text"], by=by))
        if "indicator" in goal:
            add_indicator(goal_id=goals[-1].pk, **goal["indicator"], by=by)
    for facts in wanted["action"]:
        action = add_action(
            priority_id=priority.pk, text=facts["text"], goal_id=goals[facts.get("goal", 1) - 1].pk, by=by
        )
        describe_action(
            action_id=action.pk, owner=facts["owner"], due_on=facts.get("due_on"), kind=facts["kind"], by=by
        )


def _load_progress(action_id: UUID, facts: Table, by: Actor, at: datetime) -> None:
    progress: Sequence[Table] = facts.get("progress", ())
    for said in progress:
        record_progress(action_id=action_id, status=said["status"], note=said["note"], by=by, at=_moment(said["on"]))
    if "communication" in facts:
        told = {"message": "", "medium": "", "on": None, "none_because": ""} | facts["communication"]
        communicate(action_id=action_id, **told, by=by, at=at)
    if "evaluation" in facts:
        evaluation = {"evidence": "", "reason": ""} | facts["evaluation"]
        evaluate(action_id=action_id, **evaluation, by=by, at=at)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), tzinfo=UTC)
