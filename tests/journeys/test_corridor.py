"""One report walks through the whole house, as the different people who would carry it; and a care casus nobody else meets."""

import io
import re
from datetime import timedelta
from secrets import token_hex
from types import SimpleNamespace

import pytest
from django.utils import timezone
from pypdf import PdfReader

from baken.testing.visitors import DESK, PHONE, Visitor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the first to ask waits for the demo
STORY = "In de schuur achter het kanaal branden elke nacht lampen en er komt een zoete lucht uit."
NAME = f"Kanaaldijk {token_hex(2)}"  # a demo that runs already may have been walked before
PLACE = f"{NAME}, bij de sluis"
SUMMARY = "Schuur aan het kanaal: nachtelijk licht, zoete lucht, wisselende busjes."
SHARED = f"Schuur {NAME}, nachtelijk licht. Geen namen."
REASONS = {
    "necessity": "Zonder dit weten we niet of het op zichzelf staat.",
    "proportionality": "Alleen het adres en ja of nee.",
    "subsidiarity": "Een gesprek zou de melder in gevaar brengen.",
}
COUNT = """
from django.utils import timezone
from baken.house.config.cli import as_process
with as_process("worker"):
    from baken.house.upkeep.services.extract import extract_figures
    print("\\n", extract_figures(at=timezone.localtime()).digest)
"""


def day(away):
    return (timezone.localdate() + timedelta(days=away)).isoformat()


@pytest.fixture(scope="module")
def walk(demo, browser, pictures):
    """What the steps hand on to each other: who is at their desk, and where the report is by now."""
    people = {}

    def somebody(name, size=DESK):
        if (name, size) not in people:
            people[name, size] = Visitor(browser, demo.staff, name, size)
        return people[name, size]

    def picture(visitor, name):
        for width, height in (PHONE, DESK):
            visitor.page.set_viewport_size({"width": width, "height": height})
            visitor.picture(pictures / f"{name}-{width}.png")

    yield SimpleNamespace(demo=demo, browser=browser, somebody=somebody, picture=picture, pictures=pictures)
    for visitor in people.values():
        visitor.context.close()


def test_one_report_walks_the_whole_corridor(walk):
    a_resident_reports_without_javascript_and_gets_a_receipt(walk)
    the_weigher_reads_it_asks_back_and_opens_a_signal(walk)
    no_phase_is_skipped_on_the_way_to_an_approach(walk)
    the_adviser_binds_it_to_a_dossier(walk)
    the_partner_sees_only_what_is_shared_and_answers(walk)
    the_mayor_decides_on_the_phone(walk)
    an_inspection_is_shut_without_ground_and_opens_with_it(walk)
    the_inspector_records_on_the_phone(walk)
    the_measure_is_carried_out(walk)
    the_numbers_beyond_the_wall_know_the_month_and_nobody(walk)
    the_council_reads_one_page_and_a_tagged_pdf(walk)
    the_resident_reads_the_question_with_the_code_and_answers(walk)


def a_resident_reports_without_javascript_and_gets_a_receipt(walk):
    wim = walk.somebody("Wim Wever")
    walk.counted_before = walk.demo.python(COUNT)
    wim.go("/meldingen")
    walk.before = wim.links(r"/meldingen/[0-9a-f-]{36}$")
    resident = walk.resident = Visitor(walk.browser, walk.demo.door, size=PHONE)
    resident.go("/melden/GM1509/verdacht/drugs")
    walk.picture(resident, "melden")
    resident.fill({"q_what": "growing", "story": STORY, "place": PLACE, "identity": "anonymous"})
    resident.press("Kijk het na")
    resident.press("Verzegel en verstuur")
    assert "Je melding is binnen" in resident.says()
    walk.code = " ".join(resident.page.locator(".baken-code li").all_inner_texts())
    assert len(walk.code.split()) == 7
    walk.picture(resident, "ontvangst")


def the_weigher_reads_it_asks_back_and_opens_a_signal(walk):
    wim = walk.somebody("Wim Wever")
    wim.go("/meldingen")
    [walk.report] = wim.links(r"/meldingen/[0-9a-f-]{36}$") - walk.before
    wim.go(walk.report)
    assert STORY not in wim.says()
    wim.press("Open de melding")
    assert STORY in wim.says()
    part = wim.unfold("Bericht aan de melder")
    wim.fill({"text": "Dank je wel. Hoe vaak per week ruik je dit?"}, part).press("Verstuur", part)
    walk.picture(wim, "melding")
    wim.follow("Veiligheid, of allebei")
    told = {"phenomenon": "HENNEP", "summary": SUMMARY, "place": PLACE, "postcode": "7071 XX", "number": "12"}
    wim.fill(told).press("Signaal openen")
    walk.signal = wim.path
    assert re.fullmatch(r"/signalen/[0-9a-f-]{36}", walk.signal)


def no_phase_is_skipped_on_the_way_to_an_approach(walk):
    wim = walk.somebody("Wim Wever")
    wim.go(f"{walk.signal}/besluit?naar=weighing")
    wim.fill({"municipal_task": "on", "own_territory": "on", "reason": "Hoort bij ons."}).press("Vastleggen")
    wim.follow("Wegen:")
    grades = {"reliability": "unknown", "credibility": "possible", "concreteness": "concrete", "recency": "now"}
    wim.fill(grades | {"seriousness": "serious"}).press("Vastleggen")
    assert "Er is nog geen privacytoets 1. Zonder die toets zoeken we in geen enkele bron." in wim.says()
    walk.picture(wim, "signaal")
    wim.follow("Privacytoets 1")
    wim.fill(REASONS | {"ground": "Opiumwet 13b", "purpose": "Weten of deze plek bekend is.", "sources": "signals"})
    wim.press("Toets vastleggen").follow("Bronnen onderzoeken")
    wim.fill({"reason": "Concreet en ernstig."}).press("Vastleggen")
    wim.follow("Vraag het aan een bron").press("Vraag: daar bekend?")
    assert re.search(r"Eigen signalen.*(Daar|Niet) bekend", wim.says(), re.DOTALL)
    wim.go(walk.signal)
    assert re.search(r"Eigen signalen, op .*: (niet )?bekend", wim.says())
    wim.follow("Privacytoets 2A")
    wim.fill(REASONS | {"ground": "Opiumwet 13b", "organisation": "Politie", "shared": SHARED})
    wim.press("Toets vastleggen").follow("Aanpak voorbereiden")
    wim.fill({"reason": "Samen kijken is nodig."}).press("Vastleggen")


def the_adviser_binds_it_to_a_dossier(walk):
    aleida = walk.somebody("Aleida Oosterink")
    aleida.go("/dossiers/nieuw")
    signal = walk.signal.rsplit("/", 1)[1]
    aleida.fill(
        {
            "kind": "location", "title": f"Schuur aan de {NAME}", "purpose": "Weten wat hier speelt.",
            "ground": "Opiumwet 13b", "place": PLACE, "signals": signal,
        }
    ).press("Dossier openen")  # fmt: skip
    walk.dossier = aleida.path
    assert SUMMARY[:20] in aleida.says() or "hennep" in aleida.says().lower()
    assert "Wat mag ik nu?" in aleida.says()
    walk.picture(aleida, "dossier")


def the_partner_sees_only_what_is_shared_and_answers(walk):
    aleida = walk.somebody("Aleida Oosterink")
    aleida.go("/overleg/nieuw")
    aleida.fill({"kind": "loo", "level": "local", "held_on": day(1), "chair": "Aleida Oosterink"})
    aleida.page.locator("main form button[type=submit]").first.click()
    table = aleida.path
    seats = aleida.unfold("Deelnemer toevoegen")
    aleida.fill({"organisation_id": "Politie", "name": "Agent Kuiper"}, seats).press("Toevoegen", seats)
    aleida.go(f"{table}/punten")
    aleida.fill({"dossier_id": NAME, "subject": f"Schuur {NAME}", "ground": "Opiumwet 13b"})
    aleida.fill({"question": "Wie kijkt er mee?"})
    aleida.page.locator("main form button[type=submit]").first.click()
    aleida.go(table)
    aleida.follow(f"Schuur {NAME}")
    item = aleida.path
    shares = aleida.unfold("Delen met een partner")
    told = {
        "organisation_id": "Politie", "check_2a_id": "Politie", "ground": "Politiewet 2012, artikel 3",
        "necessity": "Om veilig te kunnen kijken.", "proportionality": "Alleen de plek.", "extract": SHARED,
        "question": "Rijden jullie langs?",
    }  # fmt: skip
    aleida.fill(told, shares).press("Delen", shares)
    assert SHARED in aleida.says()
    walk.picture(aleida, "overleg")

    agent = walk.somebody("Agent Kuiper", PHONE)
    if agent.path == "/mijn-rollen":
        pytest.fail("the partner must be signed in at one table")
    agent.go("/gedeeld")
    newest = sorted(agent.links(r"/gedeeld/[0-9a-f-]{36}$"))[-1]
    agent.go(newest)
    assert SHARED in agent.says()
    assert SUMMARY not in agent.says()
    assert STORY not in agent.says()
    agent.fill({"code": "commits", "text": "Vrijdagnacht."}).press("Antwoorden")
    assert [agent.go(path) for path in (walk.dossier, walk.signal, walk.report, table, item)] == [403] * 5

    aleida.go(item)
    assert "Vrijdagnacht" in aleida.says()
    ends = aleida.unfold("Besluit")
    aleida.fill({"code": "administrative", "reason": "De politie rijdt langs; wij bereiden een besluit voor."}, ends)
    ends.locator("button[type=submit]").click()


def the_mayor_decides_on_the_phone(walk):
    joke = walk.somebody("Joke Rechterschot")
    joke.go("/besluiten/nieuw")
    joke.fill(
        {"dossier": NAME, "instrument": "close_drugs_premises", "organ": "mayor", "title": f"Schuur {NAME} dicht"}
    ).press("Voorbereiden")  # fmt: skip
    walk.decision = re.sub(r"/voorstel$", "", joke.path)
    joke.go(f"{walk.decision}/voorstel")
    joke.fill(
        {
            "addressee": "De eigenaar", "address": PLACE, "facts": "De politie vond vrijdag 400 planten.",
            "phenomenon": "HENNEP", "ground": "Opiumwet 13b, lid 1", "reasons": "De loop moet eruit.",
            "lighter": "Een waarschuwing hielp niet.", "occupants": "nobody", "views_skipped": "heard_before",
            "views_skipped_reason": "De eigenaar is vorige week gehoord.", "grace_until": day(7),
            "lasts_until": day(90), "decide_by": day(2),
        }
    )  # fmt: skip
    joke.page.locator("main form button[type=submit]").first.click()
    joke.go(walk.decision)
    care = joke.unfold("Zorgcheck vastleggen")
    joke.fill({"result": "no_care_needed", "asked": "sociaal team", "text": "Er woont niemand."}, care)
    joke.press("Zorgcheck vastleggen", care)
    talk = joke.unfold("Afstemmen met het sociaal domein")
    joke.fill({"held_on": day(-1), "whom": "Sociaal team", "advice": "Akkoord."}, talk)
    joke.press("Afstemming vastleggen", talk)
    walk.picture(joke, "besluit")
    joke.press("Voorleggen", joke.unfold("Voorleggen aan de"))

    mayor = walk.somebody("Margriet Ketting", PHONE)
    mayor.go("/te-besluiten")
    card = mayor.page.locator(".baken-decision", has_text=f"Schuur {NAME} dicht")
    for words in ("Grond", "Lichter middel", "Wie woont er", "Zorgcheck", "Besluit gevraagd voor"):
        assert words in card.inner_text()
    mayor.picture(walk.pictures / "burgemeester-390.png")
    card.get_by_role("link").last.click()
    mayor.press("Ik besluit dit", mayor.unfold("Besluiten"))
    mayor.go("/te-besluiten")
    assert f"Schuur {NAME} dicht" not in mayor.says()
    joke.go(walk.decision)
    told = joke.unfold("Besluit is bekendgemaakt")
    joke.fill({"on": day(0)}, told).press("Bekendmaking vastleggen", told)


def an_inspection_is_shut_without_ground_and_opens_with_it(walk):
    aleida = walk.somebody("Aleida Oosterink")
    aleida.go("/controles/nieuw")
    aleida.fill({"object_type": "outbuilding", "address": PLACE, "dossier_id": NAME}).press("Voorbereiden")
    walk.inspection = re.sub(r"/plan$", "", aleida.path)
    aleida.go(walk.inspection)
    assert "Er is nog geen onderbouwde aanleiding." in aleida.says()
    assert aleida.page.get_by_role("button", name="Voorleggen", exact=True).count() == 0
    aleida.go(f"{walk.inspection}/plan")
    aleida.fill(
        {
            "phenomenon": "HENNEP", "held_on": day(3), "starts_at": "09:30", "criterion": "Twee bronnen zien hetzelfde.",
            "purpose": "Zien of het gebruik klopt.", "proportionality": "Een brief geeft geen antwoord.",
            "dpia": "DPIA 2026-04", "safety_plan": "Niemand alleen naar binnen.", "care_contact": "Petra Bleumink",
        }
    )  # fmt: skip
    aleida.page.locator("main form button[type=submit]").first.click()
    aleida.go(walk.inspection)
    why = aleida.unfold("Aanleiding vastleggen")
    aleida.fill({"kind": "policy_theme", "text": "Misbruik van schuren, uit het plan."}, why)
    aleida.press("Aanleiding vastleggen", why)
    for name, basis in (("Omgevingsdienst", "Omgevingswet 18.6"), ("Politie", "Politiewet 2012, 3")):
        partner = aleida.unfold("Partner toevoegen")
        aleida.fill({"organisation_id": name, "purpose": "Meekijken", "legal_basis": basis}, partner)
        aleida.press("Partner toevoegen", partner)
    who = aleida.unfold("Toezichthouder aanwijzen")
    aleida.fill({"membership_id": "Tinus Hebbink"}, who).press("Aanwijzen", who)
    aleida.press("Voorleggen", aleida.unfold("Ter akkoord voorleggen"))
    aleida.press("Ik ga akkoord", aleida.unfold("Akkoord geven"))
    joke = walk.somebody("Joke Rechterschot")
    joke.go(walk.inspection)
    joke.press("Ik ga akkoord", joke.unfold("Akkoord geven"))
    aleida.go(walk.inspection)
    aleida.press("Inplannen", aleida.unfold("Inplannen"))
    walk.picture(aleida, "controle")
    aleida.go(walk.inspection)
    briefing = aleida.unfold("Briefing")
    briefing.locator("button[type=submit]").click()


def the_inspector_records_on_the_phone(walk):
    tinus = walk.somebody("Tinus Hebbink", PHONE)
    tinus.go(walk.inspection.replace("/controles/", "/mijn-controles/"))
    tinus.press("Beginnen", tinus.unfold("We beginnen"))
    door = tinus.unfold("Aan de deur")
    tinus.fill({"entry": "power", "showed_card": "on", "told_purpose": "on"}, door).press("Vastleggen", door)
    found = tinus.unfold("Bevinding")
    tinus.fill({"result": "violation", "text": "Kweekruimte, net leeggehaald."}, found)
    tinus.press("Bevinding vastleggen", found)
    tinus.picture(walk.pictures / "controleur-390.png")
    assert "overtreding" in tinus.says()


def the_measure_is_carried_out(walk):
    aleida = walk.somebody("Aleida Oosterink")
    aleida.go("/maatregelen/nieuw")
    aleida.fill(
        {
            "decision_id": NAME, "kind": "closure", "title": "Schuur verzegeld", "starts_on": day(0),
            "ends_on": day(90), "executor": "Toezicht", "told_nothing_because": "De buren weten het al.",
        }
    )  # fmt: skip
    aleida.page.locator("main form button[type=submit]").first.click()
    begin = aleida.unfold("Beginnen")
    aleida.fill({"on": day(0)}, begin).press("Begin vastleggen", begin)
    assert "Schuur verzegeld" in aleida.says()
    walk.picture(aleida, "maatregel")


def the_numbers_beyond_the_wall_know_the_month_and_nobody(walk):
    counted = walk.demo.python(COUNT)
    assert counted != walk.counted_before
    assert counted == walk.demo.python(COUNT)
    dina = walk.somebody("Dina Telgenkamp")
    dina.go("/beeld")
    assert "Veiligheidsbeeld" in dina.says()
    walk.picture(dina, "beeld")
    dina.go("/beeld/eigen-tellingen")
    said = dina.says()
    assert "hennep" in said.lower()
    assert NAME not in said
    assert SUMMARY not in said


def the_council_reads_one_page_and_a_tagged_pdf(walk):
    aleida = walk.somebody("Aleida Oosterink")
    aleida.go("/raad/nieuw")
    aleida.fill({"title": "Veiligheid deze week", "narrative": "Een schuur is gesloten."}).press("Opstellen")
    briefing = aleida.path
    walk.picture(aleida, "raad")
    aleida.press("Openbaar maken")
    rob = walk.somebody("Rob Raadman")
    assert rob.go(briefing) == 200
    assert "Veiligheid deze week" in rob.says()
    answer = aleida.context.request.get(f"{aleida.site}{briefing}/pdf")
    paper = PdfReader(io.BytesIO(answer.body()))
    assert paper.root_object["/MarkInfo"]["/Marked"]
    assert str(paper.root_object["/Lang"]).startswith("nl")
    assert "Veiligheid deze week" in "".join(page.extract_text() for page in paper.pages)
    assert NAME not in "".join(page.extract_text() for page in paper.pages)


def the_resident_reads_the_question_with_the_code_and_answers(walk):
    resident = walk.resident
    resident.go("/melding")
    resident.fill({"code": walk.code}).press("Bekijk de stand")
    assert "Hoe vaak per week ruik je dit?" in resident.says()
    assert STORY not in resident.says()
    resident.fill({"text": "Bijna elke nacht."}).press("Verzegel en verstuur")
    walk.picture(resident, "draad")
    for name, path, picture in (
        ("Aleida Oosterink", "/", "begin"),
        ("Frans Gewetens", "/toezicht", "toezicht"),
        ("Aleida Oosterink", "/plan", "plan"),
    ):
        walk.somebody(name).go(path)
        walk.picture(walk.somebody(name), picture)
    wim = walk.somebody("Wim Wever")
    wim.go(walk.report)
    assert "Bijna elke nacht." in wim.says()


def test_a_care_casus_does_not_exist_for_anybody_else(walk):
    petra = walk.somebody("Petra Bleumink")
    petra.go("/zorg/nieuw")
    petra.fill({"called": "Oma bij de brug", "worry": "Zij dwaalt 's nachts.", "next_contact": day(1)})
    petra.page.locator("main form button[type=submit]").first.click()
    casus = petra.path
    for track, what in (("safety", "Wijkagent loopt langs."), ("social", "Wijkverpleging belt.")):
        part = petra.unfold("Actie toevoegen")
        petra.fill({"track": track, "what": what, "owner": "Team", "due": day(5)}, part).press("Actie vastleggen", part)
    assert "Wijkverpleging belt." in petra.says()
    assert "AVE" in petra.says()
    walk.picture(petra, "zorg")
    petra.go("/")
    assert "Oma bij de brug" in petra.says()
    for name in (
        "Aleida Oosterink",
        "Wim Wever",
        "Margriet Ketting",
        "Joke Rechterschot",
        "Frans Gewetens",
        "Dina Telgenkamp",
    ):
        other = walk.somebody(name)
        assert other.go(casus) in (403, 404), name
        other.go("/")
        assert "Oma bij de brug" not in other.says(), name
        assert "Contact met mensen" not in other.says(), name
