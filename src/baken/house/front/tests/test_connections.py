"""The page with everything on a dossier: each thing with source, ground and reach, and nothing of what the reader may not see."""

import re

import pytest
from django.urls import reverse

from baken.journey.inspections import services as inspections
from baken.testing import corridor
from baken.testing.people import NEIGHBOUR, signed_in


def decide_and_inspect(dossier):
    decision = corridor.a_decision(dossier_id=dossier, title="Kqzbesluit over de loods")
    plan = inspections.Plan(**(corridor.PLAN | {"address": "Kqzcontrole 1"}))
    with corridor.planning() as by:
        inspections.draft(plan=plan, dossier_id=dossier, decision_id=decision, by=by, at=corridor.AT)


@pytest.fixture
def dossier(database):
    """A dossier with a decision about it and an inspection under that decision."""
    made = corridor.a_dossier("Havenstraat 1")
    decide_and_inspect(made)
    return made


def page_of(client, dossier):
    found = client.get(reverse("front:connections", args=[dossier]))
    assert found.status_code == 200
    return found.content.decode()


def test_each_thing_comes_with_source_ground_and_reach(dossier, client):
    signed_in(client, "safety_adviser")
    page = page_of(client, dossier)
    for said in ("Kqzbesluit over de loods", "Kqzcontrole 1", "Opiumwet 13b", "Awb 5:11", "Gemeentewet 172", "jurist"):
        assert said in page
    assert page.count("Kqzcontrole 1</a>") == 1  # in the table; the drawing says it in its own text
    assert "Kan dit zien:" in page
    assert page.count("<svg") > 2


def test_what_a_reader_may_not_see_changes_nothing_on_the_page(database, client):
    """A weigher sees no decisions: the page of a dossier with and without them is one and the same, to the byte."""
    made = corridor.a_dossier("Havenstraat 1")
    signed_in(client, "weigher")
    before = [_still(page_of(client, made)), _still(client.get(f"/dossiers/{made}").content.decode())]
    decide_and_inspect(made)
    after = [_still(page_of(client, made)), _still(client.get(f"/dossiers/{made}").content.decode())]
    assert after == before


def test_another_municipality_finds_no_such_page(dossier, client):
    signed_in(client, "safety_adviser", NEIGHBOUR)
    assert client.get(reverse("front:connections", args=[dossier])).status_code == 404


def _still(page):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
