"""What is loaded and how fresh it is (C75)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.store import Store
from baken.journey.insight.queries.series import is_undated, the_store

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
    undated: bool

    @property
    def is_stale(self) -> bool:
        return self.last_known_period is None or self.age > STALE_AFTER_DAYS[_grain(self.last_known_period)]


def sources(at: date, *, store: Store | None = None) -> list[Source]:
    """Every loaded dataset and vintage. Says nothing about a municipality, so no viewer is asked for."""
    return [
        Source(
            **row,
            age=max(0, (at - _end_of(row["last_known_period"] or row["last_period"])).days),
            undated=is_undated(row["dataset"], row["vintage"], store),
        )
        for row in _loaded(store or the_store())
    ]


def _loaded(store: Store) -> list[dict[str, Any]]:
    """What each delivery said of itself when it came; without that, what is found by reading all of them."""
    parts = store.parts("figures")
    if not all(part.summary for part in parts):
        return ask(store, "datasets")
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for part in parts:
        for told in part.summary:
            key = part.dataset, told["source"], part.vintage
            found[key] = _together(
                found.get(key), {"dataset": part.dataset, "vintage": part.vintage, "fictional": part.fictional} | told
            )
    return [row | {"reference_date": date.fromisoformat(row["reference_date"])} for _, row in sorted(found.items())]


def _together(one: dict[str, Any] | None, other: dict[str, Any]) -> dict[str, Any]:
    """Two deliveries of one vintage; of a period nobody knows nothing is said."""
    if one is None:
        return other
    both = {name: one[name] + other[name] for name in ("cells", "unknown")}
    both["first_period"] = min(one["first_period"], other["first_period"])
    for name in ("last_period", "last_known_period", "reference_date"):
        both[name] = max(filter(None, (one[name], other[name])), default=None)
    return other | both | {"fictional": one["fictional"] or other["fictional"]}


def _grain(period: str) -> str:
    return "year" if len(period) == len("2025") else "quarter" if "Q" in period else "month"


def _end_of(period: str) -> date:
    """The last day of a year, quarter (`2025-Q1`) or month (`2025-03`)."""
    year = int(period[:4])
    month = {"year": 12, "quarter": 3 * int(period[-1])}.get(_grain(period)) or int(period[5:])
    return date(year, month, monthrange(year, month)[1])
