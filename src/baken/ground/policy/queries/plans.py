"""Questions about plans: which one holds, how far it is, what it asks of us now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from baken.ground.policy.models import (
    Plan,
    PlanAction,
    PlanCommunication,
    PlanEvaluation,
    PlanProgress,
    PlanVersion,
    Proposal,
    YearPlan,
)
from baken.ground.policy.queries.cards import (
    ActionCard,
    CommunicationCard,
    Evaluated,
    PartCard,
    PlanCard,
    PriorityCard,
    ProgressCard,
    ProposalCard,
    VersionCard,
    YearPlanCard,
)
from baken.ground.policy.queries.versions import (
    action_cards,
    communication_card,
    evaluated_card,
    progress_card,
    version_cards,
    version_contents,
)
from baken.ground.policy.rules.plan import ends_soon, months_left
from baken.ground.policy.rules.proposals import earlier_one
from baken.ground.policy.vocabulary import ProposalStatus, VersionState
from baken.instruments.kit.actors import Actor

IN_THE_MAKING = (VersionState.DRAFT, VersionState.OFFERED)


def plans(viewer: Actor, today: date) -> list[PlanCard]:
    """All plans of the municipality, the newest period first."""
    rows = list(Plan.objects.order_by("-last_year", "-id"))
    versions = version_cards(PlanVersion.objects.select_related("plan", "source").order_by("-number"))
    return [_card(row, rows, versions, today) for row in rows]


def plan_card(viewer: Actor, plan_id: UUID, today: date) -> PlanCard:
    """One plan."""
    rows = [Plan.objects.get(pk=plan_id), *Plan.objects.filter(predecessor_id=plan_id)]
    versions = PlanVersion.objects.select_related("plan", "source").filter(plan_id=plan_id).order_by("-number")
    return _card(rows[0], rows, version_cards(versions), today)


def plan_in_force(viewer: Actor, today: date) -> PlanCard | None:
    """The adopted plan of this year, else the newest adopted one; None when the raad adopted none."""
    adopted = [card for card in plans(viewer, today) if card.in_force]
    current = [card for card in adopted if card.first_year <= today.year <= card.last_year]
    return next(iter(current or adopted), None)


def plan_contents(viewer: Actor, plan_id: UUID) -> list[PriorityCard]:
    """The priorities of the version in force, without what was struck; empty when none is in force."""
    version = PlanVersion.objects.filter(plan_id=plan_id, state=VersionState.ADOPTED).first()
    if version is None:
        return []
    priorities, _, _ = version_contents(viewer, version.pk)
    return [without_struck(priority) for priority in priorities if not priority.part.struck]


def without_struck(priority: PriorityCard) -> PriorityCard:
    """The priority as it counts: goals and actions that were not left out."""
    goals = tuple(goal for goal in priority.goals if not goal.part.struck)
    actions = tuple(action for action in priority.actions if not action.part.struck)
    return PriorityCard(priority.part, priority.number, priority.explanation, priority.digital, goals, actions)


def goals_in_force(viewer: Actor, today: date) -> list[PriorityCard]:
    """The goals of the plan that holds today, for a briefing to the raad; empty when there is none."""
    plan = plan_in_force(viewer, today)
    return plan_contents(viewer, plan.id) if plan else []


def plan_warning(viewer: Actor, today: date) -> str:
    """The sentence that warns twelve months before the plan ends (C05); empty when there is nothing to say."""
    plan = plan_in_force(viewer, today)
    if plan is None:
        return "Er is geen vastgesteld veiligheidsplan. De raad stelt er minstens eens in de vier jaar een vast."
    if not plan.ends_soon:
        return ""
    if plan.months_left < 0:
        return f"Het plan {plan.period} is afgelopen en er is nog geen nieuw plan vastgesteld."
    left = {0: "deze maand", 1: "over een maand"}.get(plan.months_left, f"over {plan.months_left} maanden")
    next_step = "Het vervolgplan is in de maak." if plan.successor_id else "Evalueer het en stel het vervolg op."
    return f"Het plan {plan.period} loopt {left} af. {next_step}"


def action_page(
    viewer: Actor, action_id: UUID
) -> tuple[ActionCard, VersionCard, PartCard, list[ProgressCard], list[Evaluated], list[CommunicationCard]]:
    """One action with its priority and everything that was said about it, the newest first."""
    action = PlanAction.objects.select_related("version__plan", "version__source", "priority").get(pk=action_id)
    version = version_cards([action.version])[0]
    text = action.version.source.text if action.version.source else ""
    same = {"action__key": action.key, "action__version__plan_id": action.version.plan_id}
    progress = PlanProgress.objects.filter(**same).order_by("-at", "-id")
    evaluations = PlanEvaluation.objects.filter(**same).order_by("-at", "-id")
    told = PlanCommunication.objects.filter(**same).order_by("-at", "-id")
    priority = PartCard(
        action.priority.pk, action.priority.key, "priority", action.priority.text, action.priority.struck, ""
    )
    return (
        action_cards([action], action.version.plan_id, text)[0],
        version,
        priority,
        [progress_card(row) for row in progress],
        [evaluated_card(row) for row in evaluations],
        [communication_card(row) for row in told],
    )


def year_plans(viewer: Actor, plan_id: UUID) -> list[YearPlanCard]:
    """The yearly plans of the college, the newest first, with when the raad was told."""
    rows = YearPlan.objects.select_related("decision").filter(plan_id=plan_id).order_by("-year")
    return [
        YearPlanCard(
            row.pk, row.year, row.decision.decided_on, row.decision.reference, row.informed_on, row.informed_with
        )
        for row in rows
    ]


def proposals(viewer: Actor, *, only_open: bool = False, most: int = 50) -> list[ProposalCard]:
    """What the figures put on the agenda, the newest first."""
    rows = Proposal.objects.order_by("-made_at", "-id")
    if only_open:
        rows = rows.filter(status=ProposalStatus.OPEN)
    return [
        ProposalCard(
            row.pk,
            row.title,
            row.sentence,
            row.source,
            row.area,
            row.seen_on,
            row.status,
            row.get_status_display(),
            row.answer,
            row.answered_at,
            row.figure,
            row.size,
            row.owner,
            row.made_at,
        )
        for row in rows[:most]
    ]


def answers_to(figure: str, size: float, found: Sequence[ProposalCard]) -> ProposalCard | None:
    """The proposal that already answers a warning, or None when it stands by itself or grew since it was declined."""
    return earlier_one(figure, size, found)


def _card(row: Plan, rows: Sequence[Plan], versions: Sequence[VersionCard], today: date) -> PlanCard:
    mine = [version for version in versions if version.plan_id == row.pk]
    return PlanCard(
        id=row.pk,
        title=row.title,
        first_year=row.first_year,
        last_year=row.last_year,
        fictional=row.fictional,
        in_force=next((version for version in mine if version.state == VersionState.ADOPTED), None),
        in_the_making=next((version for version in mine if version.state in IN_THE_MAKING), None),
        successor_id=next((other.pk for other in rows if other.predecessor_id == row.pk), None),
        months_left=months_left(row.last_year, today),
        ends_soon=ends_soon(row.last_year, today),
    )
