"""Questions about one version: what it says, beside the passage it came from; what changed; what it still lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from baken.ground.policy.models import (
    AgendaLink,
    Goal,
    Indicator,
    LoosePromise,
    Part,
    PlanAction,
    PlanCommunication,
    PlanEvaluation,
    PlanProgress,
    PlanVersion,
    PlanVersionStep,
    Precondition,
    Priority,
    Responsibility,
)
from baken.ground.policy.queries.cards import (
    ActionCard,
    AgendaCard,
    CommunicationCard,
    Evaluated,
    GoalCard,
    IndicatorCard,
    PartCard,
    PriorityCard,
    ProgressCard,
    VersionCard,
)
from baken.ground.policy.rules.diff import Difference, PartText, compare
from baken.ground.policy.rules.plan import DraftFacts, may_offer
from baken.ground.policy.vocabulary import VersionState
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Verdict

AROUND = 90


def version_card(viewer: Actor, version_id: UUID) -> VersionCard:
    """One version with its decision."""
    return version_cards([PlanVersion.objects.select_related("plan", "source").get(pk=version_id)])[0]


def versions_of(viewer: Actor, plan_id: UUID) -> list[VersionCard]:
    """All versions of a plan, the newest first."""
    rows = PlanVersion.objects.select_related("plan", "source").filter(plan_id=plan_id).order_by("-number")
    return version_cards(rows)


def version_contents(viewer: Actor, version_id: UUID) -> tuple[list[PriorityCard], list[PartCard], list[PartCard]]:
    """The priorities with what is under them, the preconditions, and what the organs do."""
    version = PlanVersion.objects.select_related("source").get(pk=version_id)
    text = version.source.text if version.source else ""
    preconditions = Precondition.objects.filter(version=version)
    organs = Responsibility.objects.filter(version=version)
    return (
        _priorities(version, text),
        [part_card("precondition", part, text) for part in preconditions],
        [part_card(part.of_organ, part, text) for part in organs],
    )


def loose_promises(viewer: Actor, version_id: UUID) -> list[PartCard]:
    """What looks like a promise and still has no place."""
    version = PlanVersion.objects.select_related("source").get(pk=version_id)
    text = version.source.text if version.source else ""
    rows = LoosePromise.objects.filter(version=version, settled="", struck=False)
    return [part_card("promise", part, text) for part in rows]


def draft_verdict(viewer: Actor, version_id: UUID) -> Verdict:
    """May this version be offered to the raad, and if not, why?"""
    version = PlanVersion.objects.get(pk=version_id)
    priorities = list(Priority.objects.filter(version=version, struck=False))
    with_goals = {goal.priority_id for goal in Goal.objects.filter(version=version, struck=False)}
    facts = DraftFacts(
        state=version.state,
        priorities_with_goals=sum(priority.pk in with_goals for priority in priorities),
        says_something_digital=any(priority.digital for priority in priorities),
        promises_open=LoosePromise.objects.filter(version=version, settled="", struck=False).count(),
    )
    return may_offer(facts)


def differences(viewer: Actor, version_id: UUID) -> list[Difference]:
    """What this version changes in the one it was based on; empty when it is based on none."""
    version = PlanVersion.objects.get(pk=version_id)
    if version.based_on_id is None:
        return []
    return compare(_texts(version.based_on_id, with_remarks_of=version.pk), _texts(version.pk))


def agenda_coverage(viewer: Actor, version_id: UUID, today: date) -> list[AgendaCard]:
    """Per priority the regional and national agendas it stands on; a gap where none still runs (C09)."""
    links: dict[UUID, list[AgendaLink]] = defaultdict(list)
    for link in AgendaLink.objects.select_related("priority").filter(priority__version_id=version_id):
        links[link.priority_id].append(link)
    cards = []
    for priority in Priority.objects.filter(version_id=version_id, struck=False):
        mine = links[priority.pk]
        running = [link for link in mine if link.runs_until is None or link.runs_until >= today]
        items = tuple(
            f"{link.agenda}: {link.item}" + ("" if link in running else f" (liep tot {link.runs_until:%Y})")
            for link in mine
        )
        cards.append(AgendaCard(priority.text, items, gap=not running))
    return cards


def version_cards(versions: Iterable[PlanVersion]) -> list[VersionCard]:
    """Cards of versions whose plan and source were loaded along."""
    rows = list(versions)
    adoptions = {
        step.version_id: step.decision
        for step in PlanVersionStep.objects.select_related("decision").filter(
            version__in=[row.pk for row in rows], to_state=VersionState.ADOPTED
        )
    }
    return [
        VersionCard(
            id=row.pk,
            plan_id=row.plan_id,
            plan_title=row.plan.title,
            period=f"{row.plan.first_year}-{row.plan.last_year}",
            number=row.number,
            state=row.state,
            state_label=str(VersionState(row.state).label),
            why=row.why,
            made_at=row.made_at,
            based_on=row.based_on_id,
            source_name=row.source.name if row.source else "",
            adopted_on=adoptions[row.pk].decided_on if row.pk in adoptions else None,
            decision=adoptions[row.pk].reference if row.pk in adoptions else "",
        )
        for row in rows
    ]


def part_card(sort: str, part: Part, text: str) -> PartCard:
    """A part with its passage cut from the note's text."""
    start, end = part.passage_start, part.passage_end
    if not text or start is None or end is None:
        return PartCard(part.pk, part.key, sort, part.text, part.struck, part.remark)
    before = text[max(0, start - AROUND) : start].partition(" ")[2]
    after = text[end : end + AROUND].rpartition(" ")[0]
    return PartCard(part.pk, part.key, sort, part.text, part.struck, part.remark, text[start:end], before, after)


def action_cards(actions: Iterable[PlanAction], plan_id: UUID, text: str = "") -> list[ActionCard]:
    """Actions with the newest progress, evaluation and communication of their key, over all versions of the plan."""
    rows = list(actions)
    said = PlanProgress.objects.select_related("action").filter(action__version__plan_id=plan_id)
    progress = {row.action.key: row for row in said.order_by("at", "id")}
    found = PlanEvaluation.objects.select_related("action").filter(action__version__plan_id=plan_id)
    evaluated = {row.action.key: row for row in found.order_by("at", "id")}
    said_of = PlanCommunication.objects.select_related("action").filter(action__version__plan_id=plan_id)
    told = {row.action.key: row for row in said_of.order_by("at", "id")}
    return [
        ActionCard(
            part=part_card("action", row, text),
            goal_id=row.goal_id,
            kind=row.kind,
            kind_label=row.get_kind_display(),
            owner=row.owner,
            due_on=row.due_on,
            progress=progress_card(progress[row.key]) if row.key in progress else None,
            evaluated=evaluated_card(evaluated[row.key]) if row.key in evaluated else None,
            communicated=communication_card(told[row.key]) if row.key in told else None,
        )
        for row in rows
    ]


def progress_card(row: PlanProgress) -> ProgressCard:
    return ProgressCard(row.at, row.status, row.get_status_display(), row.note)


def communication_card(row: PlanCommunication) -> CommunicationCard:
    return CommunicationCard(row.at, row.message, row.medium, row.get_medium_display(), row.on, row.none_because)


def evaluated_card(row: PlanEvaluation) -> Evaluated:
    return Evaluated(
        row.at,
        row.result,
        row.get_result_display(),
        row.evidence,
        row.advice,
        row.get_advice_display(),
        row.reason,
    )


def _priorities(version: PlanVersion, text: str) -> list[PriorityCard]:
    indicators: Mapping[UUID, list[IndicatorCard]] = defaultdict(list)
    for one in Indicator.objects.filter(version=version):
        indicators[one.goal_id].append(IndicatorCard(one.text, one.figure, one.unit, one.baseline, one.target))
    goals: Mapping[UUID, list[GoalCard]] = defaultdict(list)
    for goal in Goal.objects.filter(version=version):
        goals[goal.priority_id].append(GoalCard(part_card("goal", goal, text), tuple(indicators[goal.pk])))
    actions: Mapping[UUID, list[ActionCard]] = defaultdict(list)
    rows = list(PlanAction.objects.filter(version=version))
    for row, card in zip(rows, action_cards(rows, version.plan_id, text), strict=True):
        actions[row.priority_id].append(card)
    return [
        PriorityCard(
            part_card("priority", row, text),
            number,
            row.explanation,
            row.digital,
            tuple(goals[row.pk]),
            tuple(actions[row.pk]),
        )
        for number, row in enumerate(Priority.objects.filter(version=version), start=1)
    ]


_SORTS: tuple[tuple[str, type[Part]], ...] = (
    ("prioriteit", Priority),
    ("doel", Goal),
    ("actie", PlanAction),
    ("randvoorwaarde", Precondition),
)


def _texts(version_id: UUID, *, with_remarks_of: UUID | None = None) -> list[PartText]:
    """The parts of a version, without what was struck; for the older version with the newer one's reason to strike."""
    remarks: dict[UUID, str] = {}
    if with_remarks_of:
        remarks = {
            part.key: part.remark
            for _, model in _SORTS
            for part in model.objects.filter(version_id=with_remarks_of, struck=True)
        }
    found = []
    keys = {row.pk: row.key for row in Priority.objects.filter(version_id=version_id)}
    for sort, model in _SORTS:
        for part in model.objects.filter(version_id=version_id, struck=False):
            priority_id: UUID | None = getattr(part, "priority_id", None)
            under = keys.get(priority_id) if priority_id else None
            found.append(PartText(part.key, sort, part.text, under, remarks.get(part.key, part.remark)))
    return found
