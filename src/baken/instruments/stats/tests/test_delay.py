"""Counts completed for reports still to come: a published triangle, and simulated months."""

import numpy as np
import pytest

from baken.instruments.stats.delay import nowcast
from baken.instruments.stats.refusals import CannotCompute

TAYLOR_ASHE = [
    [357848, 766940, 610542, 482940, 527326, 574398, 146342, 139950, 227229, 67948],
    [352118, 884021, 933894, 1183289, 445745, 320996, 527804, 266172, 425046],
    [290507, 1001799, 926219, 1016654, 750816, 146923, 495992, 280405],
    [310608, 1108250, 776189, 1562400, 272482, 352053, 206286],
    [443160, 693190, 991983, 769488, 504851, 470639],
    [396132, 937085, 847498, 805037, 705960],
    [440832, 847631, 1131398, 1063269],
    [359480, 1061648, 1443370],
    [376686, 986608],
    [344014],
]
"""Taylor & Ashe (1983), J. Econometrics 23, 37-61, table 1. Reverse-time hazards are the chain ladder read backwards."""


def triangle(rows: list[list[int]]) -> np.ndarray:
    return np.array([[*row, *[np.nan] * (len(rows[0]) - len(row))] for row in rows])


def test_what_is_still_to_come_of_taylor_and_ashe() -> None:
    """Mack (1993), ASTIN Bulletin 23, 213-225, table 1: 18,680,856 in all; 94,634 of row 2 and 4,625,811 of row 10."""
    found = nowcast(triangle(TAYLOR_ASHE))
    to_come = found.completed - found.reported
    assert to_come.sum() == pytest.approx(18_680_856, abs=1)
    assert to_come[[0, 1, 9]].tolist() == pytest.approx([0, 94_634, 4_625_811], abs=1)


def test_the_interval_holds_what_came_as_often_as_it_says() -> None:
    rng = np.random.default_rng(1)
    share = np.array([0.5, 0.25, 0.15, 0.1])
    held, tried = 0, 0
    for _ in range(200):
        full = rng.poisson(rng.gamma(20, 2, 24)[:, None] * share)
        seen = full.astype(float)
        for back in range(3):
            seen[23 - back, back + 1 :] = np.nan
        found = nowcast(seen)
        held += int(((found.low <= full.sum(axis=1)) & (full.sum(axis=1) <= found.high))[21:].sum())
        tried += 3
    assert 0.91 <= held / tried <= 0.99


def test_too_little_in_says_nothing() -> None:
    found = nowcast(np.array([[1, 99], [2, 198], [3, np.nan]]))
    assert np.isnan(found.completed[2])


@pytest.mark.parametrize("rows", [[[1, np.nan], [1, 1]], [[1, 1, 1], [1, np.nan, 1]], [[1, 1], [-1, np.nan]]])
def test_a_triangle_with_a_gap_is_refused(rows: list[list[float]]) -> None:
    with pytest.raises(CannotCompute, match="oudste periode moet compleet zijn"):
        nowcast(rows)
