"""What a resident reads is B1, and a text that is not fails with its sentence, its place and the reason."""

import ast
import re
from pathlib import Path

import pytest

import baken
from baken.ground.topics.rules.reading import default_texts
from baken.house.config import words
from baken.testing.plain_dutch import faults, reading_ease, syllables

MARKUP = words.PLACEHOLDER


def resident_texts():
    """(where, sentence) of the door's own sentences and of the topics, channels and advice."""
    yield from ((where.partition(":")[0], MARKUP.sub("x", said)) for said, where in words.sentences().items())
    yield from (("ground/topics", said) for said in default_texts())


def test_every_sentence_for_residents_is_plain():
    found = faults(resident_texts())
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize(
    ("word", "parts"),
    [("huis", 1), ("buurman", 2), ("gemeente", 3), ("oplichting", 3), ("idee", 2), ("criminaliteit", 5), ("ruïne", 3)],
)
def test_syllables_are_counted_as_a_dutch_speaker_counts(word, parts):
    assert syllables(word) == parts


def test_the_formula_is_that_of_douma():
    seven_words_two_sentences_eight_syllables = "De kat zit thuis. Hij eet kaasjes."
    assert reading_ease(seven_words_two_sentences_eight_syllables) == pytest.approx(206.84 - 0.93 * 7 / 2 - 77 * 8 / 7)


def test_each_kind_of_hard_text_is_named_with_its_place():
    long = "Wij willen graag dat je ons vertelt wat je hebt gezien en wie er bij was en hoe laat dat toen ongeveer was."
    heavy = "Bestuursrechtelijke handhavingsinstrumenten veronderstellen zorgvuldige belangenafweging. " * 8
    found = "\n".join(map(str, faults([("a.html", long), ("b.html", "Indien nodig bellen wij."), ("c.html", heavy)])))
    assert "a.html: “Wij willen graag" in found
    assert "words, over 20" in found
    assert "b.html: “Indien nodig bellen wij.” says “indien”; write “als”" in found
    assert "c.html" in found
    assert "Flesch-Douma" in found


COMMITMENT = re.compile(r"\bC[0-8][0-9]\b")
ROOMS = Path(baken.__file__).parent


def said_on_pages():
    """(where, text) of every template, and of every text in the code that is no docstring."""
    for file in sorted(ROOMS.rglob("*.html")):
        yield str(file.relative_to(ROOMS)), file.read_text(encoding="utf-8")
    for file in sorted(ROOMS.rglob("*.py")):
        if {"tests", "migrations", "testing"} & set(file.relative_to(ROOMS).parts):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
                yield f"{file.relative_to(ROOMS)}:{node.lineno}", node.value


def test_no_page_shows_the_number_of_a_commitment():
    """The law may stand beside a refusal; the number of a promise in a paper that nobody there can read may not."""
    found = [f"{where}: {text.strip()[:120]}" for where, text in said_on_pages() if COMMITMENT.search(text)]
    assert not found, "\n".join(found)
