"""Labels of periods as people write them, and where a period starts."""

from datetime import date

import pytest

from baken.instruments.stats.periods import as_asked, dates_from, in_order, periods_in
from baken.instruments.stats.refusals import CannotCompute


@pytest.mark.parametrize(
    "labels",
    [
        ["9", "10", "11"],
        ["2012-9", "2012-10", "2012-11"],
        ["2012MM12", "2013MM01"],
        ["2015-W53", "2016-W01"],
        ["2015-12-28", "2016-01-04", "2016-01-11"],
        ["2012-01-01 00:00:00", "2012-02-01 00:00:00"],
        ["2015-52", "2015-53", "2016-01"],
        ["201511", "201512", "201601"],
        ["201552", "201553", "201601"],
        ["1-9-2015", "01-10-2015", "1-11-2015"],
        ["2015-01-31", "2015-02-28", "2015-03-31"],
        ["2015-Q4", "2016-Q1"],
        ["2015KW03", "2015KW04"],
        ["2015-12-28T00:00:00Z", "2016-01-04T00:00:00Z"],
        ["eerste", "tweede"],
    ],
)
def test_periods_are_put_in_order_whatever_they_look_like(labels: list[str]) -> None:
    assert in_order(reversed(labels)) == labels


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        (["2015-W52", "2016-W01"], "vóór 2016-W01"),
        (["2015-12-28", "2016-01-11", "2016-01-18"], "vóór 2016-01-11"),
        (["2012-01", "2012-1"], "zijn dezelfde"),
        (["2015-01-31", "2015-03-31"], "vóór 2015-03-31"),
        (["201511", "201601"], "vóór 201601"),
        (["2015-Q3", "2016-Q1"], "vóór 2016-Q1"),
        (["31-2-2015", "1-3-2015"], "geen bestaande dag"),
        (["2012-W54"], "geen week 54"),
        (["2012-02-30"], "geen bestaande dag"),
    ],
)
def test_a_gap_or_a_period_that_is_none_is_refused(labels: list[str], sentence: str) -> None:
    with pytest.raises(CannotCompute, match=sentence):
        in_order(labels)


def test_weeks_start_on_monday_unless_a_day_is_given() -> None:
    assert dates_from("2012-W01", 2, 52) == dates_from("2012-01", 2, 52) == [date(2012, 1, 2), date(2012, 1, 9)]
    assert dates_from("2012-01-01", 2, 52) == [date(2012, 1, 1), date(2012, 1, 8)]
    assert dates_from("2012-11-01", 3, 12)[2] == date(2013, 1, 1)


@pytest.mark.parametrize("start", ["januari", "2012-13", "2012-01-31", "2012-W01", ""])
def test_a_start_that_is_no_month_is_refused(start: str) -> None:
    with pytest.raises(CannotCompute, match=r"geen begin|bestaat niet|Niet elke maand"):
        dates_from(start, 3, 12)


def test_a_range_may_name_the_periods() -> None:
    assert periods_in("2012-02", ("2012-01", "2012-02")) == [2]
    assert periods_in("2", ("2012-01", "2012-02")) == [2]


@pytest.mark.parametrize("text", ["", "0:3", "5:4", "3:9", "a", "1:2:3"])
def test_a_range_outside_the_file_is_refused(text: str) -> None:
    with pytest.raises(CannotCompute, match="valt buiten de 8 perioden"):
        periods_in(text, tuple("12345678"))


@pytest.mark.parametrize(
    ("labels", "frequency", "start"),
    [
        (["1", "2", "3"], 52, "2012-W01"),
        (["2012-01", "2012-02"], 12, "2012-01-15"),
        (["2011-12-31", "2012-01-31"], 12, "2011-12"),
        (["2012-01-01", "2012-01-08"], 52, "2012-W01"),
        (["2015-52", "2015-53", "2016-01"], 52, "2015-W52"),
        (["201552", "201553"], 52, None),
        (["eerste", "tweede"], 12, "2012-01"),
    ],
)
def test_labels_that_agree_with_what_was_asked_pass(labels: list[str], frequency: int, start: str | None) -> None:
    as_asked(labels, frequency, start)


@pytest.mark.parametrize(
    ("labels", "frequency", "start", "sentence"),
    [
        (["2012-01", "2012-02"], 52, None, "zijn maanden"),
        (["2012-W01", "2012-W02"], 12, None, "zijn weken"),
        (["2012-01-02", "2012-01-09"], 12, None, "zijn weken"),
        (["2012-01-01", "2012-02-01"], 52, None, "zijn maanden"),
        (["2012-Q1", "2012-Q2"], 12, None, "zijn kwartalen"),
        (["2012-01", "2012-02"], 12, "2013-01", "begint bij 2012-01"),
        (["2012-W01", "2012-W02"], 52, "2012-W02", "begint bij 2012-W01"),
    ],
)
def test_labels_that_say_otherwise_are_refused(
    labels: list[str], frequency: int, start: str | None, sentence: str
) -> None:
    with pytest.raises(CannotCompute, match=sentence):
        as_asked(labels, frequency, start)
