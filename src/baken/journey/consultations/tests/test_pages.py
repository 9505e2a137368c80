"""The pages of the table, and the partner's own page."""

from datetime import timedelta

from baken.journey.consultations.tests.conftest import today
from baken.journey.consultations.vocabulary import Refusal
from baken.testing.people import signed_in


def asked(table, **other):
    return {
        "organisation_id": str(table.police), "check_2a_id": str(table.check), "ground": "Politiewet 2012, art. 3",
        "necessity": "nodig", "proportionality": "weinig", "extract": "Havenstraat 1", "question": "Rijden jullie langs?",
        "expires_on": (today() + timedelta(days=7)).isoformat(),
    } | other  # fmt: skip


def test_share_answer_end_and_close(table, client):
    signed_in(client, "safety_adviser")
    item = f"/overleg/punten/{table.item}"
    refused = client.post(f"{item}/delen", asked(table, check_2a_id=""))
    assert refused.status_code == 422
    assert Refusal.NO_CHECK_2A.label in refused.content.decode()
    assert client.post(f"{item}/delen", asked(table)).status_code == 302
    assert "Havenstraat 1" in client.get(item).content.decode()
    assert "Politiewet 2012" in client.get("/overleg/verstrekkingen").content.decode()

    signed_in(client, "partner", organisation=table.police)
    found = client.get("/gedeeld")
    assert "nog geen antwoord" in found.content.decode()
    one = f"/gedeeld/{found.context['cards'][0].disclosure_id}"
    assert client.post(one, {"code": "commits", "text": "vrijdag"}).status_code == 302
    assert "wij pakken dit op" in client.get(one).content.decode().lower()
    assert client.get(f"/overleg/{table.consultation}").status_code == 403

    signed_in(client, "partner", organisation=table.housing)
    assert client.get(one).status_code == 404
    assert "Havenstraat" not in client.get("/gedeeld").content.decode()

    signed_in(client, "safety_adviser")
    here = f"/overleg/{table.consultation}"
    assert client.post(f"{here}/gehouden").status_code == 302
    assert Refusal.ITEMS_WITHOUT_OUTCOME.label in client.get(here).content.decode()
    assert client.post(f"{item}/besluit", {"code": "partner_acts", "reason": "politie rijdt"}).status_code == 302
    assert client.post(f"{here}/afsluiten").status_code == 302
    assert "afgesloten" in client.get("/overleg").content.decode()


def test_a_table_is_planned_filled_and_put_off(table, client):
    me = signed_in(client, "safety_adviser")
    plan = {"kind": "working_group", "level": "regional", "held_on": "2026-12-10", "chair": str(me.membership_id)}
    made = client.post("/overleg/nieuw", plan, follow=True)
    here = made.redirect_chain[-1][0]
    assert (
        client.post(f"{here}/deelnemers", {"organisation_id": str(table.housing), "name": "Consulent"}).status_code
        == 302
    )
    assert client.get(f"{here}/punten").status_code == 200
    item = {"subject": "Keurmerk", "ground": "geen persoonsgegevens", "question": "Hoe verder?"}
    assert client.post(f"{here}/punten", item).status_code == 302
    assert "Keurmerk" in client.get(here).content.decode()
    assert client.post(f"{here}/gaat-niet-door", {"reason": ""}).status_code == 422
    assert client.post(f"{here}/gaat-niet-door", {"reason": "vakantie"}).status_code == 302
    assert client.post(f"{here}/punten", item).status_code == 422
