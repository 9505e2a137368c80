"""From rows to what the rules must know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from baken.instruments.kit.actors import Actor
from baken.journey.decisions.models import CareCheck, Decision, DecisionStep, Mandate, SocialConsult, View
from baken.journey.decisions.rules import DecisionFacts
from baken.journey.decisions.vocabulary import INSTRUMENTS, DecisionState

SHOWN = 200


def facts_of(decision: Decision, *, today: date, urgent: bool = False) -> DecisionFacts:
    """What the rules must know of this decision on this day."""
    care, consult = latest_care(decision.pk), latest_consult(decision.pk)
    sent = DecisionStep.objects.filter(decision_id=decision.pk, to_state=DecisionState.INTENTION).exists()
    return DecisionFacts(
        instrument=INSTRUMENTS[decision.instrument],
        organ=decision.organ,
        today=today,
        facts=decision.facts,
        ground=decision.ground,
        reasons=decision.reasons,
        lighter=decision.lighter,
        occupants=decision.occupants,
        intention_sent=sent,
        views_until=decision.views_until,
        views_in=View.objects.filter(decision_id=decision.pk).exists(),
        views_skipped=decision.views_skipped,
        grace_until=decision.grace_until,
        care=care.result if care else "",
        consulted_on=consult.held_on if consult else None,
        urgent=urgent,
        only_a_tip=_stands_on_a_tip(decision.dossier_id),
    )


def _stands_on_a_tip(dossier_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.dossier_stands_on_a_tip(%s)", [dossier_id])
        return bool(cursor.fetchone()[0])


def latest_care(decision_id: UUID) -> CareCheck | None:
    """The care check that counts: the last one written."""
    found: CareCheck | None = CareCheck.objects.filter(decision_id=decision_id).order_by("-at", "-id").first()
    return found


def latest_consult(decision_id: UUID) -> SocialConsult | None:
    """The last time the social domain was asked."""
    rows = SocialConsult.objects.filter(decision_id=decision_id)
    found: SocialConsult | None = rows.order_by("-held_on", "-id").first()
    return found


def published_on(decision_id: UUID) -> date | None:
    """The day on which the decision was published, from which the terms run; None before that."""
    step = DecisionStep.objects.filter(decision_id=decision_id, to_state=DecisionState.PUBLISHED).first()
    return step.done_on if step else None


def mandate_of(viewer: Actor, decision: Decision, *, today: date) -> Mandate | None:
    """The mandate in force under which the viewer may take this decision, if there is one."""
    found: Mandate | None = Mandate.objects.filter(
        membership=viewer.membership_id,
        instrument=decision.instrument,
        organ=decision.organ,
        valid_from__lte=today,
        valid_until__gte=today,
    ).first()
    return found


@dataclass(frozen=True)
class DecisionSummary:
    """What the rooms after this one need to know of a decision."""

    decision_id: UUID
    dossier_id: UUID
    organ: str
    state: str
    instrument: str
    title: str
    area: str
    phenomenon: str
    address: str


def summary(viewer: Actor, decision_id: UUID) -> DecisionSummary:
    """One decision in short; raises `Decision.DoesNotExist` when out of reach."""
    return _summary(Decision.objects.get(municipality=viewer.municipality, pk=decision_id))


def summaries(viewer: Actor, *, states: Iterable[str], dossier_id: UUID | None = None) -> list[DecisionSummary]:
    """Decisions in these states, newest first; of one dossier when said."""
    rows = Decision.objects.filter(municipality=viewer.municipality, state__in=tuple(states)).order_by("-id")
    if dossier_id is not None:
        rows = rows.filter(dossier_id=dossier_id)
    return [_summary(row) for row in rows[:SHOWN]]


def _summary(row: Decision) -> DecisionSummary:
    return DecisionSummary(
        row.pk, row.dossier_id, row.organ, row.state, row.instrument, row.title, row.area, row.phenomenon, row.address
    )
