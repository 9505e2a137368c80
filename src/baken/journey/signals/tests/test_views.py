"""The pages of signals, as a weigher clicks them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from baken.journey.signals.tests.conftest import REASONING, S, check_2a, weigher
from baken.testing.people import NEIGHBOUR, organisation, signed_in

GRADED = {
    "phenomenon": "HENNEP",
    "summary": "Sterke geur, dichte ramen.",
    "reliability": "usually",
    "credibility": "probable",
    "concreteness": "concrete",
    "recency": "now",
    "seriousness": "serious",
}
PARTS = {
    "necessity": REASONING.necessity,
    "proportionality": REASONING.proportionality,
    "subsidiarity": REASONING.subsidiarity,
}


def url(name, signal):
    return reverse(f"signals:{name}", args=[signal])


def test_klein_houden_takes_two_clicks_from_the_inbox(database, client, signal_in):
    made = signal_in(S.INTAKE)
    signed_in(client, "weigher")
    inbox = client.get(reverse("signals:inbox"))
    assert url("signal", made) in inbox.content.decode()
    page = client.get(url("signal", made)).content.decode()
    assert "30 november 2027" in page
    form = re.search(r'name="reason".*?<option value="([^"]+)"', page, re.S)
    assert form
    sent = client.post(url("small", made), {"from_state": "intake", "reason": form[1]})
    assert sent.status_code == 302
    assert "afgesloten" in client.get(url("signal", made)).content.decode()


def test_the_second_weigher_keeps_what_was_typed_and_hears_who(database, client, signal_in):
    made = signal_in(S.WEIGHING)
    signed_in(client, "weigher", who="second")
    late = client.post(url("weigh", made), GRADED | {"seen": "0", "summary": "Mijn eigen woorden."})
    text = late.content.decode()
    assert late.status_code == 409
    assert "Weger first" in text
    assert "Mijn eigen woorden." in text
    assert client.post(url("weigh", made), GRADED | {"seen": "1"}).status_code == 302


def test_the_second_decider_keeps_what_was_typed_and_hears_who(database, client, signal_in):
    made = signal_in(S.WEIGHING)
    signed_in(client, "weigher")
    decision = {"from_state": "weighing", "to": "closed", "result": "no_action", "reason": "Niets te doen."}
    assert client.post(url("decide", made), decision).status_code == 302
    second = Client()
    signed_in(second, "weigher", who="second")
    late = second.post(url("decide", made), decision | {"reason": "Mijn lange uitleg."})
    assert late.status_code == 409
    assert "Weger first" in late.content.decode()
    assert "Mijn lange uitleg." in late.content.decode()


def test_a_closed_door_says_why_which_article_and_what_opens_it(database, client, signal_in):
    made = signal_in(S.WEIGHING)
    signed_in(client, "weigher")
    page = client.get(url("signal", made)).content.decode()
    assert "Er is nog geen privacytoets 1." in page
    assert "UAVG 33" in page
    asked = client.get(url("decide", made), {"naar": "investigation"}).content.decode()
    assert "Doorgaan met spoed" in asked
    sent = client.post(url("decide", made), {"from_state": "weighing", "to": "investigation", "reason": "verder"})
    assert sent.status_code == 422
    urgent = {"from_state": "weighing", "to": "investigation", "reason": "", "urgent": "ja"}
    assert client.post(url("decide", made), urgent).status_code == 302
    assert "(spoed)" in client.get(url("signal", made)).content.decode()


def test_a_number_is_added_beside_a_signal_and_what_cannot_be_one_stays_on_the_screen(database, client, signal_in):
    made = signal_in(S.WEIGHING)
    signed_in(client, "weigher")
    assert url("marks", made) in client.get(url("signal", made)).content.decode()
    wrong = client.post(url("marks", made), {"plate": "geen kenteken"})
    for typed, field in (
        ({"postcode": "70AB", "number": "12"}, "postcode"),
        ({"postcode": "7071 AB", "number": "x"}, "number"),
    ):
        assert list(client.post(url("marks", made), typed).context["form"].errors) == [field]
    assert (wrong.status_code, "geen kenteken" in wrong.content.decode()) == (422, True)
    assert client.post(url("marks", made), {"plate": ""}).status_code == 422
    added = client.post(url("marks", made), {"plate": "G-001-BB"}, follow=True)
    assert "Het kenmerk staat erbij" in added.content.decode()
    assert "G-001-BB" not in added.content.decode()
    assert "staat er al bij" in client.post(url("marks", made), {"plate": "H-002-CC"}).content.decode()


def test_after_urgency_the_page_of_sources_leads_to_the_check_that_is_still_due(database, client, signal_in):
    made = signal_in(S.WEIGHING)
    signed_in(client, "weigher")
    urgent = {"from_state": "weighing", "to": "investigation", "reason": "Nu gevaar.", "urgent": "ja"}
    assert client.post(url("decide", made), urgent).status_code == 302
    for name in ("sources", "signal"):
        assert url("check-1", made) in client.get(url(name, made)).content.decode()
    ground = re.search(r'<option value="(Opiumwet[^"]+)"', client.get(url("check-1", made)).content.decode())
    assert ground
    due = PARTS | {"sources": ["signals"], "purpose": "weten", "ground": ground[1]}
    assert client.post(url("check-1", made), due).status_code == 302
    page = client.get(url("sources", made)).content.decode()
    assert "Vraag: daar bekend?" in page
    assert url("check-1", made) not in page


def test_the_three_checks_are_filled_in_and_confirmed_by_the_lawyer(database, client, signal_in):
    made = signal_in(S.WEIGHING)
    organisation("Netbeheerder")
    signed_in(client, "weigher")
    blank = client.get(url("check-1", made)).content.decode()
    assert "Niet zo:" in blank
    ground = re.search(r'<option value="(Opiumwet[^"]+)"', blank)
    assert ground
    refused = client.post(url("check-1", made), PARTS | {"purpose": "", "ground": ground[1]})
    assert refused.status_code == 422
    sources = {"sources": ["signals", "dossiers"], "purpose": "weten", "ground": ground[1]}
    assert client.post(url("check-1", made), PARTS | sources).status_code == 302
    client.post(url("decide", made), {"from_state": "weighing", "to": "investigation", "reason": "verder"})
    assert client.post(url("research", made), {"source": "signals"}).status_code == 302
    assert "niet bekend" in client.get(url("signal", made)).content.decode()
    form = client.get(url("check-2a", made)).content.decode()
    assert PARTS["necessity"] in form
    partner = re.search(r'<option value="([0-9a-f-]{36})"', form)
    assert partner
    shared = {"organisation": partner[1], "shared": "het adres", "ground": "eigen wet"}
    assert client.post(url("check-2a", made), PARTS | shared).status_code == 302
    client.post(url("decide", made), {"from_state": "investigation", "to": "preparing", "reason": "samen"})
    chosen = {"instrument": "joint_inspection", "ground": ground[1]}
    assert client.post(url("check-2b", made), PARTS | chosen).status_code == 302
    assert "Wacht op de jurist" in client.get(url("signal", made)).content.decode()
    lawyer = Client()
    signed_in(lawyer, "lawyer")
    shown = lawyer.get(url("signal", made)).content.decode()
    assert "Privacytoets 2B lezen en bevestigen" in shown
    assert "Privacytoets 2B, integrale controle" in shown
    confirm = re.search(r'action="(/signalen/toetsen/[^"]+)"', shown)
    assert confirm
    assert lawyer.post(confirm[1]).status_code == 302
    assert f"/dossiers/nieuw?signaal={made}" in client.get(url("signal", made)).content.decode()
    sent = client.post(url("decide", made), {"from_state": "preparing", "to": "approach", "reason": "controle"})
    assert sent.status_code == 302
    assert "Privacytoets 2B bevestigen" not in lawyer.get("/").content.decode()
    assert client.post(url("check-2b", made), PARTS | chosen | {"instrument": "prevention"}).status_code == 302
    assert "Privacytoets 2B bevestigen" in lawyer.get("/").content.decode()  # of an approach that asks for one more


def test_a_new_signal_with_a_wrong_address_keeps_what_was_typed(database, client):
    signed_in(client, "weigher")
    told = {
        "source": "civil_servant",
        "received_on": "2026-11-02",
        "phenomenon": "HENNEP",
        "summary": "Geur bij een schuur.",
    }
    wrong = client.post(reverse("signals:new"), told | {"postcode": "12 AB", "number": "3"})
    assert wrong.status_code == 422
    assert "Een postcode is vier cijfers en twee letters" in wrong.content.decode()
    assert "Geur bij een schuur." in wrong.content.decode()
    assert client.post(reverse("signals:new"), told | {"postcode": "7071 AB", "number": "3"}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"plate": "fiets"}, "geen Nederlands kenteken"),
        ({"kvk": "00000000"}, "Een KvK-nummer is acht cijfers"),
        ({"phone": "12"}, "geen telefoonnummer"),
        ({"surname": "Jansen"}, "achternaam en geboortedatum allebei"),
        ({"surname": "Jansen", "born": "31-2-1980"}, "Deze geboortedatum bestaat niet"),
    ],
)
def test_a_mark_that_is_none_is_said_in_words_and_nothing_typed_is_lost(database, client, typed, sentence):
    signed_in(client, "weigher")
    told = {
        "source": "civil_servant",
        "received_on": "2026-11-02",
        "phenomenon": "HENNEP",
        "summary": "Geur bij een schuur.",
    }
    wrong = client.post(reverse("signals:new"), told | typed)
    assert wrong.status_code == 422
    page = wrong.content.decode()
    assert sentence in page
    assert all(value in page for value in (told["summary"], *typed.values()))
    right = {"plate": "g-001-bb", "given": "J.", "surname": "Jansen", "born": "31-1-1980"}
    assert client.post(reverse("signals:new"), told | right).status_code == 302


def test_a_neighbour_finds_nothing_here(database, client, signal_in):
    made = signal_in(S.WEIGHING)
    signed_in(client, "weigher", NEIGHBOUR)
    for name in ("signal", "weigh", "check-1", "check-2a", "check-2b"):
        assert client.get(url(name, made)).status_code == 404
    assert (
        client.post(url("small", made), {"from_state": "weighing", "reason": "Met een gesprek opgelost."}).status_code
        == 404
    )
    assert client.post(url("research", made), {"source": "signals"}).status_code == 404


def test_the_inbox_needs_few_statements(database, client, signal_in, django_assert_max_num_queries):
    for _ in range(3):
        signal_in(S.INTAKE)
    signed_in(client, "weigher")
    client.get(reverse("signals:inbox"))
    # begin, enter the gate (between a savepoint and its release), signals, phenomena, neighbourhoods, leave, commit
    with django_assert_max_num_queries(9):
        client.get(reverse("signals:inbox"))


def test_in_urgency_a_signal_goes_to_a_partner_without_a_check_though_another_has_one(
    database, client, signal_in, owner_sql
):
    made = signal_in(S.WEIGHING)
    with weigher() as by:
        check_2a(made, by)
    signed_in(client, "weigher")
    to = S.FORWARDED_EXTERNALLY.value
    page = client.get(f"/signalen/{made}/besluit?naar={to}").content.decode()
    assert "Spoed: naar een partner zonder privacytoets 2A" in page
    said = {"from_state": "weighing", "to": to, "urgent": "ja", "recipient": "Brandweer"}
    assert client.post(f"/signalen/{made}/besluit", said).status_code == 302
    assert owner_sql("SELECT what FROM privacy_urgentact") == [
        ("Signaal doorgeleid naar een partner zonder privacytoets",)
    ]
    page = client.get(f"/signalen/{made}").content.decode()
    assert "naar Brandweer" in page
    assert "(spoed)" in page


def test_the_timeline_has_a_word_of_its_own_for_each_step_and_names_the_instrument(database, client, signal_in):
    made = signal_in(S.APPROACH)
    signed_in(client, "weigher")
    page = client.get(f"/signalen/{made}").content.decode()
    for words in (
        "Genomen om te wegen",
        "Gewogen",
        "Naar bronnenonderzoek",
        "Aanpak wordt voorbereid",
        "Aanpak: integrale controle",
    ):
        assert words in page


def test_a_municipality_sets_its_numbers_with_a_source_and_the_page_counts_by_them(database, client):
    signed_in(client, "weigher")
    assert client.post("/signalen/getallen", {"key": "weigh_within", "value": "7", "source": "x"}).status_code == 422
    signed_in(client, "safety_adviser")
    for wrong in ({"value": "61", "source": "x"}, {"value": "7", "source": " "}, {"value": "0", "source": "x"}):
        page = client.post("/signalen/getallen", {"key": "weigh_within"} | wrong)
        assert page.status_code == 422
    assert "Te kiezen: 1 tot en met 60 dagen" in page.content.decode()
    set_to = {"key": "weigh_within", "value": "7", "source": "Afspraak in het teamoverleg van 3 maart"}
    assert client.post("/signalen/getallen", set_to).status_code == 302
    page = client.get("/signalen/informatiepositie").content.decode()
    assert "Binnen 7 dagen" in page
    assert "Afspraak in het teamoverleg" in page
    signed_in(client, "weigher", NEIGHBOUR)
    assert "Binnen 14 dagen" in client.get("/signalen/informatiepositie").content.decode()
