"""Judge whether two persons in dossiers are one: said by somebody, with a reason, remembered, and never erased."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.ground.subjects.models import Person, PersonJudgement
from baken.ground.subjects.queries.links import standing_judgements
from baken.ground.subjects.rules import may_judge
from baken.ground.subjects.vocabulary import PersonVerdict, SubjectRefusal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused
from baken.instruments.linking.clusters import would_contradict


@transaction.atomic
def judge(
    *, one_id: UUID, other_id: UUID, same: bool, reason: str, by: Actor, at: datetime, even_so: bool = False
) -> None:
    """Say that two persons are the same, or are not. "Not the same" is remembered: whoever joins them later, also by way
    of a third, is stopped once and must say so again (`even_so`).

    Raises:
        Refused: one person twice, no reason, or a contradiction with what somebody judged before.
    """
    insist(may_judge(one=one_id, other=other_id, reason=reason))
    if same and not even_so:
        clash = would_contradict(standing_judgements(by, one_id, other_id), str(one_id), str(other_id))
        insist(refused(SubjectRefusal.CONTRADICTS) if clash else ALLOWED)
    _write(one_id, other_id, PersonVerdict.SAME if same else PersonVerdict.DIFFERENT, reason, by, at)


@transaction.atomic
def undo_judgement(*, one_id: UUID, other_id: UUID, reason: str, by: Actor, at: datetime) -> None:
    """Take the last judgement on these two back; what was joined through it comes apart. It stays readable.

    Raises:
        Refused: no reason, or nothing stands to be undone.
    """
    insist(may_judge(one=one_id, other=other_id, reason=reason))
    stands = frozenset((str(one_id), str(other_id))) in standing_judgements(by, one_id, other_id)
    insist(ALLOWED if stands else refused(SubjectRefusal.NOT_JUDGED))
    _write(one_id, other_id, PersonVerdict.UNDONE, reason, by, at)


def _write(one_id: UUID, other_id: UUID, verdict: PersonVerdict, reason: str, by: Actor, at: datetime) -> None:
    first, second = sorted((one_id, other_id))
    one: Person = Person.objects.get(pk=first)
    other: Person = Person.objects.get(pk=second)
    PersonJudgement(
        municipality=one.municipality, organ=one.organ, one=one, other=other, verdict=verdict, reason=reason.strip(),
        by=by.membership_id, at=at,
    ).save()  # fmt: skip
