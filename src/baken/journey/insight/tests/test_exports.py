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


LISTS = {
    "dct:accessRights": ("access-right", {"PUBLIC", "RESTRICTED", "NON_PUBLIC"}),
    "dct:accrualPeriodicity": ("frequency", {"MONTHLY", "QUARTERLY", "ANNUAL"}),
    "dcat:theme": ("data-theme", {"JUST"}),
    "dct:language": ("language", {"NLD"}),
}
"""Properties whose value must come from a list of the EU, with what we use of it."""


def _is_day(value: dict[str, str]) -> bool:
    return value["@type"] == "xsd:date" and bool(date.fromisoformat(value["@value"]))


def test_the_catalogue_has_what_dcat_ap_nl_asks(load: Load, analyst: Client) -> None:
    """DCAT-AP-NL 3.0: what is mandatory, how often it may stand there, and from which list a value comes."""
    load({"GM1509": {"2025-11": 5, "2025-12": 6}}, phenomenon="3.7.4", vintage="2026-02-01")
    answer = analyst.get("/beeld/catalogus")
    assert answer.headers["Content-Type"] == "application/ld+json"
    told = json.loads(answer.content)
    assert told["@type"] == "dcat:Catalog"
    for name in ("dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dct:license", "dcat:dataset"):
        assert told[name], name
    assert len({each["dct:identifier"] for each in told["dcat:dataset"]}) == len(told["dcat:dataset"]) == 3
    for dataset in told["dcat:dataset"]:
        assert dataset["@type"] == "dcat:Dataset"
        for name in ("dct:title", "dct:description"):
            assert dataset[name]["@language"] == "nl"
            assert dataset[name]["@value"].strip()
        assert isinstance(dataset["dct:identifier"], str)
        for name in ("dct:creator", "dct:publisher"):
            assert dataset[name]["@id"].startswith("https://identifier.overheid.nl/tooi/id/gemeente/gm")
            assert dataset[name]["foaf:name"]
        contact = dataset["dcat:contactPoint"]
        assert contact["vcard:fn"]
        assert contact["vcard:hasURL"]["@id"].startswith("https://")
        for name, (listed, known) in LISTS.items():
            where, _, value = dataset[name]["@id"].rpartition("/")
            assert where == f"http://publications.europa.eu/resource/authority/{listed}"
            assert value in known
        assert dataset["dct:spatial"]["@type"] == "dct:Location"
        assert len(dataset["dcat:distribution"]) == len(FORMATS)
        for file in dataset["dcat:distribution"]:
            assert file["@type"] == "dcat:Distribution"
            assert file["dcat:accessURL"]["@id"].startswith("http")
            assert file["dct:license"]["@id"] == "http://creativecommons.org/licenses/by/4.0/deed.nl"
            assert file["dct:format"]["@id"].rsplit("/", 1)[1] in {form.ending.upper() for form in FORMATS.values()}
            assert file["dcat:mediaType"]["@id"].startswith("https://www.iana.org/assignments/media-types/")


def test_each_kind_in_the_catalogue_has_dates_of_its_own(load: Load, analyst: Client) -> None:
    load({"GM1509": {"2025-11": 5, "2025-12": 6}}, phenomenon="3.7.4", vintage="2026-02-01")
    crime, digital, own = json.loads(analyst.get("/beeld/catalogus").content)["dcat:dataset"]
    assert [each["dct:modified"]["@value"] for each in (crime, digital)] == ["2026-01-15", "2026-02-01"]
    assert crime["dct:temporal"]["dcat:startDate"]["@value"] == "2024-01-01"
    assert all(map(_is_day, (digital["dct:temporal"]["dcat:startDate"], digital["dct:temporal"]["dcat:endDate"])))
    assert digital["dct:temporal"]["dcat:endDate"]["@value"] == "2025-12-31"
    assert digital["dct:accrualPeriodicity"]["@id"].endswith("/MONTHLY")
    assert digital["dct:title"]["@value"] == "Cybercrime per jaar, voor de hele gemeente"
    assert crime["dct:title"]["@value"] == "Alle misdrijven per gebied en jaar"
    assert "dct:temporal" not in own


def test_what_is_not_there_is_not_a_file(analyst: Client) -> None:
    assert analyst.get("/beeld/uitvoer?vorm=exe").status_code == 404
    assert analyst.get("/beeld/uitvoer?onderwerp=9.9.9&vorm=csv").status_code == 404


def test_a_name_that_looks_like_a_formula_is_text_in_a_spreadsheet() -> None:
    assert b"'=HYPERLINK" in as_csv(Table("t", {}, ("naam",), [("=HYPERLINK(1)",)]))
