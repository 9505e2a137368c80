"""What is open for a dossier, and what waits for this person."""

from datetime import date
from uuid import UUID

from django.urls import reverse

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import DoorCard, WorkCard
from baken.journey.decisions.models import Decision
from baken.journey.decisions.queries.facts import facts_of
from baken.journey.decisions.rules import may_submit
from baken.journey.decisions.vocabulary import ARTICLES, DECIDED_BY, EDITABLE, DecisionState, Refusal

SHOWN = 20


def doors(viewer: Actor, dossier_id: UUID, *, today: date) -> list[DoorCard]:
    """Which steps towards a decision are open for this dossier, and which are closed and why."""
    new = f"{reverse('decisions:prepare')}?dossier={dossier_id}"
    cards = [
        DoorCard("Besluit voorbereiden", True, "Kies een instrument; Baken zegt wie bevoegd is.", "Awb 3:2", url=new)
    ]
    rows = Decision.objects.filter(municipality=viewer.municipality, dossier_id=dossier_id).order_by("-id")
    return cards + [door_for_decision(row, today=today) for row in rows.filter(state__in=EDITABLE)[:SHOWN]]


def door_for_decision(decision: Decision, *, today: date) -> DoorCard:
    """May this decision be laid before its organ? The first thing that is missing, its article, and where to do it."""
    verdict = may_submit(facts_of(decision, today=today))
    url = reverse("decisions:decision", kwargs={"decision_id": decision.pk})
    label = f"Ter besluit voorleggen: {decision.title}"
    if verdict:
        return DoorCard(label, True, "Alles wat het orgaan nodig heeft, is er.", url=url)
    return DoorCard(label, False, verdict.sentence, ARTICLES[Refusal(verdict.code)], "Vul het voorstel aan.", url)


def work(viewer: Actor, *, today: date) -> list[WorkCard]:
    """What waits for this person: to decide for the organ, to complete for who prepared it."""
    rows = Decision.objects.filter(municipality=viewer.municipality).order_by("decide_by", "id")
    if viewer.role in DECIDED_BY:
        rows = rows.filter(state=DecisionState.SUBMITTED, organ=DECIDED_BY[viewer.role])
    else:
        rows = rows.filter(
            state__in=[DecisionState.ASKED_BACK, DecisionState.DECIDED], prepared_by=viewer.membership_id
        )
    return [_work(row, today) for row in rows[:SHOWN]]


def _work(row: Decision, today: date) -> WorkCard:
    name = "to-decide-one" if row.state == DecisionState.SUBMITTED else "decision"
    return WorkCard(
        title=f"{row.get_instrument_display()}: {row.title}",
        note=DecisionState(row.state).label,
        url=reverse(f"decisions:{name}", kwargs={"decision_id": row.pk}),
        due=row.decide_by,
        late=row.decide_by is not None and row.decide_by < today,
    )
