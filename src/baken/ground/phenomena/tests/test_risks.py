"""An area analysis: taken from a file or by hand, answered for each area and branch, and seen by who may (C18, C29)."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from baken.ground.phenomena import queries, services
from baken.ground.phenomena.commands import importing
from baken.ground.phenomena.queries.risks import NoSuchAnalysis, NoSuchRisk
from baken.ground.phenomena.rules.risks import Risk
from baken.ground.phenomena.vocabulary import AnswerKind, RiskKind
from baken.ground.places.vocabulary import Typology
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.testing.database import as_role
from baken.testing.people import NEIGHBOUR, acting_as, person, signed_in

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = AT.date()
SQUARE = [[[6.3, 51.9], [6.31, 51.9], [6.31, 51.91], [6.3, 51.91], [6.3, 51.9]]]
FEATURES = [
    {
        "type": "Feature",
        "properties": {"naam": "Rand van het park", "waarom": "leegstand", "onderwerp": "DRUGSLAB",
                       "soort_gebied": "bedrijventerrein", "eigenaar": "niet bewaren"},
        "geometry": {"type": "Polygon", "coordinates": SQUARE},
    },
    {"type": "Feature", "properties": {"naam": "Autoverhuur", "waarom": "veel contant geld"}, "geometry": None},
]  # fmt: skip
FILE = json.dumps({"type": "FeatureCollection", "features": FEATURES}).encode()
ABOUT: dict[str, Any] = {"title": "Gebiedsanalyse", "source": "RIEC", "made_on": date(2026, 5, 1)}

pytestmark = pytest.mark.usefixtures("database")


def adviser(town="GM1509"):
    return acting_as("safety_adviser", town, Activity.MANAGE_PHENOMENA)


def reader(role="weigher", town="GM1509"):
    return acting_as(role, town, Activity.READ_FIGURES)


def taken():
    with adviser() as by:
        services.import_analysis(content=FILE, **ABOUT, by=by, at=AT)
        return [one.id for one in queries.risks(by, TODAY)]


def test_a_file_brings_areas_and_branches_with_their_source_and_nothing_more():
    with adviser() as by:
        done = services.import_analysis(content=FILE, **ABOUT, by=by, at=AT)
        assert (done.areas, done.branches) == (1, 1)
        branch, area = queries.risks(by, TODAY)
        assert (area.name, area.phenomenon, area.typology) == ("Rand van het park", "DRUGSLAB", Typology.BUSINESS_PARK)
        assert (branch.kind, branch.outline) == (RiskKind.BRANCH, None)
        (analysis,) = queries.analyses(by, TODAY)
        assert (analysis.source, analysis.made_on, analysis.areas, analysis.unanswered) == (
            "RIEC",
            date(2026, 5, 1),
            2,
            2,
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM phenomena_riskarea r WHERE to_jsonb(r)::text LIKE '%%niet bewaren%%'")
            assert cursor.fetchone() == (0,)


def test_the_same_file_twice_changes_nothing_and_a_wrong_feature_takes_nothing():
    with adviser() as by:
        wrong = json.dumps({"type": "FeatureCollection", "features": [*FEATURES, {"properties": {}}]}).encode()
        assert services.import_analysis(content=wrong, **ABOUT, by=by, at=AT).refused
        assert services.import_analysis(content=FILE, **ABOUT, by=by, at=AT, dry_run=True).areas == 1
        assert queries.analyses(by, TODAY) == []
        services.import_analysis(content=FILE, **ABOUT, by=by, at=AT)
        assert services.import_analysis(content=FILE, **ABOUT, by=by, at=AT).already
        assert len(queries.analyses(by, TODAY)) == 1


def test_each_gets_an_action_or_a_reasoned_none_and_the_list_shows_which_has_neither():
    area, branch = taken()
    with adviser() as by:
        services.answer_risk(
            area_id=area,
            kind=AnswerKind.OWN_ACTION,
            text="schouw",
            owner="toezicht",
            due_on=date(2026, 12, 1),
            by=by,
            at=AT,
        )
        (left,) = queries.risks(by, TODAY, unanswered=True)
        assert left.id == branch
        services.answer_risk(area_id=branch, kind=AnswerKind.NONE, text="de branche doet het zelf", by=by, at=AT)
        assert queries.risks(by, TODAY, unanswered=True) == []
        card, _, answers = queries.risk(by, area, date(2026, 12, 2))
        assert [(one.owner, one.late) for one in answers] == [("toezicht", True)]
        assert card.answer == answers[0]


@pytest.mark.parametrize(
    "said",
    [
        {"kind": AnswerKind.OWN_ACTION, "text": "schouw"},
        {"kind": AnswerKind.OWN_ACTION, "text": "schouw", "owner": "toezicht", "due_on": date(2026, 1, 1)},
        {"kind": AnswerKind.NONE, "text": ""},
        {"kind": AnswerKind.PLAN_ACTION, "text": ""},
        {"kind": AnswerKind.NONE, "text": "Bel 06-12345678"},
    ],
)
def test_half_an_answer_is_refused(said):
    area, _ = taken()
    with adviser() as by, pytest.raises(Refused):
        services.answer_risk(area_id=area, **said, by=by, at=AT)


def test_the_database_refuses_half_an_answer_too():
    area, _ = taken()
    statement = (
        "INSERT INTO phenomena_riskanswer (id, municipality, organ, area_id, kind, text, owner, by, at)"
        " VALUES (gen_random_uuid(), %s, 'mayor', %s, 'own_action', 'schouw', '', %s, now())"
    )
    with adviser() as by, pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [by.municipality, area, by.membership_id])


def test_an_analysis_ends_and_its_areas_go_with_it():
    taken()
    with adviser() as by:
        (analysis,) = queries.analyses(by, TODAY)
        services.end_analysis(analysis_id=analysis.id, last_day=date(2026, 11, 30), by=by)
        assert queries.risks(by, date(2026, 11, 30))
        assert queries.risks(by, date(2026, 12, 1)) == []


def test_a_branch_is_added_by_hand_and_an_area_needs_neighbourhoods_with_outlines():
    with adviser() as by:
        branch = Risk(RiskKind.BRANCH, "Kappers", "veel contant geld")
        made = services.add_risk(risk=branch, title="Werkgroep", source="werkgroep ondermijning", by=by, at=AT)
        assert queries.risk(by, made, TODAY)[0].name == "Kappers"
        (analysis,) = queries.analyses(by, TODAY)
        more = Risk(RiskKind.BRANCH, "Belwinkels", "veel contant geld")
        services.add_risk(risk=more, analysis_id=analysis.id, by=by, at=AT)
        assert queries.analyses(by, TODAY)[0].areas == 2
        with pytest.raises(Refused):
            services.add_risk(
                risk=Risk(RiskKind.AREA, "Park", "leegstand", neighbourhoods=("BU15090001",)),
                title="x",
                source="y",
                by=by,
                at=AT,
            )


def test_what_a_file_brought_is_not_added_to():
    taken()
    with adviser() as by:
        (analysis,) = queries.analyses(by, TODAY)
        with pytest.raises(NoSuchAnalysis):
            services.add_risk(
                risk=Risk(RiskKind.BRANCH, "Kappers", "contant geld"), analysis_id=analysis.id, by=by, at=AT
            )


def test_neither_a_neighbour_nor_a_partner_nor_the_council_sees_an_area():
    area, _ = taken()
    for role, town in (("safety_adviser", NEIGHBOUR), ("partner", "GM1509"), ("councillor", "GM1509")):
        with reader(role, town) as by:
            assert queries.risks(by, TODAY) == []
            with pytest.raises(NoSuchRisk):
                queries.risk(by, area, TODAY)
    with reader("analyst") as by:
        assert len(queries.risks(by, TODAY)) == 2


def test_the_page_draws_the_areas_with_a_list_filters_by_kind_and_leads_to_an_answer(client):
    area, _ = taken()
    signed_in(client, "safety_adviser")
    page = client.get(reverse("phenomena:risks")).content.decode()
    assert "<svg" in page
    assert "2 van de 2 gebieden en branches" in page
    assert "Autoverhuur" not in client.get(reverse("phenomena:risks"), {"soort": "business_park"}).content.decode()
    address = reverse("phenomena:answer-risk", args=[area])
    half = client.post(address, {"kind": "own_action", "text": "schouw houden"})
    assert half.status_code == 422
    assert "schouw houden" in half.content.decode()
    assert client.post(address, {"kind": "none", "text": "al gedaan"}).status_code == 302
    assert "al gedaan" in client.get(reverse("phenomena:risk", args=[area])).content.decode()
    assert "1 van de 2 gebieden en branches" in client.get(reverse("phenomena:risks")).content.decode()


def test_a_kind_of_area_that_is_a_phenomenon_shows_the_areas_of_that_kind_to_who_may_see_them(client):
    taken()
    address = reverse("phenomena:one")
    signed_in(client, "weigher")
    assert "Rand van het park" in client.get(address, {"code": "BEDRIJVENTERREIN"}).content.decode()
    signed_in(client, "partner")
    assert "Rand van het park" not in client.get(address, {"code": "BEDRIJVENTERREIN"}).content.decode()


def test_an_action_of_the_plan_that_is_not_there_is_refused_on_the_page(client):
    area, _ = taken()
    signed_in(client, "safety_adviser")
    assert client.post(reverse("phenomena:answer-risk", args=[area]), {"kind": "plan_action"}).status_code == 422


def test_a_file_is_brought_on_the_page(client):
    signed_in(client, "safety_adviser")
    told = {"title": "Analyse", "source": "RIEC", "made_on": "2026-05-01"}
    address = reverse("phenomena:bring-risks")
    bad = client.post(address, told | {"file": SimpleUploadedFile("x.geojson", b"{}")})
    assert (bad.status_code, "GeoJSON" in bad.content.decode()) == (422, True)
    later = client.post(address, told | {"made_on": "2999-01-01", "file": SimpleUploadedFile("x.geojson", FILE)})
    assert (later.status_code, "toekomst" in later.content.decode()) == (422, True)
    assert client.post(address, told | {"file": SimpleUploadedFile("x.geojson", FILE)}).status_code == 302
    again = client.post(address, told | {"file": SimpleUploadedFile("x.geojson", FILE)})
    assert "stond er al" in again.content.decode()


@pytest.mark.parametrize("role", ["weigher", "lawyer", "mayor"])
def test_who_reads_along_answers_nothing(client, role):
    area, _ = taken()
    signed_in(client, role)
    assert client.get(reverse("phenomena:risk", args=[area])).status_code == 200
    assert client.post(reverse("phenomena:answer-risk", args=[area]), {"kind": "none", "text": "x"}).status_code == 403


def test_the_command_takes_a_file(tmp_path, database):
    file = tmp_path / "analyse.geojson"
    file.write_bytes(FILE)
    person("safety_adviser")

    def run(*more):
        about = ["--municipality", "GM1509", "--title", "Analyse", "--source", "RIEC", "--made-on", "2026-05-01"]
        with as_role(database, "baken_worker"):
            return CliRunner().invoke(importing, ["risk-areas", str(file), *about, *more])

    assert run("--dry-run").output == "Nagekeken, niets veranderd: 1 gebieden en 1 branches.\n"
    assert run().output == "Geladen: 1 gebieden en 1 branches.\n"
    assert "stond er al" in run().output
    file.write_bytes(b"niets")
    assert run().exit_code == 1
