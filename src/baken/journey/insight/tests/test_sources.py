"""Freshness follows the period a source speaks about, not the day somebody loaded it."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.figures import Settings, import_figures
from baken.instruments.warehouse.store import Store
from baken.journey.insight.commands import sources as command
from baken.journey.insight.queries.sources import sources
from baken.testing.people import signed_in

pytestmark = pytest.mark.usefixtures("database")

HEAD = "area,phenomenon,period,unit,value,source,reference_date,definition,provisional,note\n"


@pytest.mark.parametrize(
    ("period", "at", "is_stale"),
    [
        ("2022-07", date(2026, 11, 24), True),
        ("2026-09", date(2026, 11, 24), False),
        ("2026-08", date(2026, 12, 15), True),
        ("2025", date(2026, 11, 24), False),
        ("2024", date(2026, 11, 24), True),
        ("2026-Q2", date(2026, 11, 24), False),
    ],
)
def test_a_source_is_as_fresh_as_the_last_period_it_knows(
    tmp_path: Path, period: str, at: date, is_stale: bool
) -> None:
    file = tmp_path / "f.csv"
    rows = f"NL00,0.0.0,{period},misdrijven,5,S,2026-12-31,d,false,\nNL00,0.0.0,2026-12,misdrijven,,S,2026-12-31,d,false,\n"
    file.write_text(HEAD + rows, encoding="utf-8")
    store = Store(tmp_path / "w")
    import_figures(file, mappings.named("plain"), store, at=datetime(2026, 12, 31, tzinfo=UTC), asked=Settings())
    [source] = sources(at, store=store)
    assert (source.last_known_period, source.is_stale) == (period, is_stale)


@pytest.mark.parametrize(
    ("written", "asked", "is_undated"),
    [("2026-12-31", None, False), ("", None, True), ("", date(2026, 1, 15), False)],
)
def test_a_file_without_a_reference_date_is_told_as_loaded_on_that_day(
    store: Store, tmp_path: Path, client: Client, written: str, asked: date | None, is_undated: bool
) -> None:
    """Also when the file names the very day it was loaded: then that is its date."""
    file = tmp_path / "f.csv"
    file.write_text(f"{HEAD}GM1509,0.0.0,2025,misdrijven,758,Politie,{written},d,false,\n", encoding="utf-8")
    at = datetime(2026, 12, 31, tzinfo=UTC)
    import_figures(file, mappings.named("plain"), store, at=at, asked=Settings(reference_date=asked))
    told = CliRunner().invoke(command, []).output
    assert ("geladen op 31 december 2026; het bestand noemt geen peildatum" in told) is is_undated
    signed_in(client, "analyst")
    for page in ("/beeld", "/beeld/bronnen", "/beeld/cijfer", "/beeld/uitvoer", "/beeld/uitvoer?vorm=json"):
        said = client.get(page).content.decode()
        assert ("het bestand noemt geen peildatum" in said) is is_undated, page
    [dataset, _] = client.get("/beeld/catalogus").json()["dcat:dataset"]
    assert ("noemt geen peildatum" in dataset["dct:description"]["@value"]) is is_undated


def test_what_a_delivery_said_of_itself_is_what_reading_all_of_it_says(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    rows = [f"GM1509,0.0.0,{year},misdrijven,{count},{source},2026-01-15,d,false,"
            for source in ("A", "B") for year, count in ((2023, ""), (2024, 7), (2025, ""))]  # fmt: skip
    file.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    import_figures(file, mappings.named("plain"), store, at=datetime(2026, 12, 31, tzinfo=UTC), asked=Settings())
    more = file.with_name("g.csv")
    more.write_text(HEAD + rows[0].replace("2023,misdrijven,", "2022,misdrijven,9"), encoding="utf-8")
    import_figures(more, mappings.named("plain"), store, at=datetime(2026, 12, 31, tzinfo=UTC), asked=Settings())
    told = sources(date(2026, 12, 31), store=store)
    assert [(each.source, each.cells, each.unknown, each.first_period, each.last_known_period) for each in told] == [
        ("A", 4, 2, "2022", "2024"), ("B", 3, 2, "2023", "2024"),
    ]  # fmt: skip
    read = [row | {"age": told[0].age, "undated": False} for row in ask(store, "datasets")]
    assert [asdict(each) for each in told] == read
