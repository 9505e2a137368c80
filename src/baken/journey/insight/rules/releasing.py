"""Which own counts are published when, so that yesterday's page minus today's gives nobody away. Facts in, cells out.

A quarter is published once, a month after it ended, with the counts of that day; what is entered later about it changes
nothing that was published (brief H: publish at least a month late). All that was published before and all that is new
is one table against an attacker, so a new quarter or year is hidden where it would give an older cell away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from baken.instruments.stats.disclosure import WHOLE, Dimension, Place, hide, published

QUARTERS = 4


@dataclass(frozen=True)
class Cell:
    """A published count of one phenomenon ("" is all) in a quarter or year; `shown` tells whether it may be seen."""

    phenomenon: str
    period: str
    count: int
    shown: bool


def quarter_of(month: date) -> str:
    """
    >>> quarter_of(date(2026, 11, 1))
    '2026-Q4'
    """
    return f"{month.year}-Q{(month.month + 2) // 3}"


def is_due(quarter: str, at: date) -> bool:
    """A quarter is published from a month after its last day.

    >>> is_due("2026-Q3", date(2026, 10, 31)), is_due("2026-Q3", date(2026, 11, 1)), is_due("2026-Q4", date(2027, 2, 1))
    (False, True, True)
    """
    year, part = int(quarter[:4]), int(quarter[-1])
    late = 3 * part + 2
    return at >= (date(year, late, 1) if late <= 12 else date(year + 1, late - 12, 1))


def due_quarters(first: str, at: date) -> tuple[str, ...]:
    """The quarters from the year of the first counted one on, that are due."""
    every = (f"{year}-Q{part}" for year in range(int(first[:4]), at.year + 1) for part in range(1, QUARTERS + 1))
    return tuple(quarter for quarter in every if is_due(quarter, at))


def next_cells(
    counted: Mapping[tuple[str, str], int], earlier: Iterable[Cell], at: date, fewest: int
) -> tuple[Cell, ...]:
    """The cells that are published now, beside the earlier ones. `counted` is by (phenomenon, quarter).

    Of a year that is not over there is no total, and there is never one over all years: it would move every quarter.
    """
    known = {(cell.phenomenon or WHOLE, cell.period): cell for cell in earlier}
    frozen: dict[Place, int] = {
        place: cell.count for place, cell in known.items() if place[0] != WHOLE and "Q" in place[1]
    }
    old = {period for _, period in known if "Q" in period}
    first = min([*old, *(quarter for _, quarter in counted)], default="")
    quarters = due_quarters(first, at) if first else ()
    if set(quarters) <= old:
        return ()
    fresh: dict[Place, int] = {
        place: count for place, count in counted.items() if place[1] in quarters and place[1] not in old
    }
    counts: dict[Place, int] = {**frozen, **fresh}
    dimensions = Dimension.flat(sorted({name for name, _ in counts})), _time(sorted({*quarters, *old}))
    places = published(dimensions, counts).values
    moving = {place for place in places if place[1] == WHOLE or _is_running(place[1], dimensions[1])}
    shown = {place for place, cell in known.items() if cell.shown}
    hidden = hide(dimensions, counts, fewest=fewest, shown=shown, unpublished=moving)
    return tuple(
        Cell("" if name == WHOLE else name, period, count, (name, period) not in hidden)
        for (name, period), count in places.items()
        if (name, period) not in known and (name, period) not in moving
    )


def _time(quarters: Sequence[str]) -> Dimension:
    years = sorted({quarter[:4] for quarter in quarters})
    return Dimension({WHOLE: years} | {year: [each for each in quarters if each[:4] == year] for year in years})


def _is_running(period: str, time: Dimension) -> bool:
    return period in time.children and len(time.children[period]) < QUARTERS
