"""The picture of one municipality, from figures to page."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.warehouse.counts import OwnCount, publish_counts
from baken.instruments.warehouse.store import Store
from baken.journey.insight import queries
from baken.journey.insight.commands import importing, sources
from baken.journey.insight.services import release_own_counts
from baken.journey.insight.vocabulary import Judgement
from baken.testing.people import acting_as, settle, signed_in

from .conftest import AT, Load, years

pytestmark = pytest.mark.usefixtures("database")


def looked(**asked: Any) -> queries.Picture:
    with acting_as("analyst", activity=Activity.READ_FIGURES) as actor:
        return queries.picture(actor, **asked)


def test_the_municipal_figure_comes_with_interval_usual_range_and_source(load: Load) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758)})
    total = looked().total
    assert total.compared is not None
    assert (total.year, total.compared.count, total.compared.judgement) == ("2025", 758, Judgement.SLIGHTLY_LOWER)
    assert total.provenance is not None
    assert (total.provenance.source, total.provenance.reference_date) == ("Politie", date(2026, 1, 15))


def test_a_missing_municipal_figure_is_missing_and_the_neighbourhoods_are_not_its_sum(load: Load) -> None:
    load({"GM1509": years(None, None), "BU15090000": years(20, 30)})
    shown = looked(year="2025")
    assert shown.total.compared is None
    assert [point.count for point in shown.trend] == [None, None]


def test_an_area_without_figure_has_none_and_never_zero(load: Load) -> None:
    load({"GM1509": years(50, 60), "BU15090000": years(50, 60), "BU15090001": years(None, None)})
    assert {line.code: line.count for line in looked().areas} == {"BU15090000": 60, "BU15090001": None}


def test_no_rates_where_the_neighbourhoods_do_not_add_up(load: Load) -> None:
    load({"GM1509": years(100, 100), "BU15090000": years(80, 80)})
    load({"BU15090000": {"2024": 4000}, "GM1509": {"2024": 5000}}, phenomenon="population", unit="inwoners")
    shown = looked()
    assert not shown.adds_up
    assert [line.rate for line in shown.areas] == [None]


def test_another_municipality_is_not_in_it(load: Load) -> None:
    load({"GM1509": years(50, 60), "BU18760000": years(5, 6), "GM1876": years(7, 8)})
    assert [line.code for line in looked().areas] == []


def test_the_page_says_it_in_words_with_a_table_and_without_style(load: Load, client: Client) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758), "BU15090000": years(100, 90, 80, 95, 99)}, provisional=["2025"])
    signed_in(client, "councillor")
    page = client.get("/beeld").content.decode()
    assert "758 misdrijven in Oude IJsselstreek in 2025, gewoonlijk" in page
    assert "Bron: Politie, peildatum 15 januari 2026" in page
    assert "<svg" in page
    assert "<table" in page
    assert " style=" not in page
    assert "<style" not in page


def test_hostile_questions_show_a_page_and_nothing_more(load: Load, client: Client) -> None:
    load({"GM1509": years(819, 758)})
    signed_in(client, "analyst")
    for asked in ("<script>alert(1)</script>", "0.0.0' OR 1=1 --", "x" * 5000, "‮", "\0"):
        answer = client.get("/beeld", {"onderwerp": asked, "jaar": asked, "soort": asked})
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content


def test_an_empty_warehouse_says_which_command_fills_it_to_who_can_give_it(store: Store, client: Client) -> None:
    pages = ("/beeld", "/beeld/veranderd", "/beeld/themas", "/beeld/verder-kijken", "/beeld/leefbaarheid")
    for role, is_told in (("administrator", True), ("mayor", False)):
        signed_in(client, role)
        for page in pages:
            said = client.get(page).content.decode()
            assert ("baken import" in said) is is_told, (role, page)
            assert ("Vraag de beheerder" in said) is not is_told, (role, page)


def test_own_counts_leave_with_small_ones_hidden(store: Store, client: Client) -> None:
    signals = [("GM1509", "drugs", 2026, 3), ("GM1509", "drugs", 2025, 30), ("GM1876", "elders", 2026, 77)]
    counts = [OwnCount("signals.count", here, None, what, "", date(year, 1, 1), n) for here, what, year, n in signals]
    publish_counts(counts, store, at=AT)
    release_own_counts(at=AT)
    signed_in(client, "councillor")
    page = client.get("/beeld/eigen-tellingen").content.decode()
    assert "verborgen" in page
    assert "elders" not in page
    assert "77" not in page.split("</h1>")[1]


def test_digital_crime_has_no_areas_on_any_page(load: Load, client: Client) -> None:
    counts = {"GM1509": years(70_001, 70_003), "BU15090000": years(31_313, 37_373), "BU15090001": years(21_212, 27_272)}
    load(counts, phenomenon="3.7.4")
    signed_in(client, "analyst")
    for asked in ("?onderwerp=3.7.4", "?onderwerp=3.7.4&soort=village", "/cijfer?onderwerp=3.7.4&gebied=BU15090000"):
        said = client.get(f"/beeld{asked}").content.decode()
        assert "waar het slachtoffer woont" in said, asked
        assert not [each for each in ("31.313", "37.373", "21.212", "27.272", "31313", "37373") if each in said], asked
    shown = looked(code="3.7.4")
    assert (shown.areas, shown.groups, shown.tiles) == ((), (), ())


def test_only_who_may_act_gives_areas_their_kind_and_only_changes_are_kept(
    owner_sql: Any, store: Store, client: Client
) -> None:
    for code, name in (("BU15090000", "Ulft"), ("BU15090001", "Etten")):
        owner_sql(
            "INSERT INTO places_area (id, code, vintage, name, level, municipality) "
            "VALUES (gen_random_uuid(), %s, '2024', %s, 'neighbourhood', 'GM1509')",
            [code, name],
        )
    asked = {"BU15090000": "village", "BU15090001": "unknown"}
    signed_in(client, "councillor")
    assert client.post("/beeld/soorten-gebied", asked).status_code == 409
    signed_in(client, "analyst")
    assert client.post("/beeld/soorten-gebied", asked | {"BU15090000": "stad"}).status_code == 400
    assert client.post("/beeld/soorten-gebied", asked).status_code == 302
    assert client.post("/beeld/soorten-gebied", asked | {"BU18760000": "village"}).status_code == 302
    assert owner_sql("SELECT code, kind FROM places_typologymark") == [("BU15090000", "village")]


def test_the_sources_page_and_command_tell_how_fresh_each_is(load: Load, client: Client) -> None:
    load({"GM1509": years(819, None)})
    signed_in(client, "analyst")
    assert "15 januari 2026" in client.get("/beeld/bronnen").content.decode()
    [told] = json.loads(CliRunner().invoke(sources, ["--json"]).output)
    assert (told["cells"], told["unknown"], told["reference_date"]) == (2, 1, "2026-01-15")


def test_the_import_command_is_all_or_nothing_and_idempotent(store: Store, tmp_path: Path) -> None:
    settle("GM1509")
    file = tmp_path / "cijfers.csv"
    head = "area,phenomenon,period,value,unit,source,reference_date,definition,provisional,note\n"
    file.write_text(head + "GM1509,0.0.0,2025,758,misdrijven,Politie,2026-01-15,alles,false,\n")
    asked = ["figures", str(file), "--mapping", "plain"]
    assert "Geladen: 1 cijfers" in CliRunner().invoke(importing, asked).output
    assert "Al geladen" in CliRunner().invoke(importing, asked).output
    file.write_text(file.read_text() + "BU1,0.0.0,2025,veel,misdrijven,Politie,2026-01-15,alles,false,\n")
    refused = CliRunner().invoke(importing, [*asked, "--json"])
    assert refused.exit_code == 1
    assert json.loads(refused.output)["refused"][0] == {"place": "regel 3", "why": 'de waarde "veel" is geen getal'}
    assert CliRunner().invoke(importing, ["figures", "nergens.csv", "--mapping", "plain"]).exit_code == 1
