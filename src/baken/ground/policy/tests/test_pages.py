"""The pages of the plan, as the adviser, the councillor and somebody who has no business there see them."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import baken
from baken.ground.policy import queries, services
from baken.ground.privacy.vocabulary import Activity
from baken.testing.people import acting_as, signed_in

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTE = Path(__file__).parent / "notes" / "lindedam.txt"
DEMO = Path(baken.__file__).parent / "house" / "upkeep" / "demo" / "plan_2023_2026.toml"

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def adviser(client: Client) -> Client:
    signed_in(client, "safety_adviser")
    return client


def demo_plan() -> tuple[UUID, UUID]:
    """The fictional plan of the demonstration, adopted and partly evaluated: plan and version."""
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        version_id = services.load_plan(DEMO, by=actor, at=NOON)
    with acting_as("councillor", activity=Activity.ADOPT_PLAN) as actor:
        services.adopt(version_id=version_id, reference="2022-RB-118", decided_on=NOON.date(), by=actor, at=NOON)
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        services.load_account(DEMO, version_id=version_id, by=actor, at=NOON)
        return queries.version_card(actor, version_id).plan_id, version_id


def draft(adviser: Client) -> UUID:
    response = adviser.post("/plan/nota", {"note": SimpleUploadedFile("lindedam.txt", NOTE.read_bytes())})
    assert response.status_code == 302
    return UUID(response.headers["Location"].rsplit("/", 1)[1])


def test_without_a_plan_the_page_says_what_to_do(adviser):
    text = adviser.get("/plan").content.decode()
    assert "Er is nog geen vastgesteld plan." in text
    assert "Nota inlezen" in text


def test_the_plan_page_shows_promises_results_and_what_asks_attention(adviser):
    demo_plan()
    text = adviser.get("/plan").content.decode()
    for expected in ("Geen ruimte voor ondermijning", "Zorg en veiligheid horen bij elkaar", "Digitaal veilig"):
        assert expected in text
    assert "deels gedaan" in text
    assert "nog niet geëvalueerd" in text
    assert "Meer online fraude dan gebruikelijk" in text
    assert "staat nergens meer" in text  # the regional agenda ended in 2023 (C09)


def test_every_page_of_the_plan_opens_for_who_may_read_it(client):
    plan_id, version_id = demo_plan()
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        action_id = queries.plan_contents(actor, plan_id)[0].actions[0].part.id
    addresses = [
        reverse("policy:plan"),
        reverse("policy:one-plan", args=[plan_id]),
        reverse("policy:version", args=[version_id]),
        reverse("policy:differences", args=[version_id]),
        reverse("policy:evaluation", args=[plan_id]),
        reverse("policy:account", args=[plan_id]),
        reverse("policy:year-plans", args=[plan_id]),
        reverse("policy:amend", args=[plan_id]),
        reverse("policy:proposals"),
        reverse("policy:action", args=[action_id]),
    ]
    for role in ("safety_adviser", "councillor", "mayor"):
        signed_in(client, role)
        assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)


def test_somebody_who_has_no_business_with_the_plan_is_told_so(client):
    demo_plan()
    signed_in(client, "inspector")
    assert client.get("/plan").status_code == 403


def test_a_plan_of_another_municipality_does_not_exist(client):
    plan_id, version_id = demo_plan()
    signed_in(client, "safety_adviser", "GM1876")
    assert client.get(reverse("policy:one-plan", args=[plan_id])).status_code == 404
    assert client.get(reverse("policy:version", args=[version_id])).status_code == 404


def test_the_reviewer_sees_each_part_beside_its_passage(adviser):
    text = adviser.get(reverse("policy:version", args=[draft(adviser)])).content.decode()
    assert "<mark>Minder woninginbraken, ook in het buiten-" in text
    assert "Nog zonder plek (1)" in text
    assert "Het plan zegt niets over digitale veiligheid" in text  # why it cannot be offered yet


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x89PNG\r\n\x1a\n", "afbeelding"),
        (b"Beste raad,", "Baken vond geen periode"),
        (b"\x00\x01" * 50, "geen tekstbestand"),
    ],
)
def test_a_wrong_upload_gets_one_sentence_and_leaves_nothing_behind(adviser, content, says):
    response = adviser.post("/plan/nota", {"note": SimpleUploadedFile("iets.bin", content)})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert "In de maak" not in adviser.get("/plan").content.decode()


def test_from_draft_to_adoption_by_page(adviser):
    version_id = draft(adviser)
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        priority = queries.version_contents(actor, version_id)[0][0]
        [promise] = queries.loose_promises(actor, version_id)
    adviser.post(reverse("policy:settle-promise", args=[version_id, promise.id]), {"place": "left_out:"})
    adviser.post(reverse("policy:add-priority", args=[version_id]), {"text": "Veilig online"})
    adviser.post(
        reverse("policy:add-part", args=[version_id, priority.part.id]), {"text": "Lichte stegen.", "sort": "goal"}
    )
    goal = priority.goals[0].part
    adviser.post(
        reverse("policy:reword-goal", args=[version_id, goal.id]), {"verb": "strike", "reason": "Niet meetbaar."}
    )
    text = adviser.get(reverse("policy:version", args=[version_id])).content.decode()
    assert f"<del>{goal.text}</del>" in text
    assert "Lichte stegen." in text
    assert adviser.post(reverse("policy:offer", args=[version_id])).status_code == 302
    assert adviser.get(reverse("policy:adopt", args=[version_id])).status_code == 403
    councillor = Client()
    signed_in(councillor, "councillor")
    later = councillor.post(
        reverse("policy:adopt", args=[version_id]), {"reference": "RB-1", "decided_on": "2099-01-01"}
    )
    assert later.status_code == 422
    done = councillor.post(
        reverse("policy:adopt", args=[version_id]), {"reference": "RB-1", "decided_on": "2026-11-20"}
    )
    assert done.status_code == 302
    assert "Vastgesteld door de raad op 20 november 2026" in councillor.get("/plan").content.decode()


def test_a_goal_gets_a_figure_and_a_priority_an_agenda(adviser):
    version_id = draft(adviser)
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        priority = queries.version_contents(actor, version_id)[0][0]
    place = [version_id, priority.part.id]
    said = {"goal": str(priority.goals[0].part.id), "text": "Inbraken per jaar", "baseline": "40", "target": "20"}
    adviser.post(reverse("policy:add-indicator", args=place), said)
    adviser.post(reverse("policy:link-to-agenda", args=place), {"agenda": "Regio", "item": "Inbraak"})
    assert (
        "Inbraken per jaar · streven: 20" in adviser.get(reverse("policy:version", args=[version_id])).content.decode()
    )
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        first, second = queries.agenda_coverage(actor, version_id, NOON.date())
        assert (first.items, first.gap, second.gap) == (("Regio: Inbraak",), False, True)


def test_what_was_typed_comes_back_when_it_is_refused(adviser):
    version_id = draft(adviser)
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        priority = queries.version_contents(actor, version_id)[0][0]
    address = reverse("policy:add-part", args=[version_id, priority.part.id])
    response = adviser.post(address, {"text": "Een belofte " * 300, "sort": "goal"})
    assert response.status_code == 422
    assert "Houd het onder de 2000 tekens." in response.content.decode()
    assert "Een belofte Een belofte" in response.content.decode()


def test_a_page_refuses_an_offer_that_is_not_ready(adviser):
    response = adviser.post(reverse("policy:offer", args=[draft(adviser)]))
    assert response.status_code == 409
    assert "digitale veiligheid" in response.content.decode()


def test_evaluating_by_page_asks_for_evidence_and_keeps_what_was_typed(adviser):
    plan_id, _ = demo_plan()
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        action = queries.plan_contents(actor, plan_id)[1].actions[2]
    address = reverse("policy:evaluate", args=[action.part.id])
    refused = adviser.post(address, {"result": "done", "evidence": "", "advice": "drop", "reason": "Niet meer nodig."})
    assert refused.status_code == 422
    assert "Schrijf op waaruit dit blijkt" in refused.content.decode()
    assert "Niet meer nodig." in refused.content.decode()
    assert adviser.post(address, {"result": "unknown", "advice": "change", "reason": "Meten."}).status_code == 302
    assert "weten we niet" in adviser.get(reverse("policy:action", args=[action.part.id])).content.decode()


def test_of_each_action_is_written_what_is_told_or_why_nothing(adviser):
    plan_id, _ = demo_plan()
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        action = queries.plan_contents(actor, plan_id)[1].actions[2]
    address = reverse("policy:communicate", args=[action.part.id])
    whole = {"message": "Meld je zorgen.", "medium": "letter", "on": "2026-05-01"}
    for half in ({"message": "Meld je zorgen."}, whole | {"none_because": "Te vroeg."}, {}, whole | {"on": ""}):
        refused = adviser.post(address, half)
        assert refused.status_code == 422
        assert "Of schrijf alleen op waarom" in refused.content.decode()
    assert "06-12345678" in adviser.post(address, {"none_because": "Bel 06-12345678."}).content.decode()
    for said, shown in (
        (whole, "1 mei 2026: Meld je zorgen."),
        ({"none_because": "Dat maakt buren bang."}, "Dat maakt buren bang."),
    ):
        assert adviser.post(address, said).status_code == 302
        assert shown in adviser.get(reverse("policy:action", args=[action.part.id])).content.decode()
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        action = queries.plan_contents(actor, plan_id)[1].actions[2]
    assert action.communicated is not None
    assert (action.communicated.message, action.communicated.none_because) == ("", "Dat maakt buren bang.")


def test_the_successor_is_drafted_when_the_last_action_is_evaluated(adviser):
    plan_id, _ = demo_plan()
    page = adviser.get(reverse("policy:evaluation", args=[plan_id])).content.decode()
    assert "16 van de 19 acties zijn geëvalueerd" in page
    assert "Nog niet elke actie is geëvalueerd" in page
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        open_ones = [a.part.id for p in queries.plan_contents(actor, plan_id) for a in p.actions if a.evaluated is None]
    for action_id in open_ones:
        adviser.post(reverse("policy:evaluate", args=[action_id]), {"result": "unknown", "advice": "keep"})
    response = adviser.post(reverse("policy:succeed", args=[plan_id]))
    text = adviser.get(response.headers["Location"]).content.decode()
    assert "2027-2030" in text
    assert "Vraagt aandacht" in text
    assert "<del>Meedoen in het team van deskundigen" in text


def test_the_account_answers_every_promise(client):
    plan_id, _ = demo_plan()
    signed_in(client, "councillor")
    text = client.get(reverse("policy:account", args=[plan_id])).content.decode()
    assert "Het meldpunt is open, ruim een jaar later dan beloofd." in text
    assert "Weten we niet." in text


def test_a_proposal_is_answered_by_page(adviser):
    demo_plan()
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        [proposal] = queries.proposals(actor)
    answered = {"taken_up": "ja", "answer": "Extra spreekuur in de bibliotheek."}
    refused = adviser.post(reverse("policy:answer", args=[proposal.id]), answered)
    assert (refused.status_code, "een functie of organisatie" in refused.content.decode()) == (422, True)
    page = adviser.post(reverse("policy:answer", args=[proposal.id]), {"answer": "Dit blijft staan."}).content.decode()
    unfolded = page[page.index('<details class="baken-explain" open>') :]
    assert "Kies ja of nee." in unfolded
    assert "Dit blijft staan.</textarea>" in unfolded
    adviser.post(reverse("policy:answer", args=[proposal.id]), answered | {"owner": "bibliotheek"})
    page = adviser.get(reverse("policy:proposals")).content.decode()
    assert "Extra spreekuur in de bibliotheek." in page
    assert "1 van 1 binnen 30 dagen beantwoord" in page


def test_a_second_year_plan_for_one_year_is_refused_in_words(adviser):
    plan_id, _ = demo_plan()
    said = {"year": "2026", "reference": "B&W-77", "decided_on": "2026-01-20"}
    response = adviser.post(reverse("policy:year-plans", args=[plan_id]), said)
    assert response.status_code == 422
    assert "Voor dit jaar staat er al een uitvoeringsplan." in response.content.decode()


def test_telling_the_council_too_early_is_refused_beside_the_form_and_keeps_what_was_typed(adviser):
    plan_id, _ = demo_plan()
    year_plans = reverse("policy:year-plans", args=[plan_id])
    adviser.post(year_plans, {"year": "2024", "reference": "B&W-2024", "decided_on": "2024-01-20"})
    with acting_as("safety_adviser", activity=Activity.MANAGE_PLAN) as actor:
        [untold] = [row for row in queries.year_plans(actor, plan_id) if row.informed_on is None]
    telling = reverse("policy:inform", args=[plan_id, untold.id])
    too_early = "De raad kan niet eerder geïnformeerd zijn dan het college besloot."
    for day, sentence in (("", "Vul een datum in."), ("2024-01-19", too_early)):
        response = adviser.post(telling, {"informed_on": day, "reference": "RIB-24"})
        page = response.content.decode()
        unfolded = page[page.index('<details class="baken-explain" open>') :]
        assert (response.status_code, 'value="RIB-24"' in unfolded, sentence in unfolded) == (422, True, True)
    told = adviser.post(telling, {"informed_on": "2024-02-06", "reference": "RIB-24"}, follow=True).content.decode()
    assert "6 februari 2024, RIB-24" in told
