"""Which earlier periods may a figure be held against? Facts in, answer out.

Five years back at most, and never across a day on which the police began to count otherwise: such a jump is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from baken.journey.insight.vocabulary import BREAKS, Break

YEARS_BACK = 5


def within(periods: Sequence[str], code: str) -> tuple[Break, ...]:
    """The breaks of one kind of crime between the first and the last period."""
    return tuple(
        each
        for each in BREAKS
        if periods and each.touches(code) and _first_day(min(periods)) <= each.since < _day_after(max(periods))
    )


def comparable(earlier: Iterable[str], period: str, code: str) -> list[str]:
    """Those of the earlier periods (years, quarters or months) that `period` may be held against, oldest first.

    >>> comparable(["2018", "2019", "2020", "2021", "2022", "2023", "2024"], "2025", "1.1.1")
    ['2020', '2021', '2022', '2023', '2024']
    >>> comparable(["2018", "2019", "2020", "2021", "2022", "2023", "2024"], "2025", "0.0.0")
    ['2021', '2022', '2023', '2024']
    >>> comparable([], "", "0.0.0")  # nothing is loaded, so there is no period to hold against anything
    []
    """
    if not period:
        return []
    end = _day_after(period)
    return [
        each
        for each in sorted(earlier)
        if each < period
        and int(period[:4]) - int(each[:4]) <= YEARS_BACK
        and not any(one.touches(code) and _first_day(each) < one.since < end for one in BREAKS)
    ]


def _first_day(period: str) -> date:
    year = int(period[:4])
    if "Q" in period:
        return date(year, 3 * int(period[-1]) - 2, 1)
    return date(year, int(period[5:] or 1), 1)


def _day_after(period: str) -> date:
    """The first day after a year, quarter or month."""
    first, months = _first_day(period), 12 if len(period) == len("2025") else 3 if "Q" in period else 1
    month = first.month + months
    return date(first.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
