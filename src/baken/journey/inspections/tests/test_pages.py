"""The pages of inspections: planned at the desk, recorded on the phone."""

from baken.journey.inspections.vocabulary import Refusal
from baken.testing.corridor import COMPLETE, a_plan, awaiting_approval, planned, substantiated, under_way
from baken.testing.people import signed_in


def test_the_page_of_a_bare_plan_says_what_is_missing_and_keeps_the_door_shut(database, client):
    made = a_plan(criterion="")
    signed_in(client, "safety_adviser")
    page = client.get(f"/controles/{made}").content.decode()
    for missing in (Refusal.NO_OCCASION, Refusal.NO_PARTNERS, Refusal.NO_CRITERION):
        assert missing.label in page
    refused = client.post(f"/controles/{made}/ter-akkoord", {"seen": "preparation"})
    assert refused.status_code == 422
    assert Refusal.NO_OCCASION.label in refused.content.decode()


def test_a_plan_is_written_at_the_desk(database, client):
    signed_in(client, "safety_adviser")
    made = client.post("/controles/nieuw", {"object_type": "business", "address": "Havenstraat 1"}, follow=True)
    assert made.status_code == 200
    here = made.redirect_chain[-1][0]
    assert client.get(f"{here}/plan").status_code == 200
    plan = {"object_type": "business", "address": "Havenstraat 3", "criterion": "uit de lijst", "seen_at": ""}
    assert client.post(f"{here}/plan", plan).status_code == 302
    assert client.post(f"{here}/aanleiding", {"kind": "policy_theme", "text": "Thema buitengebied"}).status_code == 302
    assert client.post(f"{here}/aanleiding", {"kind": "signal", "text": "zonder signaal"}).status_code == 422
    page = client.get(here).content.decode()
    assert "Havenstraat 3" in page
    assert "Thema buitengebied" in page


def test_two_people_approve_on_the_page(database, client):
    made = awaiting_approval()
    signed_in(client, "safety_adviser")
    assert client.post(f"/controles/{made}/akkoord", {"kind": "safety"}).status_code == 302
    assert client.post(f"/controles/{made}/akkoord", {"kind": "legal"}).status_code == 422
    signed_in(client, "lawyer")
    assert "Ik ga akkoord" in client.get(f"/controles/{made}").content.decode()
    assert client.post(f"/controles/{made}/akkoord", {"kind": "legal"}).status_code == 302
    assert client.post(f"/controles/{made}/planning", {"seen": "approval"}).status_code == 302
    assert "gepland" in client.get("/controles?lijst=gepland").content.decode()


def test_urgency_has_its_own_door(database, client):
    made = substantiated()
    signed_in(client, "safety_adviser")
    assert "Spoed: nu inplannen" in client.get(f"/controles/{made}").content.decode()
    assert client.post(f"/controles/{made}/planning-met-spoed", {"seen": "preparation"}).status_code == 302


def test_the_inspector_works_on_the_phone(database, client):
    made = under_way(object_type="dwelling")
    signed_in(client, "inspector")
    here = f"/mijn-controles/{made}"
    assert "Dit is een woning" in client.get(here).content.decode()
    refused = client.post(f"{here}/deur", {"entry": "power"})
    assert refused.status_code == 422
    assert Refusal.DWELLING_WITHOUT_CONSENT.label in refused.content.decode()
    informed = {"entry": "consent", "told_purpose": "on", "told_may_refuse": "on", "consent_by": "bewoner"}
    assert client.post(f"{here}/deur", informed).status_code == 302
    partner = client.get(here).context["card"].partners[0].partner_id
    assert client.post(f"{here}/bevindingen", {"partner_id": partner, "result": "nothing_found"}).status_code == 302
    assert client.post(f"{here}/klaar", {"seen": "under_way"}).status_code == 302
    assert "niets gevonden" in client.get(here).content.decode()


def test_the_briefing_tells_nothing_of_the_occasion_and_is_for_who_is_put_on_it(database, client):
    made = planned()
    signed_in(client, "inspector")
    assert "lege stallen" not in client.get(f"/mijn-controles/{made}").content.decode()
    assert str(made) in client.get("/mijn-controles").content.decode()
    signed_in(client, "inspector", who="second")
    assert client.get(f"/mijn-controles/{made}").status_code == 404
    signed_in(client, "inspector", "GM1876")
    assert client.get(f"/mijn-controles/{made}").status_code == 404
    assert COMPLETE["title"] not in client.get("/mijn-controles").content.decode()
