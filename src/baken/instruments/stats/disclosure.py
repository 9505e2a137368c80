"""Small counts stay hidden, also from somebody who subtracts.

Everything of one register that goes out (tables, totals, filters, maps, exports) is a cell of one table: area x kind x
time, each with its totals and subtotals. Counts of 1 to 4 are hidden (*primary*), and as many more as needed
(*secondary*) so that from all visible cells together no hidden small count can be worked out: for each at least the
whole range 1 to 4 must stay possible. Views then show cells of that one pattern, so that two views never differ.

Which further cells are hidden is chosen by τ-Argus (`argus`); then the table is attacked with the attacker's linear
programme (Hundepool et al. 2012, *Statistical Disclosure Control*, 4.4.2), and what would give way is hidden too,
smallest first. Safe by proof, not always the fewest. Dominance rules have no meaning here: each counted thing weighs one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any, TypeAlias

import numpy as np

from .argus import chosen_by_argus

FEWEST_SHOWN = 5
"""Own counts below this and above zero are hidden (brief H: own proposal, no statutory rule was found)."""
WHOLE = "*"
"""The root of every dimension: all of it."""
LARGEST_FOR_ARGUS = 3000
"""Cells of a table for which an optimal choice is asked; above it the attack alone chooses."""

Cell: TypeAlias = tuple[int, int]
Place: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """A tree of names below `WHOLE`: its leaves are counted, every other node is a total that may be published."""

    children: Mapping[str, Sequence[str]]

    @classmethod
    def flat(cls, names: Sequence[str]) -> Dimension:
        """Names with one total."""
        return cls({WHOLE: tuple(names)})

    @property
    def nodes(self) -> tuple[str, ...]:
        return (WHOLE, *(child for below in self.children.values() for child in below))

    def leaves(self, node: str) -> tuple[str, ...]:
        """The leaves below a node; a leaf is its own."""
        below = self.children.get(node)
        return (node,) if below is None else tuple(leaf for child in below for leaf in self.leaves(child))


@dataclass(frozen=True)
class Published:
    """All cells of a table with their values, and the sums that everybody knows to hold between them."""

    values: Mapping[Place, int]
    sums: tuple[tuple[Place, tuple[Place, ...]], ...] = field(repr=False)


def published(dimensions: Sequence[Dimension], counts: Mapping[Place, int]) -> Published:
    """Add every total. A leaf that is not in `counts` was counted as nought.

    Raises ValueError for a count below zero or at a place that is no leaf.
    """
    leaves = set(product(*(dimension.leaves(WHOLE) for dimension in dimensions)))
    if any(count < 0 for count in counts.values()) or not set(counts) <= leaves:
        raise ValueError("counts are 0 or more, at leaves of the dimensions")
    values: dict[Place, int] = {}
    for place in product(*(dimension.nodes for dimension in dimensions)):
        below = product(*(each.leaves(node) for each, node in zip(dimensions, place, strict=True)))
        values[place] = sum(counts.get(leaf, 0) for leaf in below)
    sums = [
        (place, tuple((*place[:axis], child, *place[axis + 1 :]) for child in dimension.children[place[axis]]))
        for place in values
        for axis, dimension in enumerate(dimensions)
        if place[axis] in dimension.children
    ]
    return Published(values, tuple(sums))


def hide(
    dimensions: Sequence[Dimension],
    counts: Mapping[Place, int],
    *,
    fewest: int = FEWEST_SHOWN,
    shown: Set[Place] = frozenset(),
    unpublished: Set[Place] = frozenset(),
) -> frozenset[Place]:
    """The cells to hide, totals included, so that no small count can be worked out from all that is shown.

    `shown` cells were published before and cannot be called back; `unpublished` totals are not offered at all. With
    `shown`, hiding all that is new is always safe if what was published before was.

    Examples
    --------
    >>> kinds, years = Dimension.flat(["drugs", "geluid"]), Dimension.flat(["2025", "2026"])
    >>> counts = {("drugs", "2025"): 3, ("drugs", "2026"): 20, ("geluid", "2025"): 30, ("geluid", "2026"): 40}
    >>> len(hide([kinds, years], counts))
    4
    """
    table = published(dimensions, counts)
    small = {place for place, count in table.values.items() if 0 < count < fewest and place not in unpublished}
    hidden = small | unpublished
    if small and len(table.values) <= LARGEST_FOR_ARGUS:
        hidden |= chosen_by_argus([each.children for each in dimensions], [WHOLE] * len(dimensions), counts, fewest)
        hidden -= shown
    while weak := next((place for place in sorted(small) if not _is_safe(table, hidden, place, fewest)), None):
        more = _next_to_hide(table, hidden, weak, shown)
        if more is None:
            return frozenset(table.values.keys() - shown)
        hidden.add(more)
    return frozenset(hidden)


def attack(table: Published, hidden: frozenset[Place], place: Place) -> tuple[float, float]:
    """What somebody can work out about one hidden cell from all visible ones: its smallest and largest possible value.

    Raises ValueError when the cell is not hidden.
    """
    if place not in hidden:
        raise ValueError("a visible cell needs no working out")
    return _Attacker(table, hidden).range_of(place)


class _Attacker:
    """The attacker's programme: all sums hold, hidden cells are 0 or more, the rest is known."""

    def __init__(self, table: Published, hidden: frozenset[Place] | set[Place]) -> None:
        from scipy.sparse import csr_array  # slow to load, so only when asked

        self.unknown = {place: column for column, place in enumerate(sorted(hidden))}
        rows, columns, signs, known = [], [], [], []
        for total, parts in table.sums:
            terms = [(total, -1.0), *((part, 1.0) for part in parts)]
            if not any(place in self.unknown for place, _ in terms):
                continue
            known.append(-sum(sign * table.values[place] for place, sign in terms if place not in self.unknown))
            for place, sign in terms:
                if place in self.unknown:
                    rows.append(len(known) - 1)
                    columns.append(self.unknown[place])
                    signs.append(sign)
        shape = (len(known), len(self.unknown))
        self.equations = csr_array((signs, (rows, columns)), shape=shape)
        self.totals = np.array(known, dtype=float)

    def range_of(self, place: Place) -> tuple[float, float]:
        low, high = self._extreme(place, 1.0), self._extreme(place, -1.0)
        return (0.0 if low is None else low), (float("inf") if high is None else -high)

    def _extreme(self, place: Place, sign: float) -> float | None:
        from scipy.optimize import linprog

        goal = np.zeros(len(self.unknown))
        goal[self.unknown[place]] = sign
        found: Any = linprog(goal, A_eq=self.equations, b_eq=self.totals, bounds=(0, None), method="highs")
        return round(float(found.fun), 6) if found.status == 0 else None  # status 3: without bound


def _is_safe(table: Published, hidden: set[Place], place: Place, fewest: int) -> bool:
    low, high = _Attacker(table, hidden).range_of(place)
    return low <= 1 and high >= fewest - 1


def _next_to_hide(table: Published, hidden: set[Place], weak: Place, kept: Set[Place]) -> Place | None:
    """The cheapest visible cell of a sum that holds the weak one, or a hidden one beside it: parts before totals, small first."""
    beside = {each for total, parts in table.sums if weak in (total, *parts) for each in (total, *parts)}
    joined = {
        each
        for total, parts in table.sums
        if hidden.intersection((total, *parts)) and beside.intersection((total, *parts))
        for each in (total, *parts)
    }

    def cost(place: Place) -> tuple[bool, bool, int, bool, int, Place]:
        count = table.values[place]
        return place not in beside, place not in joined, place.count(WHOLE), count == 0, count, place

    return min((place for place in table.values if place not in hidden and place not in kept), key=cost, default=None)


def hide_small(table: Sequence[Sequence[int]], fewest: int = FEWEST_SHOWN) -> frozenset[Cell]:
    """The cells (row, column) to hide in a table that is published with row totals, column totals and grand total.

    Index ``len(table)`` is the row of column totals and ``len(table[0])`` the column of row totals.

    Raises ValueError for a negative count or rows of unequal length.

    Examples
    --------
    >>> sorted(hide_small([[3, 20], [30, 40]]))
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    >>> hide_small([[10, 20], [30, 0]])
    frozenset()
    """
    return _hide_small(_checked(table), fewest)


@lru_cache(maxsize=256)
def _hide_small(table: tuple[tuple[int, ...], ...], fewest: int) -> frozenset[Cell]:
    names = _names(len(table)), _names(len(table[0]))
    hidden = hide([Dimension.flat(each) for each in names], _counts(table), fewest=fewest)
    place = [{name: position for position, name in enumerate([*each, WHOLE])} for each in names]
    return frozenset((place[0][row], place[1][column]) for row, column in hidden)


def possible_range(table: Sequence[Sequence[int]], hidden: frozenset[Cell], cell: Cell) -> tuple[float, float]:
    """What somebody can work out about one hidden cell of such a table: its smallest and largest possible value."""
    checked = _checked(table)
    names = [*_names(len(checked)), WHOLE], [*_names(len(checked[0])), WHOLE]
    whole = published([Dimension.flat(each[:-1]) for each in names], _counts(checked))
    named = frozenset((names[0][row], names[1][column]) for row, column in hidden)
    return attack(whole, named, (names[0][cell[0]], names[1][cell[1]]))


def _checked(table: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    checked = tuple(tuple(row) for row in table)
    if len({len(row) for row in checked}) != 1 or not checked[0] or any(count < 0 for row in checked for count in row):
        raise ValueError("a table has rows of equal length with counts of 0 or more")
    return checked


def _names(size: int) -> list[str]:
    return [f"{position:06}" for position in range(size)]


def _counts(table: tuple[tuple[int, ...], ...]) -> dict[Place, int]:
    return dict(_cells(table))


def _cells(table: tuple[tuple[int, ...], ...]) -> Iterator[tuple[Place, int]]:
    for row, counts in zip(_names(len(table)), table, strict=True):
        for column, count in zip(_names(len(counts)), counts, strict=True):
            yield (row, column), count
