"""Write a barrier model: by hand or from a file, always as a next version (brief B7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from baken.ground.phenomena.models import BarrierLine, BarrierModel, BarrierStep
from baken.ground.phenomena.queries.barriers import models_on
from baken.ground.phenomena.queries.phenomena import phenomena_on
from baken.ground.phenomena.rules.barriers import Model, read, sound
from baken.ground.phenomena.vocabulary import LineKind, Refusal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused


@dataclass(frozen=True)
class BarrierImport:
    """What became of a file: for how many phenomena a version was written, how many stood there so, what was refused."""

    written: int = 0
    same: int = 0
    refused: tuple[str, ...] = ()


@transaction.atomic
def write_model(*, model: Model, by: Actor, at: datetime) -> UUID:
    """Write this as the next version of the model of its phenomenon.

    Raises:
        Refused: unknown phenomenon, no source, an empty step, a barrier nobody holds, words that point at somebody.
    """
    insist(sound(model, phenomena_on(by, at.date()).keys()))
    rows = BarrierModel.objects.filter(municipality=by.municipality, phenomenon=model.phenomenon)
    tenant = {"municipality": by.municipality, "organ": by.organs[0]}
    made = BarrierModel(
        **tenant, phenomenon=model.phenomenon, number=(rows.aggregate(last=Max("number"))["last"] or 0) + 1,
        source=model.source, confirmed=model.confirmed, valid_from=model.valid_from, valid_until=model.valid_until,
        by=by.membership_id, at=at,
    )  # fmt: skip
    made.save()
    for position, one in enumerate(model.steps, 1):
        step = BarrierStep(**tenant, model=made, position=position, name=one.name)
        step.save()
        for kind, texts in ((LineKind.OPPORTUNITY, one.opportunities), (LineKind.SIGN, one.signs)):
            for number, text in enumerate(texts, 1):
                BarrierLine(**tenant, step=step, kind=kind, position=number, text=text).save()
        for number, barrier in enumerate(one.barriers, 1):
            BarrierLine(
                **tenant, step=step, kind=LineKind.BARRIER, position=number, text=barrier.text, holder=barrier.holder,
                instrument=barrier.instrument,
            ).save()  # fmt: skip
    return made.pk


@transaction.atomic
def import_barriers(
    *, rows: Sequence[Mapping[str, str]], source: str, by: Actor, at: datetime, dry_run: bool = False
) -> BarrierImport:
    """Take the models of a file, all or nothing; one that stands there in the same words is not written again.

    `source` is where the file comes from, for the models whose rows do not say so.
    """
    today = at.date()
    told = [{**row, "bron": row.get("bron") or source} for row in rows]
    found = read(told, phenomena_on(by, today).keys(), today)
    if found.refused:
        return BarrierImport(refused=tuple(found.refused))
    standing = {code: card.model for code, card in models_on(by, today).items()}
    fresh = [model for model in found.models if not _stands(model, standing.get(model.phenomenon), today)]
    if not dry_run:
        for model in fresh:
            write_model(model=model, by=by, at=at)
    return BarrierImport(len(fresh), len(found.models) - len(fresh))


@transaction.atomic
def end_model(*, model_id: UUID, last_day: date, by: Actor) -> str:
    """Let an own version end; the one before it counts again, or the common one. Gives the phenomenon.

    Raises:
        Refused: it would end before it begins.
        BarrierModel.DoesNotExist: not there, or not of this municipality.
    """
    row = BarrierModel.objects.get(pk=model_id, municipality=by.municipality)
    insist(ALLOWED if last_day >= row.valid_from else refused(Refusal.BAD_VALIDITY))
    row.valid_until = last_day
    row.save(update_fields=["valid_until"])
    return str(row.phenomenon)


def _stands(model: Model, other: Model | None, today: date) -> bool:
    """Whether the same words already count from the same day on; a file that names no day means today."""
    if other is None:
        return False
    same_day = replace(model, valid_from=other.valid_from) if model.valid_from == today else model
    return same_day == replace(other, confirmed=model.confirmed)
