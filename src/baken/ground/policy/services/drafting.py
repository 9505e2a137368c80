"""What a reviewer does with a draft: reword, strike, add, give a loose promise its place."""

from __future__ import annotations

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from baken.ground.policy.models import (
    AgendaLink,
    Goal,
    Indicator,
    LoosePromise,
    Part,
    PlanAction,
    PlanVersion,
    Precondition,
    Priority,
)
from baken.ground.policy.models.plans import COUNCIL
from baken.ground.policy.rules.phrases import names_digital_safety
from baken.ground.policy.vocabulary import Refusal, VersionState
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused

P = TypeVar("P", bound=Part)
SORTS: dict[str, type[Part]] = {
    "priority": Priority,
    "goal": Goal,
    "action": PlanAction,
    "precondition": Precondition,
    "promise": LoosePromise,
}


@transaction.atomic
def reword(*, sort: str, part_id: UUID, text: str, by: Actor, remark: str | None = None) -> None:
    """Say a part of a draft in other words.

    Raises:
        Refused: the version is no draft any more, or the text is empty.
    """
    part = _in_draft(SORTS[sort], part_id)
    part.text = _text(text)
    if remark is not None:
        part.remark = remark
    part.save()


@transaction.atomic
def strike(*, sort: str, part_id: UUID, reason: str, by: Actor, struck: bool = True) -> None:
    """Leave a part out of the draft, with the reason beside it; `struck=False` puts it back.

    Raises:
        Refused: the version is no draft any more, or no reason was given.
    """
    part = _in_draft(SORTS[sort], part_id)
    insist(ALLOWED if reason.strip() or not struck else refused(Refusal.NO_REASON))
    part.struck, part.remark = struck, reason.strip()
    part.save()


@transaction.atomic
def add_priority(
    *, version_id: UUID, text: str, by: Actor, explanation: str = "", digital: bool | None = None
) -> Priority:
    """A new priority in a draft: data, no release (C03)."""
    version = _draft(version_id)
    priority = Priority(
        **_new(version, text, Priority.objects.filter(version=version)),
        explanation=explanation,
        digital=names_digital_safety(text) if digital is None else digital,
    )
    priority.save()
    return priority


@transaction.atomic
def add_goal(*, priority_id: UUID, text: str, by: Actor) -> Goal:
    """A new goal under a priority of a draft."""
    priority = _in_draft(Priority, priority_id)
    goal = Goal(**_new(priority.version, text, Goal.objects.filter(priority=priority)), priority=priority)
    goal.save()
    return goal


@transaction.atomic
def add_action(*, priority_id: UUID, text: str, by: Actor, goal_id: UUID | None = None) -> PlanAction:
    """A new action under a priority of a draft, for one of its goals where that is known."""
    priority = _in_draft(Priority, priority_id)
    goal = Goal.objects.get(pk=goal_id, priority=priority) if goal_id else None
    action = PlanAction(
        **_new(priority.version, text, PlanAction.objects.filter(priority=priority)), priority=priority, goal=goal
    )
    action.save()
    return action


@transaction.atomic
def add_indicator(
    *, goal_id: UUID, text: str, by: Actor, figure: str = "", unit: str = "", baseline: str = "", target: str = ""
) -> Indicator:
    """How one will see whether a goal comes nearer: from where, to where."""
    goal = _in_draft(Goal, goal_id)
    facts = {"figure": figure, "unit": unit, "baseline": baseline, "target": target}
    indicator = Indicator(**_new(goal.version, text, Indicator.objects.filter(goal=goal)), **facts, goal=goal)
    indicator.save()
    return indicator


@transaction.atomic
def describe_action(*, action_id: UUID, owner: str, due_on: date | None, kind: str, by: Actor) -> None:
    """Who does it, by when, and does it prevent, mend or stop (C04, C07); also after adoption: that is execution."""
    action = PlanAction.objects.get(pk=action_id)
    action.owner, action.due_on, action.kind = owner.strip(), due_on, kind
    action.save(update_fields=["owner", "due_on", "kind"])


@transaction.atomic
def describe_priority(*, priority_id: UUID, digital: bool, by: Actor) -> None:
    """Say whether a priority is the plan's part on digital safety (C61)."""
    priority = _in_draft(Priority, priority_id)
    priority.digital = digital
    priority.save()


@transaction.atomic
def settle_promise(*, promise_id: UUID, settle_as: str, by: Actor, priority_id: UUID | None = None) -> None:
    """Give a loose promise its place: a goal or action of a priority, a precondition, or left out.

    `settle_as`: "goal", "action", "precondition" or "left_out".
    """
    promise = _in_draft(LoosePromise, promise_id)
    passage = {"passage_start": promise.passage_start, "passage_end": promise.passage_end}
    if settle_as in ("goal", "action"):
        insist(ALLOWED if priority_id else refused(Refusal.NO_PLACE))
        assert priority_id is not None  # noqa: S101 - for the type checker; refused above
        priority = Priority.objects.get(pk=priority_id, version=promise.version)
        model = Goal if settle_as == "goal" else PlanAction
        rows = model.objects.filter(priority=priority)
        model(**_new(promise.version, promise.text, rows), **passage, priority=priority).save()
    elif settle_as == "precondition":
        rows = Precondition.objects.filter(version=promise.version)
        Precondition(**_new(promise.version, promise.text, rows), **passage).save()
    promise.settled = settle_as
    promise.save()


@transaction.atomic
def link_to_agenda(*, priority_id: UUID, agenda: str, item: str, runs_until: date | None, by: Actor) -> None:
    """Say on which regional or national agenda a priority stands (C09)."""
    priority = Priority.objects.get(pk=priority_id)
    AgendaLink(
        municipality=by.municipality,
        organ=COUNCIL,
        priority=priority,
        agenda=_text(agenda),
        item=_text(item),
        runs_until=runs_until,
    ).save()


def _in_draft(model: type[P], part_id: UUID) -> P:
    part = model.objects.select_related("version").get(pk=part_id)
    insist(ALLOWED if part.version.state == VersionState.DRAFT else refused(Refusal.NOT_A_DRAFT))
    found: P = part
    return found


def _draft(version_id: UUID) -> PlanVersion:
    version: PlanVersion = PlanVersion.objects.get(pk=version_id)
    insist(ALLOWED if version.state == VersionState.DRAFT else refused(Refusal.NOT_A_DRAFT))
    return version


def _new(version: PlanVersion, text: str, siblings: object) -> dict[str, object]:
    last = siblings.aggregate(last=Max("position"))["last"]  # type: ignore[attr-defined]  # a query set of parts
    return {
        "municipality": version.municipality,
        "organ": COUNCIL,
        "version": version,
        "text": _text(text),
        "position": (last or 0) + 1,
    }


def _text(text: str) -> str:
    insist(ALLOWED if text.strip() else refused(Refusal.NO_TEXT))
    return text.strip()
