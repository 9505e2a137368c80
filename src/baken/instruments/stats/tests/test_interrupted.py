"""The step at the start of a measure: found where it is, not found where it is not, refused where it cannot be."""

import math

import numpy as np
import pytest

from baken.instruments.stats.interrupted import Refusal, Visible, change, interrupted, smallest_visible

PERIODS, START = 60, 48


def drawn(
    rng: np.random.Generator, mean: float, *, phi: float = 1.0, effect: float = 1.0, resemblance: float = 0.0
) -> list[int]:
    """Five years by month with a season; negative binomial, and the level wanders when months resemble each other."""
    months = np.arange(PERIODS)
    level = np.zeros(PERIODS)
    noise = rng.normal(size=PERIODS)
    for t in range(1, PERIODS):
        level[t] = resemblance * level[t - 1] + math.sqrt(1 - resemblance**2) * noise[t]
    mu = mean * np.exp(0.3 * np.cos(2 * np.pi * months / 12) + 0.15 * level * (resemblance > 0))
    mu[START:] *= effect
    values = rng.poisson(mu) if phi == 1 else rng.negative_binomial(mu / (phi - 1), 1 / phi)
    return [int(value) for value in values]


@pytest.mark.parametrize(("mean", "phi", "resemblance"), [(8, 1.0, 0.0), (8, 2.0, 0.0), (30, 1.5, 0.5), (40, 1.0, 0.5)])
def test_the_interval_holds_the_truth_as_often_as_it_says(mean: float, phi: float, resemblance: float) -> None:
    """150 draws at 95 %: fewer than 90 % would be beyond three standard errors and a bit."""
    rng = np.random.default_rng(int(mean * phi * 10))
    held = 0
    for _ in range(150):
        area = drawn(rng, mean, phi=phi, resemblance=resemblance, effect=0.8)
        beside = drawn(rng, 6 * mean, phi=phi, resemblance=resemblance)
        found = interrupted(area, START, comparison=[beside])
        assert found.interval is not None
        held += 0.8 in found.interval
    assert held / 150 >= 0.90


def test_the_smoking_ban_of_sicily_did_what_was_published() -> None:
    """Lopez Bernal, Cummins & Gasparrini (2017), Int. J. Epidemiol. 46, 348-355, step with season and trend: 0.885 (0.839 to 0.933).

    Acute coronary episodes by month, 2002 to November 2006, the ban from January 2005. Theirs has the population as an
    offset; without it the trend takes that up.
    """
    episodes = [
        728, 659, 791, 734, 757, 726, 760, 740, 720, 814, 795, 858, 887, 766, 851, 769, 781, 756, 766, 752, 765, 831, 879, 928,
        914, 808, 937, 840, 916, 828, 845, 818, 860, 839, 887, 886, 831, 796, 833, 820, 877, 758, 767, 738, 781, 843, 850, 908,
        1021, 859, 976, 888, 962, 838, 810, 876, 843, 936, 912,
    ]  # fmt: skip
    found = interrupted(episodes, 36)
    assert found.interval is not None
    assert found.ratio == pytest.approx(0.885, abs=0.002)
    assert (found.interval.low, found.interval.high) == pytest.approx((0.839, 0.933), abs=0.004)


def test_a_change_everywhere_is_no_effect_with_a_comparison_and_is_one_without() -> None:
    rng = np.random.default_rng(1)
    area, beside = drawn(rng, 40, effect=0.6), drawn(rng, 200, effect=0.6)
    assert not interrupted(area, START, comparison=[beside]).is_beyond_chance
    assert interrupted(area, START).is_beyond_chance


def test_a_season_or_a_steady_fall_is_no_effect() -> None:
    months = np.arange(PERIODS)
    falling = np.round(60 * np.exp(-0.01 * months + 0.4 * np.cos(2 * np.pi * months / 12))).tolist()
    assert interrupted(falling, START).ratio == pytest.approx(1, abs=0.05)


def test_restless_and_resembling_months_make_the_margin_wider() -> None:
    wide = []
    for phi, resemblance in ((1.0, 0.0), (3.0, 0.0), (1.0, 0.8)):
        rng = np.random.default_rng(7)
        found = interrupted(
            drawn(rng, 40, phi=phi, resemblance=resemblance), START,
            comparison=[drawn(rng, 200, phi=phi, resemblance=resemblance)],
        )  # fmt: skip
        assert found.interval is not None
        wide.append(math.log(found.interval.high / found.interval.low))
    assert wide[0] < min(wide[1:])


def test_nothing_left_gives_a_margin_up_to_something() -> None:
    area = drawn(np.random.default_rng(2), 20)
    area[START:] = [0] * (PERIODS - START)
    found = interrupted(area, START)
    assert found.ratio == 0
    assert found.interval is not None
    assert found.interval.low == 0 < found.interval.high < 0.2


@pytest.mark.parametrize(
    ("area", "start", "comparison", "refusal"),
    [
        ([10] * 30, 20, [], Refusal.SHORT_BEFORE),
        ([10] * 30, 29, [], Refusal.SHORT_AFTER),
        ([10] * 20 + [math.nan] + [10] * 20, 30, [], Refusal.GAPS),
        ([1, 0, 0, 0] * 15, 48, [], Refusal.FEW_BEFORE),
        ([1, 0] * 30, 48, [], Refusal.FEW_EXPECTED),
        ([10] * 60, 48, [[10] * 48 + [0] * 12], Refusal.NO_COMPARISON),
    ],
)
def test_what_the_counts_cannot_carry_is_refused(
    area: list[float], start: int, comparison: list[list[float]], refusal: Refusal
) -> None:
    found = interrupted(area, start, comparison=comparison)
    assert (found.refusal, found.ratio, found.sentence) == (refusal, None, refusal.value)


def test_the_smallest_visible_fall_is_found_about_four_times_in_five() -> None:
    rng = np.random.default_rng(11)
    long = smallest_visible(drawn(rng, 30)[:START], 12, comparison=[drawn(rng, 150)[:START]])
    assert isinstance(long, Visible)
    assert long.fall is not None
    seen = 0
    for _ in range(100):
        found = interrupted(drawn(rng, 30, effect=long.fall), START, comparison=[drawn(rng, 150)])
        seen += found.is_beyond_chance
    assert 0.62 <= seen / 100 <= 0.95


@pytest.mark.parametrize(
    ("mean", "phi", "resemblance"), [(30, 1.0, 0.0), (30, 2.0, 0.5), (30, 1.0, 0.8), (60, 3.0, 0.8)]
)
def test_the_power_that_is_promised_holds_where_levels_last(mean: float, phi: float, resemblance: float) -> None:
    """40 draws at 80 %: fewer than 60 % is beyond three standard errors. By the months' likeness alone it was 42 to 60 %."""
    rng, seen, asked = np.random.default_rng(5), 0, 0
    for _ in range(40):
        area, beside = (drawn(rng, each, phi=phi, resemblance=resemblance) for each in (mean, 5 * mean))
        said = smallest_visible(area[:START], PERIODS - START, comparison=[beside[:START]])
        assert isinstance(said, Visible)
        if said.fall is not None:
            fewer = rng.binomial(np.array(area[START:]), said.fall).tolist()
            seen += interrupted([*area[:START], *fewer], START, comparison=[beside]).is_beyond_chance
            asked += 1
    assert asked >= 35
    assert seen / asked > 0.8 - 3 * math.sqrt(0.16 / asked)


def test_planning_refuses_what_estimating_would_refuse() -> None:
    assert smallest_visible([1, 0, 0, 0] * 12, 12) is Refusal.FEW_BEFORE
    assert change(1.004) == "evenveel"
