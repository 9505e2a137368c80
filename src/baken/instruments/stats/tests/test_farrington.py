"""Farrington flexible in mode *compatible*: equal to R ``surveillance``, and sensible where R was not asked."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from baken.instruments.stats.farrington import Choices, Threshold, detect
from baken.instruments.stats.farrington.windows import window
from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.stats.tests.reference import counts, needs_reference, number, rows

NB, MUAN = Threshold.NB_PLUGIN, Threshold.MUAN
MONTHLY = {
    "A_delta_np1_w2_b5_pT05": Choices(b=5, w=2, past_not_included=3, alpha=0.01, limit54=(0, 4)),
    "B_delta_default_w3": Choices(),
    "C_muan_np4_w1_pT1": Choices(
        w=1, no_periods=4, past_not_included=3, threshold_method=MUAN, alpha=0.01, p_threshold_trend=1, limit54=(0, 4)
    ),
    "D_nbPlugin_np10_w1_b10": Choices(
        b=10, w=1, no_periods=10, past_not_included=6, threshold_method=NB, alpha=0.005, p_threshold_trend=1,
        limit54=(0, 4),
    ),
    "E_nbPlugin_np4_date": Choices(
        w=1, no_periods=4, past_not_included=3, threshold_method=NB, alpha=0.01, limit54=(0, 4)
    ),
    "F_delta_np4_popoffset": Choices(w=1, no_periods=4, past_not_included=3, alpha=0.01, limit54=(0, 4)),
    "G_nbPlugin_noreweight_notrend": Choices(
        w=2, past_not_included=3, reweight=False, trend=False, threshold_method=NB, alpha=0.01, limit54=(0, 4)
    ),
}  # fmt: skip
WEEKLY = {
    "W_nbPlugin_np10_w3_b4": Choices(
        frequency=52, b=4, w=3, no_periods=10, past_not_included=26, threshold_method=NB, alpha=0.01,
        p_threshold_trend=1, limit54=(0, 4),
    ),
    "W_delta_default": Choices(frequency=52, b=4),
}  # fmt: skip
FIELDS = {"expected": "expected", "upperbound": "upperbound", "score": "score", "pvalue": "pvalue", "alarm": "alarm"}
FIELDS |= {"mu0": "mu0", "phi": "phi", "trend": "trend", "trendcoef": "trend_coefficient"}
UNDETERMINED = {("constant4", "trend"), ("constant4", "trendcoef")}
"""Where every count is the same R's trend is rounding noise; ours is none."""


@needs_reference
@pytest.mark.parametrize("config", [*MONTHLY, *WEEKLY])
def test_equals_r_on_every_series_of_the_reference(config: str) -> None:
    kind, choices = ("monthly", MONTHLY[config]) if config in MONTHLY else ("weekly", WEEKLY[config])
    names, table = counts(f"surveillance/{kind}_counts.csv")
    given: dict[str, Any] = {}
    if "date" in config:
        given["dates"] = [date(2012 + t // 12, t % 12 + 1, 1) for t in range(table.shape[1])]
    if "popoffset" in config:
        given["population"] = np.round(1000 * 1.002 ** np.arange(table.shape[1]))
    known = [row for row in rows(f"surveillance/{kind}_counts_farringtonFlexible.csv") if row["config"] == config]
    first = min(int(row["t"]) for row in known)
    found = detect(table, range(first, first + 12), choices, **given)
    assert len(known) == 12 * len(names)
    for row in known:
        for theirs, ours in FIELDS.items():
            if (row["series"], theirs) in UNDETERMINED:
                continue
            expected = number(row[theirs])
            value = float(getattr(found, ours)[names.index(row["series"]), int(row["t"]) - first])
            assert value == pytest.approx(expected, rel=1e-6, abs=1e-6, nan_ok=True), (row, theirs)


@needs_reference
@pytest.mark.parametrize("kind", ["classic", "improved"])
@pytest.mark.parametrize("offence", ["0.0.0", "1.1.1", "2.2.1", "3.9.3"])
def test_equals_r_on_the_national_series(kind: str, offence: str) -> None:
    series = [row for row in rows("crime/cbs_47022NED/NL_Crime.csv") if row["crime_type_code"] == offence]
    series.sort(key=lambda row: row["date"])
    dates = [date.fromisoformat(row["date"]) for row in series]
    choices = (
        Choices(b=4, w=1, alpha=0.01, past_not_included=1, weights_threshold=1)
        if kind == "classic"
        else Choices(b=4, w=1, alpha=0.01, no_periods=10, threshold_method=NB, past_not_included=3, p_threshold_trend=1)
    )
    known = rows(f"surveillance/national_monthly/NL_monthly_{offence}_fF_{kind}_b4_w1_a0.01.csv")
    periods = [dates.index(date.fromisoformat(row["date"])) + 1 for row in known]
    found = detect([number(row["frequency"]) for row in series], periods, choices, dates=dates)
    for name in ("expected", "upperbound", "score", "alarm", "trend"):
        values = getattr(found, name)[0].tolist()
        assert values == pytest.approx([number(row[name]) for row in known], rel=1e-9, nan_ok=True)


@pytest.mark.parametrize(
    ("method", "upperbound", "score", "pvalue"),
    [
        (Threshold.DELTA, 14.8668852794, -0.0872582871, 0.6084680097),
        (MUAN, 18, 0.0977813630, 0.6850036235),
        (NB, 16, 0.1111525499, 0.5731834830),
    ],
)
def test_equals_r_where_the_year_has_fewer_months_than_parts(
    method: Threshold, upperbound: float, score: float, pvalue: float
) -> None:
    """Seven months between two windows, nine parts (R 1.20.3)."""
    t = np.arange(84)
    choices = Choices(w=2, no_periods=10, past_not_included=3, threshold_method=method, alpha=0.01, limit54=(0, 4))
    found = detect((7 * t * t + 3 * t) % 11 + 6 * (t % 12 == 5), [83], choices)
    values = [each[0, 0] for each in (found.expected, found.upperbound, found.score, found.pvalue)]
    assert values == pytest.approx([3.9523809524, upperbound, score, pvalue], rel=1e-9)


def test_window_takes_the_same_months_of_earlier_years_and_leaves_the_last_ones_out() -> None:
    found = window(72, Choices(b=2, w=1, past_not_included=3))
    #          two years ago   a year ago
    assert found.rows.tolist() == [*[47, 48, 49], *[59, 60, 61]]
    assert found.time.tolist() == [-25, -24, -23, -13, -12, -11]
    assert set(found.level.tolist()) == {0}


def test_window_cuts_the_months_in_between_into_parts_the_first_ones_largest() -> None:
    found = window(72, Choices(b=1, w=1, no_periods=5, past_not_included=1))
    #                       window     between: 62..70 in parts of 3, 2, 2, 2; 71 and 72 left out
    assert found.level.tolist() == [*[0, 0, 0], *[1, 1, 1, 2, 2, 3, 3, 4, 4]]


def test_window_on_weeks_keeps_the_weekday() -> None:
    mondays = [date.fromordinal(date(2018, 1, 1).toordinal() + 7 * week) for week in range(300)]
    found = window(290, Choices(frequency=52, b=4, w=0), dates=mondays)
    assert [mondays[row].weekday() for row in found.rows] == [0] * 4
    assert [abs((mondays[row].replace(year=2023) - mondays[290]).days) <= 3 for row in found.rows] == [True] * 4


def test_window_on_a_leap_day_goes_to_the_first_of_march() -> None:
    mondays = [date.fromordinal(date(2010, 1, 4).toordinal() + 7 * week) for week in range(340)]
    found = window(mondays.index(date(2016, 2, 29)), Choices(frequency=52, b=4, w=0), dates=mondays)
    assert [str(mondays[row]) for row in found.rows] == ["2012-02-27", "2013-03-04", "2014-03-03", "2015-03-02"]


def series(*, seed: int = 1, series: int = 40, months: int = 72, mean: float = 6.0) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean, (series, months)).astype(float)


CALM = Choices(b=5, w=2, past_not_included=3, alpha=0.01, limit54=(0, 4))


def test_an_outbreak_raises_an_alarm_and_the_quiet_series_do_not() -> None:
    table = series(mean=6.0)
    table[7, 71] = 25
    found = detect(table, [72], CALM)
    assert found.alarm[7, 0]
    assert found.alarm.sum() <= 1 + 3


def test_a_past_outbreak_counts_less() -> None:
    table = series(series=1)
    table[0, 47] = 60
    kept = detect(table, [72], replace(CALM, reweight=False, trend=False)).upperbound[0, 0]
    assert detect(table, [72], replace(CALM, trend=False)).upperbound[0, 0] < 0.7 * kept


def test_missing_is_not_zero() -> None:
    table = series(series=1)
    table[0, 44:50] = np.nan
    filled = np.where(np.isnan(table), 0, table)
    assert detect(table, [72], CALM).expected[0, 0] > detect(filled, [72], CALM).expected[0, 0]


def test_order_and_company_of_series_change_nothing() -> None:
    table = series()
    together = detect(table, [70, 72], CALM, threads=2)
    alone = detect(table[5:6], [72], CALM)
    assert together.upperbound[5, 1] == alone.upperbound[0, 0]


def test_twice_the_people_and_twice_the_counts_is_the_same_rate() -> None:
    table = series(mean=30.0)
    growing = 1000 * 1.002 ** np.arange(72)
    plain = detect(table, [72], replace(CALM, trend=False), population=growing)
    more_people = detect(table, [72], replace(CALM, trend=False), population=2 * growing)
    assert plain.expected == pytest.approx(more_people.expected)


@pytest.mark.parametrize(
    ("table", "periods", "reason"),
    [
        ([[1.0] * 72], [73], "bereik binnen 1 en 72"),
        ([[1.0] * 72], [40], "kleinere b of een later bereik"),
        ([[-1.0] * 72], [72], "0 of meer"),
    ],
)
def test_impossible_input_is_refused_with_what_to_do(table: list[list[float]], periods: list[int], reason: str) -> None:
    with pytest.raises(CannotCompute, match=reason):
        detect(table, periods, CALM)
