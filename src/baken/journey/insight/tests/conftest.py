"""Figures and areas of a small made-up municipality, in a warehouse of the test's own."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.figures import Settings, import_figures
from baken.instruments.warehouse.store import Store

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
HEAD = (
    "area", "phenomenon", "period", "value", "unit", "source", "reference_date", "definition", "provisional", "note",
)  # fmt: skip
Load = Callable[..., None]


@pytest.fixture
def store(tmp_path: Path, settings: Any) -> Store:
    """The warehouse that the pages of this test read."""
    settings.HOME = tmp_path
    return Store.at_home(tmp_path)


@pytest.fixture
def load(store: Store, tmp_path: Path) -> Load:
    """`load({"GM1509": {"2024": 888, "2025": None}})`: counts by area and year; None is not known."""

    def put(
        counts: dict[str, dict[str, int | None]],
        *,
        phenomenon: str = "0.0.0",
        unit: str = "misdrijven",
        provisional: Iterable[str] = (),
        fictional: bool = False,
        vintage: str | None = None,
        at: datetime = AT,
    ) -> None:
        file = tmp_path / f"{phenomenon}-{unit}.csv"
        with file.open("w", newline="") as opened:
            writer = csv.writer(opened)
            writer.writerow(HEAD)
            for area, years in counts.items():
                for year, count in years.items():
                    written = "" if count is None else count
                    status = str(year in provisional).lower()
                    told = (unit, "Politie", vintage or "2026-01-15", "Wat telt mee", status, "")
                    writer.writerow([area, phenomenon, year, written, *told])
        import_figures(
            file, mappings.named("plain"), store, at=at, asked=Settings(fictional=fictional, vintage=vintage)
        )

    return put


def years(*counts: int | None, last: int = 2025) -> dict[str, int | None]:
    """Counts of successive years, the last one in `last`."""
    first = last - len(counts) + 1
    return {str(first + place): count for place, count in enumerate(counts)}
