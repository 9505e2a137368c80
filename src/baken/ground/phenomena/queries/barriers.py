"""The barrier model of a phenomenon on a day: the own version, else the common one that comes with Baken."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from baken.ground.phenomena.models import BarrierLine, BarrierModel, BarrierStep
from baken.ground.phenomena.rules.barriers import Barrier, Model, Step, common_models
from baken.ground.phenomena.vocabulary import LineKind
from baken.instruments.kit.actors import Actor

NoSuchModel = BarrierModel.DoesNotExist


@dataclass(frozen=True)
class ModelCard:
    """A model as it stands. `id` and `number` are None for a common one."""

    model: Model
    id: UUID | None = None
    number: int | None = None

    @property
    def own(self) -> bool:
        """Whether this municipality wrote it."""
        return self.id is not None

    def holders(self) -> list[tuple[str, list[tuple[Step, Barrier]]]]:
        """Who holds which barrier, most barriers first."""
        held: dict[str, list[tuple[Step, Barrier]]] = defaultdict(list)
        for step in self.model.steps:
            for barrier in step.barriers:
                for holder in barrier.holder.split(", "):
                    held[holder].append((step, barrier))
        return sorted(held.items(), key=lambda one: (-len(one[1]), one[0]))


@dataclass(frozen=True)
class VersionLine:
    """One own version, for the list under a model."""

    id: UUID
    number: int
    source: str
    valid_from: date
    valid_until: date | None
    valid_now: bool


def model_on(viewer: Actor, phenomenon: str, day: date) -> ModelCard | None:
    """The barrier model of this phenomenon that is valid on this day."""
    row = _valid(day).filter(municipality=viewer.municipality, phenomenon=phenomenon).order_by("-number").first()
    if row is not None:
        return ModelCard(stored([row])[row.pk], row.pk, row.number)
    common = common_models().get(phenomenon)
    return ModelCard(common) if common and common.valid_from <= day else None


def models_on(viewer: Actor, day: date) -> Mapping[str, ModelCard]:
    """By phenomenon, every barrier model that is valid on this day."""
    rows = list(_valid(day).filter(municipality=viewer.municipality).order_by("number"))
    full = stored(rows)
    common = {code: ModelCard(model) for code, model in common_models().items() if model.valid_from <= day}
    return common | {row.phenomenon: ModelCard(full[row.pk], row.pk, row.number) for row in rows}


def versions_of(viewer: Actor, phenomenon: str, day: date) -> list[VersionLine]:
    """The own versions of a model, newest first."""
    rows = list(BarrierModel.objects.filter(municipality=viewer.municipality, phenomenon=phenomenon))
    valid = [row for row in rows if row.valid_from <= day and (row.valid_until is None or row.valid_until >= day)]
    now = max((row.number for row in valid), default=None)
    return [
        VersionLine(row.pk, row.number, row.source, row.valid_from, row.valid_until, row.number == now)
        for row in sorted(rows, key=lambda row: -row.number)
    ]


@dataclass(frozen=True)
class LookFor:
    """What can be seen of a phenomenon, per step; for beside a signal."""

    code: str
    title: str
    signs: tuple[tuple[str, tuple[str, ...]], ...]


def look_for(viewer: Actor, phenomenon: str, label: str, day: date) -> LookFor:
    """The signs of the barrier model that is valid on this day; none when there is no model."""
    found = model_on(viewer, phenomenon, day)
    steps = found.model.steps if found else ()
    return LookFor(
        phenomenon, f"Wat kun je zien bij {label}?", tuple((one.name, one.signs) for one in steps if one.signs)
    )


def phenomenon_of(viewer: Actor, model_id: UUID) -> str:
    """The phenomenon an own version is about.

    Raises:
        NoSuchModel: not there, or not of this municipality.
    """
    return str(BarrierModel.objects.get(pk=model_id, municipality=viewer.municipality).phenomenon)


def as_rows(model: Model) -> list[tuple[str, ...]]:
    """A model as rows of a file, in the order of `COLUMNS`; read back they are the same model."""
    until = model.valid_until.isoformat() if model.valid_until else ""
    tail = (model.source, model.valid_from.isoformat(), until)
    rows = []
    for step in model.steps:
        told = [(LineKind.OPPORTUNITY, text, "", "") for text in step.opportunities]
        told += [(LineKind.SIGN, text, "", "") for text in step.signs]
        told += [(LineKind.BARRIER, one.text, one.holder, one.instrument) for one in step.barriers]
        rows += [(model.phenomenon, step.name, str(kind.label), *rest, *tail) for kind, *rest in told]
    return rows


def stored(rows: Sequence[BarrierModel]) -> Mapping[UUID, Model]:
    """These models with their steps and lines, three statements however many."""
    steps, lines = defaultdict(list), defaultdict(list)
    found = list(BarrierStep.objects.filter(model__in=[row.pk for row in rows]).order_by("position")) if rows else []
    for line in BarrierLine.objects.filter(step__in=[step.pk for step in found]).order_by("position") if found else []:
        lines[line.step_id, line.kind].append(line)
    for step in found:
        steps[step.model_id].append(
            Step(
                step.name,
                tuple(line.text for line in lines[step.pk, LineKind.OPPORTUNITY]),
                tuple(line.text for line in lines[step.pk, LineKind.SIGN]),
                tuple(Barrier(line.text, line.holder, line.instrument) for line in lines[step.pk, LineKind.BARRIER]),
            )
        )
    return {
        row.pk: Model(row.phenomenon, tuple(steps[row.pk]), row.source, row.valid_from, row.valid_until, row.confirmed)
        for row in rows
    }


def _valid(day: date):  # type: ignore[no-untyped-def]  # Django's own queryset type
    return BarrierModel.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day)
