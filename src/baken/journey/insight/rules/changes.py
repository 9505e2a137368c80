"""What changed more than chance explains, and what is only a jump of a small number? Facts in, answer out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from baken.instruments.stats import pairs
from baken.journey.insight.rules.breaks import YEARS_BACK, comparable
from baken.journey.insight.vocabulary import ALL_CRIME

NOTABLE = 0.30
"""A change of 30 % or more draws the eye, also where it is nothing but chance."""


@dataclass(frozen=True)
class Step:
    """One area from one year to the next."""

    area: str
    earlier: str
    later: str
    before: int
    after: int

    @property
    def is_notable(self) -> bool:
        """30 % up or down; from nought, any count."""
        return abs(self.after - self.before) >= NOTABLE * self.before and self.after != self.before


@dataclass(frozen=True)
class Found:
    """The steps beyond chance with their q-values; how many were looked at, and how many only looked large."""

    beyond: tuple[tuple[Step, float], ...]
    checked: int
    only_chance: int
    by_chance: float
    restlessness: float


def steps(
    counts: Mapping[tuple[str, str], int | None], areas: Sequence[str], years: Sequence[str], code: str = ALL_CRIME
) -> list[Step]:
    """Every known step from a year to the next, over the last five years; a gap or a break in the series gives none."""
    last = years[-YEARS_BACK:]
    next_to = {year: comparable([str(int(year) - 1)], year, code) for year in last}
    found = []
    for area in areas:
        for earlier, later in pairwise(last):
            before, after = counts.get((area, earlier)), counts.get((area, later))
            if before is not None and after is not None and earlier in next_to[later]:
                found.append(Step(area, earlier, later, before, after))
    return found


def beyond_chance(listed: Sequence[Step]) -> Found:
    """Judge all steps together, so that the number of them is counted in (false discovery rate)."""
    if not listed:
        return Found((), 0, 0, 0.0, 1.0)
    judged = pairs.changes([step.before for step in listed], [step.after for step in listed])
    beyond = [(step, float(judged.q[place])) for place, step in enumerate(listed) if judged.warning[place]]
    only_chance = sum(step.is_notable for step in listed) - sum(step.is_notable for step, _ in beyond)
    beyond.sort(key=lambda each: (each[0].later, each[0].area), reverse=True)
    return Found(tuple(beyond), judged.checked, only_chance, judged.by_chance, judged.restlessness)
