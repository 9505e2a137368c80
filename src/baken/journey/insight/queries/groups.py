"""The villages apart and all other areas together per kind, so that a small place is not judged by its jumps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baken.ground.places.queries import AreaCard
from baken.ground.places.vocabulary import Typology
from baken.journey.insight.queries.series import Loaded
from baken.journey.insight.rules import ALONE_FROM, Compared, comparable, compare, village_of

SMALL_VILLAGES = "Kleine kernen samen"


@dataclass(frozen=True)
class Group:
    """A village by itself, or areas of one kind together. `left_out` areas miss a figure in some year."""

    label: str
    areas: int
    left_out: int
    compared: Compared
    inhabitants: int | None
    counts: tuple[int, ...]


def groups(cards: Iterable[AreaCard], loaded: Loaded, years: Sequence[str], year: str) -> tuple[Group, ...]:
    """Villages of 1,000 or more apart, smaller ones together, the rest per kind; areas without a kind are not in it."""
    villages: dict[str, list[AreaCard]] = defaultdict(list)
    pooled: dict[str, list[AreaCard]] = defaultdict(list)
    listed = sorted(cards, key=lambda card: card.name)
    for card in listed:
        if card.typology is Typology.VILLAGE:
            villages[village_of(card.name)].append(card)
    alone = {name: parts for name, parts in villages.items() if _lives_alone(parts, loaded)}
    for name, parts in villages.items():
        if name not in alone:
            pooled[SMALL_VILLAGES].extend(parts)
    for kind in Typology:
        if kind not in (Typology.VILLAGE, Typology.UNKNOWN):
            pooled[str(kind.label).capitalize()] += [card for card in listed if card.typology is kind]
    found = (_group(label, parts, loaded, years, year) for label, parts in [*alone.items(), *pooled.items()] if parts)
    return tuple(group for group in found if group is not None)


def inhabitants_of(card: AreaCard, loaded: Loaded) -> int | None:
    """Inhabitants by the newest key figures, else as the outlines say."""
    return loaded.inhabitants.get(card.code, card.population)


def _lives_alone(parts: Sequence[AreaCard], loaded: Loaded) -> bool:
    """A village is looked at alone from 1,000 inhabitants, or where nobody knows how many there are."""
    people = [inhabitants_of(card, loaded) for card in parts]
    return all(each is None for each in people) or sum(each or 0 for each in people) >= ALONE_FROM


def _group(label: str, members: Sequence[AreaCard], loaded: Loaded, years: Sequence[str], year: str) -> Group | None:
    upto = [*comparable(years, year, loaded.phenomenon), year]
    whole = [card for card in members if all(loaded.counts.get((card.code, each)) is not None for each in upto)]
    if not whole:
        return None
    sums = tuple(sum(loaded.counts[card.code, each] or 0 for card in whole) for each in upto)
    people = [inhabitants_of(card, loaded) for card in whole]
    known = None if any(each is None for each in people) else sum(each or 0 for each in people)
    compared = compare(sums[-1], sums[:-1])
    return Group(label, len(whole), len(members) - len(whole), compared, known, sums)
