"""A barrier model in the database: versions, who may write, a file on the page and from the command line."""

from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from baken.ground.phenomena import queries, services
from baken.ground.phenomena.commands import importing
from baken.ground.phenomena.rules.barriers import Barrier, Model, Step, common_models
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.testing.database import as_role
from baken.testing.people import NEIGHBOUR, acting_as, person, signed_in

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = AT.date()
MODEL = Model(
    "HENNEP",
    (Step("Plek", ("leegstand",), ("dichte ramen",), (Barrier("Langsgaan", "gemeente, politie", "schouw"),)),),
    "RIEC, mei 2026",
    TODAY,
    confirmed=True,
)
FILE = "onderwerp;stap;soort;tekst;wie;bron\nHENNEP;Plek;signaal;Dichte ramen;;RIEC\nHENNEP;Plek;barrière;Langsgaan;gemeente;\n"

pytestmark = pytest.mark.usefixtures("database")


def keeper(town="GM1509", role="safety_adviser"):
    return acting_as(role, town, Activity.MANAGE_PHENOMENA)


def reader(town="GM1509", role="councillor"):
    return acting_as(role, town, Activity.READ_FIGURES)


def model_of(by, code="HENNEP", day=TODAY):
    found = queries.model_on(by, code, day)
    assert found is not None
    return found


def page_of(client, code="HENNEP"):
    return client.get(reverse("phenomena:one"), {"code": code}).content.decode()


def test_an_own_version_goes_before_the_common_model_from_its_day_on_and_ends():
    with keeper() as by:
        assert model_of(by).model == common_models()["HENNEP"]
        made = services.write_model(model=MODEL, by=by, at=AT)
        assert model_of(by).model == MODEL
        assert not model_of(by, day=date(2026, 1, 1)).own
        services.end_model(model_id=made, last_day=date(2026, 11, 30), by=by)
        assert not model_of(by, day=date(2026, 12, 1)).own
    with reader(NEIGHBOUR) as by:
        assert not model_of(by).own


def test_a_next_version_leaves_the_one_before_as_it_was():
    with keeper() as by:
        services.write_model(model=MODEL, by=by, at=AT)
        services.write_model(model=Model("HENNEP", MODEL.steps * 2, "RIEC, nieuw", TODAY), by=by, at=AT)
        assert [(line.number, line.source, line.valid_now) for line in queries.versions_of(by, "HENNEP", TODAY)] == [
            (2, "RIEC, nieuw", True),
            (1, "RIEC, mei 2026", False),
        ]


def test_who_holds_which_barrier_is_told_per_holder():
    with keeper() as by:
        services.write_model(model=MODEL, by=by, at=AT)
        assert [holder for holder, _ in model_of(by).holders()] == ["gemeente", "politie"]


def test_words_that_point_at_somebody_are_refused_and_nothing_is_written():
    wrong = Model("HENNEP", (Step("Plek", signs=("Dorpsstraat 12",)),), "RIEC", TODAY)
    with keeper() as by:
        with pytest.raises(Refused):
            services.write_model(model=wrong, by=by, at=AT)
        assert queries.versions_of(by, "HENNEP", TODAY) == []


def test_a_file_is_taken_once_and_a_wrong_line_takes_nothing():
    rows = [
        {"onderwerp": "HENNEP", "stap": "Plek", "soort": "signaal", "tekst": "Dichte ramen"},
        {"onderwerp": "DUMPING", "stap": "Pad", "soort": "signaal", "tekst": "Sporen"},
    ]
    with keeper() as by:
        wrong = services.import_barriers(rows=[*rows, {"onderwerp": "X"}], source="RIEC", by=by, at=AT)
        assert len(wrong.refused) == 1
        assert not model_of(by, "DUMPING").own
        done = services.import_barriers(rows=rows, source="RIEC", by=by, at=AT)
        assert (done.written, done.same) == (2, 0)
        again = services.import_barriers(rows=rows, source="RIEC", by=by, at=AT)
        assert (again.written, again.same) == (0, 2)


def test_a_model_is_edited_on_the_page_and_what_was_typed_stays_when_it_is_refused(client):
    signed_in(client, "safety_adviser")
    address = f"{reverse('phenomena:edit-barriers')}?code=HENNEP"
    assert "Meter" in client.get(address).content.decode() or "netbeheerder" in client.get(address).content.decode()
    filled = {
        "source": "Werkgroep", "valid_from": "2026-11-01", "stap-TOTAL_FORMS": "2", "stap-INITIAL_FORMS": "0",
        "stap-0-name": "Tweede", "stap-0-order": "2", "stap-0-signs": "Zoemen",
        "stap-1-name": "Eerste", "stap-1-order": "1", "stap-1-barriers": "Langsgaan | wijkteam | schouw",
    }  # fmt: skip
    wrong = client.post(address, filled | {"stap-0-signs": "Dorpsstraat 12"})
    assert wrong.status_code == 422
    assert "Dorpsstraat 12" in wrong.content.decode()
    assert client.post(address, filled).status_code == 302
    page = page_of(client)
    assert page.index("Eerste") < page.index("Tweede")
    assert "Wijkteam" in page


def test_a_file_is_brought_on_the_page(client):
    signed_in(client, "safety_adviser")
    address = reverse("phenomena:bring-barriers")
    wrong = client.post(
        address, {"file": SimpleUploadedFile("x.csv", FILE.replace("gemeente", "").encode()), "source": ""}
    )
    assert wrong.status_code == 422
    assert "Regel 3" in wrong.content.decode()
    assert "Dichte ramen" not in page_of(client)
    right = client.post(address, {"file": SimpleUploadedFile("x.csv", FILE.encode()), "source": ""})
    assert "1 model bewaard" in right.content.decode()
    assert "Dichte ramen" in page_of(client)


def test_everybody_takes_the_models_along_as_a_file_that_can_come_back(client):
    signed_in(client, "councillor")
    answer = client.get(reverse("phenomena:barriers-file"), {"code": "HENNEP"})
    assert answer.content.decode("utf-8-sig").startswith("onderwerp;stap;soort;tekst;wie;middel;bron")
    with keeper() as by:
        from baken.ground.phenomena.rules.files import rows_of

        done = services.import_barriers(rows=rows_of(answer.content), source="", by=by, at=AT)
    assert (done.written, done.same, done.refused) == (0, 1, ())


def test_a_reader_writes_nothing(client):
    signed_in(client, "analyst")
    assert client.post(f"{reverse('phenomena:edit-barriers')}?code=HENNEP", {}).status_code == 403
    assert client.post(reverse("phenomena:bring-barriers"), {}).status_code == 403


def test_the_command_takes_a_file_and_says_what_it_refused(tmp_path, database):
    file = tmp_path / "hennep.csv"
    file.write_text(FILE.replace("signaal", "weetje"), encoding="utf-8")

    def run(town, *more):
        with as_role(database, "baken_worker"):
            return CliRunner().invoke(importing, ["barriers", str(file), "--municipality", town, *more])

    person("safety_adviser")
    wrong = run("GM1509")
    assert (wrong.exit_code, "Regel 2" in wrong.output) == (1, True)
    file.write_text(FILE, encoding="utf-8")
    assert "Nagekeken, niets veranderd: 1 modellen" in run("GM1509", "--dry-run").output
    assert "0 stonden" in run("GM1509").output
    assert "1 stonden" in run("GM1509").output
    assert run("GM0000").exit_code == 1
