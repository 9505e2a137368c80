"""Keep the list of phenomena: a user adds one or ends one, with a date of validity; no deploy (C48)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from baken.ground.phenomena.models import Phenomenon
from baken.ground.phenomena.rules.words import sound_words
from baken.ground.phenomena.vocabulary import PhenomenonGroup, Refusal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused


@transaction.atomic
def add_phenomenon(
    *,
    code: str,
    group: PhenomenonGroup,
    label: str,
    valid_from: date,
    by: Actor,
    at: datetime,
    look_for: str = "",
    valid_until: date | None = None,
) -> UUID:
    """Add a phenomenon, or a new version of one: from `valid_from` on it goes before the common list.

    Its name goes with the counts through the wall and into files of figures, so it is held to the same words as an area.

    Raises:
        Refused: it would end before it begins, or its words point at somebody or at a formula.
    """
    insist(ALLOWED if valid_until is None or valid_until >= valid_from else refused(Refusal.BAD_VALIDITY))
    for words in (code, label, look_for):
        insist(sound_words(words.strip()))
    phenomenon = Phenomenon(
        municipality=by.municipality, code=code.strip().upper().replace(" ", "_"), group=group, label=label.strip(),
        look_for=look_for.strip(), valid_from=valid_from, valid_until=valid_until, by=by.membership_id, at=at,
    )  # fmt: skip
    phenomenon.save(force_insert=True)
    return phenomenon.pk


@transaction.atomic
def end_phenomenon(*, phenomenon_id: UUID, last_day: date, by: Actor) -> None:
    """Let an own phenomenon end; signals that carry it keep it.

    Raises:
        Refused: it would end before it begins.
    """
    phenomenon = Phenomenon.objects.get(pk=phenomenon_id, municipality=by.municipality)
    insist(ALLOWED if last_day >= phenomenon.valid_from else refused(Refusal.BAD_VALIDITY))
    phenomenon.valid_until = last_day
    phenomenon.save(update_fields=["valid_until"])
