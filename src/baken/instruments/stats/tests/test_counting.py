"""Compiled tails and quantiles of counts, held against scipy."""

from typing import Any

import numpy as np
import pytest
from scipy import stats

from baken.instruments.stats.counting import mass, upper_quantile, upper_tail

MEANS = [1e-11, 0.003, 0.3, 2.0, 9.7, 61.0, 900.0, 68_000.0]
DISPERSIONS = [1.0, 1.0 + 1e-9, 1.004, 1.7, 6.0, 400.0]


def peer(mu: float, phi: float) -> Any:
    return stats.poisson(mu) if phi - 1 < 1e-6 else stats.nbinom(mu / (phi - 1), 1 / phi)


@pytest.mark.parametrize("mu", MEANS)
@pytest.mark.parametrize("phi", DISPERSIONS)
def test_tail_and_quantile_equal_scipys(mu: float, phi: float) -> None:
    known = peer(mu, phi)
    top = int(known.ppf(0.9999)) + 3
    for count in np.unique(np.linspace(0, top, 40).astype(int)):
        assert upper_tail(float(count), mu, phi) == pytest.approx(known.sf(count - 1), rel=2e-6, abs=1e-12)
        assert mass(float(count), mu, phi) == pytest.approx(known.pmf(count), rel=2e-6, abs=1e-14)
    for alpha in (0.05, 0.01, 0.005):
        assert upper_quantile(alpha, float(stats.norm.isf(alpha)), mu, phi) == known.ppf(1 - alpha)


def test_tails_of_a_distribution_add_up() -> None:
    total = sum(mass(float(k), 4.2, 2.5) for k in range(200))
    assert total == pytest.approx(1.0, abs=1e-12)
    assert upper_tail(3.0, 4.2, 2.5) == pytest.approx(1 - sum(mass(float(k), 4.2, 2.5) for k in range(3)), abs=1e-13)
