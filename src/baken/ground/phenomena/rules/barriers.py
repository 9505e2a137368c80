"""A barrier model as plain data: the common ones, one from a file, one as somebody typed it; and when it is sound."""

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from baken.ground.phenomena.rules.words import sound_words
from baken.ground.phenomena.vocabulary import LineKind, Refusal
from baken.instruments.kit.verdicts import ALLOWED, Verdict, refused

NAME, TEXT, HOLDER, INSTRUMENT, SOURCE = 80, 300, 120, 160, 300
_MARK = "|"
COMMON = ("barriers.toml", "barriers_nuisance.toml", "barriers_digital.toml")


@dataclass(frozen=True)
class Barrier:
    """Something that stops a step, who can put it up, and by which instrument."""

    text: str
    holder: str
    instrument: str = ""


@dataclass(frozen=True)
class Step:
    """One step of the chain."""

    name: str
    opportunities: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    barriers: tuple[Barrier, ...] = ()


@dataclass(frozen=True)
class Model:
    """A whole model, as it comes in or as it stands."""

    phenomenon: str
    steps: tuple[Step, ...]
    source: str
    valid_from: date
    valid_until: date | None = None
    confirmed: bool = False


@dataclass
class Read:
    """A file taken apart: the models, and what is refused with its line and reason."""

    models: list[Model] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@cache
def common_models() -> Mapping[str, Model]:
    """The models that come with Baken, by phenomenon; in our own words and not yet confirmed by any partner."""
    found: dict[str, Model] = {}
    for name in COMMON:
        told = tomllib.loads(files("baken.ground.phenomena").joinpath(name).read_text(encoding="utf-8"))
        found |= {one["phenomenon"]: _common(one, told) for one in told["model"]}
    return found


def sound(model: Model, known: Collection[str]) -> Verdict:
    """May this model be kept? `known` are the codes of the phenomena of this municipality."""
    words = [model.source]
    for step in model.steps:
        words += [step.name, *step.opportunities, *step.signs]
        words += [part for barrier in step.barriers for part in (barrier.text, barrier.holder, barrier.instrument)]
    checks = (
        (model.phenomenon in known, Refusal.UNKNOWN_PHENOMENON),
        (bool(model.source), Refusal.NO_SOURCE),
        (model.valid_until is None or model.valid_until >= model.valid_from, Refusal.BAD_VALIDITY),
        (bool(model.steps) and all(step.name for step in model.steps), Refusal.NO_STEP),
        (all(step.opportunities or step.signs or step.barriers for step in model.steps), Refusal.NOTHING_IN_STEP),
        (all(one.text and one.holder for step in model.steps for one in step.barriers), Refusal.NO_HOLDER),
        (_fits(model), Refusal.TOO_LONG),
    )
    for holds, refusal in checks:
        if not holds:
            return refused(refusal)
    return next((verdict for verdict in map(sound_words, words) if not verdict), ALLOWED)


def typed(barriers: str) -> tuple[Barrier, ...]:
    """Barriers from lines `barrier | who | instrument`.

    >>> typed("Meter controleren | netbeheerder | netwet")
    (Barrier(text='Meter controleren', holder='netbeheerder', instrument='netwet'),)
    """
    rows = [[part.strip() for part in line.split(_MARK, 2)] for line in lines(barriers)]
    return tuple(Barrier(*[*row, "", ""][:3]) for row in rows)


def lines(text: str) -> tuple[str, ...]:
    """What stands on each line that is not empty."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def as_typed(barriers: Iterable[Barrier]) -> str:
    """The lines a person edits."""
    return "\n".join(f" {_MARK} ".join(filter(None, (one.text, one.holder, one.instrument))) for one in barriers)


def read(rows: Sequence[Mapping[str, str]], known: Collection[str], today: date) -> Read:
    """The models of a file: one row per line, in the order of the steps; all that is wrong is told with its line."""
    found = Read()
    gathered: dict[str, dict[str, Any]] = {}
    for number, row in enumerate(rows, 2):
        told = {name: (row.get(name) or "").strip() for name in row}
        why = _wrong(told, known)
        if why:
            found.refused.append(f"Regel {number}: {why}")
            continue
        try:
            dates = {
                name: date.fromisoformat(told[name][:10]) for name in ("geldig_vanaf", "geldig_tot") if told.get(name)
            }
        except ValueError:
            found.refused.append(f"Regel {number}: schrijf een datum als 2026-12-31.")
            continue
        one = gathered.setdefault(told["onderwerp"].upper(), {"steps": {}, "line": number})
        one.setdefault("bron", told.get("bron", "")) or one.update(bron=told.get("bron", ""))
        one |= {name: day for name, day in dates.items() if name not in one}
        one["steps"].setdefault(told["stap"], []).append(told)
    for phenomenon, one in gathered.items():
        model = _from_rows(phenomenon, one, today)
        verdict = sound(model, known)
        if verdict:
            found.models.append(model)
        elif not found.refused or one["line"] not in {_line(told) for told in found.refused}:
            found.refused.append(f"Regel {one['line']} ({phenomenon}): {verdict.sentence}")
    return found


def _line(told: str) -> int:
    return int(told.removeprefix("Regel ").split(":")[0].split(" ")[0])


def _wrong(told: Mapping[str, str], known: Collection[str]) -> str:
    """What is wrong with a row of a file, in a sentence; empty when it can be used."""
    missing = [name for name in ("onderwerp", "stap", "soort", "tekst") if not told.get(name)]
    if missing:
        return f"de kolom {missing[0]} is leeg."
    if told["onderwerp"].upper() not in known:
        return f"{told['onderwerp'][:40]} staat niet in de lijst van onderwerpen."
    if told["soort"].lower() not in _KINDS:
        return "soort is gelegenheid, signaal of barrière."
    if _KINDS[told["soort"].lower()] is LineKind.BARRIER and not told.get("wie"):
        return "vul bij een barrière in wie haar kan opwerpen."
    parts = (told["stap"], told["tekst"], told.get("wie", ""), told.get("middel", ""), told.get("bron", ""))
    return next((verdict.sentence for verdict in map(sound_words, parts) if not verdict), "")


_KINDS = {str(kind.label): kind for kind in LineKind} | {"barriere": LineKind.BARRIER}


def _from_rows(phenomenon: str, one: Mapping[str, Any], today: date) -> Model:
    def texts(rows: list[Mapping[str, str]], kind: LineKind) -> tuple[str, ...]:
        return tuple(row["tekst"] for row in rows if _KINDS[row["soort"].lower()] is kind)

    steps = tuple(
        Step(
            name,
            texts(rows, LineKind.OPPORTUNITY),
            texts(rows, LineKind.SIGN),
            tuple(
                Barrier(row["tekst"], row.get("wie", ""), row.get("middel", ""))
                for row in rows
                if _KINDS[row["soort"].lower()] is LineKind.BARRIER
            ),
        )
        for name, rows in one["steps"].items()
    )
    return Model(phenomenon, steps, one["bron"], one.get("geldig_vanaf", today), one.get("geldig_tot"))


def _fits(model: Model) -> bool:
    sized = [(model.source, SOURCE)]
    for step in model.steps:
        sized += [(step.name, NAME), *((text, TEXT) for text in (*step.opportunities, *step.signs))]
        for one in step.barriers:
            sized += [(one.text, TEXT), (one.holder, HOLDER), (one.instrument, INSTRUMENT)]
    return all(len(text) <= room for text, room in sized)


def _common(one: Mapping[str, Any], told: Mapping[str, Any]) -> Model:
    steps = tuple(
        Step(
            step["name"],
            tuple(step.get("opportunities", ())),
            tuple(step.get("signs", ())),
            tuple(Barrier(*line) for line in step.get("barriers", ())),
        )
        for step in one["step"]
    )
    return Model(one["phenomenon"], steps, one.get("source", told["source"]), told["valid_from"])
