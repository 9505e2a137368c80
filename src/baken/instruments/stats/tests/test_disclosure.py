"""Small counts stay hidden, also from somebody who subtracts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baken.instruments.stats.disclosure import FEWEST_SHOWN, hide_small, possible_range


@pytest.mark.parametrize(("count", "is_hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_one_to_four_is_hidden(count: int, is_hidden: bool) -> None:
    assert ((0, 0) in hide_small([[count, 50], [60, 70]])) == is_hidden


def test_one_hidden_cell_in_a_row_is_never_alone() -> None:
    hidden = hide_small([[3, 20, 30], [40, 50, 60]])
    assert sum(row == 0 for row, _ in hidden) >= 2
    assert sum(column == 0 for _, column in hidden) >= 2


def test_a_single_column_cannot_be_subtracted_from_its_total() -> None:
    hidden = hide_small([[3], [40]])
    assert possible_range([[3], [40]], hidden, (0, 0))[1] >= FEWEST_SHOWN - 1


def test_a_table_without_small_counts_is_shown_whole() -> None:
    assert hide_small([[10, 0], [0, 25]]) == frozenset()


@pytest.mark.parametrize("wrong", [[], [[]], [[1, -2]], [[1], [2, 3]]])
def test_what_is_no_table_of_counts_is_refused(wrong: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="equal length"):
        hide_small(wrong)


tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=1, max_size=5)
)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_no_small_count_can_be_worked_out_from_what_is_shown(table: list[list[int]]) -> None:
    hidden = hide_small(table)
    for row, counts in enumerate(table):
        for column, count in enumerate(counts):
            if 0 < count < FEWEST_SHOWN:
                low, high = possible_range(table, hidden, (row, column))
                assert low <= 1, (table, sorted(hidden))
                assert high >= FEWEST_SHOWN - 1, (table, sorted(hidden))
