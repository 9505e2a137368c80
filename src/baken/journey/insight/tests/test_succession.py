"""A border moves, a code goes: the series goes on where that is honest, and says so where it is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from baken.journey.insight.commands import importing
from baken.journey.insight.queries.series import load as loaded
from baken.journey.insight.rules.succession import Succession, carried
from baken.testing.people import signed_in

from .conftest import Load, years

NEW_YEAR = date(2024, 1, 1)


def test_whole_areas_are_added_up_and_the_old_codes_go() -> None:
    counts = {("A", "2023"): 3, ("B", "2023"): 4, ("A", "2022"): 5, ("B", "2022"): None, ("N", "2024"): 9}
    found = carried(counts, [Succession("A", "N", NEW_YEAR), Succession("B", "N", NEW_YEAR)])
    assert found.counts == {("N", "2022"): None, ("N", "2023"): 7, ("N", "2024"): 9}
    assert found.notes["N"] == "Tot 2024 opgeteld uit A, B."


def test_an_area_that_took_another_in_counts_both() -> None:
    counts = {("A", "2023"): 3, ("N", "2023"): 4, ("N", "2024"): 9}
    assert carried(counts, [Succession("A", "N", NEW_YEAR)]).counts[("N", "2023")] == 7


def test_a_divided_area_is_not_carried_and_stays_what_it_was() -> None:
    counts = {("A", "2023"): 30, ("N", "2024"): 9, ("M", "2024"): 12}
    found = carried(counts, [Succession("A", "N", NEW_YEAR), Succession("A", "M", NEW_YEAR)])
    assert found.counts == counts
    assert "niet te vergelijken" in found.notes["M"]


def test_a_chain_of_changes_is_followed() -> None:
    counts = {("A", "2021"): 3, ("B", "2023"): 4, ("C", "2025"): 5}
    found = carried(counts, [Succession("B", "C", NEW_YEAR), Succession("A", "B", date(2022, 1, 1))])
    assert found.counts == {("C", "2021"): 3, ("C", "2023"): 4, ("C", "2025"): 5}


@pytest.mark.usefixtures("database")
def test_the_page_goes_on_over_a_changed_code(load: Load, client: Client, tmp_path: Path) -> None:
    load({"GM1509": years(90, 95, 99), "BU15090101": years(40, 41, last=2024), "BU15090201": years(42)})
    file = tmp_path / "van_naar.csv"
    file.write_text("van;naar;per\nBU15090101;BU15090201;2025-01-01\n", encoding="utf-8-sig")
    asked = ["successions", str(file), "--source", "CBS"]
    assert "1 overgangen" in CliRunner().invoke(importing, asked).output
    counts = loaded("GM1509", "0.0.0").counts
    assert [counts.get(("BU15090201", year)) for year in ("2023", "2024", "2025")] == [40, 41, 42]
    signed_in(client, "analyst")
    page = client.get("/beeld/cijfer?gebied=BU15090201&onderwerp=0.0.0&periode=2025").content.decode()
    assert "Tot 2025 opgeteld uit BU15090101" in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n", "kolom 'van' ontbreekt"),
        ("van,naar,per\nBU1,BU15090201,2025-01-01\n", "Regel 2"),
        ("van,naar,per\nGM1509,BU15090201,2025-01-01\n", "dezelfde soort"),
        ("van,naar,per\nBU15090101,BU15090201,vorig jaar\n", "is geen dag"),
    ],
)
def test_a_list_that_does_not_fit_changes_nothing(tmp_path: Path, settings: object, text: str, said: str) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]  # pytest-django offers no public type
    file = tmp_path / "x.csv"
    file.write_text(text, encoding="utf-8")
    answer = CliRunner().invoke(importing, ["successions", str(file), "--source", "CBS"])
    assert answer.exit_code == 1
    assert said in answer.output
    assert not (tmp_path / "warehouse" / "manifest.json").exists()
