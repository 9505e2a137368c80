"""From rows of the warehouse to one series: of one dataset, never a mix of two that count differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

Row = Mapping[str, Any]
MONTHS_IN_A_YEAR = 12


def best(rows: Iterable[Row], *, real_only: bool = False) -> list[Row]:
    """The rows of one dataset and source: real before fictional, then the one that knows most, then the newest."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if not (real_only and row["fictional"]):
            groups[row["dataset"], row["source"]].append(row)

    def worth(group: list[Row]) -> tuple[bool, int, date]:
        known = sum(row["value"] is not None for row in group)
        return (not any(row["fictional"] for row in group), known, max(row["reference_date"] for row in group))

    return max(groups.values(), key=worth, default=[])


def by_year(rows: Iterable[Row]) -> dict[tuple[str, str], int | None]:
    """Counts by (area, year). Of months, a year is the sum of twelve known ones and else not known."""
    yearly: dict[tuple[str, str], int | None] = {}
    months: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        value = None if row["value"] is None else round(row["value"])
        if len(row["period"]) == len("2025"):
            yearly[row["area"], row["period"]] = value
        elif "Q" not in row["period"]:
            known = months[row["area"], row["period"][:4]]
            known.extend(() if value is None else (value,))
    for key, values in months.items():
        yearly.setdefault(key, sum(values) if len(values) == MONTHS_IN_A_YEAR else None)
    return yearly


def latest(rows: Iterable[Row]) -> dict[str, int | None]:
    """The value of the last period per area."""
    found: dict[str, int | None] = {}
    for row in sorted(rows, key=lambda row: str(row["period"])):
        found[row["area"]] = None if row["value"] is None else round(row["value"])
    return found
