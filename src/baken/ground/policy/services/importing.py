"""From a note that was read to a draft that a person reviews."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.ground.policy.models import (
    Goal,
    LoosePromise,
    Plan,
    PlanAction,
    PlanVersion,
    Precondition,
    Priority,
    Responsibility,
    SourceDocument,
)
from baken.ground.policy.models.plans import COUNCIL
from baken.ground.policy.rules.note import Item, Note, Passage
from baken.ground.policy.rules.phrases import names_digital_safety
from baken.ground.policy.vocabulary import Refusal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused

TITLE = "Integraal veiligheidsplan"


@dataclass(frozen=True)
class ImportOutcome:
    """The draft that holds the note; `is_new` is False when this very file was read before."""

    version_id: UUID
    is_new: bool


@transaction.atomic
def import_note(*, content: bytes, name: str, note: Note, by: Actor, at: datetime, title: str = TITLE) -> ImportOutcome:
    """Store a note as a draft. The same file (by SHA-256) twice gives the same draft.

    Raises:
        Refused: the note names no period.
    """
    digest = hashlib.sha256(content).hexdigest()
    known = SourceDocument.objects.filter(sha256=digest).first()
    if known is not None:
        return ImportOutcome(PlanVersion.objects.filter(source=known).earliest("number").pk, is_new=False)
    insist(ALLOWED if note.period else refused(Refusal.BAD_PERIOD))
    assert note.period is not None  # noqa: S101 - for the type checker; refused above
    version = start_plan(title=title, first_year=note.period.first_year, last_year=note.period.last_year, by=by, at=at)
    source = SourceDocument(
        municipality=by.municipality, organ=COUNCIL, name=name[:200], sha256=digest, text=note.text, read_at=at
    )
    source.save()
    version.source = source
    version.save(update_fields=["source"])
    _store_parts(version, note)
    return ImportOutcome(version.pk, is_new=True)


@transaction.atomic
def start_plan(
    *, title: str, first_year: int, last_year: int, by: Actor, at: datetime, fictional: bool = False, why: str = ""
) -> PlanVersion:
    """A new plan with an empty first version.

    Raises:
        Refused: a period that cannot be.
    """
    insist(ALLOWED if 1 <= last_year - first_year <= 9 else refused(Refusal.BAD_PERIOD))
    plan = Plan(
        municipality=by.municipality,
        organ=COUNCIL,
        title=title,
        first_year=first_year,
        last_year=last_year,
        fictional=fictional,
    )
    plan.save()
    version = PlanVersion(municipality=by.municipality, organ=COUNCIL, plan=plan, number=1, why=why, made_at=at)
    version.save()
    return version


def _store_parts(version: PlanVersion, note: Note) -> None:
    tenant = {"municipality": version.municipality, "organ": COUNCIL, "version": version}

    def said(item: Item | Passage, text: str, position: int) -> dict[str, object]:
        passage = item if isinstance(item, Passage) else item.passage
        return tenant | {
            "text": text,
            "position": position,
            "passage_start": passage.start,
            "passage_end": passage.end,
        }

    for place, found in enumerate(note.priorities, start=1):
        priority = Priority(**said(found.passage, found.title, place), digital=names_digital_safety(found.title))
        priority.save()
        for number, goal in enumerate(found.goals, start=1):
            Goal(**said(goal, goal.text, number), priority=priority).save()
        for number, action in enumerate(found.actions, start=1):
            PlanAction(**said(action, action.text, number), priority=priority).save()
    for number, item in enumerate(note.preconditions, start=1):
        Precondition(**said(item, item.text, number)).save()
    for number, organ in enumerate(note.organs, start=1):
        Responsibility(**said(organ.passage, organ.text, number), of_organ=organ.organ).save()
    for number, item in enumerate(note.unplaced, start=1):
        LoosePromise(**said(item, item.text, number)).save()
