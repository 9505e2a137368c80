"""What gives a writer away is found and said kindly; what tells about another stays a report."""

import json
import socket
import time
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from django.test import override_settings

from baken.journey.intake.rules import give_aways
from baken.journey.intake.services import naming
from baken.journey.intake.services.hints import hints, own_names
from baken.journey.intake.vocabulary import GiveAwayKind as Kind

TELLING = [
    ("Mijn buurman dealt.", Kind.RELATION, "Mijn buurman"),
    ("Ik maak me zorgen om mijn oude moeder.", Kind.RELATION, "mijn oude moeder"),
    ("m’n ex heeft een pistool", Kind.RELATION, "m’n ex"),
    ("een kennis van mij ziet het ook", Kind.RELATION, "kennis van mij"),
    ("My neighbour sells drugs", Kind.RELATION, "My neighbour"),
    ("Mein Chef zahlt nicht", Kind.RELATION, "Mein Chef"),
    ("Mój sąsiad handluje", Kind.RELATION, "Mój sąsiad"),
    ("Vecinul meu vinde", Kind.RELATION, "Vecinul meu"),
    ("Мій сусід продає", Kind.RELATION, "Мій сусід"),
    ("جاري يبيع", Kind.RELATION, "جاري"),
    ("Hallo, ik ben Piet van der Berg", Kind.OWN_NAME, "ik ben Piet van der Berg"),
    ("Mijn naam is jansen", Kind.OWN_NAME, "Mijn naam is jansen"),
    ("Dag!\nGroetjes, Sanne", Kind.OWN_NAME, "Groetjes, Sanne"),
    ("Het is erg.\nvriendelijke groet\nW. de Boer", Kind.OWN_NAME, "groet\nW. de Boer"),
    ("ik, ahmed, zie het elke dag", Kind.OWN_NAME, "ik, ahmed,"),
    ("Ik (Sanne) zag het", Kind.OWN_NAME, "Ik (Sanne)"),
    ("Ik zie het uit mijn raam", Kind.OWN_PLACE, "mijn raam"),
    ("Ik woon in de Kerkstraat op 12", Kind.OWN_PLACE, "Ik woon in de Kerkstraat op 12"),
    ("Het is de flat boven mij", Kind.OWN_PLACE, "boven mij"),
    ("Als wijkverpleegkundige zag ik", Kind.OWN_ROLE, "Als wijkverpleegkundige"),
    ("Zij vertelde mij alles", Kind.ONLY_YOU, "Zij vertelde mij"),
    ("Bel 06-12345678", Kind.PHONE, "06-12345678"),
    ("Bel +48 22 550 11 11", Kind.PHONE, "+48 22 550 11 11"),
    ("Mail naar a.b@voorbeeld.nl", Kind.MAIL, "a.b@voorbeeld.nl"),
    ("Stort op NL91 ABNA 0417 1643 00", Kind.ACCOUNT, "NL91 ABNA 0417 1643 00"),
    ("Nummer 111222333 staat op het pasje", Kind.BSN, "111222333"),
    ("Mijn oude auto is bekrast", Kind.OWN_CAR, "Mijn oude auto"),
]
ABOUT_ANOTHER = [
    "Elke nacht komen er busjes bij de loods achter de supermarkt.",
    "De buurman van nummer 12 heeft een kwekerij.",
    "Het kenteken is 12-ABC-3 en hij rijdt in een grijze Golf.",
    "De dealer heet Henk en woont aan de Dorpsstraat 4.",
    "Ik ben bang dat het misgaat.",
    "Het gebeurt sinds 12-03-2026, om 22.00 uur.",
    "Ik belde 0900-8844 en 112, maar niemand kwam.",
    "De baas van de zaak betaalt het personeel niet.",
    "Order 4711 2026 0000 ligt bij de deur.",
]


@pytest.mark.parametrize(("text", "kind", "found"), TELLING)
def test_what_tells_about_the_writer_is_found(text: str, kind: Kind, found: str) -> None:
    assert (kind, found) in [(one.kind, one.found) for one in give_aways(text)]


@pytest.mark.parametrize("text", ABOUT_ANOTHER)
def test_what_tells_about_another_is_left_alone(text: str) -> None:
    assert give_aways(text) == ()


def test_the_place_is_exact_and_findings_do_not_overlap() -> None:
    text = "Hij dealt. Mijn buurman Jan belt met 06-12345678 naar mijn zus."
    found = give_aways(text)
    assert [text[one.start : one.end] for one in found] == ["Mijn buurman", "06-12345678", "mijn zus"]
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_a_hint_says_the_field_the_words_around_it_and_what_to_do() -> None:
    with override_settings(PII_SOCKET=""):
        [one] = hints({"story": "Vannacht stond mijn buurman met vaten op straat.", "place": "Loods"})
    assert (one.field, one.before, one.found) == ("story", "Vannacht stond ", "mijn buurman")
    assert one.after.startswith(" met vaten")
    assert "een man" in one.advice


@pytest.fixture
def names_known(tmp_path: Path) -> Path:
    """A running name process that knows one surname."""
    address = tmp_path / "n.sock"

    def find(text: str) -> list[tuple[int, int]]:
        return [(place, place + 6) for place in range(len(text)) if text[place : place + 6] == "jansen"]

    Thread(target=naming.serve, args=(find, address), daemon=True).start()
    until = time.monotonic() + 5
    while not _listens(address) and time.monotonic() < until:
        time.sleep(0.01)
    return address


def _listens(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(str(address)) == 0


def test_the_name_process_adds_a_name_beside_oneself_and_not_that_of_a_suspect(names_known: Path) -> None:
    with override_settings(PII_SOCKET=names_known):
        [own] = hints({"story": "wij, de familie jansen, zien het elke avond"})
        assert (own.kind, own.found) == (Kind.NAME, "jansen")
        assert hints({"story": "De heer jansen verkoopt daar drugs. Het is elke avond raak."}) == ()
        assert [one.found for one in hints({"story": "Het is elke avond raak.\njansen"})] == ["jansen"]


def test_only_this_user_may_ask_and_nonsense_is_no_trouble(names_known: Path) -> None:
    assert names_known.stat().st_mode & 0o077 == 0
    for said in (b"\xff\xfe\n", b"[1, 2]\n", json.dumps("jansen").encode()[:4] + b"\n"):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(names_known))
            line.sendall(said)
            line.shutdown(socket.SHUT_WR)
            line.recv(100)
    with override_settings(PII_SOCKET=names_known):
        assert own_names("ik ben jansen")


def test_without_the_process_the_rules_still_look(tmp_path: Path) -> None:
    with override_settings(PII_SOCKET=tmp_path / "nobody.sock"):
        assert [one.found for one in hints({"story": "mijn zus jansen"})] == ["mijn zus"]
