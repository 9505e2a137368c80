"""The figures of a real small municipality: of 67 large changes the page shows the two that chance does not explain."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.figures import import_figures
from baken.instruments.warehouse.store import Store
from baken.journey.insight import queries
from baken.testing.people import acting_as, signed_in

from .conftest import AT

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def loaded(store: Store, shared_data: Path) -> None:
    """The public file of Oude IJsselstreek, 2021 to 2025, all offences together."""
    file = shared_data / "crime" / "neighbourhoods" / "GM1509.json"
    assert import_figures(file, mappings.named("neighbourhood_crime"), store, at=AT).status == "imported"


def test_of_128_steps_67_are_large_and_two_are_told() -> None:
    with acting_as("mayor", activity=Activity.READ_FIGURES) as actor:
        shown, found = queries.picture(actor), queries.changed(actor)
    assert [(point.year, point.count) for point in shown.trend] == [
        ("2021", 819), ("2022", 937), ("2023", 928), ("2024", 888), ("2025", 758),
    ]  # fmt: skip
    assert (found.checked, len(found.changes) + found.only_chance) == (32 * 4, 67)
    assert [(each.name, each.step.before, each.step.after) for each in found.changes] == [
        ("BU15090000", 143, 77),
        ("BU15090000", 69, 143),
    ]
    assert found.by_chance < 0.2


def test_the_page_cries_wolf_over_no_other(client: Client) -> None:
    signed_in(client, "mayor")
    page = client.get("/beeld/veranderd").content.decode()
    assert "758 misdrijven in 2025, gewoonlijk 759 tot 1.040" in page
    assert "69 misdrijven in 2022, 143 in 2023: ruim 2 keer zoveel." in page
    assert "143 misdrijven in 2023, 77 in 2024: 46% minder." in page
    assert "We bekeken 128 stappen van jaar op jaar. Nog 65 stappen waren 30% of meer, maar passen bij toeval." in page
    assert page.count("<article") == 2


def test_no_rate_where_fewer_than_500_live() -> None:
    with acting_as("analyst", activity=Activity.READ_FIGURES) as actor:
        lines = queries.picture(actor).areas
    assert len(lines) == 32
    assert sum((line.inhabitants or 0) < 500 for line in lines) == 16
    assert all(line.rate is None for line in lines if (line.inhabitants or 0) < 500)
