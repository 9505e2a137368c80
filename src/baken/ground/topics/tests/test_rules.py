"""The default set is sound; own versions go over it; conditions, stops and dates hold."""

from datetime import date
from typing import Any

import pytest

from baken.ground.topics.rules import (
    Entry,
    asked,
    catalogue,
    default_entries,
    sound,
    told,
)
from baken.ground.topics.rules.reading import TRANSLATIONS, default_texts
from baken.ground.topics.vocabulary import EntryKind, Refusal

WAYS = frozenset(entry.code for entry in default_entries() if entry.kind == EntryKind.CHANNEL)
YESTERDAY, TODAY, TOMORROW = (date(2026, 11, day) for day in (23, 24, 25))
GOOD: dict[str, Any] = {
    "entrance": "suspicion",
    "label": {"nl": "Een loods"},
    "questions": [
        {"code": "empty", "kind": "yes_no", "label": {"nl": "Staat hij leeg?"}},
        {"code": "since", "kind": "when", "label": "Sinds?", "condition": {"question": "empty", "answers": ["yes"]}},
    ],
}


@pytest.mark.parametrize("entry", default_entries(), ids=lambda entry: f"{entry.kind}-{entry.code}")
def test_every_default_entry_may_be_shown(entry: Entry) -> None:
    assert sound(entry.kind, entry.content, WAYS)


def test_no_resident_is_stopped_by_the_default_set() -> None:
    assert not [one.code for one in catalogue().topics if one.stop]


def test_the_subjects_of_earlier_reports_keep_their_codes() -> None:
    known = (
        "drugs exploitation money housing weapons digital_crime unease other_suspicion "
        "person neighbours group street online other_concern"
    )
    assert set(known.split()) <= {one.code for one in catalogue().topics}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"label": {"nl": " "}}, Refusal.NO_LABEL),
        ({"entrance": "back"}, Refusal.NO_ENTRANCE),
        ({"questions": GOOD["questions"] * 4}, Refusal.TOO_MANY_QUESTIONS),
        ({"questions": [{"code": "a", "kind": "text", "label": ""}]}, Refusal.QUESTION_WITHOUT_TEXT),
        ({"questions": [{"code": "a", "kind": "text", "label": "A?"}] * 2}, Refusal.QUESTION_TWICE),
        (
            {"questions": [{"code": "a", "kind": "choice", "label": "A?", "choices": [{"code": "x", "label": "X"}]}]},
            Refusal.TOO_FEW_CHOICES,
        ),
        ({"questions": GOOD["questions"][::-1]}, Refusal.CONDITION_UNKNOWN),
        ({"stop": {"nl": "Ga naar de politie."}}, Refusal.STOP_WITHOUT_LAW),
        ({"channels": ["pigeon"]}, Refusal.CHANNEL_UNKNOWN),
    ],
)
def test_what_is_not_sound_is_refused_with_its_own_reason(change: dict[str, Any], refusal: Refusal) -> None:
    assert sound(EntryKind.TOPIC, GOOD, WAYS)
    assert sound(EntryKind.TOPIC, GOOD | change, WAYS).refusal is refusal


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"label": "Bel ons"}, Refusal.NO_WAY),
        ({"label": "Bel ons", "phone": "nul zes"}, Refusal.BAD_PHONE),
        ({"label": "Kijk hier", "url": "javascript:alert(1)"}, Refusal.BAD_URL),
        ({"label": "Kijk hier", "url": "http://voorbeeld.nl"}, Refusal.BAD_URL),
    ],
)
def test_a_channel_is_a_number_or_a_safe_site(content: dict[str, Any], refusal: Refusal) -> None:
    assert sound(EntryKind.CHANNEL, content, WAYS).refusal is refusal


def test_own_words_go_over_the_default_and_new_ones_are_added() -> None:
    own = [Entry(EntryKind.TOPIC, "drugs", "3", GOOD), Entry(EntryKind.TOPIC, "barn", "1", GOOD | {"order": 1})]

    found = catalogue(own)

    assert (found.topic("drugs").label, found.topic("drugs").version) == ("Een loods", "3")  # type: ignore[union-attr] # it is there
    assert found.behind("suspicion")[0].code == "barn"
    assert found.topic("person").version == "standaard 2"  # type: ignore[union-attr] # it is there


def test_a_question_that_is_not_asked_takes_its_followers_along_and_leaves_no_answer() -> None:
    topic = catalogue([Entry(EntryKind.TOPIC, "barn", "1", GOOD)]).topic("barn")
    assert topic is not None

    assert [one.code for one in asked(topic, {"empty": "no"})] == ["empty"]
    assert told(topic, {"empty": "no", "since": "mei"}) == (("Staat hij leeg?", "Nee"),)
    assert told(topic, {"empty": "yes", "since": "mei"}) == (("Staat hij leeg?", "Ja"), ("Sinds?", "mei"))


def test_without_a_translation_the_dutch_is_shown() -> None:
    own = [Entry(EntryKind.TOPIC, "barn", "1", GOOD | {"label": {"nl": "Een loods", "en": "A barn"}})]
    assert catalogue(own, "en").topic("barn").label == "A barn"  # type: ignore[union-attr] # it is there
    assert catalogue(own, "pl").topic("barn").label == "Een loods"  # type: ignore[union-attr] # it is there


def test_every_translation_is_of_a_sentence_that_is_still_there() -> None:
    import tomllib

    said = set(default_texts())
    for file in TRANSLATIONS.glob("*.toml"):
        stale = set(tomllib.loads(file.read_text(encoding="utf-8"))) - said
        assert not stale, f"{file.name}: {sorted(stale)}"
