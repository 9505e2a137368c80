"""What the manager of the form does: begin a version, change its words, publish it from a day, end it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from baken.ground.topics.models import FormEntry
from baken.ground.topics.queries import entries_on
from baken.ground.topics.rules import ValidityFacts, may_end, may_keep, may_publish, round_answers, sound
from baken.ground.topics.vocabulary import EntryKind
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist
from baken.instruments.tables.vocabulary import Organ


@transaction.atomic
def begin(*, kind: EntryKind, code: str, by: Actor, at: datetime, label: str = "") -> UUID:
    """A draft with the words that are valid now; one with only this name for a new code. An open draft is given back instead."""
    rows = FormEntry.objects.filter(municipality=by.municipality, kind=kind, code=code)
    open_draft = rows.filter(published_at__isnull=True).order_by("-number").first()
    if open_draft is not None:
        return UUID(str(open_draft.pk))
    valid = {(entry.kind, entry.code): entry.content for entry in entries_on(by.municipality, at.date())}
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    draft = FormEntry(
        municipality=by.municipality,
        organ=Organ.COLLEGE,
        kind=kind,
        code=code,
        number=number,
        content=dict(valid.get((kind, code), {"label": {"nl": label}})),
        made_by=by.membership_id,
        made_at=at,
    )
    draft.save()
    return draft.pk


@transaction.atomic
def keep(*, entry_id: UUID, content: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """Keep other words in a draft.

    Raises:
        Refused: it is published already, or people cannot be shown this.
    """
    draft = FormEntry.objects.get(municipality=by.municipality, pk=entry_id)
    insist(may_keep(_validity(draft, at.date())))
    insist(_sound(draft, content, at.date()))
    draft.content = dict(content)
    draft.save(update_fields=["content"])


@transaction.atomic
def publish(*, entry_id: UUID, valid_from: date, valid_until: date | None, by: Actor, at: datetime) -> None:
    """Show this version to the public from a day on; from now its words are fixed.

    Raises:
        Refused: published already, a day in the past, an end before the beginning, or words that cannot be shown.
    """
    draft = FormEntry.objects.get(municipality=by.municipality, pk=entry_id)
    insist(may_publish(replace(_validity(draft, at.date()), valid_from=valid_from, valid_until=valid_until)))
    insist(_sound(draft, draft.content, at.date()))
    draft.valid_from, draft.valid_until = valid_from, valid_until
    draft.published_by, draft.published_at = by.membership_id, at
    draft.save(update_fields=["valid_from", "valid_until", "published_by", "published_at"])


@transaction.atomic
def end(*, entry_id: UUID, valid_until: date, by: Actor, at: datetime) -> None:
    """The last day of a published version; afterwards the version before it counts, or the default set.

    Raises:
        Refused: it is a draft, or the day is before its first day.
    """
    entry = FormEntry.objects.get(municipality=by.municipality, pk=entry_id)
    insist(may_end(replace(_validity(entry, at.date()), valid_until=valid_until)))
    entry.valid_until = valid_until
    entry.save(update_fields=["valid_until"])


def _validity(entry: FormEntry, today: date) -> ValidityFacts:
    return ValidityFacts(entry.valid_from or today, entry.valid_until, today, entry.published_at is not None)


def _sound(entry: FormEntry, content: Mapping[str, Any], day: date) -> Any:
    valid = entries_on(entry.municipality, day)
    ways = frozenset(one.code for one in valid if one.kind == EntryKind.CHANNEL)
    now = next((one.content for one in valid if (one.kind, one.code) == (entry.kind, entry.code)), {})
    return sound(EntryKind(entry.kind), content, ways, round_answers(now))
