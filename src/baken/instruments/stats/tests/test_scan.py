"""Scan statistics: those of smerc and SaTScan reproduced, chance at its rate, threads without influence."""

import math
import re
from itertools import combinations

import numpy as np
import pytest

from baken.instruments.stats.refusals import CannotCompute
from baken.instruments.stats.scan import Scan, scan_permutation, scan_poisson
from baken.instruments.stats.scan.search import SIDE, highest_by_chance, likelihood_ratio
from baken.instruments.stats.scan.zones import zones
from baken.instruments.stats.tests.reference import FOLDER, needs_reference, rows

TWO_IN_A_THOUSAND = 3 * math.sqrt(0.25 / 999)
"""Three standard errors of a p-value from 999 replicas, at its largest."""


@needs_reference
def test_finds_all_clusters_of_smerc_in_new_york() -> None:
    tracts = rows("scan/nyleukemia_input.csv")
    columns = {name: [float(row[name]) for row in tracts] for name in ("cases", "population", "x", "y")}
    places = list(zip(columns["x"], columns["y"], strict=True))
    found = scan_poisson(columns["cases"], columns["population"], places).clusters
    known = [row for row in rows("scan/nyleukemia_smerc_scan_999_seed1.csv") if float(row["test_statistic"]) > 0]
    assert len(found) == len(known) == 49
    for ours, theirs in zip(found, known, strict=True):
        assert {location + 1 for location in ours.locations} == {int(each) for each in theirs["locids"].split(";")}
        assert ours.statistic == pytest.approx(float(theirs["test_statistic"]), abs=1e-8)
        assert ours.observed == pytest.approx(float(theirs["cases"]))
        assert ours.expected == pytest.approx(float(theirs["expected"]))
        assert ours.p_value == pytest.approx(float(theirs["pvalue"]), abs=TWO_IN_A_THOUSAND * math.sqrt(2))


@needs_reference
def test_finds_the_clusters_of_satscan_in_space_and_time() -> None:
    places = [line.split() for line in (FOLDER / "scan/satscan_s500.geo").read_text().splitlines()]
    names = [place[0] for place in places]
    cases = np.zeros((500, 24))
    for line in (FOLDER / "scan/satscan_s500.cas").read_text().splitlines():
        name, number, month = line.split()
        year, of_year = month.split("/")
        cases[names.index(name), 12 * (int(year) - 2024) + int(of_year) - 1] += int(number)
    found = scan_permutation(
        cases, [[float(x), float(y)] for _, x, y in places], largest=0.05, longest=6, prospective=True
    ).clusters
    report = (FOLDER / "scan/satscan_s500.txt").read_text()
    members = re.findall(r"Location IDs included\.: (.*)", report)
    starts = re.findall(r"Time frame\.+: (\d+)/(\d+)/1 to 2025/12/31", report)
    statistics = re.findall(r"Test statistic\.+: ([\d.]+)", report)
    p_values = re.findall(r"P-value\.+: ([\d.]+)", report)
    assert len(members) == len(statistics) == 9
    for ours, ids, start, statistic, p_value in zip(found, members, starts, statistics, p_values, strict=False):
        assert {names[location] for location in ours.locations} == set(ids.split(", "))
        assert (ours.first, ours.last) == (12 * (int(start[0]) - 2024) + int(start[1]) - 1, 23)
        assert ours.statistic == pytest.approx(float(statistic), abs=1e-6)
        assert ours.p_value == pytest.approx(float(p_value), abs=TWO_IN_A_THOUSAND * math.sqrt(2))


def some_cases(*, locations: int = 30, periods: int = 8, mean: float = 2.0, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean, (locations, periods)).astype(float)


def some_places(*, locations: int = 30, seed: int = 4) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0, 10, (locations, 2))


def test_the_statistic_is_that_of_the_paper() -> None:
    """Kulldorff (1997), eq. 6, on 60 of 80 cases where 40 were expected."""
    assert likelihood_ratio(60, 40, 80) == pytest.approx(60 * math.log(60 / 40) + 20 * math.log(20 / 40))
    assert likelihood_ratio(40, 40, 80) == likelihood_ratio(30, 40, 80) == 0
    assert likelihood_ratio(80, 40, 80) == pytest.approx(80 * math.log(2))


def test_finds_what_trying_every_circle_and_window_finds() -> None:
    cases, places = some_cases(), some_places()
    expected = np.outer(cases.sum(1), cases.sum(0)) / cases.sum()
    best = 0.0
    for centre in range(len(cases)):
        near = np.argsort(np.hypot(*(places - places[centre]).T), kind="stable")
        for size in range(1, len(near) + 1):
            inside = near[:size]
            if cases[inside].sum() > 0.3 * cases.sum():
                break
            for first, last in combinations(range(9), 2):
                if last - first <= 4 and cases[inside, first:last].sum() >= 2:
                    counted, normal = cases[inside, first:last].sum(), expected[inside, first:last].sum()
                    best = max(best, likelihood_ratio(counted, normal, cases.sum()))
    found = scan_permutation(cases, places, largest=0.3, longest=4, replicas=0)
    assert found.clusters[0].statistic == pytest.approx(best)
    assert found.clusters[0].p_value is None


def test_the_fast_search_over_replicas_is_the_plain_one() -> None:
    cases, places = some_cases(), some_places()
    around = zones(places, cases.sum(1), largest=0.4)
    expected = np.outer(cases.sum(1), cases.sum(0)) / cases.sum()
    pairs = [(last - back, last) for last in range(8) for back in range(min(3, last + 1))]
    start, end = np.array(pairs).T.copy()
    side = np.random.default_rng(5).poisson(2.0, (30, 8, SIDE)).astype(np.float32)
    highest = np.empty(SIDE)
    highest_by_chance(around.first, around.members, side, expected, start, end, cases.sum(), 2.0, highest)
    for replica in range(SIDE):
        best = 0.0
        for centre in range(30):
            members = around.members[around.first[centre] : around.first[centre + 1]]
            for size in range(1, len(members) + 1):
                for first, last in pairs:
                    counted = float(side[members[:size], first : last + 1, replica].sum())
                    if counted >= 2:
                        normal = float(expected[members[:size], first : last + 1].sum())
                        best = max(best, likelihood_ratio(counted, normal, cases.sum()))
        assert highest[replica] == pytest.approx(best)


def p_value(found: Scan) -> float:
    first = found.clusters[0].p_value
    assert first is not None
    return first


def outcome(found: Scan) -> tuple[float | None, ...]:
    return tuple(cluster.p_value for cluster in found.clusters)


def test_threads_change_nothing_and_the_seed_decides() -> None:
    cases, places = some_cases(), some_places()
    one, two = (scan_permutation(cases, places, seed=7, threads=threads) for threads in (1, 2))
    other = scan_permutation(cases, places, seed=8)
    assert outcome(one) == outcome(two)
    assert one.by_chance.tolist() != other.by_chance.tolist()


@pytest.mark.parametrize("model", ["poisson", "permutation"])
def test_without_clusters_p_values_are_even(model: str) -> None:
    """Of 60 maps without any cluster about one in five has p below 0.2 (three standard errors: 0.15)."""
    places, low = some_places(locations=20), 0
    for seed in range(60):
        cases = some_cases(locations=20, periods=5, seed=100 + seed)
        found = (
            scan_poisson(cases, np.ones(20), places, longest=2, replicas=99, seed=seed)
            if model == "poisson"
            else scan_permutation(cases, places, longest=2, replicas=99, seed=seed)
        )
        low += p_value(found) <= 0.2
    assert 0.05 <= low / 60 <= 0.35


def test_replicas_for_the_last_periods_leave_out_what_falls_before() -> None:
    from baken.instruments.stats.scan import chance

    expected = np.zeros((3, 6))
    expected[1, 5], expected[2, 3] = 3, 1
    keep, other = np.empty(18), np.empty(18, dtype=np.int64)
    chance.alias_table(expected.ravel(), keep, other)
    replicas = np.empty((3, 2, SIDE), dtype=np.float32)
    chance.scattered(chance.stream(1, 0), 400, keep, other, replicas)
    assert replicas[1, 1].mean() == pytest.approx(300, abs=10)
    assert replicas.sum() == replicas[1, 1].sum()


def test_what_chance_equals_counts_also_when_summed_in_another_order() -> None:
    """Few cases: half of the replicas give just the statistic that was observed, but for rounding."""
    cases = np.random.default_rng(7).poisson(0.3, (6, 5))
    found = scan_permutation(cases, [(x, 0) for x in range(6)], replicas=199)
    assert p_value(found) == (1 + (found.by_chance > found.clusters[0].statistic - 1e-6).sum()) / 200 > 0.6


def test_replicas_of_a_permutation_keep_both_margins() -> None:
    from baken.instruments.stats.scan import chance

    cases = some_cases(locations=6, periods=4).astype(np.int64)
    location = np.repeat(np.arange(6, dtype=np.int32), cases.sum(1))
    period = np.repeat(np.arange(4, dtype=np.int32), cases.sum(0))
    replicas = np.empty((6, 4, SIDE), dtype=np.float32)
    chance.permuted(chance.stream(1, 0), location, period, replicas)
    assert (replicas.sum(axis=0).T == cases.sum(0)).all()
    assert (replicas.sum(axis=1).T == cases.sum(1)).all()


def test_stopping_early_costs_few_replicas_when_nothing_is_there() -> None:
    cases, places = some_cases(seed=12), some_places()
    whole = scan_permutation(cases, places, replicas=999)
    early = scan_permutation(cases, places, replicas=999, stop_after=20)
    assert early.replicas < 500
    assert early.clusters[0].p_value == pytest.approx(whole.clusters[0].p_value, abs=0.35)


def test_a_rise_everywhere_is_no_cluster_but_one_in_a_corner_is() -> None:
    cases, places = some_cases(mean=4.0), some_places()
    cases[:, -1] += some_cases(mean=8.0, seed=9)[:, -1]
    assert p_value(scan_permutation(cases, places, prospective=True, longest=3)) > 0.05
    corner = np.hypot(*(places - places[0]).T).argsort()[:3]
    cases[corner, -1] += 25
    best = scan_permutation(cases, places, prospective=True, longest=3).clusters[0]
    assert set(best.locations) == set(corner.tolist())
    assert best.p_value == 0.001


def test_longitude_and_latitude_measure_over_the_globe() -> None:
    """At 60 degrees north a degree of longitude is half a degree of latitude."""
    around = zones(np.array([[5, 60], [6.5, 60], [5, 61]]), [1, 1, 1], largest=1, coordinates="longlat")
    assert around.members[:3].tolist() == [0, 1, 2]


def test_circles_on_a_grid_take_ties_in_the_given_order() -> None:
    grid = [(x, y) for x in range(12) for y in range(12)]
    around = zones(grid, np.ones(144), largest=0.6)
    centre = 12 * 5 + 5
    members = around.members[around.first[centre] : around.first[centre + 1]].tolist()
    near = sorted(range(144), key=lambda k: ((grid[k][0] - 5) ** 2 + (grid[k][1] - 5) ** 2, k))
    assert members == near[:86]


def test_ties_on_a_fine_grid_are_not_decided_by_rounding() -> None:
    grid = [(6 + x / 10, 52 + y / 10) for x in range(9) for y in range(9)]
    around = zones(grid, np.ones(81), largest=0.6)
    members = around.members[around.first[40] : around.first[41]].tolist()
    assert members == sorted(range(81), key=lambda k: ((k // 9 - 4) ** 2 + (k % 9 - 4) ** 2, k))[:48]


@pytest.mark.parametrize(
    ("cases", "population", "reason"),
    [([1, -1], [5, 5], "0 of meer"), ([1, 2], [5, 0], "zonder inwoners"), ([1, 2], [0, 0], "niet overal 0")],
)
def test_impossible_input_is_refused(cases: list[int], population: list[int], reason: str) -> None:
    with pytest.raises(CannotCompute, match=reason):
        scan_poisson(cases, population, [[0, 0], [1, 1]])


def test_a_permutation_scan_needs_whole_cases() -> None:
    with pytest.raises(CannotCompute, match="hele aantallen"):
        scan_permutation(np.array([[1.5, 2], [1, 2]]), [[0, 0], [1, 1]])


@pytest.mark.parametrize("model", ["poisson", "permutation"])
def test_locations_at_one_point_are_one_place(model: str) -> None:
    """Two desks in one building: as if their cases were written down under one name, whatever their order."""
    rng = np.random.default_rng(4)
    places = [[0.0, 0.0], [3.0, 0.0], [0.0, 0.0], [0.0, 4.0], [5.0, 5.0], [3.0, 0.0]]
    apart = rng.poisson(4, (6, 8))
    apart[[0, 2], 6:] += 9
    together = np.array([apart[0] + apart[2], apart[1] + apart[5], apart[3], apart[4]])
    points = [places[0], places[1], places[3], places[4]]

    def found(cases: np.ndarray, where: list[list[float]], people: list[int]) -> Scan:
        if model == "poisson":
            return scan_poisson(cases, people, where, replicas=99, longest=3)
        return scan_permutation(cases, where, replicas=99, longest=3)

    many, one = found(apart, places, [100] * 6), found(together, points, [200, 200, 100, 100])
    assert many.clusters[0].locations[:2] == (0, 2)
    assert len(many.clusters) == len(one.clusters)
    for first, second in zip(many.clusters, one.clusters, strict=True):
        assert (first.statistic, first.p_value, first.observed) == (second.statistic, second.p_value, second.observed)
