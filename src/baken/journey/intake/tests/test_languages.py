"""The door speaks seven languages: by its address, whole, and with nothing kept of who chose which."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import trans_real

from baken.ground.topics.rules import reading
from baken.house.config import words

OTHERS = [language for language in words.LANGUAGES]
PAGES = (
    "/", "/melden/GM1509", "/melden/GM1509/verdacht", "/melden/GM1509/zorgen", "/melden/GM1509/verdacht/drugs",
    "/melden/GM1509/verdacht/unease", "/melding", "/wat-baken-nooit-doet", "/zelf-doen", "/is-er-over-mij-gemeld",
    "/samen-in-de-buurt", "/samen-in-de-buurt?gemeente=GM1509",
    "/toegankelijkheid", "/bestaat-niet",
)  # fmt: skip
NAMES = re.compile(
    r"AVG|UAVG|Awb|Wpg|EN|WCAG|AA|lid|autoriteitpersoonsgegevens.nl|Kadaster|"
    r"Baken|Gemeente 1|Oude IJsselstreek|Bronckhorst|Doetinchem|Montferland|GM\d{4}|MB"
)
TOPIC_TEXTS = sorted(
    {*reading.translations("en").values(), *(texts["en"] for texts in reading.YES_NO.values())}, key=len, reverse=True
)
"""These have catalogs of their own, beside the topics."""


class Texts(HTMLParser):
    """The texts of a page that a person reads or hears, language names left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (
            tag in ("script", "style")
            or (tag == "a" and "hreflang" in given)
            or (tag == "q" and given.get("lang") == "nl")
        ):
            self.silent.append(tag)
        self.found += [value for name in ("aria-label", "placeholder", "title") if (value := given.get(name))]

    def handle_endtag(self, tag: str) -> None:
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent and data.strip():
            self.found.append(data.strip())


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """English in which every sentence that went through translation stands between ⟦ and ⟧."""
    marking = trans_real.DjangoTranslation("en")
    monkeypatch.setattr(marking, "gettext", lambda sentence: f"⟦{sentence}⟧")
    monkeypatch.setattr(marking, "pgettext", lambda _context, sentence: f"⟦{sentence}⟧", raising=False)
    monkeypatch.setitem(vars(trans_real)["_translations"], "en", marking)


def outside(page: str) -> list[str]:
    """The texts of a page in which words stand that nobody can translate."""
    reader = Texts()
    reader.feed(page)
    bare, depth = [], 0
    for text in reader.found:
        for known in TOPIC_TEXTS:
            text = text.replace(known, "")
        loose = ""
        for letter in text:
            depth += (letter == "⟦") - (letter == "⟧")
            loose += letter if depth == 0 else " "
        if re.search(r"[^\W\d_]{2,}", NAMES.sub("", loose)):
            bare.append(text)
    return bare


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_the_door_is_translated(language: str) -> None:
    faults = words.wanting(language)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_topics_and_the_advice_is_translated(language: str) -> None:
    said = reading.translations(language)
    texts = reading.default_texts()
    assert not [text for text in texts if not said.get(text)]
    assert not [text for text in said if text not in texts], "translations of sentences that are no longer there"


def test_a_missing_an_unsure_and_a_damaged_translation_are_each_named(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setattr(words, "CATALOGS", tmp_path)
    monkeypatch.setattr(
        words, "sentences", lambda: {"Bel %(name)s": "a.html:1", "Klaar": "a.html:2", "Kies": "a.html:3"}
    )
    words.update("en", {"Bel %(name)s": "Call %(naam)s", "Klaar": "Done"})
    file = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    file.write_text(file.read_text().replace('msgid "Klaar"', '#, fuzzy\nmsgid "Klaar"'))
    faults = "\n".join(words.wanting("en"))
    assert "not translated: “Kies” (a.html:3)" in faults
    assert "marked as unsure: “Klaar”" in faults
    assert "other values or markup than in the Dutch: “Bel %(name)s”" in faults


def test_no_dutch_sentence_stands_outside_the_catalogs(at_the_door: Client, marked: None) -> None:
    pages = {address: at_the_door.get(f"/en{address}").content.decode() for address in PAGES}
    assert [address for address, page in pages.items() if "⟦" not in page] == []
    assert {address: bare for address, page in pages.items() if (bare := outside(page))} == {}


def test_no_sentence_to_translate_hides_inside_another_text() -> None:
    """What reads the sentences out of the code does not look inside an f-string."""
    for file in words.PACKAGE.glob("**/*.py"):
        if b"django.utils.translation import" in (source := file.read_bytes()):
            inside = (
                call
                for text in ast.walk(ast.parse(source))
                if isinstance(text, ast.JoinedStr)
                for call in ast.walk(text)
            )
            asked = [
                call
                for call in inside
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"gettext", "_"}
            ]
            assert not [call.lineno for call in asked if isinstance(call.args[0], ast.Constant)], file.name


def test_a_bare_sentence_in_a_page_is_seen(marked: None) -> None:
    assert outside("<p>⟦Ja⟧ en dit niet</p><p>⟦Goed⟧ 0900-8844</p>") == ["⟦Ja⟧ en dit niet"]


def test_a_page_says_its_language_its_direction_and_that_it_is_a_translation(at_the_door: Client) -> None:
    honest = "Deze bladzijde is vertaald zonder beëdigd vertaler. De Nederlandse tekst geldt."
    for language in OTHERS:
        response = at_the_door.get(f"/{language}/wat-baken-nooit-doet")
        page, direction = response.content.decode(), "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}" dir="{direction}">' in page
        assert response.headers["Content-Language"] == language
        translated = words.catalog(language).get(honest)
        assert translated is not None
        assert str(translated.string) in page


def test_the_language_is_chosen_by_a_link_and_nothing_of_the_choice_is_kept(at_the_door: Client) -> None:
    page = at_the_door.get("/melden/GM1509/zorgen", headers={"accept-language": "pl"})
    assert '<html lang="nl" dir="ltr">' in page.content.decode()
    assert all(f'href="/{one}/melden/GM1509/zorgen"' in page.content.decode() for one in OTHERS)
    chosen = at_the_door.get("/pl/melden/GM1509/zorgen")
    assert 'href="/melden/GM1509/zorgen" lang="nl"' in chosen.content.decode()
    assert not chosen.cookies
    assert not page.cookies
    assert 'action="/pl/melding"' in at_the_door.get("/pl/melding").content.decode()
