"""Every file carries what its figures mean, and no file shows what the page hides."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from django.test import Client

from baken.instruments.documents.datafiles import FORMATS, Table, as_csv
from baken.instruments.warehouse.counts import OwnCount, publish_counts
from baken.instruments.warehouse.store import Store
from baken.journey.insight.services import release_own_counts
from baken.testing.people import signed_in

from .conftest import AT, Load, years

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def analyst(client: Client, load: Load) -> Client:
    load({"GM1509": years(888, 758), "BU15090000": years(77, None)}, provisional=["2025"])
    signed_in(client, "analyst")
    return client


def taken(client: Client, form: str, about: str = "0.0.0") -> bytes:
    answer = client.get("/beeld/uitvoer", {"onderwerp": about, "vorm": form})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    return answer.content


def test_a_row_of_csv_says_what_it_is_and_a_gap_stays_empty(analyst: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(taken(analyst, "csv").decode("utf-8-sig")), delimiter=";"))
    first = rows[0]
    assert (first["gebied"], first["periode"], first["aantal"], first["voorlopig"]) == ("GM1509", "2024", "888", "nee")
    assert (first["bron"], first["peildatum"], first["definitie"]) == ("Politie", "2026-01-15", "Wat telt mee")
    assert float(first["laag"]) < 888 < float(first["hoog"])
    assert [row["aantal"] for row in rows if row["gebied"] == "BU15090000"] == ["77", ""]


def test_parquet_and_ods_and_json_hold_the_same_with_metadata(analyst: Client) -> None:
    import pyarrow.parquet as pq
    from odf.opendocument import load as open_ods
    from odf.table import Table as Sheet

    table = pq.read_table(io.BytesIO(taken(analyst, "parquet")))
    assert table.column("aantal").to_pylist() == [888, 758, 77, None]
    assert table.schema.metadata[b"bron"] == b"Politie"
    told = json.loads(taken(analyst, "json"))
    assert [row["aantal"] for row in told["cijfers"]] == [888, 758, 77, None]
    assert told["toelichting"]["peildatum"] == "2026-01-15"
    sheets = open_ods(io.BytesIO(taken(analyst, "ods"))).spreadsheet.getElementsByType(Sheet)
    assert [sheet.getAttribute("name") for sheet in sheets] == ["cijfers", "toelichting"]


def test_the_chart_leaves_with_its_source_in_the_picture(analyst: Client) -> None:
    assert b"Bron: Politie, peildatum 15 januari 2026" in taken(analyst, "svg")
    assert taken(analyst, "png").startswith(b"\x89PNG")


def test_digital_crime_leaves_for_the_municipality_only(load: Load, analyst: Client) -> None:
    load({"GM1509": years(5, 6), "BU15090000": years(1, 2)}, phenomenon="3.7.4")
    assert b"BU15090000" not in taken(analyst, "csv", "3.7.4")


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_own_counts_leave_hidden_in_every_form(store: Store, client: Client, form: str) -> None:
    counts = [
        OwnCount("signals.count", "GM1509", None, "drugs", "", date(year, 1, 1), n)
        for year, n in ((2025, 97), (2026, 3))
    ]
    publish_counts(counts, store, at=AT)
    release_own_counts(at=AT)
    signed_in(client, "analyst")
    content = taken(client, form, "eigen-tellingen")
    if form == "parquet":
        import pyarrow.parquet as pq

        content = str(pq.read_table(io.BytesIO(content)).to_pylist()).encode()
    assert b"verborgen" in content
    for leaked in (b'"aantal": "3"', b";3;", b"'aantal': '3'", b"97"):
        assert leaked not in content


def test_the_catalogue_has_what_dcat_ap_nl_asks(analyst: Client) -> None:
    answer = analyst.get("/beeld/catalogus")
    assert answer.headers["Content-Type"] == "application/ld+json"
    for dataset in json.loads(answer.content)["dcat:dataset"]:
        for name in ("title", "description", "accessRights", "creator", "identifier", "publisher"):
            assert dataset[f"dct:{name}"]
        assert dataset["dcat:theme"]
        assert dataset["dcat:contactPoint"]
        assert len(dataset["dcat:distribution"]) == len(FORMATS)
        for file in dataset["dcat:distribution"]:
            assert file["dcat:accessURL"]
            assert file["dct:license"]
            assert file["dct:format"]["@id"].rsplit("/", 1)[1] in {form.ending.upper() for form in FORMATS.values()}


def test_what_is_not_there_is_not_a_file(analyst: Client) -> None:
    assert analyst.get("/beeld/uitvoer?vorm=exe").status_code == 404
    assert analyst.get("/beeld/uitvoer?onderwerp=9.9.9&vorm=csv").status_code == 404


def test_a_name_that_looks_like_a_formula_is_text_in_a_spreadsheet() -> None:
    assert b"'=HYPERLINK" in as_csv(Table("t", {}, ("naam",), [("=HYPERLINK(1)",)]))
