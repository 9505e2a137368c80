"""C57: a report in under three minutes, walked by the keyboard alone, without JavaScript, on the width of a phone.

The arithmetic, by the keystroke-level model (Card, Moran & Newell 1980) and silent reading of 238 words a minute
(Brysbaert 2019), for somebody who reads every page from its heading to what they choose there; of a long list of
choices the names, and the explanation of the one that is chosen:

    seconds = keys pressed x 0.28 (average typist, 40 words a minute)
            + decisions x 1.35 (mental preparation: a page, a choice, a field)
            + words read / 238 x 60
            + the time the pages took to come, measured here

Choosing Tab by Tab is slower than a finger: this is the slow way. The count and the seconds are printed.
"""

import time
from dataclasses import dataclass, field

import pytest

from baken.testing.visitors import PHONE, Visitor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the first to ask waits for the demo
KEY, DECISION, WORDS_A_MINUTE, LIMIT = 0.28, 1.35, 238, 180
READ = """until => {
    const target = until === "document.activeElement" ? document.activeElement : document.querySelector(until);
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    let words = 0;
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const isPast = target.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING && !target.contains(node);
        if (isPast) break;
        const passedBy = node.parentElement.closest("main .baken-card p") && !target.closest(".baken-card")?.contains(node);
        const inAList = document.querySelectorAll("main .baken-card a").length > 3;
        const hidden = (inAList && passedBy) || node.parentElement.closest("option, .baken-hidden") || !node.parentElement.checkVisibility();
        if (!hidden) words += node.textContent.split(/\\s+/).filter(Boolean).length;
    }
    return words;
}"""
STORY = "Er slapen elke nacht zeker tien mensen boven de oude winkel. Er is maar één trap en de ramen zijn dicht."


@dataclass
class Keyboard:
    """One person with a keyboard; everything is counted."""

    visitor: Visitor
    keys: int = 0
    decisions: int = 0
    words: int = 0
    waited: float = 0.0
    pages: list[str] = field(default_factory=list)

    def reads(self, until="document.activeElement"):
        """Read the page from its heading to what is chosen there, folded parts and lists of options left out."""
        words = self.visitor.page.evaluate(READ, until)
        self.pages.append(f"{self.visitor.page.title().split(' ·')[0]} ({words} woorden)")
        self.words += words
        self.decisions += 1

    def skips_to_the_content(self):
        """The first Tab of every page is the link past what stands above; what is sent from there comes back there."""
        if self.visitor.page.url.endswith("#inhoud"):
            return
        self.press("Tab")
        assert "baken-skip" in self.visitor.page.evaluate("document.activeElement.className")
        self.press("Enter")

    def tabs_to(self, wanted, most=60):
        """Tab on until the focus is there; `wanted` is a piece of its name, its text or its address."""
        for _ in range(most):
            self.press("Tab")
            here = self.visitor.page.evaluate(
                "(e => [e.name, e.value, e.innerText, e.getAttribute('href')].join(' '))(document.activeElement)"
            )
            if wanted in here:
                self.decisions += 1
                return
        raise AssertionError(f"the keyboard never reaches {wanted}")

    def press(self, key):
        self.keys += 1
        self.visitor.page.keyboard.press(key)

    def types(self, text):
        self.keys += len(text)
        self.visitor.page.keyboard.type(text)

    def enters(self):
        """Press Enter and wait for the next page."""
        self.reads()
        began = time.perf_counter()
        with self.visitor.page.expect_navigation():
            self.press("Enter")
        self.waited += time.perf_counter() - began
        self.skips_to_the_content()

    @property
    def seconds(self):
        return self.keys * KEY + self.decisions * DECISION + self.words / WORDS_A_MINUTE * 60 + self.waited


def at_the_keyboard(demo, browser):
    person = Keyboard(Visitor(browser, demo.door, size=PHONE))
    person.visitor.go("/melden/GM1509")
    person.skips_to_the_content()
    return person


def test_a_report_by_keyboard_alone_takes_less_than_three_minutes(demo, browser, pictures, capsys):
    person = at_the_keyboard(demo, browser)

    person.tabs_to("/verdacht")
    person.enters()
    person.tabs_to("/verdacht/housing")  # in the middle of the list: half of it is read first
    person.enters()
    person.visitor.picture(pictures / "vragen-390.png", whole=True)
    person.tabs_to("q_what")
    person.press("Space")
    person.tabs_to("q_danger")
    person.press("Space")
    person.tabs_to("place")
    person.types("Kerkstraat 12")
    person.tabs_to("when")
    person.types("al drie weken")
    person.tabs_to("story")
    person.types(STORY)
    person.tabs_to("identity anonymous")
    person.tabs_to("verb check")
    person.enters()
    person.visitor.picture(pictures / "nakijken-390.png", whole=True)
    assert "Klopt het zo?" in person.visitor.says()
    person.tabs_to("verb send")
    person.enters()
    person.visitor.picture(pictures / "ontvangst-390.png", whole=True)

    assert "Je melding is binnen" in person.visitor.says()
    until_the_receipt = person.seconds
    person.reads(".baken-code li:last-child")
    with capsys.disabled():
        print(f"\n{until_the_receipt:.0f} seconden tot het ontvangstbewijs; met de code gelezen:")  # noqa: T201 # the measure
        print(told(person))  # noqa: T201 # idem
    assert until_the_receipt < LIMIT, told(person)
    person.visitor.context.close()


def test_a_gut_feeling_takes_less_than_a_minute(demo, browser, capsys):
    person = at_the_keyboard(demo, browser)
    person.tabs_to("/verdacht/unease")
    person.enters()
    person.tabs_to("subject")
    person.press("ArrowDown")
    person.tabs_to("area")
    person.press("ArrowDown")
    person.tabs_to("Tel mij mee")
    person.enters()
    assert "Je gevoel telt mee" in person.visitor.says()
    person.reads("main p:last-of-type")
    with capsys.disabled():
        print(f"\n{told(person)}")  # noqa: T201 # idem
    assert person.seconds < 60, told(person)
    person.visitor.context.close()


def test_enter_in_a_field_goes_on_and_never_loses_what_was_typed(demo, browser):
    person = at_the_keyboard(demo, browser)
    person.visitor.go("/melden/GM1509/zorgen/neighbours")
    person.tabs_to("place")
    person.types("Kerkstraat")
    person.enters()  # nothing told yet: the form says so
    assert "Vertel in een paar woorden" in person.visitor.says()
    assert person.visitor.page.input_value("[name=place]") == "Kerkstraat"
    person.visitor.context.close()


def told(person):
    return (
        f"{len(person.pages)} bladzijden, {person.keys} toetsen, {person.decisions} keuzes, {person.words} woorden gelezen, "
        f"{person.waited:.1f} s gewacht: {person.seconds:.0f} seconden. {'; '.join(person.pages)}"
    )
