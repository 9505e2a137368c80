"""Hot spots on a grid, by the published formulas; refused where no pattern can be seen."""

import numpy as np
import pytest

from baken.instruments.stats.neighbours import Method, together
from baken.instruments.stats.refusals import CannotCompute

SIDE = 10
GRID = np.array([(x, y) for x in range(SIDE) for y in range(SIDE)], dtype=float) * 1000 + np.random.default_rng(
    0
).uniform(0, 1, (SIDE * SIDE, 2))


def hot_corner() -> np.ndarray:
    values = np.random.default_rng(1).normal(10, 1, SIDE * SIDE)
    values[(GRID < 2500).all(axis=1)] += 6
    return values


def nearest(place: int, count: int) -> np.ndarray:
    return np.argsort(np.hypot(*(GRID - GRID[place]).T))[: count + 1]


def test_getis_ord_is_the_formula_of_ord_and_getis_and_finds_the_corner() -> None:
    values = hot_corner()
    found = together(values, GRID)
    n, k = len(values), 7  # six neighbours and the place itself
    mean, deviation = values.mean(), values.std()
    for place in (0, 55):
        around = values[nearest(place, 6)].sum()
        known = (around - k * mean) / (deviation * np.sqrt((n * k - k**2) / (n - 1)))  # Ord & Getis 1995, eq. 14
        assert found.statistic[place] == pytest.approx(known, rel=1e-6)
    corner = (GRID < 2500).all(axis=1)
    assert (found.q[corner] < 0.05).mean() > 0.7
    assert (found.q[~corner] < 0.05).mean() < 0.1


def test_local_moran_is_the_formula_of_anselin() -> None:
    values = hot_corner()
    found = together(values, GRID, method=Method.MORAN)
    z = values - values.mean()
    for place in (0, 55):
        around = z[nearest(place, 6)[1:]].mean()
        known = z[place] * around / ((z**2).sum() / (len(z) - 1))  # Anselin 1995, eq. 12
        assert found.statistic[place] == pytest.approx(known, rel=1e-6)


def test_chance_alone_shows_about_nothing() -> None:
    found = together(np.random.default_rng(3).normal(size=SIDE * SIDE), GRID)
    assert (found.q < 0.05).sum() <= 2


@pytest.mark.parametrize(
    ("values", "places", "sentence"),
    [
        (np.arange(32.0), GRID[:32], "32 gebieden"),
        (np.ones(100), GRID, "Alle gebieden zijn gelijk"),
        (np.full(100, np.nan), GRID, "een getal en twee coördinaten"),
    ],
)
def test_what_cannot_be_seen_is_refused(values: np.ndarray, places: np.ndarray, sentence: str) -> None:
    with pytest.raises(CannotCompute, match=sentence):
        together(values, places)
