"""Own counts go out as they were released, small ones hidden, so that nobody works them out by subtracting (brief H)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baken.journey.insight.rules.releasing import Cell

CLOSED = "niet getoond"


@dataclass(frozen=True)
class HiddenTable:
    """Released counts per phenomenon and period (years, then quarters), with the total below; every cell is text."""

    periods: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    total: tuple[str, ...]
    something_hidden: bool


def table_of(cells: Sequence[Cell], fewest: int) -> HiddenTable:
    """The released cells as a table. A phenomenon that was not met by then in a period was counted as nought."""
    found = {(cell.phenomenon, cell.period): cell for cell in cells}
    periods = tuple(sorted({cell.period for cell in cells}, key=lambda period: ("Q" in period, period)))
    names = sorted({cell.phenomenon for cell in cells} - {""})

    def line(name: str) -> tuple[str, ...]:
        return tuple(shown(found.get((name, period)), fewest) for period in periods)

    rows = tuple((name, line(name)) for name in names)
    return HiddenTable(periods, rows, line(""), any(not cell.shown for cell in cells))


def shown(cell: Cell | None, fewest: int) -> str:
    """The count, `<5`, or that it is not shown because a small one could be worked out."""
    if cell is None:
        return "0"
    if cell.shown:
        return str(cell.count)
    return f"<{fewest}" if 0 < cell.count < fewest else CLOSED
