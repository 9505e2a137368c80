"""One series from the rows that were loaded."""

from __future__ import annotations

from datetime import date
from typing import Any

from baken.instruments.warehouse.series import best, by_year, latest


def row(area: str, period: str, value: float | None, dataset: str = "a", fictional: bool = False) -> dict[str, Any]:
    return {
        "area": area,
        "period": period,
        "value": value,
        "dataset": dataset,
        "source": "s",
        "fictional": fictional,
        "reference_date": date(2026, 1, 1),
    }


def test_real_figures_win_from_made_up_ones_however_many() -> None:
    made_up = [row("GM1509", str(year), 1, "b", fictional=True) for year in range(2015, 2026)]
    assert [each["dataset"] for each in best([*made_up, row("GM1509", "2025", 758)])] == ["a"]
    assert best(made_up, real_only=True) == []


def test_two_datasets_are_never_mixed_and_the_one_that_knows_most_is_taken() -> None:
    rows = [
        row("GM1509", "2022", 938, "b"),
        row("GM1509", "2022", 937),
        row("GM1509", "2023", 928),
        row("GM1509", "2024", None, "b"),
    ]
    assert by_year(best(rows)) == {("GM1509", "2022"): 937, ("GM1509", "2023"): 928}


def test_a_year_of_months_counts_only_when_all_twelve_are_known() -> None:
    months = [row("GM1509", f"2024-{month:02}", 10) for month in range(1, 13)]
    assert by_year(months) == {("GM1509", "2024"): 12 * 10}
    months[4] = row("GM1509", "2024-05", None)
    assert by_year(months) == {("GM1509", "2024"): None}


def test_a_published_year_wins_from_its_months() -> None:
    assert by_year([row("GM1509", "2024-01", 10), row("GM1509", "2024", 90)]) == {("GM1509", "2024"): 90}


def test_the_last_known_inhabitants_are_taken() -> None:
    assert latest([row("GM1509", "2024", 5), row("GM1509", "2020", 4)]) == {"GM1509": 5}
