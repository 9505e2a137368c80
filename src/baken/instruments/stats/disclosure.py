"""Small counts stay hidden, also from somebody who subtracts.

A table of counts with its totals goes out. Counts of 1 to 4 are hidden (*primary*), and as many more as needed
(*secondary*) so that nobody can work a hidden count out from its row, its column and the totals: for every hidden small
count at least the whole range 1 to 4 must stay possible.

Hundepool et al. (2012), *Statistical Disclosure Control*, ch. 4: primary rule (a threshold), secondary rule by
the attacker's linear programme (4.4.2). Which further cells are hidden is chosen greedily, smallest first: safe, not
always the fewest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np

FEWEST_SHOWN = 5
"""Own counts below this and above zero are hidden (brief H)."""

Cell: TypeAlias = tuple[int, int]


def hide_small(table: Sequence[Sequence[int]], fewest: int = FEWEST_SHOWN) -> frozenset[Cell]:
    """The cells (row, column) to hide in a table that is published with row totals, column totals and grand total.

    The last row and last column may hold the totals' cells too: index ``len(table)`` is the row of column totals and
    ``len(table[0])`` the column of row totals. A total below ``fewest`` is hidden like any other count.

    Raises ValueError for a negative count or rows of unequal length.

    Examples
    --------
    The 3 would be 9 - 4 - 2 ... so its row, its column and the cell that closes the rectangle go as well:

    >>> sorted(hide_small([[3, 20], [30, 40]]))
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    >>> hide_small([[10, 20], [30, 0]])
    frozenset()
    """
    full = _with_totals(table)
    small = {cell for cell in _cells(full) if 0 < full[cell] < fewest}
    hidden = set(small)
    while exposed := [cell for cell in sorted(small) if not _is_safe(full, hidden, cell, fewest)]:
        more = _next_to_hide(full, hidden, exposed[0])
        if more is None:
            break
        hidden.add(more)
    return frozenset(hidden)


def possible_range(table: Sequence[Sequence[int]], hidden: frozenset[Cell], cell: Cell) -> tuple[float, float]:
    """What somebody can work out about one hidden cell: its smallest and largest possible value."""
    return _range(_with_totals(table), set(hidden), cell)


def _with_totals(table: Sequence[Sequence[int]]) -> np.ndarray:
    if len({len(row) for row in table}) != 1:
        raise ValueError("a table has rows of equal length with counts of 0 or more")
    counts = np.asarray(table, dtype=np.int64)
    if counts.ndim != 2 or counts.size == 0 or (counts < 0).any():
        raise ValueError("a table has rows of equal length with counts of 0 or more")
    with_rows = np.column_stack([counts, counts.sum(axis=1)])
    return np.vstack([with_rows, with_rows.sum(axis=0)])


def _cells(full: np.ndarray) -> Iterator[Cell]:
    return ((row, column) for row in range(full.shape[0]) for column in range(full.shape[1]))


def _is_safe(full: np.ndarray, hidden: set[Cell], cell: Cell, fewest: int) -> bool:
    low, high = _range(full, hidden, cell)
    return low <= 1 and high >= fewest - 1


def _range(full: np.ndarray, hidden: set[Cell], cell: Cell) -> tuple[float, float]:
    """The attacker's programme: every row and column adds up to its total, hidden cells are 0 or more."""
    from scipy.optimize import linprog  # slow to load, so only when asked

    unknown = sorted(hidden)
    place = {each: position for position, each in enumerate(unknown)}
    rows, columns = full.shape
    lines = [[(row, column) for column in range(columns)] for row in range(rows)]
    lines += [[(row, column) for row in range(rows)] for column in range(columns)]
    equations, totals = [], []
    for line in lines:
        signs = [1.0] * (len(line) - 1) + [-1.0]  # parts minus total is nought
        equation, known = np.zeros(len(unknown)), 0.0
        for each, sign in zip(line, signs, strict=True):
            if each in place:
                equation[place[each]] = sign
            else:
                known += sign * float(full[each])
        if equation.any():
            equations.append(equation)
            totals.append(-known)
    goal = np.zeros(len(unknown))
    goal[place[cell]] = 1.0
    found = [
        linprog(sign * goal, A_eq=np.array(equations), b_eq=np.array(totals), bounds=(0, None)) for sign in (1.0, -1.0)
    ]
    low = found[0].fun if found[0].status == 0 else 0.0
    high = -found[1].fun if found[1].status == 0 else float("inf")  # status 3: without bound
    return round(float(low), 6), round(float(high), 6)


def _next_to_hide(full: np.ndarray, hidden: set[Cell], exposed: Cell) -> Cell | None:
    """The cheapest visible cell that shares a line with a hidden one: inner cells before totals, small before large."""
    last_row, last_column = full.shape[0] - 1, full.shape[1] - 1
    rows, columns = {row for row, _ in hidden}, {column for _, column in hidden}

    def cost(cell: Cell) -> tuple[bool, bool, bool, int, Cell]:
        row, column = cell
        beside = row == exposed[0] or column == exposed[1]
        closes = row in rows and column in columns
        return (
            row == last_row or column == last_column,
            not (beside or closes),
            full[cell] == 0,
            int(full[cell]),
            cell,
        )

    return min((cell for cell in _cells(full) if cell not in hidden), key=cost, default=None)
