"""What is loaded and how fresh it is (C75)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.store import Store
from baken.journey.insight.queries.series import the_store

STALE_AFTER_DAYS = {"month": 92, "quarter": 200, "year": 550}
"""How long after the end of its last period a source is still fresh: the police publish a month around the 15th of the
next one and the CBS a year in the course of the next, so one missed delivery is allowed (brief G4)."""


@dataclass(frozen=True)
class Source:
    """One dataset in one vintage. `age` in days since the end of the last period it knows anything about.

    The day it was imported says nothing: a series that ends in 2022 is old, whenever it was loaded.
    """

    dataset: str
    source: str
    vintage: str
    cells: int
    unknown: int
    first_period: str
    last_period: str
    last_known_period: str | None
    reference_date: date
    age: int
    fictional: bool

    @property
    def is_stale(self) -> bool:
        return self.last_known_period is None or self.age > STALE_AFTER_DAYS[_grain(self.last_known_period)]


def sources(at: date, *, store: Store | None = None) -> list[Source]:
    """Every loaded dataset and vintage. Says nothing about a municipality, so no viewer is asked for."""
    return [
        Source(**row, age=max(0, (at - _end_of(row["last_known_period"] or row["last_period"])).days))
        for row in ask(store or the_store(), "datasets")
    ]


def _grain(period: str) -> str:
    return "year" if len(period) == len("2025") else "quarter" if "Q" in period else "month"


def _end_of(period: str) -> date:
    """The last day of a year, quarter (`2025-Q1`) or month (`2025-03`)."""
    year = int(period[:4])
    month = {"year": 12, "quarter": 3 * int(period[-1])}.get(_grain(period)) or int(period[5:])
    return date(year, month, monthrange(year, month)[1])
