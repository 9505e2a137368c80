"""Own counts go out with small ones hidden, so that nobody works them out by subtracting (brief H)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from baken.instruments.stats.disclosure import FEWEST_SHOWN, hide_small

SMALL, CLOSED = f"<{FEWEST_SHOWN}", "niet getoond"


@dataclass(frozen=True)
class HiddenTable:
    """Counts per phenomenon and year as they may go out, with totals; every cell is text."""

    years: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    total: tuple[str, ...]
    something_hidden: bool


def hidden(counts: Mapping[tuple[str, str], int]) -> HiddenTable:
    """The table of counts by (phenomenon, year), each cell and total shown, `<5`, or not shown.

    A combination that is not there was counted as nought: own registers count everything they hold.
    """
    names = sorted({name for name, _ in counts})
    years = sorted({year for _, year in counts})
    if not names:
        return HiddenTable((), (), (), False)
    table = [[counts.get((name, year), 0) for year in years] for name in names]
    closed = hide_small(table)
    sums = [*table, [sum(row[column] for row in table) for column in range(len(years))]]
    cells = [
        tuple(_shown(count, (row, column) in closed) for column, count in enumerate([*counted, sum(counted)]))
        for row, counted in enumerate(sums)
    ]
    return HiddenTable(
        (*map(str, years), "totaal"), tuple(zip(names, cells[:-1], strict=True)), cells[-1], bool(closed)
    )


def _shown(count: int, is_closed: bool) -> str:
    if not is_closed:
        return str(count)
    return SMALL if 0 < count < FEWEST_SHOWN else CLOSED
