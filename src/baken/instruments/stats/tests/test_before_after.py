"""The effect of a measure: exact for chance alone, wider for bursts, silent when the counts are too small."""

import math

import numpy as np
import pytest
from scipy import stats

from baken.instruments.stats.before_after import (
    BeforeAfter,
    Refusal,
    before_after,
    smallest_detectable,
)


def effect(a0: list[int], a1: list[int], c0: list[int], c1: list[int]) -> BeforeAfter:
    return before_after(area_before=a0, area_after=a1, comparison_before=c0, comparison_after=c1)


def test_agrees_with_the_published_conditional_interval() -> None:
    """Aspirin and ischaemic stroke, scipy's own example: 176 of 21035 against 230 of 21018; its 95 % interval."""
    found = effect([21035], [176], [21018], [230])
    assert found.interval is not None
    assert found.interval.low == pytest.approx(0.6241234078749812, rel=1e-9)
    assert found.interval.high == pytest.approx(0.9351102100011106, rel=1e-3)


def test_ratio_of_ratios_takes_the_trend_of_the_comparison_out() -> None:
    found = effect([100], [50], [1000], [500])
    assert found.ratio == (50 / 100) / (500 / 1000)
    assert not found.is_beyond_chance


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        (([0], [3], [10], [10]), Refusal.NOTHING_BEFORE),
        (([10], [3], [0], [10]), Refusal.NO_COMPARISON),
        (([10], [3], [10], [0]), Refusal.NO_COMPARISON),
        (([5], [0], [1000], [1000]), Refusal.TOO_FEW),  # (1/2)^5 = 0.031 > 0.025
    ],
)
def test_refuses_what_the_counts_cannot_carry(counts: tuple[list[int], ...], reason: Refusal) -> None:
    found = effect(*counts)
    assert (found.refusal, found.ratio, found.interval, found.is_beyond_chance) == (
        reason,
        None,
        None,
        False,
    )


def test_six_before_is_just_enough() -> None:
    assert effect([6], [0], [1000], [1000]).is_beyond_chance  # (1/2)^6 = 0.016


def test_bursts_widen_the_interval_and_calm_periods_never_narrow_it() -> None:
    exact = effect([80], [40], [400], [400])
    calm = effect([20] * 4, [10] * 4, [100] * 4, [100] * 4)
    bursts = effect([2, 50, 8, 20], [1, 30, 4, 5], [60, 140, 90, 110], [70, 130, 40, 160])
    assert exact.interval is not None
    assert bursts.interval is not None
    assert calm.interval == exact.interval
    assert bursts.dispersion > 5
    assert bursts.interval.low < exact.interval.low < 0.5 < exact.interval.high < bursts.interval.high


def test_interval_with_nothing_afterwards_is_also_widened_by_bursts() -> None:
    exact, bursts = (
        effect([40], [0], [400], [400]),
        effect([1, 25, 4, 10], [0] * 4, [60, 140, 90, 110], [70, 130, 40, 160]),
    )
    assert exact.interval is not None
    assert bursts.interval is not None
    assert exact.interval.low == bursts.interval.low == 0
    assert exact.interval.high < bursts.interval.high


def test_holds_the_truth_as_often_as_promised_when_nothing_changed() -> None:
    rng = np.random.default_rng(7)
    missed = [
        effect([rng.poisson(25)], [rng.poisson(25)], [rng.poisson(200)], [rng.poisson(200)]).is_beyond_chance
        for _ in range(300)
    ]
    assert np.mean(missed) < 0.05 + 3 * math.sqrt(0.05 * 0.95 / 300)


@pytest.mark.parametrize("direction", ["fall", "rise"])
def test_smallest_detectable_is_found_about_four_times_in_five(direction: str) -> None:
    """Against the exact test on simulated counts; somewhat cautious, so the power falls a little short of 80 %."""
    ratio = getattr(smallest_detectable(area_before=60, comparison_before=600), direction)
    rng = np.random.default_rng(11)
    found = [
        stats.fisher_exact(
            [
                [rng.poisson(60 * ratio), rng.poisson(60)],
                [rng.poisson(600), rng.poisson(600)],
            ]
        ).pvalue
        < 0.05
        for _ in range(400)
    ]
    assert 0.70 < np.mean(found) < 0.88


def test_longer_before_and_bigger_counts_show_smaller_changes_and_bursts_hide_them() -> None:
    usual = smallest_detectable(area_before=60, comparison_before=600)
    assert usual.fall is not None
    more = smallest_detectable(area_before=240, comparison_before=2400)
    bursty = smallest_detectable(area_before=60, comparison_before=600, dispersion=2)
    assert more.fall is not None
    assert bursty.fall is not None
    assert bursty.fall < usual.fall < more.fall < 1 < more.rise < usual.rise < bursty.rise


def test_too_small_to_ever_see_a_fall() -> None:
    assert smallest_detectable(area_before=3, comparison_before=600).fall is None
    assert smallest_detectable(area_before=0, comparison_before=600).rise == math.inf
