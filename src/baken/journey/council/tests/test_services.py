"""The council's briefing is frozen when composed, unchangeable once public, and prints as one tagged document."""

from datetime import UTC, date, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from baken.ground.policy import services as policy
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.figures import import_figures
from baken.instruments.warehouse.store import Store
from baken.journey.council import queries, services
from baken.journey.council.models import Publication
from baken.journey.effects import services as effects
from baken.journey.effects.vocabulary import Comparison, MeasureKind
from baken.testing.people import acting_as, signed_in

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def plan(database: object) -> None:
    """The demo's plan, adopted by the council."""
    with as_file(files("baken.house.upkeep.demo").joinpath("plan_2023_2026.toml")) as file:
        with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
            version = policy.load_plan(file, by=actor, at=datetime(2023, 1, 10, tzinfo=UTC))
        with acting_as("councillor", activity=Activity.ADOPT_PLAN) as actor:
            policy.adopt(version_id=version, reference="2023-1", decided_on=date(2023, 1, 20), by=actor, at=NOW)


def composed() -> UUID:
    with acting_as("safety_adviser", activity=Activity.ACCOUNT) as actor:
        return services.compose_briefing(
            title="Veiligheid <b>nu</b>",
            narrative="Het gaat vooruit. #set page(width: 1pt)",
            today=TODAY,
            by=actor,
            at=NOW,
        )


def test_without_a_plan_there_is_nothing_to_account_for() -> None:
    with pytest.raises(Refused):
        composed()


@pytest.mark.usefixtures("plan")
def test_the_briefing_counts_every_promise_and_says_when_it_does_not_know() -> None:
    made = composed()
    with acting_as("councillor", activity=Activity.ACCOUNT) as actor:
        found = queries.publication(actor, made)
    assert found is not None
    account = found.content["account"]
    promises = [one for priority in account["priorities"] for one in priority["promises"]]
    assert sum(account["tally"].values()) == len(promises) > 0
    assert {one["what_was_done"] for one in promises} == {"Weten we niet."}
    assert found.content["figure"]["known"] in (True, False)
    assert found.content["indicators"][0]["what"] == "Winkeldiefstal"
    assert all(one["said"] for one in found.content["indicators"])
    assert found.content["changes"].keys() == {"lines", "checked", "only_chance", "source"}


@pytest.mark.usefixtures("plan")
def test_the_council_reads_of_an_effect_what_the_page_says_and_how_safe_it_feels(
    tmp_path: Path, settings: Any, client: Client
) -> None:
    settings.HOME = tmp_path
    file = tmp_path / "cijfers.csv"
    head = "area,phenomenon,period,value,unit,source,reference_date,definition,provisional,note"
    counts = {"GM1509": (1000, 1010, 990, 930, 950), "BU15090000": (100, 110, 105, 40, 45)}
    file.write_text("\n".join([head, *(
        f"{area},0.0.0,{year},{count},misdrijven,Politie,2026-01-15,alles,false,"
        for area, row in counts.items() for year, count in enumerate(row, 2021)
    )]))  # fmt: skip
    import_figures(file, mappings.named("plain"), Store.at_home(tmp_path), at=NOW)
    with acting_as("safety_adviser", activity=Activity.READ_FIGURES) as actor:
        effects.register(
            kind=MeasureKind.CAMERAS, area="BU15090000", phenomenon="0.0.0", comparison=Comparison.REST,
            starts_on=date(2024, 1, 1), ends_on=date(2027, 12, 31), by=actor, at=NOW,
        )  # fmt: skip
    made = composed()
    with acting_as("councillor", activity=Activity.ACCOUNT) as actor:
        found = queries.publication(actor, made)
    assert found is not None
    [told] = found.content["effects"]
    assert told["said"].endswith("Voorlopig: de meting loopt nog. Achteraf vastgelegd.")
    signed_in(client, "councillor")
    assert told["said"].partition(" Voorlopig")[0] in client.get("/effecten").content.decode()
    page = client.get(f"/raad/{made}").content.decode()
    assert "Geregistreerde misdrijven in 2025: 950, gewoonlijk" in page
    assert "Hoe veilig mensen zich voelen: weten we niet." in page


@pytest.mark.usefixtures("plan")
def test_what_is_public_does_not_change() -> None:
    made = composed()
    with acting_as("safety_adviser", activity=Activity.ACCOUNT) as actor:
        services.publish(publication_id=made, by=actor, at=NOW)
        with pytest.raises(Refused):
            services.publish(publication_id=made, by=actor, at=NOW)
        found = Publication.objects.get(pk=made)
        found.title = "Iets anders"
        with pytest.raises(DatabaseError), transaction.atomic():
            found.save()


@pytest.mark.usefixtures("plan")
def test_the_page_and_the_tagged_document_say_the_same_and_hostile_text_stays_text(client: Client) -> None:
    made = composed()
    signed_in(client, "councillor")
    page = client.get(f"/raad/{made}")
    assert "Veiligheid &lt;b&gt;nu&lt;/b&gt;" in page.content.decode()
    pdf = client.get(f"/raad/{made}/pdf")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert b"/MarkInfo" in pdf.content
    assert b"nl-NL" in pdf.content or b"/Lang" in pdf.content


@pytest.mark.usefixtures("plan")
def test_a_councillor_reads_but_does_not_compose(client: Client) -> None:
    signed_in(client, "councillor")
    assert client.get("/raad").status_code == 200
    assert client.get("/raad/nieuw").status_code == 404
    assert client.post("/raad/verantwoording").status_code == 404


@pytest.mark.usefixtures("plan")
def test_the_published_account_is_read_at_the_door_and_a_draft_is_not(sql_as: object) -> None:
    composed()
    door = sql_as("baken_door")  # type: ignore[operator]  # the fixture is a function
    assert door.execute("SELECT * FROM door.account('GM1509')").fetchall() == []
    with acting_as("safety_adviser", activity=Activity.ACCOUNT) as actor:
        services.publish_account(today=TODAY, by=actor, at=NOW)
    [(title, _, _)] = door.execute("SELECT * FROM door.account('GM1509')").fetchall()
    assert title
    assert door.execute("SELECT * FROM door.account('GM1876')").fetchall() == []
