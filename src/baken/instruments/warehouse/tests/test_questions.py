"""Named questions that pages ask: totals over time, areas together, similar municipalities, declarations, perception."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.figures import Settings, import_figures
from baken.instruments.warehouse.store import Store

from .conftest import AT, written

HEAD = "area,phenomenon,period,unit,value,source,reference_date,definition,provisional,note\n"


def take(store: Store, folder: Path, rows: Sequence[tuple[str, str, str, str, object]], source: str = "S") -> None:
    lines = "".join(
        f"{area},{what},{period},{unit},{'' if value is None else value},{source},2026-01-01,d,false,\n"
        for area, what, period, unit, value in rows
    )
    file = written(folder, f"{source}.csv", HEAD + lines)
    assert import_figures(file, mappings.named("plain"), store, at=AT, asked=Settings()).status == "imported"


def months(
    area: str, year: int, values: list[int | None], what: str = "0.0.0"
) -> list[tuple[str, str, str, str, object]]:
    return [(area, what, f"{year}-{month:02}", "misdrijven", value) for month, value in enumerate(values, 1)]


def totals(store: Store, per: str, **more: Any) -> dict[str, float | None]:
    asked = {"areas": ["GM1509"], "phenomena": ["0.0.0"], "unit": "misdrijven"} | more
    return {row["period"]: row["value"] for row in ask(store, "totals", per=per, **asked)}


def test_a_quarter_counts_only_when_its_three_months_are_known(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, months("GM1509", 2025, [1, 2, 3, 4, None, 6, 0, 0, 0, 7, 8]))
    assert totals(store, "quarter") == {"2025-Q1": 6, "2025-Q2": None, "2025-Q3": 0, "2025-Q4": None}
    assert totals(store, "year") == {"2025": None}
    assert totals(store, "month")["2025-05"] is None


def test_a_published_year_wins_from_its_months_for_some_offences_are_published_per_year_only(
    store: Store, tmp_path: Path
) -> None:
    take(store, tmp_path, [*months("GM1509", 2025, [10] * 12), ("GM1509", "0.0.0", "2025", "misdrijven", 131)])
    assert totals(store, "year") == {"2025": 131}
    assert totals(store, "quarter")["2025-Q1"] == 30


def test_areas_together_leave_out_those_that_miss_a_figure_and_say_how_many(store: Store, tmp_path: Path) -> None:
    rows = [
        (area, "0.0.0", year, "misdrijven", value)
        for area, values in {"BU15090000": (3, 4), "BU15090001": (5, 6), "BU15090002": (7, None)}.items()
        for year, value in zip(("2024", "2025"), values, strict=True)
    ]
    take(store, tmp_path, rows)
    found = ask(
        store, "pooled", areas=["BU15090000", "BU15090001", "BU15090002"], groups=["kern", "rest", "rest"],
        phenomenon="0.0.0", unit="misdrijven", per="year", first=None,
    )  # fmt: skip
    assert [(row["group"], row["period"], row["value"], row["areas"], row["left_out"]) for row in found] == [
        ("kern", "2024", 3, 1, 0), ("kern", "2025", 4, 1, 0), ("rest", "2024", 5, 1, 1), ("rest", "2025", 6, 1, 1),
    ]  # fmt: skip


def test_similar_municipalities_are_near_in_size_and_density_on_a_ratio_scale(store: Store, tmp_path: Path) -> None:
    towns = {"GM1509": (40_000, 800), "GM1876": (36_000, 500), "GM0222": (58_000, 1300), "GM0363": (900_000, 6000)}
    rows = [(town, "population", "2024", "inwoners", size) for town, (size, _) in towns.items()]
    rows += [(town, "address_density", "2024", "adressen per km2", density) for town, (_, density) in towns.items()]
    take(store, tmp_path, [*rows, ("BU15090000", "population", "2024", "inwoners", 40_000)])
    found = ask(store, "similar_municipalities", municipality="GM1509", how_many=3)
    assert [row["area"] for row in found] == ["GM1509", "GM1876", "GM0222"]
    assert found[0]["distance"] == pytest.approx(0)


def test_crimes_declarations_and_internet_stand_beside_each_other(store: Store, tmp_path: Path) -> None:
    values = {"misdrijven": 888, "aangiften": 600, "internetaangiften": None}
    take(store, tmp_path, [("GM1509", "0.0.0", "2024", unit, value) for unit, value in values.items()])
    [row] = ask(store, "reporting", areas=["GM1509"], phenomenon="0.0.0", per="year")
    assert (row["crimes"], row["declarations"], row["by_internet"]) == (888, 600, None)


def test_of_two_sources_one_is_chosen_per_phenomenon_and_never_mixed(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, [("GM1509", "0.0.0", "2023", "misdrijven", 1)], "klein")
    take(store, tmp_path, [("GM1509", "0.0.0", str(year), "misdrijven", 9) for year in (2021, 2022)], "groot")
    assert totals(store, "year") == {"2021": 9, "2022": 9}
