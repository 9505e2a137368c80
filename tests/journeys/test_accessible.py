"""Every page that somebody can walk to, as every role and at the door: axe finds nothing, and a phone never scrolls sideways."""

from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from baken.testing.visitors import DESK, PHONE, Visitor

pytestmark = pytest.mark.slow
CAST = (
    "Wim Wever", "Aleida Oosterink", "Petra Bleumink", "Tinus Hebbink", "Joke Rechterschot", "Bert Schermer",
    "Dina Telgenkamp", "Margriet Ketting", "Lex Vervanger", "Hanna Portefeuille", "Rob Raadman", "Priya Veldkamp",
    "Frans Gewetens", "Bea Sleutelbos", "Corrie Huisman",
)  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LOOKED_AT = set()  # what one of the cast had under axe, the next only walks through
AXE = files("baken.instruments.ui").joinpath("static/ui/built/axe.min.js").read_text(encoding="utf-8")
NOT_A_PAGE = ("/afmelden", "/pdf", "/gezond", "/aanmelden", ".csv", ".json")


def shape(address):
    """The address with its ids left out: one dossier stands for all of them, and so do two tabs of a list."""
    parts = urlsplit(address)
    path = "/".join("…" if len(piece) == 36 and piece.count("-") == 4 else piece for piece in parts.path.split("/"))
    return path, tuple(sorted(pair.partition("=")[0] for pair in parts.query.split("&") if pair))


def walked(visitor, start, trouble):
    """Follow every link from here, one page of each shape; adds what is wrong to `trouble`, returns the pages seen."""
    seen, waiting = {shape(start)}, [start]
    while waiting:
        address = waiting.pop(0)
        status = visitor.go(address)
        if status >= 400:
            trouble.append(f"{address}: a link leads to {status}")
            continue
        if (site := shape(visitor.site + address)) not in LOOKED_AT or address == start:
            LOOKED_AT.add(site)
            look(visitor, address, trouble)
        for link in visitor.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"):
            if link.startswith(visitor.site + "/"):
                onward = link.removeprefix(visitor.site).partition("#")[0]
                if shape(onward) not in seen and not onward.partition("?")[0].endswith(NOT_A_PAGE):
                    seen.add(shape(onward))
                    waiting.append(onward)
    return seen


def look(visitor, address, trouble):
    """Axe at the desk, and the width of a phone."""
    page = visitor.page
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        trouble.append(f"{address}: scrolls sideways on a phone")
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    page.evaluate(AXE)
    for found in page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]:
        trouble.append(f"{address}: {found['id']} ({found['help']}) at {found['nodes'][0]['html'][:200]}")


@pytest.fixture
def visitor(demo, browser):
    made = []

    def visit(site, name="", **options):
        made.append(Visitor(browser, site, name, java_script_enabled=True, bypass_csp=True, **options))
        return made[-1]

    yield visit
    for each in made:
        each.context.close()


@pytest.mark.parametrize("name", CAST)
def test_every_page_of(name, demo, visitor):
    trouble = []
    pages = walked(visitor(demo.staff, name), "/", trouble)
    assert len(pages) > 2
    assert not trouble, "\n".join(trouble)


def test_the_pages_before_signing_in(demo, visitor):
    trouble = []
    stranger = visitor(demo.staff)
    for address in ("/aanmelden", "/verwerkingen", "/autorisatiematrix", "/componenten", "/componenten?voor=inwoner"):
        stranger.go(address)
        look(stranger, address, trouble)
    assert not trouble, "\n".join(trouble)


def test_the_door_and_its_forms_when_wrong_and_right(demo, visitor):
    trouble = []
    resident = visitor(demo.door)
    assert len(walked(resident, "/", trouble)) > 5
    resident.go("/melden/GM1509/zorgen/other_concern")
    resident.press("Kijk het na")
    look(resident, "an empty report", trouble)
    resident.fill({"story": "De lantaarn is stuk, en mijn buurman weet het.", "identity": "anonymous"})
    resident.press("Kijk het na")
    look(resident, "the check before sending", trouble)
    resident.press("Verzegel en verstuur")
    look(resident, "the receipt", trouble)
    resident.press("Bekijk de stand")
    look(resident, "the thread", trouble)
    assert not trouble, "\n".join(trouble)
