"""What is loaded and how fresh it is (C75)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.store import Store
from baken.journey.insight.queries.series import the_store

STALE_AFTER_DAYS = 180
"""Half a year without a newer delivery: time to look whether there is one."""


@dataclass(frozen=True)
class Source:
    """One dataset in one vintage. `age` in days since its reference date."""

    dataset: str
    source: str
    vintage: str
    cells: int
    unknown: int
    first_period: str
    last_period: str
    reference_date: date
    age: int
    fictional: bool

    @property
    def is_stale(self) -> bool:
        return self.age > STALE_AFTER_DAYS


def sources(at: date, *, store: Store | None = None) -> list[Source]:
    """Every loaded dataset and vintage. Says nothing about a municipality, so no viewer is asked for."""
    rows = ask(store or the_store(), "datasets")
    return [Source(**row, age=(at - row["reference_date"]).days) for row in rows]
