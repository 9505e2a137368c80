"""What may be told of what was only counted: per quarter of a year, and small counts not by their number."""

from dataclasses import dataclass
from datetime import date, timedelta

from baken.instruments.stats.disclosure import FEWEST_SHOWN

MONTHS = 3


@dataclass(frozen=True)
class Quarter:
    """Three months of a year. Quarters never overlap, so that two pages cannot be subtracted from each other."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter in which a day falls."""
        return cls(day.year, (day.month - 1) // MONTHS + 1)

    @classmethod
    def named(cls, name: str) -> "Quarter | None":
        """From `2026-4`; None when it is no quarter."""
        year, _, number = name.partition("-")
        if not (year.isascii() and year.isdigit() and number in {"1", "2", "3", "4"} and 2000 <= int(year) <= 2999):
            return None
        return cls(int(year), int(number))

    @property
    def name(self) -> str:
        """As `named` reads it."""
        return f"{self.year}-{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * MONTHS + 1, 1)

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter.of(self.first + timedelta(days=100))

    @property
    def previous(self) -> "Quarter":
        """The quarter before it."""
        return Quarter.of(self.first - timedelta(days=1))

    def last(self, today: date) -> date:
        """Its last day; of the quarter that still runs, last Sunday, so that nobody sees one more appear from day to day.

        Before the first Sunday of a quarter that is a day before it begins: then nothing is told yet.
        """
        sunday = today - timedelta(days=today.isoweekday())
        return min(self.next.first - timedelta(days=1), sunday)


def shown(times: int) -> int | None:
    """The count, or None when it is too small to tell (1 to 4; domain brief, section H)."""
    return times if times >= FEWEST_SHOWN else None
