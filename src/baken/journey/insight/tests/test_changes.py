"""What is told as a change, what is left to chance, and how a warning comes onto the agenda of the plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from baken.ground.policy.queries import answers_to, proposals
from baken.ground.policy.services import answer_proposal
from baken.ground.privacy.vocabulary import Activity
from baken.journey.insight import queries
from baken.journey.insight.rules import likely_kind, village_of
from baken.journey.insight.rules.changes import beyond_chance, steps
from baken.journey.insight.rules.recent import judge, quarters
from baken.journey.insight.vocabulary import Rhythm
from baken.testing.people import acting_as, signed_in

from .conftest import Load, years

pytestmark = pytest.mark.usefixtures("database")

QUIET = {f"BU150901{place:02}": years(*((12, 11, 14, 12, 13) if place % 2 else (4, 6, 4, 6, 4))) for place in range(30)}
DOUBLED = {"BU15090000": years(77, 69, 143, 77, 93)}


def test_of_many_jumps_only_the_doubling_and_its_end_are_told(load: Load) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758)} | QUIET | DOUBLED)
    with acting_as("mayor", activity=Activity.READ_FIGURES) as actor:
        found = queries.changed(actor)
    assert [(each.step.before, each.step.after) for each in found.changes] == [(143, 77), (69, 143)]
    assert (found.checked, found.by_chance < 0.2) == (31 * 4, True)
    assert found.only_chance >= 60


def test_a_gap_in_the_years_is_no_step() -> None:
    counts = {("BU1", "2020"): 10, ("BU1", "2021"): None, ("BU1", "2022"): 90, ("BU1", "2024"): 1}
    assert steps(counts, ["BU1"], ["2020", "2021", "2022", "2024"]) == []
    assert beyond_chance([]).checked == 0


def test_the_page_tells_the_two_and_how_many_are_chance(load: Load, client: Client) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758)} | QUIET | DOUBLED)
    signed_in(client, "councillor")
    page = client.get("/beeld/veranderd").content.decode()
    assert "69 misdrijven in 2022, 143 in 2023: ruim 2 keer zoveel." in page
    assert "verwachten we er minder dan één door toeval" in page
    assert "passen bij toeval" in page
    assert "Zet op de agenda" not in page
    assert " style=" not in page


def test_a_warning_goes_on_the_agenda_once_and_a_declined_one_returns_only_when_it_grew(
    load: Load, client: Client
) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758)} | QUIET | DOUBLED)
    signed_in(client, "safety_adviser")
    key = {"waarschuwing": "BU15090000/0.0.0/omhoog/2023"}
    assert client.post("/beeld/veranderd/agenda", key).status_code == 302
    assert client.post("/beeld/veranderd/agenda", key).status_code == 302
    assert client.post("/beeld/veranderd/agenda", {"waarschuwing": "BU15090101/0.0.0/omhoog/2023"}).status_code == 404
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        [proposal] = proposals(actor)
        assert (proposal.area, proposal.source) == ("BU15090000", "Politie")
        assert proposal.size == pytest.approx(143 / 69)
        later = proposal.made_at + timedelta(days=12)
        answer_proposal(proposal_id=proposal.id, taken_up=False, answer="Eenmalig evenement.", by=actor, at=later)
        [declined] = proposals(actor)
        assert declined.days == 12
        assert answers_to("BU15090000/0.0.0/omhoog/2024", 2.2, [declined]) == declined
        assert answers_to("BU15090000/0.0.0/omhoog/2024", 3.0, [declined]) is None
        assert answers_to("BU15090000/0.0.0/omlaag/2024", 2.0, [declined]) is None
    page = client.get("/beeld/veranderd").content.decode()
    assert "Eenmalig evenement." in page
    assert "komt pas terug als het een kwart groter wordt" in page


def test_who_only_reads_the_plan_puts_nothing_on_its_agenda(load: Load, client: Client) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758)} | QUIET | DOUBLED)
    signed_in(client, "analyst")
    asked = {"waarschuwing": "BU15090000/0.0.0/omhoog/2023"}
    assert client.post("/beeld/veranderd/agenda", asked).status_code == 403
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        assert proposals(actor) == []


@pytest.mark.parametrize(("role", "may_read_it"), [("councillor", True), ("inspector", False)])
def test_the_way_to_the_agenda_is_shown_to_who_may_go_there(
    load: Load, client: Client, role: str, may_read_it: bool
) -> None:
    load({"GM1509": QUIET | DOUBLED})
    signed_in(client, role)
    assert ("Agenda van het plan" in client.get("/beeld/veranderd").content.decode()) is may_read_it
    assert (client.get("/plan/voorstellen").status_code == 200) is may_read_it


def monthly(level: int, last: int) -> dict[str, int | None]:
    """Six years of months that move a little, and then the newest one."""
    months = [f"{year}-{month:02}" for year in range(2020, 2026) for month in range(1, 13)]
    counts: dict[str, int | None] = {month: level + (place * 7) % 5 - 2 for place, month in enumerate(months)}
    return counts | {months[-1]: last}


def test_traditional_crime_that_rises_in_the_newest_month_is_told(load: Load, client: Client) -> None:
    load({"GM1509": monthly(12, 40)}, phenomenon="1.1.1")
    load({"GM1509": monthly(9, 9)}, phenomenon="2.2.1")
    with acting_as("mayor", activity=Activity.READ_FIGURES) as actor:
        [rise] = queries.recent(actor, Rhythm.MONTH).rises
    assert (rise.phenomenon.code, rise.judged.observed, rise.is_traditional) == ("1.1.1", 40, True)
    signed_in(client, "mayor")
    page = client.get("/beeld/veranderd?per=maand").content.decode()
    assert "gewone misdaad stijgt" in page
    assert "2 soorten bekeken, 0 overgeslagen" in page


def test_a_quarter_with_a_month_missing_is_not_known_and_a_short_past_is_not_judged() -> None:
    assert quarters({"2025-01": 1, "2025-02": 2, "2025-03": None, "2025-04": 4}) == {"2025-Q1": None}
    assert judge({"1.1.1": {"2025-Q1": 3, "2025-Q2": 4}}, 4) is None


@pytest.mark.parametrize(
    ("name", "kind", "village"),
    [
        ("Verspreide huizen Etten", "countryside", "Verspreide huizen Etten"),
        ("Ulft-Centrum en Ulft-Oost", "village", "Ulft"),
        ("Bedrijventerrein Keppelseweg", "business_park", "Bedrijventerrein Keppelseweg"),
        ("Stadscentrum - noord", "shopping", "Stadscentrum"),
        ("'s-Heerenberg, oostelijke uitbreiding", "village", "'s-Heerenberg"),
    ],
)
def test_the_name_of_an_area_points_at_its_kind_and_village(name: str, kind: str, village: str) -> None:
    assert (likely_kind(name).value, village_of(name)) == (kind, village)


def test_a_figure_is_explained_with_its_deliveries_and_digital_crime_is_not_told_per_neighbourhood(
    load: Load, client: Client
) -> None:
    load({"GM1509": years(819, 937, 928, 888, 758)} | DOUBLED)
    load({"GM1509": years(3, 4, 5), "BU15090000": years(3, 4, 5)}, phenomenon="3.7.4")
    signed_in(client, "councillor")
    page = client.get("/beeld/cijfer?gebied=GM1509&onderwerp=0.0.0&periode=2024").content.decode()
    for said in ("888 misdrijven", "15 januari 2026", "Wat telt mee", "Jaargang", "Gewoonlijk"):
        assert said in page
    refused = client.get("/beeld/cijfer?gebied=BU15090000&onderwerp=3.7.4&periode=2025").content.decode()
    assert "Dit cijfer geven we niet" in refused
    assert "5 misdrijven" not in refused
    assert client.get("/beeld/cijfer?gebied=BU18760000").status_code == 404
