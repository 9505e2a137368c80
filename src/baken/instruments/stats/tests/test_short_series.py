"""EARS, CUSUM and GLR: equal to R ``surveillance``, and refusing what they cannot judge."""

from collections.abc import Callable

import numpy as np
import pytest

from baken.instruments.stats.short_series import Watch, cusum, ears, glr
from baken.instruments.stats.tests.reference import counts, needs_reference, number, rows

METHODS: dict[str, Callable[[np.ndarray, range], Watch]] = {
    "earsC1": lambda table, periods: ears(table, periods, "C1", alpha=0.01),
    "earsC2": lambda table, periods: ears(table, periods, "C2", alpha=0.01),
    "earsC3": lambda table, periods: ears(table, periods, "C3", alpha=0.01),
    "cusum_standard_k1.04_h2.26": lambda table, periods: cusum(table, periods),
    "glrnb_ret_value_cARL5_alpha_moment": lambda table, periods: glr(table, periods),
}


@needs_reference
@pytest.mark.parametrize("kind", ["monthly", "weekly"])
@pytest.mark.parametrize("method", METHODS)
def test_equals_r_on_every_series_of_the_reference(kind: str, method: str) -> None:
    names, table = counts(f"surveillance/{kind}_counts.csv")
    known = [row for row in rows(f"surveillance/{kind}_counts_ears_cusum_glrnb.csv") if row["method"] == method]
    first, last = min(int(row["t"]) for row in known), max(int(row["t"]) for row in known)
    found = METHODS[method](table, range(first, last + 1))
    assert len(known) > 90
    for row in known:
        place = names.index(row["series"]), int(row["t"]) - first
        assert float(found.bound[place]) == pytest.approx(number(row["upperbound"]), rel=1e-6, abs=1e-6, nan_ok=True), (
            row
        )
        assert not np.isnan(number(row["upperbound"])) or row["alarm"] == "NA"
        assert bool(found.alarm[place]) == (row["alarm"] == "1"), row


@needs_reference
@pytest.mark.parametrize("kind", ["monthly", "weekly"])
def test_the_count_that_would_ring_equals_r_on_every_series(kind: str) -> None:
    """R searches from the count itself: where that is 0 it does not search, and gives 1e99."""
    names, table = counts(f"surveillance/{kind}_counts.csv")
    method = "glrnb_ret_cases_cARL5_alpha_moment"
    known = [row for row in rows(f"surveillance/{kind}_counts_ears_cusum_glrnb.csv") if row["method"] == method]
    first, last = min(int(row["t"]) for row in known), max(int(row["t"]) for row in known)
    found = glr(table, range(first, last + 1), ret="cases")
    compared = 0
    for row in known:
        place = names.index(row["series"]), int(row["t"]) - first
        assert bool(found.alarm[place]) == (row["alarm"] == "1"), row
        if number(row["observed"]) > 0:
            compared += 1
            assert float(found.bound[place]) == number(row["upperbound"]), row
        else:
            assert number(row["upperbound"]) == 1e99
    assert compared > 40


X = [4, 3, 5, 4, 6, 2, 4, 7, 9, 8, 3, 2, 6, 11, 1, 0, 0, 1, 2, 5]
FROM_R: list[tuple[dict[str, object], list[float]]] = [
    ({"threshold": 2, "alpha": [0]}, [0.43279065, 0, 0, 0.91731052, 3.09035489, 1.54517744, 0.50299104, 0.04055520]),
    (
        {"threshold": 2, "alpha": [0.1], "direction": "dec"},
        [0, 0.46351380, 0.20071484, 0, 0, 0, 0.10035742, 0.48319899, 0.03087447, 0, 1.26648826, 3.96188198, 3.36472232],
    ),
    ({"threshold": 1, "alpha": [0], "theta": 0.4}, [0.43270121, 0, 0, 0.83270121, 2.46540242, 1.23270121, 0, 0]),
    (
        {"threshold": 1, "alpha": [0.1], "theta": 0.4},
        [0.29623239, 0, 0, 0.56474692, 1.66652288, 0.83326144, 0.32395026],
    ),
    ({"threshold": 2, "alpha": [0], "ret": "cases"}, [9, 9, 9, 9, 8, 9, 7, 9, 9, 9]),
    ({"threshold": 2, "alpha": [0.1], "ret": "cases"}, [10, 10, 10, 10, 9, 10, 8, 10, 10, 10, 10]),
    ({"threshold": 1, "alpha": [0], "theta": 0.4, "ret": "cases"}, [7.41824698, 6.33649395, 7.41824698]),
    ({"threshold": 1, "alpha": [0.1], "theta": 0.4, "ret": "cases"}, [8.62096663, 7.51773994, 8.62096663]),
    (
        {"threshold": 3, "alpha": [0.1], "furthest": 3, "nearest": 2},
        [
            0.00000000,
            0.00000000,
            0.00000000,
            0.34772752,
            2.04303547,
            3.06455321,
            0.00000000,
            0.00000000,
            0.00000000,
            2.50172475,
            0.88886510,
            0.08479809,
            0.00000000,
            0.00000000,
            0.00000000,
            0.00000000,
        ],
    ),
    (
        {"threshold": 3, "alpha": [0.1], "furthest": 3, "nearest": 2, "direction": "dec"},
        [
            0.00000000,
            0.00000000,
            0.20071484,
            0.00000000,
            0.00000000,
            0.00000000,
            0.00000000,
            0.48319899,
            0.03087447,
            0.00000000,
            0.00000000,
            3.96188198,
            0.00000000,
            3.96188198,
            0.00000000,
            0.04720664,
        ],
    ),
]  # made with algo.glrnb of R surveillance 1.20.3, mu0 = 4


@pytest.mark.parametrize(("choices", "known"), FROM_R)
def test_other_choices_of_the_chart_equal_r(choices: dict[str, object], known: list[float]) -> None:
    found = glr([X], range(5, 21), mean=[4], **choices)  # type: ignore[arg-type]  # a table of choices
    assert found.bound[0, : len(known)].tolist() == pytest.approx(known, abs=1e-6)


def test_cusum_of_a_series_that_never_had_any_rings_at_the_first() -> None:
    found = cusum([[0] * 10 + [0, 1, 0]], [11, 12, 13])
    assert found.alarm[0].tolist()[:2] == [False, True]


def test_glr_starts_anew_after_an_alarm() -> None:
    found = glr([[4] * 6 + [20, 4]], [7, 8], mean=[4], alpha=[0])
    assert found.alarm[0].tolist() == [True, False]
    assert found.bound[0, 1] == 0


def test_glr_of_little_dispersion_is_nearly_that_of_poisson() -> None:
    nearly = glr([[4] * 6 + [8, 9]], [7, 8], mean=[4], alpha=[1e-7])
    poisson = glr([[4] * 6 + [8, 9]], [7, 8], mean=[4], alpha=[0])
    assert nearly.bound == pytest.approx(poisson.bound, rel=1e-4)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda: ears([[1] * 9], [9], "C2"), "needs 9 periods"),
        (lambda: ears([[1, np.nan] * 9], [12]), "every period"),
        (lambda: cusum([[1] * 9], [5, 7]), "consecutive"),
        (lambda: glr([[1] * 9], [10]), "lies within 1 and 9"),
        (lambda: cusum([[1] * 9], [2]), "at least two periods"),
    ],
)
def test_what_cannot_be_judged_is_refused(call: Callable[[], Watch], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        call()
