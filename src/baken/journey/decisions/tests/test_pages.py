"""The pages of decisions: what a lawyer prepares, what the mayor sees on the phone, and who comes second."""

from django.test import Client

from baken.journey.decisions.vocabulary import Refusal
from baken.testing.corridor import a_decision, a_dossier, checked, published, submitted
from baken.testing.people import signed_in


def test_a_lawyer_prepares_and_the_page_says_what_is_missing(database, client):
    dossier = a_dossier()
    signed_in(client, "lawyer")
    asked = {"dossier": str(dossier), "instrument": "close_drugs_premises", "organ": "college", "title": "Loods"}
    refused = client.post("/besluiten/nieuw", asked)
    assert refused.status_code == 422
    assert Refusal.ORGAN_NOT_COMPETENT.label in refused.content.decode()
    made = client.post("/besluiten/nieuw", asked | {"organ": "mayor"}, follow=True)
    page = made.content.decode()
    assert made.status_code == 200
    for missing in (Refusal.NO_FACTS, Refusal.NO_LIGHTER, Refusal.NO_CARE_CHECK, Refusal.NO_SOCIAL_CONSULT):
        assert missing.label in page


def test_the_content_is_written_checked_and_laid_before_the_mayor(database, client):
    made = checked(a_decision())
    signed_in(client, "lawyer")
    here = f"/besluiten/{made}"
    assert "Havenstraat 1" in client.get(f"{here}/voorstel").content.decode()
    assert client.post(f"{here}/voorleggen", {"seen": "preparing"}).status_code == 302
    assert "ligt ter besluit" in client.get("/besluiten?lijst=voorgelegd").content.decode()
    assert client.get(here).status_code == 200


def test_the_mayor_reads_one_card_and_takes_it(database, client):
    made = submitted()
    signed_in(client, "mayor")
    card = client.get("/te-besluiten").content.decode()
    for said in ("Opiumwet 13b", "Een waarschuwing is gegeven", "er woont niemand", "geen zorg nodig"):
        assert said in card
    assert client.get(f"/te-besluiten/{made}").status_code == 200
    assert client.post(f"/te-besluiten/{made}/besluit", {"seen": "submitted"}).status_code == 302
    assert "Er ligt niets voor je" in client.get("/te-besluiten").content.decode()


def test_who_comes_second_is_told_who_was_first(database, client):
    made = submitted()
    deputy = Client()
    first = signed_in(deputy, "deputy_mayor")
    assert (
        deputy.post(f"/te-besluiten/{made}/terugvragen", {"seen": "submitted", "question": "Wie?"}).status_code == 302
    )
    signed_in(client, "mayor")
    late = client.post(f"/te-besluiten/{made}/besluit", {"seen": "submitted", "reason": "akkoord"})
    assert late.status_code == 409
    assert f"{first.name} was je voor" in late.content.decode()
    assert "akkoord" in late.content.decode()  # what was typed is still there


def test_asking_back_without_a_question_keeps_the_page_with_its_fault(database, client):
    made = submitted()
    signed_in(client, "mayor")
    page = client.post(f"/te-besluiten/{made}/terugvragen", {"seen": "submitted", "question": ""})
    assert page.status_code == 422
    assert "Vul dit nog in." in page.content.decode()


def test_a_decision_of_another_organ_or_municipality_does_not_exist(database, client):
    made = submitted()
    for role, town in (("alderman", "GM1509"), ("mayor", "GM1876")):
        signed_in(client, role, town)
        assert client.get(f"/te-besluiten/{made}").status_code == 404
    signed_in(client, "inspector")
    assert client.get(f"/besluiten/{made}").status_code == 403


def test_the_page_of_a_published_decision_shows_its_terms(database, client):
    made = published()
    signed_in(client, "safety_adviser")
    page = client.get(f"/besluiten/{made}").content.decode()
    assert "4 januari 2027" in page
    assert "Awb 6:7" in page


def test_the_mayor_gives_a_mandate(database, client):
    lawyer = signed_in(Client(), "lawyer")
    signed_in(client, "mayor")
    given = {
        "membership_id": str(lawyer.membership_id), "instrument": "area_ban", "source": "register 3",
        "valid_from": "2026-11-01", "valid_until": "2099-11-01",
    }  # fmt: skip
    assert client.post("/mandaten", given | {"valid_until": "2026-10-01"}).status_code == 422
    assert client.post("/mandaten", given).status_code == 302
    assert lawyer.name in client.get("/mandaten").content.decode()


def test_a_step_on_the_road_after_publication_is_written_with_a_reason(database, client):
    made = published()
    signed_in(client, "lawyer")
    here = f"/besluiten/{made}"
    refused = client.post(f"{here}/verloop", {"seen": "published", "to": "objection", "reason": ""})
    assert refused.status_code == 422
    assert "Vul dit nog in." in refused.content.decode()
    assert (
        client.post(f"{here}/verloop", {"seen": "published", "to": "carried_out", "reason": "te vroeg"}).status_code
        == 422
    )
    gone_on = {"seen": "published", "to": "objection", "reason": "bezwaar van de eigenaar"}
    assert client.post(f"{here}/verloop", gone_on).status_code == 302
    assert client.post(f"{here}/verloop", gone_on).status_code == 409
