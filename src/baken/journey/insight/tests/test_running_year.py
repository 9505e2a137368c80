"""Most of the time the newest year is under way: a monthly table knows ten months of it, and no year."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.journey.insight import queries
from baken.journey.insight.rules import comparable, within
from baken.journey.insight.vocabulary.themes import THEMES
from baken.testing.people import acting_as, signed_in

from .conftest import Load

pytestmark = pytest.mark.usefixtures("database")


def by_month(per_year: dict[int, int], *, running: int) -> dict[str, int | None]:
    """Counts spread over the months of each year, and ten months of the year under way."""
    whole: dict[str, int | None] = {
        f"{year}-{month:02}": total // 12 + (month <= total % 12) for year, total in per_year.items() for month in range(1, 13)
    }  # fmt: skip
    return whole | {f"{max(per_year) + 1}-{month:02}": running for month in range(1, 11)}


@pytest.fixture(autouse=True)
def monthly(load: Load) -> None:
    yearly = {
        "GM1509": (819, 937, 928, 888, 758),
        "BU15090000": (77, 69, 143, 77, 93),
        "BU15090001": (20, 21, 19, 22, 20),
    }
    load({
        area: by_month(dict(enumerate(counts, 2021)), running=counts[-1] // 12) for area, counts in yearly.items()
    })  # fmt: skip
    load({"GM1509": by_month({2021: 40, 2022: 44, 2023: 41, 2024: 38, 2025: 36}, running=3)}, phenomenon="1.1.1")
    load({"GM1509": {"2025": 39000}}, phenomenon="population", unit="inwoners")


def asked(question: Any, *more: Any) -> Any:
    with acting_as("mayor", activity=Activity.READ_FIGURES) as actor:
        return question(actor, *more)


def test_every_page_looks_at_the_last_whole_year(client: Client) -> None:
    shown, found = asked(queries.picture), asked(queries.changed)
    assert (shown.total.year, shown.years[-1], shown.total.compared.count) == ("2025", "2025", 758)
    assert (found.years[-1], found.checked) == ("2025", 8)
    [burglary] = asked(queries.themed, THEMES[0]).kinds
    assert (burglary.year, burglary.compared.count) == ("2025", 36)
    rates = {each.indicator.label: each for each in asked(queries.themed, THEMES[0]).indicators}
    assert (rates["Diefstal uit woning"].year, rates["Diefstal uit woning"].count) == ("2025", 36)
    signed_in(client, "mayor")
    assert "in 2026" not in client.get("/beeld/veranderd").content.decode()
    assert {row[4] for row in asked(queries.exported).rows} == {str(year) for year in range(2021, 2026)}


def test_a_kind_without_a_figure_in_that_year_says_so_and_does_not_fall_back(load: Load) -> None:
    load({"GM1509": {"2023": 4, "2024": 5, "2025": None}}, phenomenon="2.2.1")
    unknown = next(kind for kind in asked(queries.themed, THEMES[0]).kinds if kind.phenomenon.code == "2.2.1")
    assert (unknown.year, unknown.compared) == ("2025", None)


def test_a_year_with_a_provisional_month_is_provisional(load: Load) -> None:
    counts = by_month({2024: 12, 2025: 24}, running=1)
    load({"GM1509": counts}, phenomenon="2.5.2", provisional=["2025-11", "2025-12"])
    shown = asked(lambda actor: queries.picture(actor, code="2.5.2"))
    assert [(point.year, point.provisional) for point in shown.trend] == [("2024", False), ("2025", True)]
    assert shown.total.provisional


def test_a_figure_is_held_against_five_years_and_never_across_a_break() -> None:
    past = [str(year) for year in range(2012, 2025)]
    assert comparable(past, "2025", "1.1.1") == ["2020", "2021", "2022", "2023", "2024"]
    assert comparable(past, "2025", "0.0.0") == ["2021", "2022", "2023", "2024"]
    assert comparable(past, "2019", "1.1.1") == []
    assert comparable(["2019-Q3", "2020-Q1", "2020-Q3", "2021-Q3"], "2022-Q3", "3.9.3") == ["2020-Q3", "2021-Q3"]
    assert [each.since.year for each in within(past, "1.1.1")] == [2018]
    assert [each.since.year for each in within(past, "3.9")] == [2018, 2020]


def test_where_nothing_is_loaded_there_is_no_period_to_hold_against_anything() -> None:
    """A kind of crime without a figure, in a municipality whose areas have a kind: the page was broken."""
    assert comparable([], "", "3.1.1") == []
