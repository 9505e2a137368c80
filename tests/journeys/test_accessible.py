"""Every page that somebody can walk to, as every role and at the door: axe finds nothing, and a phone never scrolls sideways."""

import re
from html.parser import HTMLParser
from importlib.resources import files
from urllib.parse import urljoin, urlsplit

import pytest

from baken.testing.visitors import DESK, PHONE, Visitor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the first to ask waits for the demo
CAST = (
    "Wim Wever", "Aleida Oosterink", "Petra Bleumink", "Tinus Hebbink", "Joke Rechterschot", "Bert Schermer",
    "Dina Telgenkamp", "Margriet Ketting", "Lex Vervanger", "Hanna Portefeuille", "Rob Raadman", "Priya Veldkamp",
    "Frans Gewetens", "Bea Sleutelbos", "Corrie Huisman",
)  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LOOKED_AT = set()  # what one of the cast had under axe, the next only walks through
AXE = files("baken.instruments.ui").joinpath("static/ui/built/axe.min.js").read_text(encoding="utf-8")
ENDS_THE_VISIT = ("/afmelden", "/aanmelden")
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|GM\d{4}")
REDIRECTS = {301, 302, 303, 307, 308}


def shape(address):
    """The address with its ids left out: one dossier stands for all of them, and so do two tabs of a list."""
    parts = urlsplit(address)
    path = "/".join("…" if IDENTIFIER.fullmatch(piece) else piece for piece in parts.path.split("/"))
    return path, tuple(sorted(pair.partition("=")[0] for pair in parts.query.split("&") if pair))


def asked(visitor, address):
    """The answer to a link, fetched beside the page, its redirects within the site followed; None when it leads away.

    A link that downloads starts no page, so its headers are read before anything is opened.
    """
    answer = visitor.context.request.get(visitor.site + address, max_redirects=0)
    for _ in range(5):
        if answer.status not in REDIRECTS:
            break
        onward = urljoin(answer.url, answer.headers["location"])
        if not onward.startswith(visitor.site + "/"):
            return None
        answer = visitor.context.request.get(onward, max_redirects=0)
    return answer


def is_page(answer):
    """Whether the headers promise a page to look at: HTML, and not sent as a file to keep."""
    kept = answer.headers.get("content-disposition", "").startswith("attachment")
    return answer.headers.get("content-type", "").startswith("text/html") and not kept


class Links(HTMLParser):
    """The addresses a page leads to, but not the same page in another language."""

    def __init__(self, answer):
        super().__init__()
        self.base, self.found = answer.url, []
        self.feed(answer.text())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and given.get("href") and "hreflang" not in given:
            self.found.append(urljoin(self.base, given["href"]))


def walked(visitor, start, trouble):
    """Follow every link from here, one page of each shape; adds what is wrong to `trouble`, returns the pages seen."""
    known, waiting, pages = {shape(start)}, [start], set()
    while waiting:
        address = waiting.pop(0)
        answer = asked(visitor, address)
        if answer is None:
            continue
        if answer.status >= 400:
            trouble.append(f"{address}: a link leads to {answer.status}")
            continue
        if not is_page(answer):
            continue
        pages.add(shape(address))
        if (site := shape(visitor.site + address)) not in LOOKED_AT or address == start:
            LOOKED_AT.add(site)
            visitor.go(address)
            look(visitor, address, trouble)
        for link in Links(answer).found:
            if link.startswith(visitor.site + "/"):
                onward = link.removeprefix(visitor.site).partition("#")[0]
                if shape(onward) not in known and not onward.partition("?")[0].endswith(ENDS_THE_VISIT):
                    known.add(shape(onward))
                    waiting.append(onward)
    return pages


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
    assert len(walked(resident, "/", trouble)) > 20
    resident.go("/melden/GM1509/zorgen/other_concern")
    resident.press("Kijk het na")
    assert "Vertel in een paar woorden" in resident.says()
    look(resident, "an empty report", trouble)
    resident.fill({"story": "De lantaarn is stuk, en mijn buurman weet het.", "identity": "anonymous"})
    resident.press("Kijk het na")
    assert "Klopt het zo?" in resident.says()
    look(resident, "the check before sending", trouble)
    resident.press("Verzegel en verstuur")
    assert "Je melding is binnen" in resident.says()
    look(resident, "the receipt", trouble)
    resident.press("Bekijk de stand")
    look(resident, "the thread", trouble)
    resident.press("Melding intrekken")
    look(resident, "the withdrawal", trouble)
    resident.go("/melden/GM1509/verdacht/pressure")
    resident.fill({"q_about": "mayor", "story": "De burgemeester neemt geld aan."})
    resident.press("Kijk het na")
    assert "Dit gaat over de burgemeester" in resident.says()
    look(resident, "about the mayor", trouble)
    assert not trouble, "\n".join(trouble)


def test_the_door_from_right_to_left(demo, visitor):
    trouble = []
    resident = visitor(demo.door)
    for path in ("", "/GM1509", "/GM1509/zorgen", "/GM1509/zorgen/other_concern"):
        assert resident.go(f"/ar/melden{path}") == 200
        assert resident.page.locator("html").get_attribute("dir") == "rtl"
        look(resident, f"/ar/melden{path}", trouble)
    resident.page.locator("main button[value=check]:visible").last.click()
    look(resident, "an empty report in Arabic", trouble)
    assert not trouble, "\n".join(trouble)
