"""What the pages around the door say of themselves is true: the checks exist, the advice belongs to a topic, phones are served."""

import re
import tomllib
from pathlib import Path

import pytest
from django.test import Client, override_settings

from baken.ground.phenomena.vocabulary import NATIONAL
from baken.ground.topics.rules.reading import Entry, catalogue
from baken.ground.topics.vocabulary import EntryKind
from baken.house.config import settings_door
from baken.house.front.views.public import ACCESSIBILITY

ROOT = Path(__file__).parents[2]
NAMES = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "LANGUAGES")


@pytest.fixture
def door():
    with override_settings(**{name: getattr(settings_door, name) for name in NAMES}, DEMO=False, SECURITY_CONTACT=""):
        yield Client()


def test_every_check_that_the_accessibility_statement_names_exists():
    facts = tomllib.loads(ACCESSIBILITY.read_text(encoding="utf-8"))
    for one in facts["checked"]:
        file, _, name = one["test"].partition("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), one["test"]
    assert facts["status"] not in ("A", "B"), "A and B take an independent audit: name it in the facts first"
    assert facts["lacking"]


def test_every_topic_that_can_be_chosen_says_what_one_can_do_oneself():
    assert [one.code for one in catalogue().topics if not one.advice] == []


def test_every_phenomenon_can_be_reported():
    """Benefit fraud has its own channel by law (Participatiewet), and the three risk areas are places, not acts (brief B1)."""
    elsewhere = {"UITKERINGSFRAUDE", "BEDRIJVENTERREIN", "BUITENGEBIED", "VAKANTIEPARK"}
    asked = {code for one in catalogue().topics for code in one.phenomena}
    assert {one.code for one in NATIONAL} - asked == elsewhere


def test_112_stands_on_every_page_around_the_door(door):
    for address in ("/wat-baken-nooit-doet", "/zelf-doen", "/is-er-over-mij-gemeld", "/privacy", "/toegankelijkheid"):
        assert 'href="tel:112"' in door.get(address).content.decode(), address


def test_advice_is_two_clicks_from_the_front_page_and_says_who_can_help(door):
    page = door.get("/zelf-doen").content.decode()
    assert re.search(r"<summary>Oplichting of hacken</summary>.*?Geld weg\? Bel meteen je bank\.", page, re.DOTALL)
    assert 'href="tel:08002000"' in page
    assert re.search(
        r"<details[^>]* open>\s*<summary>Oplichting", door.get("/zelf-doen?onderwerp=digital_crime").content.decode()
    )
    assert 'href="/zelf-doen"' in door.get("/wat-baken-nooit-doet").content.decode()


def test_rights_name_the_term_the_article_and_where_to_complain(door):
    page = door.get("/is-er-over-mij-gemeld").content.decode()
    for said in ("Binnen één maand", "AVG 12", "UAVG 41", "zes weken", "Autoriteit Persoonsgegevens"):
        assert said in page


def test_the_privacy_page_leads_to_every_line_of_the_register(door):
    anchors = re.findall(r'href="/verwerkingen(#[a-z_]+)"', door.get("/privacy").content.decode())
    register = door.get("/verwerkingen").content.decode()
    assert len(anchors) > 10
    assert all(f'id="{anchor[1:]}"' in register for anchor in anchors)


def test_security_txt_is_there_when_somebody_can_be_written_to(door):
    assert door.get("/.well-known/security.txt").status_code == 404
    with override_settings(SECURITY_CONTACT="mailto:veilig@gemeente.example"):
        said = door.get("/.well-known/security.txt")
    assert said["Content-Type"].startswith("text/plain")
    assert "Contact: mailto:veilig@gemeente.example\n" in said.content.decode()
    assert re.search(r"Expires: \d{4}-\d\d-\d\dT00:00:00Z\n", said.content.decode())


def test_what_residents_do_together_stands_apart_from_the_other_ways():
    group = {"label": {"nl": "Buurtpreventie Noord"}, "phone": "0315-292 292", "by_residents": True}
    known = catalogue([Entry(EntryKind.CHANNEL, "noord", "1", group)])
    assert [(one.label, one.dial) for one in known.initiatives()] == [("Buurtpreventie Noord", "0315292292")]
    assert catalogue().initiatives() == ()
