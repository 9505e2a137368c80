"""From coarse to fine: look at the whole first, and only where it stands out at its parts, as far as there is enough to see.

Benjamini & Bogomolov (2014), *Selective inference on multiple families of hypotheses*, JRSS B 76, 297-318: the parts of a
whole that stands out are tested together at ``rate`` times the share of wholes that stood out, so that on average over the
families looked into no more than ``rate`` of the warnings is chance, however deep one goes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from baken.instruments.stats.refusals import CannotCompute

ENOUGH = 1.0
"""A part of which fewer than this are expected is not looked at by itself."""


@dataclass(frozen=True, slots=True)
class Look:
    """One series: where it hangs, what was expected, and how unlikely what was counted is; ``nan``: no result."""

    name: str
    parent: str | None
    expected: float
    pvalue: float


@dataclass(frozen=True, slots=True)
class Warned:
    """A series that stands out. ``deepest``: none of its parts does, or they are too small to see."""

    name: str
    depth: int
    pvalue: float
    deepest: bool


@dataclass(frozen=True, slots=True)
class Descent:
    """What stood out, coarse before fine; how many series were looked at, and how many were too small to."""

    warned: tuple[Warned, ...]
    looked_at: int
    too_small: int
    rate: float

    @property
    def sentence(self) -> str:
        return by_chance_in_words(len(self.warned), self.rate * len(self.warned))


def descend(series: Sequence[Look], *, rate: float = 0.1, enough: float = ENOUGH) -> Descent:
    """Warnings from the coarsest level down.

    Parameters
    ----------
    series
        All levels; ``parent`` names the whole that a series is a part of.
    rate
        Share of the warnings that may be chance.
    enough
        Smallest expected count that is looked at.

    Examples
    --------
    The municipality stands out, and in it one village; the hamlet is too small to be looked at:

    >>> found = descend([Look("gemeente", None, 80, 0.001), Look("dorp", "gemeente", 30, 0.0004),
    ...     Look("stad", "gemeente", 49, 0.4), Look("gehucht", "gemeente", 0.2, 0.0001)])
    >>> [(one.name, one.deepest) for one in found.warned], found.too_small
    ([('gemeente', False), ('dorp', True)], 1)
    """
    names = {each.name for each in series}
    if len(names) < len(series) or any(each.parent is not None and each.parent not in names for each in series):
        raise CannotCompute("Elke reeks heeft een eigen naam, en een geheel dat zelf ook in de lijst staat.")
    parts: dict[str | None, list[Look]] = {}
    for each in series:
        parts.setdefault(each.parent, []).append(each)
    warned: list[Warned] = []
    looked, small = 0, 0
    families: list[tuple[list[Look], float]] = [(parts.get(None, []), rate)]
    depth, allowed_below = 0, rate
    while families:
        found: list[Look] = []
        tested = 0
        for family, allowed in families:
            seen = [each for each in family if each.expected >= enough and not np.isnan(each.pvalue)]
            small += len(family) - len(seen)
            tested += len(seen)
            if seen:
                q = stats.false_discovery_control([each.pvalue for each in seen])
                found += [each for each, value in zip(seen, q, strict=True) if value <= allowed]
        looked += tested
        warned += [Warned(each.name, depth, each.pvalue, True) for each in found]
        share = len(found) / tested if tested else 0.0
        allowed_below *= share
        families = [(parts[each.name], allowed_below) for each in found if each.name in parts]
        depth += 1
    wholes = _wholes_of(warned, series)
    closed = tuple(Warned(one.name, one.depth, one.pvalue, one.name not in wholes) for one in warned)
    return Descent(closed, looked, small, rate)


def by_chance_in_words(warnings: int, by_chance: float) -> str:
    """How many of these warnings we expect to be chance, in a sentence.

    >>> by_chance_in_words(12, 1.2)
    'Van 12 waarschuwingen verwachten we er 1 door toeval.'
    """
    if warnings == 0:
        return "Geen waarschuwingen."
    few = round(by_chance)
    expected = "er minder dan 1" if few == 0 else f"er {few}"
    return (
        f"Van {warnings} {'waarschuwing' if warnings == 1 else 'waarschuwingen'} verwachten we {expected} door toeval."
    )


def _wholes_of(warned: Sequence[Warned], series: Sequence[Look]) -> set[str | None]:
    parent: Mapping[str, str | None] = {each.name: each.parent for each in series}
    return {parent[one.name] for one in warned}
