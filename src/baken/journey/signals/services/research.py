"""Ask registers whether something is known there: yes or no, under privacy check 1, and nothing more."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from baken.ground.subjects.services import matching_key
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, Refused, insist, refused
from baken.journey.signals.models import PrivacyCheck1, Signal, SourceResearch
from baken.journey.signals.queries.sources import answered_for_on
from baken.journey.signals.rules import is_in_research, may_ask_controller, may_research
from baken.journey.signals.services.outside import AWAY, Typed, is_on, look_up
from baken.journey.signals.vocabulary import SOURCES, ResearchSource, SignalRefusal, SignalState

# A register answers by its own definer function, which reads the asking signal's keys itself: no key leaves it.
_ASK = {
    ResearchSource.SIGNALS: "SELECT kind, known FROM known.signals(%(check)s)",
    ResearchSource.DOSSIERS: "SELECT kind, known FROM known.dossiers(%(check)s)",
    ResearchSource.PERMITS: "SELECT kind, known FROM known.permits(%(check)s, %(at)s)",
}


@transaction.atomic
def research(*, signal_id: UUID, source: ResearchSource, by: Actor, at: datetime) -> dict[str, bool]:
    """Ask one register of the municipality about this signal; writes down and returns per kind of key: known there or not.

    A register of another controller answers only when somebody answers for it, and the yes or no is written down as a
    disclosure that both sides see (brief, corrections).

    Raises:
        Refused: not in research, no check 1 or one that does not name this source, nobody answers for it, or nothing
            to ask with.
    """
    signal, check = _in_research(signal_id, source, by, at)
    with connection.cursor() as cursor:
        cursor.execute(_ASK[source], {"check": check.pk, "at": at})
        answers: dict[str, bool] = dict(cursor.fetchall())
    insist(ALLOWED if answers else refused(SignalRefusal.NOTHING_TO_ASK))
    _write_down(signal, check, source, answers, by, at)
    return answers


@transaction.atomic
def research_outside(*, signal_id: UUID, source: ResearchSource, typed: Typed, by: Actor, at: datetime) -> bool | None:
    """Ask a register outside (KvK, BAG, BRP) whether it knows what was typed; None when it gave no answer.

    What is typed must be what the signal is about: the database holds it against the keys of the signal, so that nobody
    else can be looked up. The question is written down as a disclosure, also when no answer comes.

    Raises:
        Refused: as for `research`; the connection is not set up; or the signal is not about this.
        NotReadable: what was typed is not such an identifier.
    """
    signal, check = _in_research(signal_id, source, by, at)
    insist(ALLOWED if is_on(source) else refused(SignalRefusal.SOURCE_IS_OFF))
    kind = SOURCES[source].kinds[0]
    digest = matching_key(kind=kind, value=typed.spelled(source), municipality=signal.municipality)
    _announce(check.pk, source, kind, digest, at)
    try:
        known = look_up(source, typed)
    except AWAY:
        return None
    _write_down(signal, check, source, {kind.value: known}, by, at)
    return known


def _announce(check: UUID, source: ResearchSource, kind: KeyKind, digest: str, at: datetime) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT known.ask_outside(%s, %s, %s, %s, %s)", [check, source.value, kind.value, digest, at]
            )
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") == "BK422":
            raise Refused(refused(SignalRefusal.NOT_OF_THIS_SIGNAL)) from error
        raise


def _in_research(signal_id: UUID, source: ResearchSource, by: Actor, at: datetime) -> tuple[Signal, PrivacyCheck1]:
    signal: Signal = Signal.objects.get(pk=signal_id)
    insist(is_in_research(SignalState(signal.state)))
    check = PrivacyCheck1.objects.filter(signal=signal).order_by("-at", "-id").first()
    if check is None:
        raise Refused(may_research(None, source.value))
    insist(may_research(tuple(check.sources), source.value))
    insist(may_ask_controller(SOURCES[source], answered_for=source in answered_for_on(by, at.date())))
    return signal, check


def _write_down(
    signal: Signal, check: PrivacyCheck1, source: ResearchSource, answers: Mapping[str, bool], by: Actor, at: datetime
) -> None:
    for kind, known in answers.items():
        SourceResearch(
            municipality=signal.municipality, organ=signal.organ, signal=signal, check_1=check,
            source=source, kind=kind, known=known, by=by.membership_id, at=at,
        ).save()  # fmt: skip
