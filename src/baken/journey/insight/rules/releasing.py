"""Which own counts are published when, so that yesterday's page minus today's gives nobody away. Facts in, cells out.

A quarter is published once, a month after it ended, with the counts of that day; what is entered later about it changes
nothing that was published (brief H: publish at least a month late). All that was published before and all that is new
is one table against an attacker, so a new quarter or year is hidden where it would give an older cell away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
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
    known: dict[Place, Cell] = {(cell.phenomenon or WHOLE, cell.period): cell for cell in earlier}
    leaves = {place: cell.count for place, cell in known.items()}
    shown = {place for place, cell in known.items() if cell.shown}
    return tuple(cell for _, cell in _released(dict(counted.items()), leaves, shown, at, fewest))


def next_cells_of_both(
    counted: Mapping[tuple[str, str], int],
    part: Mapping[tuple[str, str], int],
    earlier: Iterable[Cell],
    earlier_part: Iterable[Cell],
    at: date,
    fewest: int,
) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """The same for a count and for the count of some of them, such as inspections and those where nothing was found.

    Both are one table: 7 inspections of which 6 found nothing leave 1 that found something.
    """
    whole = {(cell.phenomenon or WHOLE, cell.period): cell for cell in earlier}
    some = {(cell.phenomenon or WHOLE, cell.period): cell for cell in earlier_part}
    published_part = {place: cell.count for place, cell in some.items()}
    leaves = _split({place: cell.count for place, cell in whole.items()}, published_part)
    shown: set[Place] = {(*place, WHOLE) for place, cell in whole.items() if cell.shown} | {
        (*place, PART) for place, cell in some.items() if cell.shown
    }
    cells = _released(_split(counted, part), leaves, shown, at, fewest, Dimension.flat([PART, REST]))
    return (
        tuple(cell for place, cell in cells if place[2] == WHOLE),
        tuple(cell for place, cell in cells if place[2] == PART),
    )


PART, REST = "part", "rest"


def _split(whole: Mapping[tuple[str, str], int], part: Mapping[tuple[str, str], int]) -> dict[Place, int]:
    found: dict[Place, int] = {(*place, PART): count for place, count in part.items()}
    found.update({(*place, REST): max(0, count - part.get(place, 0)) for place, count in whole.items()})
    return found


def _released(
    counted: Mapping[Place, int], known: Mapping[Place, int], shown: Set[Place], at: date, fewest: int, *more: Dimension
) -> list[tuple[Place, Cell]]:
    """What is new at every place (phenomenon, period, …), hidden where it must be; `known` was published before."""
    frozen: dict[Place, int] = {place: count for place, count in known.items() if place[0] != WHOLE and "Q" in place[1]}
    old = {place[1] for place in known if "Q" in place[1]}
    first = min([*old, *(place[1] for place in counted)], default="")
    quarters = due_quarters(first, at) if first else ()
    if set(quarters) <= old:
        return []
    fresh: dict[Place, int] = {
        place: count for place, count in counted.items() if place[1] in quarters and place[1] not in old
    }
    counts: dict[Place, int] = {**frozen, **fresh}
    dimensions = (Dimension.flat(sorted({place[0] for place in counts})), _time(sorted({*quarters, *old})), *more)
    places = published(dimensions, counts).values
    moving = {place for place in places if place[1] == WHOLE or _is_running(place[1], dimensions[1])}
    hidden = hide(dimensions, counts, fewest=fewest, shown=shown, unpublished=moving)
    before = {place[:2] for place in known}
    return [
        (place, Cell("" if place[0] == WHOLE else place[0], place[1], count, place not in hidden))
        for place, count in places.items()
        if place[:2] not in before and place not in moving
    ]


def _time(quarters: Sequence[str]) -> Dimension:
    years = sorted({quarter[:4] for quarter in quarters})
    return Dimension({WHOLE: years} | {year: [each for each in quarters if each[:4] == year] for year in years})


def _is_running(period: str, time: Dimension) -> bool:
    return period in time.children and len(time.children[period]) < QUARTERS
