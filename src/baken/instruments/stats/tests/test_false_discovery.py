"""How many of many warnings are chance."""

import numpy as np
import pytest

from baken.instruments.stats.false_discovery import by_chance, q_values


def test_no_result_stays_out_and_other_periods_do_not_matter() -> None:
    pvalue = np.array([[0.01, 0.5], [np.nan, 0.5], [0.04, 0.5]])
    found = q_values(pvalue)
    assert found[:, 0].tolist() == pytest.approx([0.02, np.nan, 0.04], nan_ok=True)


def test_the_share_of_chance_is_held_when_a_tenth_is_real() -> None:
    """Of 2,000 series 200 have risen: among those with q up to 0.1 at most a tenth is chance."""
    rng = np.random.default_rng(8)
    pvalue = np.concatenate([rng.uniform(0, 1e-4, 200), rng.uniform(0, 1, 1800)])
    called = q_values(pvalue[:, None])[:, 0] <= 0.1
    assert called[:200].all()
    assert called[200:].sum() <= 0.15 * called.sum()


def test_without_warnings_none_is_chance() -> None:
    assert by_chance(np.array([0.4]), np.array([False])) == 0
