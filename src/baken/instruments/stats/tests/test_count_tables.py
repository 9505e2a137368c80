"""Tables in and out: what is read, what is refused with a sentence, and that no digit is lost."""

import math

import pytest

from baken.instruments.stats.count_tables import HEAD, detection_rows, read_counts
from baken.instruments.stats.farrington import Choices, detect
from baken.instruments.stats.refusals import CannotCompute

WIDE = [["t", "a", "b"], ["1", "3", "0"], ["2", "", "4"]]
LONG = [["period", "series", "count"], ["1", "a", "3"], ["1", "b", "0"], ["2", "b", "4"]]


def test_wide_and_long_tell_the_same() -> None:
    wide, long = read_counts(WIDE), read_counts(LONG)
    assert (wide.series, wide.periods) == (long.series, long.periods) == (("a", "b"), ("1", "2"))
    assert math.isnan(wide.counts[0, 1])
    assert math.isnan(long.counts[0, 1])
    assert wide.counts[1].tolist() == long.counts[1].tolist() == [0, 4]


def test_what_a_long_table_leaves_out_is_zero_only_when_asked() -> None:
    assert read_counts(LONG, absent_is_zero=True).counts[0].tolist() == [3, 0]


def test_long_may_bring_the_population() -> None:
    table = read_counts([["series", "period", "count", "population"], ["a", "1", "3", "900"], ["a", "2", "4", "910"]])
    assert table.population is not None
    assert table.population.tolist() == [[900, 910]]


def test_a_long_table_of_inhabitants_has_no_counts() -> None:
    table = read_counts([["series", "period", "population"], ["a", "1", "900"]], counted="population")
    assert table.counts.tolist() == [[900]]
    with pytest.raises(CannotCompute, match="mist een kolom count"):
        read_counts([["series", "period", "population"], ["a", "1", "900"]])


def test_periods_of_an_unknown_kind_stay_in_the_order_of_the_file() -> None:
    table = read_counts([["t", "a"], ["mrt 2014", "1"], ["apr 2014", "2"]])
    assert table.periods == ("mrt 2014", "apr 2014")
    with pytest.raises(CannotCompute, match="twee keer"):
        read_counts([["t", "a"], ["mrt 2014", "1"], ["mrt 2014", "2"]])


def test_months_are_put_in_order() -> None:
    table = read_counts([["series", "period", "count"], ["a", "2013-01", "2"], ["a", "2012-12", "1"]])
    assert table.periods == ("2012-12", "2013-01")
    assert table.counts.tolist() == [[1, 2]]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "leeg"),
        ([["t", "a"]], "geen aantallen"),
        ([["t", "a"], ["1", "x"]], "Regel 2: 'x' is geen aantal"),
        ([["t", "a"], ["1", "-1"]], "geen aantal"),
        ([["t", "a"], ["1", "2", "3"]], "Regel 2 heeft 3 cellen"),
        ([["t", "a"], ["2", "1"], ["1", "1"]], "niet op volgorde"),
        ([["t", "a"], ["1", "1"], ["3", "1"]], "ontbreekt een periode vóór 3"),
        ([["t", "a"], ["2012-12", "1"], ["2013-02", "1"]], "ontbreekt een periode vóór 2013-02"),
        ([["t", "a", "a"], ["1", "1", "1"]], "heten hetzelfde"),
        ([*LONG, ["2", "b", "5"]], "Regel 5: reeks b staat al bij periode 2"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(lines: list[list[str]], sentence: str) -> None:
    with pytest.raises(CannotCompute, match=sentence):
        read_counts(lines)


def test_out_comes_a_row_per_series_and_period_with_all_digits() -> None:
    table = read_counts([["t", "a", "b"], *([str(t + 1), str(t % 4 + 2), "0"] for t in range(72))])
    found = detect(table.counts, [71, 72], Choices(b=5, w=1, alpha=0.01))
    head, *rows = detection_rows(found, table)
    assert head == HEAD
    assert [row[:3] for row in rows] == [("a", "71", "4"), ("a", "72", "5"), ("b", "71", "0"), ("b", "72", "0")]
    assert float(rows[0][3]) == found.expected[0, 0]
    assert rows[2][3:5] == ("", "")  # fewer than five in four months: no upper bound
