"""What is open for a dossier, and what waits for this person."""

from datetime import date
from uuid import UUID

from django.urls import reverse

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import DoorCard, WorkCard
from baken.journey.inspections.models import Inspection
from baken.journey.inspections.queries.facts import approvals_of_round, plan_facts
from baken.journey.inspections.rules import may_plan
from baken.journey.inspections.vocabulary import (
    APPROVED_BY,
    ARTICLES,
    FOR_INSPECTOR,
    InspectionState,
    Refusal,
)

SHOWN = 20
NOT_YET_PLANNED = (InspectionState.IDEA, InspectionState.PREPARATION, InspectionState.APPROVAL)


def doors(viewer: Actor, dossier_id: UUID, *, today: date) -> list[DoorCard]:
    """May a joint inspection be planned for this dossier? Open, or the first thing that is missing (C15)."""
    rows = Inspection.objects.filter(
        municipality=viewer.municipality, dossier_id=dossier_id, state__in=NOT_YET_PLANNED
    ).order_by("-id")
    new = f"{reverse('inspections:draft')}?dossier={dossier_id}"
    first = DoorCard(
        "Integrale controle voorbereiden",
        True,
        "Met een aanleiding en per partner een eigen grondslag.",
        "",
        url=new,
    )
    return [first, *(_door(row) for row in rows[:SHOWN])]


def work(viewer: Actor, *, today: date) -> list[WorkCard]:
    """What waits: an approval of the viewer's role, or for an inspector the inspections they are put on."""
    rows = Inspection.objects.filter(municipality=viewer.municipality).order_by("held_on", "id")
    if viewer.role not in APPROVED_BY.values():
        return [
            _work(row, InspectionState(row.state).label, "inspections:briefing", today)
            for row in rows.filter(state__in=FOR_INSPECTOR)[:SHOWN]
        ]
    mine = next(kind for kind, role in APPROVED_BY.items() if role == viewer.role)
    waiting = rows.filter(state=InspectionState.APPROVAL)[:SHOWN]
    return [
        _work(row, "wacht op jouw akkoord", "inspections:inspection", today)
        for row in waiting
        if mine not in approvals_of_round(row.pk)
    ]


def _door(row: Inspection) -> DoorCard:
    verdict = may_plan(plan_facts(row))
    url = reverse("inspections:inspection", kwargs={"inspection_id": row.pk})
    label = f"Controle plannen: {row.address}"
    if verdict:
        return DoorCard(label, True, "Aanleiding, grondslagen en beide akkoorden zijn er.", url=url)
    return DoorCard(label, False, verdict.sentence, ARTICLES.get(Refusal(verdict.code), ""), "Vul het plan aan.", url)


def _work(row: Inspection, note: str, name: str, today: date) -> WorkCard:
    return WorkCard(
        title=f"Controle: {row.address}",
        note=note,
        url=reverse(name, kwargs={"inspection_id": row.pk}),
        due=row.held_on,
        late=row.held_on is not None and row.held_on < today,
    )
