"""What `baken bench` concludes from its numbers; the measuring itself is done by `make bench`."""

from pathlib import Path

from baken.testing.bench.api import ApiCost, api_misses
from baken.testing.bench.figures import figures_section, measure_figures
from baken.testing.bench.numbers import Times
from baken.testing.bench.pages import PageCost
from baken.testing.bench.paper import Results, Round, misses, paper

CPU = {"staff site": 20.0, "PostgreSQL": 5.0}


def measured(*medians: float, p95: float = 90) -> Results:
    found = Results("a machine", "baken bench", "2026-01-01", 60)
    for signals, median in zip((10_000, 1_000_000), medians, strict=False):
        page = PageCost("inbox", "weigher", Times(median, p95, 100), CPU, 20, 8)
        found.rounds.append(Round(signals, 4, signals // 4, False, 50, 10, 1.0, (page,)))
    return found


def test_times_are_median_and_95th_percentile() -> None:
    assert Times.of([float(number) for number in range(1, 102)]) == Times(51, 96, 101)


def test_within_the_budget_nothing_is_missed() -> None:
    assert misses(measured(50, 99)) == []
    assert "within the budget" in paper(measured(50, 99))


def test_a_slow_page_a_slow_tail_and_growth_are_each_named() -> None:
    assert len(misses(measured(150, 201))) == 1
    assert len(misses(measured(50, p95=501))) == 1
    [missed] = misses(measured(50, 101))
    assert "2.0× from 10000 to 1000000" in missed
    assert "Outside the budget" in paper(measured(50, 101))


def test_the_api_is_held_against_its_budget_for_each_measurement_and_its_best_rate() -> None:
    def cost(clients: int, door: float, rate: float) -> ApiCost:
        return ApiCost(clients, 100, Times(3, 9, 20), rate, {"public door": door, "PostgreSQL": 1.0}, 0.1, 1.0)

    assert api_misses([cost(1, 2.0, 200), cost(4, 2.0, 400)]) == []
    assert len(api_misses([cost(1, 5.5, 200), cost(4, 2.0, 400)])) == 1
    assert api_misses([cost(1, 2.0, 200), cost(4, 2.0, 299)]) == ["API: 299 reports a second"]
    found = measured(50, 99)
    found.api = [cost(1, 5.5, 400)]
    assert misses(found) == ["API by 1: 6.5 CPU-ms a report"]
    assert "125 CPU-ms" in paper(found)


def test_the_table_of_figures_is_made_imported_and_asked(tmp_path: Path) -> None:
    cost = measure_figures(tmp_path, areas=43 * 42, kinds=12, months=3)
    assert cost.cells == 43 * 42 * 12 * 3
    assert 0.75 < cost.unknown / cost.cells < 0.95
    assert min(cost.answers_ms.values()) > 0
    assert f"{cost.cells:,} cells" in figures_section(cost)
