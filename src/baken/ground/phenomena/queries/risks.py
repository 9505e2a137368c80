"""Areas and branches at risk, and what is done about each (C18)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from baken.ground.organisations.queries import names_of
from baken.ground.phenomena.models import RiskAnalysis, RiskAnswer, RiskArea
from baken.ground.phenomena.rules.risks import Neighbourhood, is_stale
from baken.ground.phenomena.vocabulary import AnswerKind, RiskKind
from baken.ground.places.queries import areas_of
from baken.ground.places.vocabulary import Typology
from baken.ground.policy.queries import goals_in_force
from baken.instruments.kit.actors import Actor

NoSuchRisk = RiskArea.DoesNotExist
NoSuchAnalysis = RiskAnalysis.DoesNotExist


@dataclass(frozen=True)
class AnalysisCard:
    """One analysis; `stale` when it is older than it should be, `by_hand` when no file brought it."""

    id: UUID
    title: str
    source: str
    made_on: date
    valid_until: date | None
    stale: bool
    areas: int
    unanswered: int
    by_hand: bool


@dataclass(frozen=True)
class AnswerCard:
    """What is done about a risk; `late` when its day is past."""

    kind: AnswerKind
    text: str
    owner: str
    due_on: date | None
    by: str
    at: datetime
    plan_action: UUID | None
    late: bool


@dataclass(frozen=True)
class RiskCard:
    """One area or branch at risk with the answer that counts, None when nobody answered yet."""

    id: UUID
    analysis_id: UUID
    kind: RiskKind
    name: str
    phenomenon: str
    why: str
    typology: Typology
    neighbourhoods: tuple[str, ...]
    outline: dict[str, Any] | None
    answer: AnswerCard | None


@dataclass(frozen=True)
class PlanActionCard:
    """An action of the plan in force, to point at."""

    id: UUID
    text: str
    owner: str
    due_on: date | None


def analyses(viewer: Actor, today: date) -> list[AnalysisCard]:
    """Every analysis that counts today, newest first."""
    rows = list(_valid(viewer, today))
    cards = _cards(viewer, RiskArea.objects.filter(analysis__in=[row.pk for row in rows]), today) if rows else []
    return [
        AnalysisCard(
            row.pk, row.title, row.source, row.made_on, row.valid_until, is_stale(row.made_on, today),
            sum(card.analysis_id == row.pk for card in cards),
            sum(card.analysis_id == row.pk and card.answer is None for card in cards), not row.digest,
        )
        for row in rows
    ]  # fmt: skip


def risks(
    viewer: Actor, today: date, *, phenomenon: str = "", typology: Typology | None = None, unanswered: bool = False
) -> list[RiskCard]:
    """The areas and branches of every analysis that counts today; without an answer first, then by name."""
    valid = [row.pk for row in _valid(viewer, today)]
    rows = RiskArea.objects.filter(analysis__in=valid) if valid else RiskArea.objects.none()
    if phenomenon:
        rows = rows.filter(phenomenon=phenomenon)
    if typology is not None:
        rows = rows.filter(typology=typology)
    cards = _cards(viewer, rows, today)
    return sorted(
        (card for card in cards if card.answer is None or not unanswered),
        key=lambda card: (card.answer is not None, card.name.lower()),
    )


def risk(viewer: Actor, area_id: UUID, today: date) -> tuple[RiskCard, AnalysisCard, list[AnswerCard]]:
    """One area or branch, its analysis, and every answer ever given, newest first.

    Raises:
        NoSuchRisk: not there, or not for this viewer.
    """
    row = RiskArea.objects.get(pk=area_id, municipality=viewer.municipality)
    of: RiskAnalysis = RiskAnalysis.objects.get(pk=row.analysis_id)
    answers = list(RiskAnswer.objects.filter(area=row).order_by("-at", "-id"))
    names = names_of(viewer, {answer.by for answer in answers})
    told = [_answer(answer, names, today) for answer in answers]
    card = _card(row, told[0] if told else None)
    analysis = AnalysisCard(
        of.pk,
        of.title,
        of.source,
        of.made_on,
        of.valid_until,
        is_stale(of.made_on, today),
        1,
        int(not told),
        not of.digest,
    )
    return card, analysis, told


def plan_actions(viewer: Actor, today: date) -> list[PlanActionCard]:
    """The actions of the plan that holds today."""
    return [
        PlanActionCard(action.part.id, action.part.text, action.owner, action.due_on)
        for priority in goals_in_force(viewer, today)
        for action in priority.actions
    ]


def neighbourhoods_of(municipality: str) -> list[Neighbourhood]:
    """The neighbourhoods of a municipality with their kind and outline."""
    return [Neighbourhood(area.code, area.typology, area.outline) for area in areas_of(municipality)]


def _valid(viewer: Actor, day: date):  # type: ignore[no-untyped-def]  # Django's own queryset type
    rows = RiskAnalysis.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
    return rows.filter(municipality=viewer.municipality).order_by("-made_on", "-id")


def _cards(viewer: Actor, rows: Iterable[RiskArea], today: date) -> list[RiskCard]:
    found = list(rows)
    answers = list(RiskAnswer.objects.filter(area__in=[row.pk for row in found]).order_by("at", "id")) if found else []
    newest = {answer.area_id: answer for answer in answers}
    names = names_of(viewer, {answer.by for answer in newest.values()})
    told = {area: _answer(answer, names, today) for area, answer in newest.items()}
    return [_card(row, told.get(row.pk)) for row in found]


def _answer(row: RiskAnswer, names: Any, today: date) -> AnswerCard:
    late = row.due_on is not None and row.due_on < today
    return AnswerCard(
        AnswerKind(row.kind), row.text, row.owner, row.due_on, names.get(row.by, ""), row.at, row.plan_action_id, late
    )


def _card(row: RiskArea, answer: AnswerCard | None) -> RiskCard:
    return RiskCard(
        row.pk, row.analysis_id, RiskKind(row.kind), row.name, row.phenomenon, row.why, Typology(row.typology),
        tuple(row.neighbourhoods), row.outline, answer,
    )  # fmt: skip
