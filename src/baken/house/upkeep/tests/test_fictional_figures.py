"""Made-up figures: the same everywhere, adding up, marked as made up, and gone once real ones are loaded."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from baken.house.upkeep.services.fictional_figures import fictional_lines, load_fictional_figures
from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.figures import import_figures
from baken.instruments.warehouse.store import Store
from baken.testing.people import signed_in

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def store(database: Any, tmp_path: Path, settings: Any) -> Store:
    settings.HOME = tmp_path
    return Store.at_home(tmp_path)


def test_they_are_the_same_everywhere_and_add_up() -> None:
    lines = list(fictional_lines(["GM1509", "GM1876"], until=AT.date()))
    assert lines == list(fictional_lines(["GM1509", "GM1876"], until=AT.date()))
    whole = {line[1:3]: line[3] for line in lines if line[0] == "GM1509"}
    for (phenomenon, year), total in whole.items():
        if len(year) == len("2025"):
            parts = [line[3] for line in lines if line[0].startswith("BU1509") and line[1:3] == (phenomenon, year)]
            assert sum(parts) == total
        if len(year) == len("2025") and phenomenon != "population":
            assert sum(whole[phenomenon, f"{year}-{month:02d}"] for month in range(1, 13)) == total
    assert max(period for _, period in whole) == "2026-10"


def test_the_page_of_changes_has_something_to_tell(store: Store, client: Client) -> None:
    load_fictional_figures(["GM1509"], store, at=AT)
    signed_in(client, "analyst")
    page = client.get("/beeld/veranderd").content.decode()
    assert "Kern West" in page
    assert "Cybercrime" in page
    assert page.count("Deze cijfers zijn verzonnen") == 1


def test_the_page_says_they_are_made_up_until_real_ones_are_loaded(
    store: Store, tmp_path: Path, client: Client
) -> None:
    load_fictional_figures(["GM1509"], store, at=AT)
    assert load_fictional_figures(["GM1509"], store, at=AT).status == "already"
    signed_in(client, "analyst")
    page = client.get("/beeld").content.decode()
    assert "Deze cijfers zijn verzonnen" in page
    assert "Vraag de beheerder om ze te laden." in page
    assert "Kern Midden" in page

    real = tmp_path / "echt.csv"
    with real.open("w", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow("area phenomenon period value unit source reference_date definition provisional note".split())
        writer.writerow(["GM1509", "0.0.0", 2025, 758, "misdrijven", "Politie", "2026-01-15", "alles", "false", ""])
    import_figures(real, mappings.named("plain"), store, at=AT)
    page = client.get("/beeld").content.decode().split("</h1>")[1]
    assert "verzonnen" not in page
    assert "Kern Midden" not in page
    months = client.get("/beeld/veranderd").content.decode().split("nieuwste cijfers</h2>")[1]
    assert "Deze cijfers zijn verzonnen" in months  # the real file has no months
