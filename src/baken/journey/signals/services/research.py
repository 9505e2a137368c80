"""Ask registers whether something is known there: yes or no, under privacy check 1, and nothing more."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused
from baken.journey.signals.models import PrivacyCheck1, Signal, SourceResearch
from baken.journey.signals.rules import is_in_research, may_research
from baken.journey.signals.vocabulary import ResearchSource, SignalRefusal, SignalState

# A register answers by its own definer function, which reads the asking signal's keys itself: no key leaves it.
_ASK = {
    ResearchSource.SIGNALS: "SELECT kind, known FROM known.signals(%s)",
    ResearchSource.DOSSIERS: "SELECT kind, known FROM known.dossiers(%s)",
}


@transaction.atomic
def research(*, signal_id: UUID, source: ResearchSource, by: Actor, at: datetime) -> dict[str, bool]:
    """Ask one register about this signal; writes down and returns per kind of key whether it is known there.

    Raises:
        Refused: not in research, no check 1 or one that does not name this source, or nothing to ask with.
    """
    signal = Signal.objects.get(pk=signal_id)
    insist(is_in_research(SignalState(signal.state)))
    check = PrivacyCheck1.objects.filter(signal=signal).order_by("-at", "-id").first()
    insist(may_research(tuple(check.sources) if check else None, source.value))
    with connection.cursor() as cursor:
        cursor.execute(_ASK[source], [check.pk if check else None])
        answers: dict[str, bool] = dict(cursor.fetchall())
    if not answers:
        insist(refused(SignalRefusal.NOTHING_TO_ASK))
    for kind, known in answers.items():
        SourceResearch(
            municipality=signal.municipality, organ=signal.organ, signal=signal, check_1=check,
            source=source, kind=kind, known=known, by=by.membership_id, at=at,
        ).save()  # fmt: skip
    return answers
