"""Verbs of a measure: write it down, start it, extend it, end it with an outcome (C34, C36, C40)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from baken.ground.privacy.services import act_urgently, take_step
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused
from baken.journey.decisions.queries import summary
from baken.journey.measures.models import Measure, MeasureStep
from baken.journey.measures.queries import end_and_extensions
from baken.journey.measures.rules import MeasureFacts, may_end, may_extend, may_start, may_write
from baken.journey.measures.vocabulary import TRANSITIONS, MeasureState, Refusal


@dataclass(frozen=True)
class Content:
    """What a measure says, with its communication block (C36): told what, whom, when; or why nothing."""

    kind: str
    title: str
    starts_on: date
    ends_on: date | None
    executor: str
    area: str = ""
    phenomenon: str = ""
    conditions: str = ""
    reference: str = ""
    told_what: str = ""
    told_whom: str = ""
    told_on: date | None = None
    told_nothing_because: str = ""


@transaction.atomic
def write_down(*, decision_id: UUID, content: Content, by: Actor) -> UUID:
    """Write a measure down under its decision."""
    decision = summary(by, decision_id)
    insist(may_write(_facts(content)))
    made = Measure(municipality=by.municipality, organ=decision.organ, decision_id=decision_id, **asdict(content))
    made.save()
    return made.pk


@transaction.atomic
def revise(*, measure_id: UUID, content: Content, by: Actor) -> None:
    """Change it while it has not begun."""
    measure = Measure.objects.select_for_update().get(pk=measure_id)
    if measure.state != MeasureState.PLANNED:
        insist(refused(Refusal.FIXED))
    insist(may_write(_facts(content)))
    for name, value in asdict(content).items():
        setattr(measure, name, value)
    measure.save()


@transaction.atomic
def start(
    *, measure_id: UUID, on: date, by: Actor, at: datetime, urgent_reason: str | None = None, seen: str = ""
) -> None:
    """It begins; on a published decision, or in urgency on one that lies with its organ (Awb 3:40, 5:31)."""
    measure = Measure.objects.get(pk=measure_id)
    decision = summary(by, measure.decision_id)
    insist(may_start(seen or measure.state, decision.state, urgent_reason is not None))
    _step(measure, MeasureState.RUNNING, on, by, at, urgent_reason=urgent_reason, seen=seen)


@transaction.atomic
def extend(*, measure_id: UUID, new_end: date, reason: str, by: Actor, at: datetime, seen: str = "") -> None:
    """It lasts longer, as long and as often as the law allows, with a reason."""
    measure = Measure.objects.get(pk=measure_id)
    ends_on, extensions = end_and_extensions(measure)
    insist(may_extend(measure.kind, seen or measure.state, measure.starts_on, ends_on, new_end, extensions))
    _insist_reason(reason)
    _step(measure, MeasureState.EXTENDED, timezone.localdate(at), by, at, reason=reason, new_end=new_end, seen=seen)


@transaction.atomic
def end(*, measure_id: UUID, on: date, outcome: str, by: Actor, at: datetime, reason: str = "", seen: str = "") -> None:
    """It is over; how it ended is one of the outcome codes (C40)."""
    measure = Measure.objects.get(pk=measure_id)
    insist(may_end(seen or measure.state, outcome))
    _step(measure, MeasureState.ENDED, on, by, at, reason=reason, outcome=outcome, seen=seen)


@transaction.atomic
def cancel(*, measure_id: UUID, reason: str, by: Actor, at: datetime, seen: str = "") -> None:
    """It is not carried out; with a reason."""
    measure = Measure.objects.get(pk=measure_id)
    _insist_reason(reason)
    _step(measure, MeasureState.CANCELLED, timezone.localdate(at), by, at, reason=reason, seen=seen)


def _step(
    measure: Measure,
    to: MeasureState,
    on: date,
    by: Actor,
    at: datetime,
    *,
    reason: str = "",
    new_end: date | None = None,
    outcome: str = "",
    urgent_reason: str | None = None,
    seen: str = "",
) -> None:
    before = seen or measure.state
    if to not in TRANSITIONS[MeasureState(before)]:
        insist(refused(Refusal.NOT_NOW))
    act = None
    if urgent_reason is not None:
        act = act_urgently(
            what="maatregel voor de bekendmaking begonnen",
            source="measures_measure",
            record=measure.pk,
            by=by,
            at=at,
            reason=urgent_reason,
        )
    step = MeasureStep(
        municipality=measure.municipality,
        organ=measure.organ,
        measure=measure,
        from_state=before,
        to_state=to,
        by=by.membership_id,
        at=at,
        reason=reason,
        effective_on=on,
        new_end=new_end,
        outcome=outcome,
        urgent=act,
    )
    take_step(step, by=by)


def _facts(content: Content) -> MeasureFacts:
    return MeasureFacts(
        content.kind,
        content.starts_on,
        content.ends_on,
        content.executor,
        content.conditions,
        content.told_what,
        content.told_whom,
        content.told_on,
        content.told_nothing_because,
    )


def _insist_reason(reason: str) -> None:
    if not reason.strip():
        insist(refused(Refusal.NO_REASON))
