"""The pages of dossiers, as an adviser clicks them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from baken.testing.people import NEIGHBOUR, person, signed_in

OPENED = {
    "kind": "location",
    "title": "Schuur Dorpsstraat",
    "purpose": "Weten wat er speelt.",
    "ground": "Opiumwet 13b",
}


@pytest.fixture
def dossier(database, client):
    """The address of a dossier that the adviser of this test opened."""
    signed_in(client, "safety_adviser")
    sent = client.post(reverse("dossiers:new"), OPENED | {"postcode": "7071AB", "number": "12"})
    assert sent.status_code == 302
    return sent.headers["Location"]


def test_the_dossier_shows_its_purpose_its_owner_and_its_doors(dossier, client):
    page = client.get(dossier).content.decode()
    assert "Weten wat er speelt." in page
    assert "7071 AB 12" in page
    assert "Een dossier wordt pas vernietigd" in page
    assert "Schuur Dorpsstraat" in client.get(reverse("dossiers:list")).content.decode()


def test_a_note_and_the_context_are_written_down(dossier, client):
    assert client.post(f"{dossier}/notitie", {"text": "De verhuurder gebeld."}).status_code == 302
    assert (
        client.post(f"{dossier}/context", {"context": "Twee scholen vlakbij.", "effort": "steady"}).status_code == 302
    )
    page = client.get(dossier).content.decode()
    assert "De verhuurder gebeld." in page
    assert "Twee scholen vlakbij." in page


def test_a_person_without_notice_is_refused_beside_the_form_with_everything_kept(dossier, client):
    somebody = {"what": "person", "role": "owner", "name": "J. de Vries"}
    refused = client.post(f"{dossier}/betrokkene", somebody)
    assert refused.status_code == 422
    assert "Zeg wanneer deze persoon hoort" in refused.content.decode()
    assert "J. de Vries" in refused.content.decode()
    later = {"deferral": "public_safety", "deferral_reason": "dan verdwijnt de voorraad"}
    assert client.post(f"{dossier}/betrokkene", somebody | later).status_code == 422
    assert (
        client.post(f"{dossier}/betrokkene", {"what": "business", "role": "user", "name": "Opslag BV"}).status_code
        == 302
    )
    assert client.post(f"{dossier}/betrokkene", {"what": "premises", "role": "premises"}).status_code == 422
    assert "Opslag BV" in client.get(dossier).content.decode()


def test_a_colleague_accepts_and_becomes_owner(dossier, client):
    taker = person("lawyer")
    offered = client.post(f"{dossier}/overdracht", {"to": str(taker.membership_id), "reason": "vakantie"})
    assert offered.status_code == 302
    colleague = Client()
    signed_in(colleague, "lawyer")
    assert "Overname gevraagd" in colleague.get(reverse("dossiers:list")).content.decode()
    answer = re.search(r'action="(/dossiers/overdracht/[^"]+)"', colleague.get(dossier).content.decode())
    assert answer
    assert colleague.post(answer[1], {"answer": "ja"}).status_code == 302
    assert "van jou" in colleague.get(dossier).content.decode()
    assert (
        client.post(
            f"{dossier}/stand", {"from_state": "open", "to": "closed", "reason": "x", "ending": "solved"}
        ).status_code
        == 422
    )


def test_closing_asks_how_it_ended(dossier, client):
    closing = {"from_state": "open", "to": "closed", "reason": "De schuur is leeg."}
    refused = client.post(f"{dossier}/stand", closing)
    assert refused.status_code == 422
    assert "De schuur is leeg." in refused.content.decode()
    assert client.post(f"{dossier}/stand", closing | {"ending": "solved"}).status_code == 302
    assert "gesloten" in client.get(dossier).content.decode()
    late = client.post(f"{dossier}/stand", closing | {"ending": "solved"})
    assert late.status_code == 409


def test_a_neighbour_finds_nothing_here(dossier):
    neighbour = Client()
    signed_in(neighbour, "safety_adviser", NEIGHBOUR)
    for tail in ("", "/signaal", "/betrokkene", "/notitie", "/context", "/overdracht"):
        assert neighbour.get(f"{dossier}{tail}").status_code == 404
    assert neighbour.post(f"{dossier}/notitie", {"text": "gluren"}).status_code == 404
