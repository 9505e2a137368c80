"""Somebody keeps every page of every day and subtracts. They work out no small count."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from baken.instruments.stats.disclosure import WHOLE, Dimension, Place, attack, published
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.counts import OwnCount, publish_counts
from baken.instruments.warehouse.store import Store
from baken.journey.insight.rules import table_of
from baken.journey.insight.rules.releasing import Cell, next_cells, next_cells_of_both
from baken.journey.insight.services import release_own_counts

from .conftest import AT

QUARTERS = [f"{year}-Q{part}" for year in (2024, 2025) for part in (1, 2, 3, 4)]
DAYS = [date(2024, 11, 1), date(2025, 2, 1), date(2025, 5, 1), date(2025, 8, 1), date(2025, 11, 1), date(2026, 2, 1)]


def counted(seed: int) -> dict[tuple[str, str], int]:
    chance = np.random.default_rng(seed)
    return {(name, quarter): int(chance.poisson(4)) for name in ("drugs", "geluid", "jeugd", "lab") for quarter in QUARTERS}  # fmt: skip


def all_days(counts: dict[tuple[str, str], int]) -> list[Cell]:
    cells: list[Cell] = []
    for day in DAYS:
        cells += next_cells(counts, cells, day, 5)
    return cells


@pytest.mark.parametrize("seed", [1, 2])
def test_all_days_together_give_no_small_count_away(seed: int) -> None:
    counts = counted(seed)
    cells = all_days(counts)
    years = {year: [quarter for quarter in QUARTERS if quarter[:4] == year] for year in ("2024", "2025")}
    table = published(
        [Dimension.flat(sorted({name for name, _ in counts})), Dimension({WHOLE: list(years)} | years)],
        dict(counts.items()),
    )
    seen: set[Place] = {(cell.phenomenon or WHOLE, cell.period) for cell in cells if cell.shown}
    assert len(seen) > 8  # there is something to see
    assert all(table.values[place] == 0 or table.values[place] >= 5 for place in seen)
    unseen = frozenset(table.values.keys() - seen)
    for place, count in table.values.items():
        if 0 < count < 5:
            low, high = attack(table, unseen, place)
            assert low <= 1, place
            assert high >= 4, place


def test_an_open_quarter_and_a_running_year_have_no_figure() -> None:
    periods = {cell.period for cell in next_cells({("drugs", "2025-Q1"): 50}, [], date(2025, 7, 31), 5)}
    assert periods == {"2025-Q1"}
    assert not next_cells({("drugs", "2025-Q1"): 50}, [], date(2025, 4, 30), 5)


def test_what_is_entered_later_changes_nothing_that_was_published() -> None:
    before = all_days(counted(1))
    later = {place: count + 1 for place, count in counted(1).items()} | {("nieuw", "2024-Q2"): 1}
    assert next_cells(later, before, date(2026, 4, 30), 5) == ()
    more = next_cells(later, before, date(2026, 5, 1), 5)
    assert {cell.period for cell in more if cell.phenomenon != "nieuw"} == {"2026-Q1"}
    assert all(cell.count == 0 for cell in more if cell.phenomenon == "nieuw" and cell.period != "2026-Q1")


def test_the_threshold_is_a_setting_and_the_table_says_so() -> None:
    counts = {("drugs", "2025-Q1"): 7, ("jeugd", "2025-Q1"): 30}
    assert table_of(next_cells(counts, [], date(2025, 5, 1), 5)).rows[0] == ("drugs", ("7",))
    assert table_of(next_cells(counts, [], date(2025, 5, 1), 10)).rows[0] == ("drugs", ("verborgen",))


def test_two_nightly_extracts_show_the_same_page(store: Store) -> None:
    def night(count: int) -> list[dict[str, object]]:
        months = [OwnCount("signals.count", "GM1509", None, "drugs", "", date(2026, month, 1), count) for month in (8, 11)]  # fmt: skip
        publish_counts(months, store, at=AT)
        release_own_counts(at=AT)
        return ask(store, "released", municipality="GM1509")

    first = night(12)
    assert [(row["period"], row["count"]) for row in first if row["phenomenon"]] == [
        ("2026-Q1", 0), ("2026-Q2", 0), ("2026-Q3", 12),
    ]  # fmt: skip
    assert night(13) == first


def test_the_marks_do_not_tell_small_from_protected() -> None:
    """With "<5" for the one and another mark for the other, 6 in all could only be 1 and 5."""
    counts = {("drugs", "2025-Q1"): 1, ("jeugd", "2025-Q1"): 5, ("drugs", "2025-Q2"): 20, ("jeugd", "2025-Q2"): 30}
    table = table_of(next_cells(counts, [], date(2025, 8, 1), 5))
    hidden = {cell for _, cells in table.rows for cell in cells} - {"1", "5", "20", "30"}
    assert hidden == {"verborgen"}


@pytest.mark.parametrize("seed", [3, 4])
def test_a_part_and_its_whole_give_nobody_away(seed: int) -> None:
    """Inspections less those that found nothing are those that found something; that count is small as well."""
    chance = np.random.default_rng(seed)
    whole = {(name, quarter): int(chance.poisson(9)) for name in ("drugs", "prostitutie") for quarter in QUARTERS[:4]}
    part = {place: int(chance.binomial(count, 0.8)) for place, count in whole.items()}
    both: tuple[list[Cell], list[Cell]] = ([], [])
    for day in DAYS[:4]:
        for cells, more in zip(both, next_cells_of_both(whole, part, *both, day, 5), strict=True):
            cells += more
    names, years = sorted({name for name, _ in whole}), {"2024": QUARTERS[:4]}
    leaves: dict[Place, int] = {(*place, "part"): part[place] for place in whole}
    leaves |= {(*place, "rest"): whole[place] - part[place] for place in whole}
    table = published(
        [Dimension.flat(names), Dimension({WHOLE: list(years)} | years), Dimension.flat(["part", "rest"])], leaves
    )
    seen: set[Place] = {
        (cell.phenomenon or WHOLE, cell.period, outcome)
        for cells, outcome in zip(both, (WHOLE, "part"), strict=True)
        for cell in cells
        if cell.shown
    }
    assert seen
    unseen = frozenset(table.values.keys() - seen)
    for place, count in table.values.items():
        if 0 < count < 5:
            low, high = attack(table, unseen, place)
            assert low <= 1, place
            assert high >= 4, place
