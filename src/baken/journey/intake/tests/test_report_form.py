"""The form at the door: what it asks, what it shows before sending, every way to say where, and what is only counted."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client, override_settings

from baken.ground.privacy.vocabulary import Activity
from baken.ground.topics import services as topics
from baken.ground.topics.vocabulary import EntryKind
from baken.house.config.databases import database as database_of
from baken.instruments.connectors.addresses import AddressesAway, FoundAddress
from baken.instruments.kit.identifiers import uuid7
from baken.journey.intake import queries
from baken.journey.intake.services import catalogue, desk
from baken.journey.intake.services.connection import forget
from baken.testing.people import acting_as

FORM = "/melden/GM1509/verdacht/drugs"
STORY = "Elke nacht busjes bij de loods."
NOW = datetime.now(UTC)
SQUARE = (6.30, 51.90, 6.40, 52.00)
"""West, south, east, north of the one neighbourhood that these tests have."""


def text(response: Any) -> str:
    return unescape(str(response.content.decode()))


def key_of(client: Client, address: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', client.get(address).content.decode())
    assert found
    return found.group(1)


def filled(client: Client, address: str = FORM, **more: str) -> dict[str, str]:
    return {"key": key_of(client, address), "identity": "anonymous", "story": STORY} | more


def carried(response: Any) -> dict[str, str]:
    """The hidden fields of a page, as its form sends them on."""
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', response.content.decode())
    }


@pytest.fixture
def one_area(at_the_door: Client, owner_sql: Any) -> str:
    west, south, east, north = SQUARE
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    owner_sql(
        "INSERT INTO places_area (id, code, vintage, name, level, municipality, outline, west, south, east, north)"
        " VALUES (%s, 'BU15090001', '2024', 'Ulft-Noord', 'neighbourhood', 'GM1509',"
        " jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(%s::jsonb)), %s, %s, %s, %s)",
        [uuid7(), str(ring), *SQUARE],
    )
    catalogue.forget()
    return "BU15090001"


def test_a_report_walks_from_question_to_check_to_receipt_and_the_desk_reads_the_answers(at_the_door: Client) -> None:
    checked = at_the_door.post(FORM, filled(at_the_door, q_what="dealing", q_visits="elk uur", q_signs="niet gevraagd"))

    page = text(checked)
    assert checked.status_code == 200
    assert "Dealen of ophalen" in page
    assert "Wie leest dit?" in page
    assert "niet 24 uur per dag gelezen" in page
    receipt = at_the_door.post(FORM, carried(checked) | {"verb": "send"})
    assert "Je melding is binnen" in text(receipt)
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        [card] = queries.inbox(actor)
        contents = desk.unseal(report_id=card.id, by=actor)
    assert contents.story == STORY
    assert contents.answers == (
        ("Wat lijkt het te zijn?", "Dealen of ophalen"),
        ("Hoe vaak komt er iemand langs?", "elk uur"),
    )


def test_the_version_of_the_questions_is_remembered(at_the_door: Client, owner_sql: Any) -> None:
    at_the_door.post(FORM, filled(at_the_door, verb="send"))
    with acting_as("safety_adviser", activity=Activity.MANAGE_FORM) as actor:
        entry = topics.begin(kind=EntryKind.TOPIC, code="drugs", by=actor, at=NOW)
        topics.publish(entry_id=entry, valid_from=NOW.date(), valid_until=None, by=actor, at=NOW)
    catalogue.forget()
    at_the_door.post(FORM, filled(at_the_door, verb="send"))

    assert sorted(owner_sql("SELECT topic_version FROM intake_report")) == [("1",), ("standaard 2",)]


def test_an_answer_is_enough_and_nothing_is_not(at_the_door: Client) -> None:
    assert at_the_door.post(FORM, filled(at_the_door, story="", q_what="lab")).status_code == 200
    empty = at_the_door.post(FORM, filled(at_the_door, story=""))
    assert empty.status_code == 422
    assert "Vertel in een paar woorden" in text(empty)


def test_going_back_to_change_keeps_every_word(at_the_door: Client) -> None:
    checked = at_the_door.post(FORM, filled(at_the_door, place="Loods", when="sinds mei", q_what="lab", q_signs="geur"))

    again = text(at_the_door.post(FORM, carried(checked) | {"verb": "change"}))

    for kept in (STORY, "Loods", "sinds mei", "geur"):
        assert kept in again
    assert re.search(r'value="lab"[^>]*checked', again)


def test_what_gives_an_anonymous_writer_away_is_said_in_time_and_not_to_who_gives_a_name(at_the_door: Client) -> None:
    telling = {"story": "Mijn buurman dealt in de schuur."}
    assert "Mijn buurman" in (page := text(at_the_door.post(FORM, filled(at_the_door, **telling))))
    assert "Hieraan kan men misschien merken dat jij het bent" in page
    known = filled(at_the_door, **telling, identity="known", contact="Jan, 0315-123456")
    assert "Hieraan kan men misschien merken" not in text(at_the_door.post(FORM, known))


def test_what_is_about_the_municipality_itself_is_marked_for_the_route(at_the_door: Client, owner_sql: Any) -> None:
    address = "/melden/GM1509/verdacht/pressure"
    at_the_door.post(address, filled(at_the_door, address, q_about="official", verb="send"))
    at_the_door.post(address, filled(at_the_door, address, q_about="towards", verb="send"))
    assert sorted(owner_sql("SELECT about FROM intake_report")) == [("nobody",), ("official",)]


def test_what_is_about_the_mayor_goes_to_the_commissioner_with_every_word_still_on_the_screen(
    at_the_door: Client, owner_sql: Any
) -> None:
    address = "/melden/GM1509/verdacht/pressure"
    for verb in ("check", "send"):
        page = at_the_door.post(address, filled(at_the_door, address, q_about="mayor", place="Raadhuis", verb=verb))
        assert page.status_code == 422
        said = text(page)
        assert "Wij hebben niets bewaard" in said
        assert 'href="/naar/GM1509/commissioner"' in said
        assert STORY in said
        assert "Raadhuis" in said
        assert 'value="send"' not in said
    assert owner_sql("SELECT count(*) FROM intake_report") == [(0,)]
    again = text(at_the_door.post(address, carried(page) | {"verb": "change"}))
    assert STORY in again


def test_who_reads_it_is_said_truly_when_it_is_about_somebody_of_the_municipality(at_the_door: Client) -> None:
    address = "/melden/GM1509/verdacht/pressure"
    for about, reader in (
        ("councillor", "Alleen de contactpersoon integriteit"),
        ("towards", "Een paar mensen van het meldpunt"),
    ):
        checked = at_the_door.post(address, filled(at_the_door, address, q_about=about))
        assert f"Wie leest dit?</strong> {reader}" in text(checked)
    sent = at_the_door.post(address, filled(at_the_door, address, q_about="councillor", verb="send"))
    assert "Alleen de contactpersoon integriteit leest haar" in text(sent)


def test_what_one_can_do_oneself_stands_on_the_form_and_on_the_receipt(at_the_door: Client) -> None:
    advice = "Ga niet zelf kijken en spreek niemand aan."
    assert advice in text(at_the_door.get(FORM))
    sent = text(at_the_door.post(FORM, filled(at_the_door, verb="send")))
    assert "Dank je wel" in sent
    assert advice in sent
    assert 'href="/zelf-doen?gemeente=GM1509"' in sent


def test_an_entrepreneur_gives_the_number_of_the_business_sealed_with_the_name(
    at_the_door: Client, owner_sql: Any
) -> None:
    known = {"identity": "known", "contact": "Jan, 0315-123456"}
    assert "acht cijfers" in text(at_the_door.post(FORM, filled(at_the_door, **known, kvk="1234")))
    assert "Je koos anoniem" in text(at_the_door.post(FORM, filled(at_the_door, kvk="69599084")))
    at_the_door.post(FORM, filled(at_the_door, **known, kvk="6959 9084", verb="send"))
    [(report,)] = owner_sql("SELECT id FROM intake_report")
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
        desk.open_report(report_id=report, by=by, at=NOW)
        assert desk.unseal(report_id=report, by=by).contact == "Jan, 0315-123456\nKvK 69599084"


# Where


def test_the_list_and_the_map_fill_in_the_same_neighbourhood(at_the_door: Client, one_area: str) -> None:
    picture = at_the_door.get("/melden/GM1509/kaart.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert "<path" in picture.content.decode()
    assert ">Ulft-Noord</text>" in picture.content.decode()

    clicked = text(at_the_door.post(FORM, filled(at_the_door) | {"map.x": "140", "map.y": "200"}))
    assert "Je koos de buurt Ulft-Noord." in clicked
    assert f'value="{one_area}" selected' in clicked
    assert STORY in clicked
    beside = text(at_the_door.post(FORM, filled(at_the_door) | {"map.x": "0", "map.y": "0"}))
    assert "Kies hem uit de lijst" in beside
    chosen = at_the_door.post(FORM, filled(at_the_door, area=one_area))
    assert "Ulft-Noord" in text(chosen)
    unknown = text(at_the_door.post(FORM, filled(at_the_door)))
    assert "Klopt het zo?" in unknown
    assert "Buurt" not in unknown


def test_without_outlines_there_is_no_map_and_no_hole(at_the_door: Client) -> None:
    assert at_the_door.get("/melden/GM1509/kaart.svg").status_code == 404
    assert 'type="image"' not in text(at_the_door.get(FORM))


def test_an_address_is_found_and_gives_its_neighbourhood(
    at_the_door: Client, one_area: str, owner_sql: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def found(words: str, *, municipality: str, service: str) -> list[FoundAddress]:
        asked.append((words, municipality, service))
        return [FoundAddress("Kerkstraat 1, 7071AB Ulft", 6.35, 51.95)]

    monkeypatch.setattr("baken.journey.intake.views.report.find_addresses", found)
    with override_settings(ADDRESS_SERVICE="http://pdok.test"):
        offered = at_the_door.post(FORM, filled(at_the_door, place="kerkstr 1", verb="search"))
        choice = re.search(r'name="found" value="([^"]+)"', offered.content.decode())
        assert choice
        assert "ziet niet wie jij bent" in text(offered)
        sent = at_the_door.post(
            FORM, filled(at_the_door, place="kerkstr 1", found=unescape(choice.group(1)), verb="send")
        )
    assert sent.status_code == 200
    assert asked == [("kerkstr 1", "GM1509", "http://pdok.test")]
    assert owner_sql("SELECT area_code FROM intake_report") == [(one_area,)]
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as actor:
        assert desk.unseal(report_id=queries.inbox(actor)[0].id, by=actor).place == "Kerkstraat 1, 7071AB Ulft"


def test_a_search_that_is_away_says_so_and_loses_nothing(at_the_door: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any, **__: Any) -> list[FoundAddress]:
        raise AddressesAway

    monkeypatch.setattr("baken.journey.intake.views.report.find_addresses", away)
    assert "Zoek dit adres" not in text(at_the_door.get(FORM))
    with override_settings(ADDRESS_SERVICE="http://pdok.test"):
        page = text(at_the_door.post(FORM, filled(at_the_door, place="kerkstr 1", verb="search")))
    assert "Adressen zoeken lukt nu niet." in page
    assert STORY in page
    assert "kerkstr 1" in page


# Links, stops, and what is only counted


def test_a_prefilled_subject_leads_straight_to_its_questions(at_the_door: Client) -> None:
    assert "/melden/GM1509?onderwerp=drugs" in text(at_the_door.get("/melden?onderwerp=drugs"))
    assert at_the_door.get("/melden/GM1509?onderwerp=drugs").headers["Location"] == FORM
    assert at_the_door.get("/melden/GM1509?onderwerp=teer").status_code == 200
    hostile = at_the_door.get('/melden?onderwerp="><script>').content.decode()
    assert "/melden/GM1509?onderwerp" not in hostile
    assert "<script>" not in hostile


def test_only_a_stop_with_its_article_stops(at_the_door: Client, owner_sql: Any) -> None:
    with acting_as("safety_adviser", activity=Activity.MANAGE_FORM) as actor:
        entry = topics.begin(kind=EntryKind.TOPIC, code="drugs", by=actor, at=NOW)
        content = {"entrance": "suspicion", "label": "Fraude", "stop": "Dat mag niet hier.", "stop_law": "Wet X, 1"}
        topics.keep(entry_id=entry, content=content, by=actor, at=NOW)
        topics.publish(entry_id=entry, valid_from=NOW.date(), valid_until=None, by=actor, at=NOW)
    catalogue.forget()

    page = text(at_the_door.post(FORM, {"identity": "anonymous", "story": STORY, "key": "x" * 22, "verb": "send"}))

    assert "Dat mag niet hier." in page
    assert "Wet X, 1" in page
    assert owner_sql("SELECT count(*) FROM intake_report") == [(0,)]


def test_a_gut_feeling_is_counted_once_per_form_and_leaves_no_row_of_a_person(
    at_the_door: Client, one_area: str, owner_sql: Any
) -> None:
    address = "/melden/GM1509/verdacht/unease"
    form = {"key": key_of(at_the_door, address), "subject": "drugs", "area": one_area}

    for _ in range(3):
        assert "Je gevoel telt mee" in text(at_the_door.post(address, form))
    assert "Je gevoel telt mee" in text(at_the_door.post(address, form | {"key": key_of(at_the_door, address)}))
    at_the_door.post(address, {"key": key_of(at_the_door, address), "subject": "unease"})

    counted = owner_sql("SELECT municipality, organ, area_code, subject, times FROM intake_hunch ORDER BY subject")
    assert counted == [("GM1509", "mayor", one_area, "drugs", 2), ("GM1509", "mayor", "", "unease", 1)]
    assert owner_sql("SELECT count(*) FROM intake_report") == [(0,)]
    assert at_the_door.post(address, form | {"area": "BU99999999"}).status_code == 422


def test_a_hunch_waits_for_the_database_and_counts_then(at_the_door: Client, owner_sql: Any) -> None:
    address = "/melden/GM1509/verdacht/unease"
    form = {"key": key_of(at_the_door, address), "subject": "unease"}
    with override_settings(DOOR_DATABASE=database_of("baken_door") | {"HOST": "/nowhere"}):
        forget()
        assert at_the_door.post(address, form).status_code == 503
    at_the_door.post(address, form)
    assert owner_sql("SELECT times FROM intake_hunch") == [(1,)]


def test_going_on_is_counted_per_channel_and_day_and_nothing_else_is_kept(at_the_door: Client, owner_sql: Any) -> None:
    on = at_the_door.get("/naar/GM1509/m")
    assert (on.status_code, on.headers["Location"]) == (302, "https://www.meldmisdaadanoniem.nl")
    assert not on.cookies
    assert at_the_door.post("/naar/GM1509/m").status_code == 204
    assert at_the_door.post("/naar/GM1509/police").status_code == 204
    assert at_the_door.get("/naar/GM1509/elders").status_code == 404

    assert owner_sql("SELECT way, times FROM intake_clickout ORDER BY way") == [("m", 2), ("police", 1)]
    columns = owner_sql("SELECT column_name FROM information_schema.columns WHERE table_name = 'intake_clickout'")
    assert {name for (name,) in columns} == {"id", "municipality", "organ", "keep_until", "on", "way", "times"}


def test_a_flood_of_clicks_counts_for_nothing_more(at_the_door: Client, owner_sql: Any) -> None:
    for _ in range(catalogue.WAYS_AN_HOUR.times + 5):
        at_the_door.post("/naar/GM1509/m")
    assert owner_sql("SELECT times FROM intake_clickout") == [(catalogue.WAYS_AN_HOUR.times,)]


def test_other_ways_stand_with_the_topic_and_the_report_is_welcome_here_too(at_the_door: Client) -> None:
    page = text(at_the_door.get("/melden/GM1509/zorgen/person"))
    for said in ("0800-1205", "0800-2000", "112", "Je melding is hier ook welkom"):
        assert said in page
    assert "Fraudehelpdesk" in text(at_the_door.get("/melden/GM1509/verdacht/digital_crime"))


def test_the_door_starts_in_a_process_that_has_no_tables() -> None:
    """In this process every table is loaded already, so another one must say it."""
    code = (
        "import django; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns;"
        "from django.apps import apps; print(sum(m.__module__.startswith('baken.ground') for m in apps.get_models()))"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "baken.house.config.settings_door"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "0", done.stderr
