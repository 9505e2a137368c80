"""The list of phenomena: common and own, with dates of validity (C48)."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from baken.ground.phenomena import queries, services
from baken.ground.phenomena.vocabulary import NATIONAL, PhenomenonGroup, Refusal
from baken.ground.privacy.vocabulary import Activity
from baken.testing.people import NEIGHBOUR, acting_as, signed_in

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = AT.date()


def keeper(town="GM1509"):
    return acting_as("weigher", town, Activity.MANAGE_PHENOMENA)


def test_a_user_adds_a_phenomenon_from_a_day_on_and_ends_it(database):
    with keeper() as by:
        made = services.add_phenomenon(
            code="lachgas", group=PhenomenonGroup.NUISANCE, label="lachgas", valid_from=date(2026, 12, 1), by=by, at=AT
        )
        assert "LACHGAS" not in queries.phenomena_on(by, TODAY)
        assert queries.phenomena_on(by, date(2026, 12, 1))["LACHGAS"].own
        services.end_phenomenon(phenomenon_id=made, last_day=date(2026, 12, 31), by=by)
        assert "LACHGAS" not in queries.phenomena_on(by, date(2027, 1, 1))
    with keeper(NEIGHBOUR) as by:
        assert "LACHGAS" not in queries.phenomena_on(by, date(2026, 12, 15))


def test_the_own_version_of_a_phenomenon_goes_before_the_common_one(database):
    with keeper() as by:
        services.add_phenomenon(
            code="HENNEP", group=PhenomenonGroup.UNDERMINING, label="wietplantage", valid_from=TODAY, by=by, at=AT
        )
        assert queries.phenomena_on(by, TODAY)["HENNEP"].label == "wietplantage"
        assert queries.phenomena_on(by, date(2026, 1, 1))["HENNEP"].label == "hennep"


def test_a_phenomenon_is_added_on_the_page(database, client):
    signed_in(client, "weigher")
    added = {"code": "lachgas", "label": "Lachgas", "group": "nuisance", "valid_from": "2026-11-01"}
    assert client.post(reverse("phenomena:keep"), added).status_code == 302
    assert client.post(reverse("phenomena:keep"), added).status_code == 422
    assert "Lachgas" in client.get(reverse("phenomena:keep")).content.decode()


def test_a_phenomenon_that_ended_still_has_its_page(database, client):
    with keeper() as by:
        made = services.add_phenomenon(
            code="LACHGAS", group=PhenomenonGroup.NUISANCE, label="lachgas", valid_from=date(2026, 1, 1), by=by, at=AT
        )
        services.end_phenomenon(phenomenon_id=made, last_day=date(2026, 2, 1), by=by)
    signed_in(client, "weigher")
    assert "1 februari 2026" in client.get(reverse("phenomena:one"), {"code": "LACHGAS"}).content.decode()
    assert client.get(reverse("phenomena:one"), {"code": "NIETS"}).status_code == 404


@pytest.mark.parametrize("role", ["councillor", "partner"])
def test_who_only_reads_adds_nothing(database, client, role):
    signed_in(client, role)
    assert client.get(reverse("phenomena:overview")).status_code == 200
    assert client.post(reverse("phenomena:keep"), {"code": "X"}).status_code == 403


def test_where_the_list_says_nothing_to_look_for_its_barrier_model_does(database, client):
    signed_in(client, "councillor")
    assert "naalden, folie, ballonnen" in client.get(reverse("phenomena:overview")).content.decode()
    page = client.get(reverse("phenomena:one"), {"code": "DRUGS_GEBRUIK"}).content.decode()
    assert "Wat je kunt zien, staat hieronder per stap." in page
    assert "Nog niet beschreven" not in page


def test_no_phenomenon_stands_twice_in_the_common_list():
    codes = [entry.code for entry in NATIONAL]
    assert len(codes) == len(set(codes)) > 50


@pytest.mark.parametrize(
    "label", ["hennep bij Dorpsstraat 12", "schuur 7071 AB 12", "hr. Jansen, 06 12345678", "=HYPERLINK(1)", "AB-12-CD"]
)
def test_a_name_that_goes_through_the_wall_points_at_nobody(database, client, label):
    signed_in(client, "weigher")
    added = {"code": "EIGEN", "label": label, "group": "nuisance", "valid_from": "2026-11-01"}
    answer = client.post(reverse("phenomena:keep"), added)
    assert answer.status_code == 422
    assert any(
        refusal.label in answer.content.decode() for refusal in (Refusal.NAMES_SOMEBODY, Refusal.LOOKS_LIKE_A_FORMULA)
    )
    with keeper() as by:
        assert not [card for card in queries.phenomenon_list(by) if card.own]
