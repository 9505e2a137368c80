"""Weigh a signal: grade the source and the content, and say in own words what it says."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from baken.ground.organisations.queries import names_of
from baken.ground.phenomena.queries import phenomena_on
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, Conflict, insist, refused
from baken.journey.signals.models import Signal, Weighing
from baken.journey.signals.rules import may_weigh
from baken.journey.signals.vocabulary import (
    Concreteness,
    Credibility,
    Recency,
    Reliability,
    Seriousness,
    SignalRefusal,
    SignalState,
)


@dataclass(frozen=True)
class Grades:
    """Source reliability × credibility of the content, and how concrete, recent and serious it is (brief B5)."""

    reliability: Reliability
    credibility: Credibility
    concreteness: Concreteness
    recency: Recency
    seriousness: Seriousness


@dataclass(frozen=True)
class Telling:
    """What the signal says, as it travels on in clear: no reporter, no more than is needed."""

    summary: str
    phenomenon: str
    area: str = ""
    place: str = ""


@transaction.atomic
def weigh(
    *, signal_id: UUID, seen: int, grades: Grades, telling: Telling, by: Actor, at: datetime, note: str = ""
) -> None:
    """Add a weighing after the one the weigher saw (`seen`: its number, 0 when none), and bring the telling up to date.

    Raises:
        Refused: the signal is not being weighed, says nothing, or its phenomenon does not exist.
        Conflict: somebody weighed it in the meantime; the sentence says who and when, and nothing is overwritten.
    """
    signal = Signal.objects.get(pk=signal_id)
    insist(may_weigh(SignalState(signal.state)))
    insist(ALLOWED if telling.summary.strip() else refused(SignalRefusal.NO_SUMMARY))
    known = phenomena_on(by, at.date()).keys() | {signal.phenomenon}
    insist(ALLOWED if telling.phenomenon in known else refused(SignalRefusal.UNKNOWN_PHENOMENON))
    weighing = Weighing(
        municipality=signal.municipality, organ=signal.organ, signal=signal, number=seen + 1,
        note=note.strip(), by=by.membership_id, at=at, **asdict(grades),
    )  # fmt: skip
    try:
        with transaction.atomic():
            weighing.save()
    except IntegrityError as error:
        raise Conflict(_who_weighed(signal, by)) from error
    for name, value in asdict(telling).items():
        setattr(signal, name, value.strip())
    signal.save(update_fields=["summary", "phenomenon", "area", "place"])


def _who_weighed(signal: Signal, by: Actor) -> str:
    last = Weighing.objects.filter(signal=signal).order_by("-number")[0]
    who = names_of(by, [last.by]).get(last.by, "Iemand anders")
    when = date_format(timezone.localtime(last.at), "j F, H:i")
    return f"{who} woog dit signaal op {when} uur, terwijl jij bezig was. Hieronder staat nog wat jij invulde."
