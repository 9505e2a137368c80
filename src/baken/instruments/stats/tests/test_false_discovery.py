"""How many of many warnings are chance."""

import numpy as np
import pytest

from baken.instruments.stats.false_discovery import by_chance, q_values


def test_no_result_stays_out_and_other_periods_do_not_matter() -> None:
    pvalue = np.array([[0.01, 0.5], [np.nan, 0.5], [0.04, 0.5]])
    found = q_values(pvalue)
    assert found[:, 0].tolist() == pytest.approx([0.02, np.nan, 0.04], nan_ok=True)


def test_the_example_of_benjamini_and_hochberg() -> None:
    """Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289-300, section 3.2: of fifteen p-values four stand at 5 %."""
    published = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
    ]  # fmt: skip
    found = q_values(np.array(published)[:, None])[:, 0]
    assert [q <= 0.05 for q in found] == [True] * 4 + [False] * 11
    assert found[3] == pytest.approx(15 * 0.0095 / 4)


def test_the_share_of_chance_is_held_when_a_tenth_is_real() -> None:
    """Of 2,000 series 200 have risen: among those with q up to 0.1 at most a tenth is chance."""
    rng = np.random.default_rng(8)
    pvalue = np.concatenate([rng.uniform(0, 1e-4, 200), rng.uniform(0, 1, 1800)])
    called = q_values(pvalue[:, None])[:, 0] <= 0.1
    assert called[:200].all()
    assert called[200:].sum() <= 0.15 * called.sum()


def test_without_warnings_none_is_chance() -> None:
    assert by_chance(np.array([0.4]), np.array([False])) == 0
