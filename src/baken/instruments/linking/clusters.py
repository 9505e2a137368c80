"""Clusters: what people judged to be one, in groups instead of pairs, with "not the same" remembered.

Judgements are kept in order and never erased: undoing one is a new judgement. The groups follow from them each time, so
that a merge can be taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """What a person said of two records; `UNDONE` takes the last word on this pair back."""

    SAME = "same"
    DIFFERENT = "different"
    UNDONE = "undone"


@dataclass(frozen=True)
class Contradiction:
    """Two records in one cluster that somebody said are not the same: a person looks again."""

    one: str
    other: str


def standing(judgements: Iterable[tuple[str, str, Judgement]]) -> dict[frozenset[str], Judgement]:
    """The last word per pair; what was undone stands no more."""
    last: dict[frozenset[str], Judgement] = {}
    for one, other, judgement in judgements:
        pair = frozenset((one, other))
        if judgement is Judgement.UNDONE:
            last.pop(pair, None)
        else:
            last[pair] = judgement
    return last


def clusters(last: Mapping[frozenset[str], Judgement]) -> list[frozenset[str]]:
    """Groups of records that are one through "the same", directly or by way of another; in order of their first name."""
    group: dict[str, set[str]] = {}
    for pair, judgement in last.items():
        if judgement is Judgement.SAME:
            joined = set(pair).union(*(group.get(one, set()) for one in pair))
            for one in joined:
                group[one] = joined
    return sorted({frozenset(members) for members in group.values()}, key=min)


def contradictions(last: Mapping[frozenset[str], Judgement]) -> list[Contradiction]:
    """Pairs that were said to be different, and yet ended up in one cluster."""
    found = clusters(last)
    return [
        Contradiction(*sorted(pair))
        for pair, judgement in last.items()
        if judgement is Judgement.DIFFERENT and any(pair <= members for members in found)
    ]


def would_contradict(last: Mapping[frozenset[str], Judgement], one: str, other: str) -> list[Contradiction]:
    """What saying "the same" of these two would contradict: shown before it is said."""
    return contradictions({**last, frozenset((one, other)): Judgement.SAME})
