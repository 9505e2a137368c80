"""Other channels into the same questions: a note in a hurry, finished later; colleagues and partners; police data stays out."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from django.test import Client, override_settings

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.connectors.kvk import KvkAway, NoSuchNumber, company
from baken.instruments.kit.verdicts import Refused
from baken.journey.intake import queries
from baken.journey.intake.services import desk, entrepreneurs
from baken.journey.intake.vocabulary import Channel, Identity
from baken.testing.people import acting_as, signed_in

NOW = datetime.now(UTC)
QUICK = {"story": "Er stonden vaten bij de brug.", "subject": "dumping", "channel": "phone", "from_police": "nee"}
HANDLE = Activity.HANDLE_REPORTS

pytestmark = pytest.mark.usefixtures("database", "keys")


def opened() -> tuple[Any, desk.Contents]:
    with acting_as("weigher", activity=HANDLE) as by:
        [card] = queries.inbox(by)
        desk.open_report(report_id=card.id, by=by, at=NOW)
        return queries.report_card(by, card.id), desk.unseal(report_id=card.id, by=by)


def test_a_note_is_saved_unfinished_and_finished_later_with_the_questions_of_its_subject(client: Client) -> None:
    signed_in(client, "weigher")
    client.post("/meldingen/nieuw", QUICK | {"later": "ja"})
    assert "notitie, nog af te maken" in client.get("/meldingen").content.decode()
    card, _ = opened()
    address = f"/meldingen/{card.id}/afmaken"
    assert "Ligt het er nu nog?" in client.get(address).content.decode()
    client.post(
        address, {"subject": "dumping", "vraag_still_there": "yes", "vraag_what": "Zes vaten.", "place": "Brug"}
    )
    card, contents = _again(card.id)
    assert not card.unfinished
    assert contents.story == "Er stonden vaten bij de brug."
    assert contents.place == "Brug"
    assert ("Ligt het er nu nog?", "Ja") in contents.answers
    assert client.post(address, {"subject": "dumping"}).status_code == 422


def _again(report: Any) -> tuple[Any, desk.Contents]:
    with acting_as("weigher", activity=HANDLE) as by:
        return queries.report_card(by, report), desk.unseal(report_id=report, by=by)


@pytest.mark.parametrize(
    ("role", "address"), [("weigher", "/meldingen/nieuw"), ("partner", "/melden"), ("inspector", "/melden")]
)
def test_from_police_systems_stops_and_shows_the_lawful_way(client: Client, role: str, address: str) -> None:
    signed_in(client, role)
    page = client.post(address, QUICK | {"from_police": "ja"})
    assert page.status_code == 422
    text = page.content.decode()
    assert "bestuurlijke rapportage" in text
    assert "Wpg 16" in text
    assert QUICK["story"] not in text
    with acting_as("weigher", activity=HANDLE) as by:
        assert queries.inbox(by) == []


@pytest.mark.parametrize(("role", "channel"), [("partner", Channel.PARTNER), ("inspector", Channel.COLLEAGUE)])
def test_a_professional_reports_by_name_and_cannot_read_it_back(client: Client, role: str, channel: Channel) -> None:
    signed_in(client, role)
    assert client.post("/melden", QUICK, follow=True).status_code == 200
    assert client.get("/meldingen").status_code == 403
    card, contents = opened()
    assert (card.channel, card.identity) == (channel, Identity.KNOWN)
    assert contents.contact


@pytest.mark.parametrize(
    "extra", [{"kvk": "123"}, {"kvk": "69599084"}, {"channel": "mma", "contact": "Bos"}, {"story": " "}]
)
def test_what_does_not_fit_is_said_beside_the_field_and_nothing_is_lost(client: Client, extra: dict[str, str]) -> None:
    signed_in(client, "weigher")
    page = client.post("/meldingen/nieuw", QUICK | extra)
    assert page.status_code == 422
    assert 'value="dumping" selected' in page.content.decode()


# The number of an entrepreneur

RECORDED = {"kvkNummer": "69599084", "naam": "Test EMZ Dagobert"}
"""As KvK's public test environment answers `basisprofielen/69599084`."""


class _Register(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.endswith("/90000000"):
            self.send_response(500)
            said = b"{}"
        elif not self.path.endswith("/v1/basisprofielen/69599084") or self.headers["apikey"] != "sleutel":
            self.send_response(404)
            said = b'{"fout":[{"code":"IPD0005"}]}'
        else:
            self.send_response(200)
            said = json.dumps(RECORDED).encode()
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def register() -> Iterator[str]:
    """A register on this machine that gives recorded answers."""
    server = HTTPServer(("127.0.0.1", 0), _Register)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_number_is_checked_when_the_register_is_connected(register: str) -> None:
    assert entrepreneurs.known_as("69599084") == "KvK 69599084 (het nummer is niet gecontroleerd)"
    with override_settings(KVK={"key": "sleutel", "url": register}):
        assert "Test EMZ Dagobert (gecontroleerd" in entrepreneurs.known_as("69599084")
        assert "niet gecontroleerd: het Handelsregister gaf geen antwoord" in entrepreneurs.known_as("90000000")
        with pytest.raises(Refused):
            entrepreneurs.known_as("12345678")


def test_the_desk_looks_up_the_number_that_came_by_the_door(register: str, client: Client) -> None:
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
        note = desk.Note(
            entrance="suspicion", subject="drugs", area="", story="Een loods.", place="", when="", channel="phone",
            identity=Identity.KNOWN, contact="Jan\nKvK 69599084", from_police=False,
        )  # fmt: skip
        report = desk.note(told=note, by=by, at=datetime.now(UTC))
        desk.open_report(report_id=report, by=by, at=datetime.now(UTC))
    signed_in(client, "weigher")
    assert "Zoek dit KvK-nummer op" in client.get(f"/meldingen/{report}").content.decode()
    for key, said in (
        ("", "het nummer is niet gecontroleerd"),
        ("sleutel", "Test EMZ Dagobert"),
        ("fout", "staat niet in het Handelsregister"),
    ):
        with override_settings(KVK={"key": key, "url": register}):
            assert said in client.post(f"/meldingen/{report}/kvk").content.decode()


def test_the_connector_says_which_of_two_things_went_wrong(register: str) -> None:
    with pytest.raises(NoSuchNumber):
        company("onzin", key="sleutel", url=register)
    with pytest.raises(KvkAway):
        company("69599084", key="sleutel", url="http://127.0.0.1:9")
