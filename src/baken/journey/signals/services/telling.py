"""After "known there": ask the owner, who tells or does not. A refusal looks to the asker like no answer yet."""

from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, Refused, insist, refused
from baken.journey.signals.models import Signal, SourceAddressee, SourceAnswer, SourceQuestion, SourceResearch
from baken.journey.signals.rules import is_in_research, is_told_in_full, may_ask_further, months_after
from baken.journey.signals.vocabulary import SOURCES, ResearchSource, SignalRefusal, SignalState

TOLD_FOR_MONTHS = 12  # own norm: what was told goes no later than an unsubstantiated signal (brief F1)


@transaction.atomic
def ask_owner(*, research_id: UUID, why: str, by: Actor, at: datetime) -> UUID:
    """Ask the owner of a source that said "known there" what it is; returns the signal's id. Whom is asked, and how many,
    stays with the source.

    Raises:
        Refused: no reason, not in research, not a yes, a source that tells nothing here, or asked already.
    """
    insist(ALLOWED if why.strip() else refused(SignalRefusal.NO_REASON))
    answer: SourceResearch = SourceResearch.objects.get(pk=research_id)
    signal: Signal = Signal.objects.get(pk=answer.signal_id)
    insist(is_in_research(SignalState(signal.state)))
    insist(may_ask_further(SOURCES[ResearchSource(answer.source)], known=answer.known))
    try:
        with transaction.atomic():
            SourceQuestion(
                municipality=signal.municipality, organ=signal.organ, signal=signal, research=answer,
                why=why.strip(), by=by.membership_id, at=at,
            ).save()  # fmt: skip
    except IntegrityError:
        insist(refused(SignalRefusal.ASKED_ALREADY))
    return signal.pk


@transaction.atomic
def answer_question(
    *, addressee_id: UUID, disclosed: bool, reason: str, by: Actor, at: datetime, text: str = "", ground: str = ""
) -> None:
    """Tell the asker what is known in your own records, on which ground and why; or tell nothing, with a reason.

    What is told goes a year later. A reason not to tell stays with the owner.

    Raises:
        Refused: not asked of you, answered already, something is missing, or the research is over.
    """
    insist(is_told_in_full(disclosed=disclosed, reason=reason, text=text, ground=ground))
    asked = SourceAddressee.objects.filter(pk=addressee_id, owner=by.membership_id).first()
    if asked is None:
        raise Refused(refused(SignalRefusal.NOT_ASKED_OF_YOU))
    answer = SourceAnswer(
        municipality=asked.municipality, organ=asked.organ, addressee=asked, disclosed=disclosed, reason=reason.strip(),
        text=text.strip() if disclosed else "", ground=ground.strip() if disclosed else "", by=by.membership_id, at=at,
        keep_until=months_after(at.date(), TOLD_FOR_MONTHS),
    )  # fmt: skip
    try:
        with transaction.atomic():
            answer.save()
    except IntegrityError as error:
        raise Refused(refused(SignalRefusal.NOT_ASKED_OF_YOU)) from error
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") != "BK409":
            raise
        raise Refused(refused(SignalRefusal.RESEARCH_IS_OVER)) from error
