"""Own counts go out as they were released, small ones hidden, so that nobody works them out by subtracting (brief H)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baken.journey.insight.rules.releasing import Cell

CLOSED = "verborgen"
"""One mark for small counts and for those that would give one away: “<5” beside “not shown” (so 0, or 5 and more) and a
total of 6 leave 1 and 5, and nothing else."""


@dataclass(frozen=True)
class HiddenTable:
    """Released counts per phenomenon and period (years, then quarters), with the total below; every cell is text."""

    periods: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    total: tuple[str, ...]


def table_of(cells: Sequence[Cell]) -> HiddenTable:
    """The released cells as a table. A phenomenon that was not met by then in a period was counted as nought."""
    found = {(cell.phenomenon, cell.period): cell for cell in cells}
    periods = tuple(sorted({cell.period for cell in cells}, key=lambda period: ("Q" in period, period)))
    names = sorted({cell.phenomenon for cell in cells} - {""})

    def line(name: str) -> tuple[str, ...]:
        return tuple(shown(found.get((name, period))) for period in periods)

    rows = tuple((name, line(name)) for name in names)
    return HiddenTable(periods, rows, line(""))


def hides_its_parts(values: Sequence[float | None], fewest: int, whole: float | None = None) -> bool:
    """Whether a table of somebody else has a small count in a part of the municipality, or leaves one when the parts of one
    level are taken from the whole: then only the whole is told.

    All parts and not only the small one: what else to hide so that nobody subtracts is not ours to choose, for we do not
    know what else its maker published.

    >>> hides_its_parts([12, 3, None], 5), hides_its_parts([12, 0, None], 5), hides_its_parts([3.7, 2.9], 5)
    (True, False, False)
    >>> hides_its_parts([12, None], 5, whole=14), hides_its_parts([12], 5, whole=14), hides_its_parts([12, 9], 5, whole=21)
    (True, True, False)
    """
    known = [value for value in values if value is not None]
    if any(value == round(value) and 0 < value < fewest for value in known):
        return True
    if whole is None or not known or any(value != round(value) for value in (*known, whole)):
        return False
    return 0 < whole - sum(known) < fewest


def shown(cell: Cell | None) -> str:
    """The count, or that it is hidden."""
    if cell is None:
        return "0"
    return str(cell.count) if cell.shown else CLOSED
