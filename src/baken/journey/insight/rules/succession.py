"""Figures of areas that are no more, carried to the area that came in their place. Facts in, answer out.

Where a whole area went into a new one, its earlier counts are counts of the new one. Where an area was divided nobody
knows which part belongs where: then nothing is carried, and the figure says why its series begins there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Counts = Mapping[tuple[str, str], int | None]


@dataclass(frozen=True)
class Succession:
    """The area `old` went into `new` on a day, whole or (when it stands in the list more often) in part."""

    old: str
    new: str
    since: date


@dataclass(frozen=True)
class Carried:
    """Counts by (area, year) in today's areas; a sentence per area whose series was carried or breaks."""

    counts: dict[tuple[str, str], int | None]
    notes: dict[str, str]


def carried(counts: Counts, successions: Sequence[Succession]) -> Carried:
    """The counts with those of whole predecessors under their successor, oldest change first, so that chains hold.

    A successor gets a year only where every predecessor has a figure: a part is not the whole. A year in which the
    source already counts in the new areas is left as it is.
    """
    found, notes = dict(counts), {}
    divided = _divided(successions)
    into: dict[tuple[date, str], list[str]] = defaultdict(list)
    for each in successions:
        if each.old != each.new:
            into[each.since, each.new].append(each.old)
    gone: set[str] = set()
    for (since, new), olds in sorted(into.items()):
        if any((old, since) in divided for old in olds):
            notes[new] = (
                f"Vóór {since.year} lagen de grenzen hier anders ({', '.join(sorted(olds))}); dat is niet te vergelijken."
            )
            continue
        names = sorted({*olds, *([new] if _was_there(found, new, since) else [])})
        for year in sorted({year for area, year in found if area in olds and year < str(since.year)}):
            parts = [found.get((name, year)) for name in names]
            known = [part for part in parts if part is not None]
            found[new, year] = sum(known) if len(known) == len(parts) else None
        notes[new] = f"Tot {since.year} opgeteld uit {', '.join(names)}."
        gone |= set(olds)
    return Carried({place: count for place, count in found.items() if place[0] not in gone}, notes)


def _was_there(counts: Counts, area: str, since: date) -> bool:
    """Whether the area itself had figures before: then others were added to it."""
    return any(code == area and year < str(since.year) and count is not None for (code, year), count in counts.items())


def _divided(successions: Sequence[Succession]) -> set[tuple[str, date]]:
    into: dict[tuple[str, date], set[str]] = defaultdict(set)
    for each in successions:
        into[each.old, each.since].add(each.new)
    return {place for place, news in into.items() if len(news) > 1}
