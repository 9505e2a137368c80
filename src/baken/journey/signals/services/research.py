"""Ask registers whether something is known there: yes or no, under privacy check 1, and nothing more."""

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
from baken.journey.signals.services.outside import AWAY, Known, Typed, is_on, look_up
from baken.journey.signals.vocabulary import SOURCES, ResearchSource, SignalRefusal, SignalState

# A register answers by its own definer function: it reads the asking signal's keys itself, so that no key leaves it, and writes
# the answer down itself. The answer can be read in a next transaction only: nobody learns it and then takes the line back.
_ASK = {
    ResearchSource.SIGNALS: "SELECT known.signals(%(check)s, %(at)s)",
    ResearchSource.DOSSIERS: "SELECT known.dossiers(%(check)s, %(at)s)",
    ResearchSource.PERMITS: "SELECT known.permits(%(check)s, %(at)s)",
}


@transaction.atomic
def research(*, signal_id: UUID, source: ResearchSource, by: Actor, at: datetime) -> None:
    """Ask one register of the municipality about this signal; the register writes down, per kind of key: known there or not.

    The answer stands at the signal when this transaction is over, and not before. A register of another controller answers
    only when somebody answers for it, and the yes or no is written down as a disclosure that both sides see.

    Raises:
        Refused: not in research, no check 1 or one that does not name this source, nobody answers for it, or nothing
            to ask with.
    """
    _, check = _in_research(signal_id, source, by, at)
    with connection.cursor() as cursor:
        cursor.execute(_ASK[source], {"check": check.pk, "at": at})
        (asked_with,) = cursor.fetchone()
    insist(ALLOWED if asked_with else refused(SignalRefusal.NOTHING_TO_ASK))


@transaction.atomic
def research_outside(*, signal_id: UUID, source: ResearchSource, typed: Typed, by: Actor, at: datetime) -> bool | None:
    """Ask a register outside (KvK, BAG, BRP) whether it knows what was typed; None when it gave no answer.

    What is typed must be what the signal is about: the database holds it against the keys of the signal, so that nobody
    else can be looked up. The question is written down as a disclosure, also when no answer comes. Of an address the
    database remembers which BAG number goes with which postcode and number, as keyed hashes: from then on a signal by the
    one and a dossier by the other are known to each other.

    Raises:
        Refused: as for `research`; the connection is not set up; or the signal is not about this.
        NotReadable: what was typed is not such an identifier.
    """
    signal, check = _in_research(signal_id, source, by, at)
    insist(ALLOWED if is_on(source) else refused(SignalRefusal.SOURCE_IS_OFF))
    kind = typed.kind(source)
    digest = matching_key(kind=kind, value=typed.written(source), municipality=signal.municipality)
    _announce(check.pk, source, kind, digest, at)
    try:
        found = look_up(source, typed)
    except AWAY:
        return None
    SourceResearch(
        municipality=signal.municipality, organ=signal.organ, signal=signal, check_1=check,
        source=source, kind=kind, known=found.known, by=by.membership_id, at=at,
    ).save()  # fmt: skip
    _remember_same(check, found, digest)
    return found.known


def _remember_same(check: PrivacyCheck1, found: Known, asked: str) -> None:
    """What was asked by first: the database takes only what hangs together with it."""
    pairs = [
        [
            matching_key(kind=kind, value=value, municipality=check.municipality)
            for kind, value in ((KeyKind.ADDRESS, address), (KeyKind.BAG, bag_id))
        ]
        for address, bag_id in found.same_address
    ]
    with connection.cursor() as cursor:
        for pair in sorted(pairs, key=lambda pair: asked not in pair):
            cursor.execute("SELECT known.remember_same_address(%s, %s, %s)", [check.pk, *pair])


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
