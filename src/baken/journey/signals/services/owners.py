"""Who answers for a register of another controller: laid down by the safety adviser, ended, never rewritten."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from baken.ground.privacy.vocabulary import Role
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused
from baken.journey.signals.models import SourceOwner
from baken.journey.signals.queries.sources import who_may_answer
from baken.journey.signals.vocabulary import SOURCES, ResearchSource, SignalRefusal


@transaction.atomic
def name_owner(*, source: ResearchSource, owner: UUID, ground: str, purpose: str, by: Actor, at: datetime) -> UUID:
    """Name who answers for this register, on which ground and for which purpose, from today. Returns its id.

    Raises:
        Refused: not a safety adviser, a register of the own controller, no ground or purpose, a colleague who may not
            answer, or somebody answers for it already.
    """
    insist(ALLOWED if by.role == Role.SAFETY_ADVISER else refused(SignalRefusal.NOT_THE_ADVISER))
    insist(ALLOWED if SOURCES[source].another_controller else refused(SignalRefusal.OWN_SOURCE))
    insist(ALLOWED if ground.strip() and purpose.strip() else refused(SignalRefusal.NO_GROUND))
    insist(
        ALLOWED
        if owner in {each.membership_id for each in who_may_answer(by)}
        else refused(SignalRefusal.CANNOT_ANSWER)
    )
    row = SourceOwner(
        municipality=by.municipality, source=source, owner=owner, ground=ground.strip(), purpose=purpose.strip(),
        valid_from=at.date(), by=by.membership_id, at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        insist(refused(SignalRefusal.ANSWERED_FOR))
    return row.pk


@transaction.atomic
def end_owner(*, source: ResearchSource, last_day: date, by: Actor) -> None:
    """Let the present owner's answering end; from the next day the register is not asked until somebody else is named.

    Raises:
        Refused: not a safety adviser, nobody answers for it, or the day lies before the beginning.
    """
    insist(ALLOWED if by.role == Role.SAFETY_ADVISER else refused(SignalRefusal.NOT_THE_ADVISER))
    row = SourceOwner.objects.filter(municipality=by.municipality, source=source, valid_until=None).first()
    insist(ALLOWED if row is not None else refused(SignalRefusal.NOBODY_ANSWERS))
    insist(ALLOWED if last_day >= row.valid_from else refused(SignalRefusal.BAD_VALIDITY))
    row.valid_until = last_day
    row.save(update_fields=["valid_until"])
