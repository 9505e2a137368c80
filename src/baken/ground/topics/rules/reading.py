"""Entries (plain data) into a catalogue. A text is `{"nl": …, "en": …}`; what has no translation is shown in Dutch."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baken.ground.topics.vocabulary import (
    DEFAULT_VERSION,
    NOT_SURE,
    SOURCE_LANGUAGE,
    Catalogue,
    Choice,
    Condition,
    EntryKind,
    OutsideChannel,
    Question,
    QuestionKind,
    Topic,
)

ROOM = Path(__file__).parents[1]
DEFAULTS = ROOM / "default.toml"
TRANSLATIONS = ROOM / "translations"
TEXTS = frozenset({"label", "hint", "note", "hours", "stop", "advice"})
YES_NO = {
    "yes": {"nl": "Ja", "en": "Yes", "de": "Ja", "pl": "Tak", "ro": "Da", "uk": "Так", "ar": "نعم"},
    "no": {"nl": "Nee", "en": "No", "de": "Nein", "pl": "Nie", "ro": "Nu", "uk": "Ні", "ar": "لا"},
    NOT_SURE: {
        "nl": "Weet ik niet",
        "en": "I do not know",
        "de": "Weiß ich nicht",
        "pl": "Nie wiem",
        "ro": "Nu știu",
        "uk": "Не знаю",
        "ar": "لا أعرف",
    },
}


@dataclass(frozen=True)
class Entry:
    """One version of a topic or channel as it is stored; `content` is the rest of its fields."""

    kind: EntryKind
    code: str
    version: str
    content: Mapping[str, Any]


@cache
def default_entries() -> tuple[Entry, ...]:
    """The set that every installation starts with, with the translations that lie beside it."""
    data = tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))
    others = {file.stem: translations(file.stem) for file in sorted(TRANSLATIONS.glob("*.toml"))}
    version = f"{DEFAULT_VERSION} {data['version']}"
    return tuple(
        Entry(kind, one["code"], version, _in_all_languages(one, others))
        for kind in EntryKind
        for one in data[kind.value]
    )


@cache
def translations(language: str) -> dict[str, str]:
    """Dutch sentence to sentence in another language; empty for a language without translations."""
    file = TRANSLATIONS / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def default_texts() -> tuple[str, ...]:
    """Every Dutch sentence of the default topics and channels, each once."""
    data = tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(_texts([data[kind.value] for kind in EntryKind])))


def catalogue(own: Iterable[Entry] = (), language: str = SOURCE_LANGUAGE) -> Catalogue:
    """The default set with a municipality's own versions over it: the same code replaces, a new code is added."""
    chosen = {(entry.kind, entry.code): entry for entry in default_entries()}
    chosen |= {(entry.kind, entry.code): entry for entry in own}
    topics = [_topic(entry, language) for (kind, _), entry in chosen.items() if kind == EntryKind.TOPIC]
    channels = [_channel(entry, language) for (kind, _), entry in chosen.items() if kind == EntryKind.CHANNEL]
    return Catalogue(tuple(sorted(topics, key=lambda one: (one.order, one.code))), tuple(channels))


def dutch(value: Any) -> str:
    """The Dutch of a text, however it is stored."""
    return _text(value, SOURCE_LANGUAGE)


def _in_all_languages(value: Any, others: Mapping[str, Mapping[str, str]], key: str = "") -> Any:
    """Every text of the default set as `{language: text}`; a translation is found by the Dutch sentence itself."""
    if isinstance(value, dict):
        return {name: _in_all_languages(one, others, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_in_all_languages(one, others, key) for one in value]
    if key in TEXTS:
        found = {language: texts[value] for language, texts in others.items() if value in texts}
        return {SOURCE_LANGUAGE: value} | found
    return value


def _texts(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [text for name, one in value.items() for text in _texts(one, name)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one, key)]
    return [value] if key in TEXTS and value else []


def _text(value: Any, language: str) -> str:
    if isinstance(value, Mapping):
        return str(value.get(language) or value.get(SOURCE_LANGUAGE, ""))
    return str(value or "")


def _topic(entry: Entry, language: str) -> Topic:
    said = entry.content
    return Topic(
        code=entry.code,
        entrance=str(said["entrance"]),
        label=_text(said["label"], language),
        hint=_text(said.get("hint"), language),
        phenomena=tuple(said.get("phenomena", ())),
        channels=tuple(said.get("channels", ())),
        questions=tuple(_question(one, language) for one in said.get("questions", ())),
        stop=_text(said.get("stop"), language),
        stop_law=str(said.get("stop_law", "")),
        counts_only=bool(said.get("counts_only", False)),
        advice=tuple(_text(step, language) for step in said.get("advice", ())),
        offered=bool(said.get("offered", True)),
        order=int(said.get("order", 99)),
        version=entry.version,
    )


def _question(said: Mapping[str, Any], language: str) -> Question:
    kind = QuestionKind(said["kind"])
    choices = tuple(Choice(one["code"], _text(one["label"], language)) for one in said.get("choices", ()))
    if kind == QuestionKind.YES_NO:
        choices = tuple(Choice(code, _text(texts, language)) for code, texts in YES_NO.items())
    asked_if = said.get("condition")
    return Question(
        code=said["code"],
        kind=kind,
        label=_text(said["label"], language),
        hint=_text(said.get("hint"), language),
        choices=choices,
        condition=Condition(asked_if["question"], tuple(asked_if["answers"])) if asked_if else None,
        required=bool(said.get("required", False)),
    )


def _channel(entry: Entry, language: str) -> OutsideChannel:
    said = entry.content
    return OutsideChannel(
        code=entry.code,
        label=_text(said["label"], language),
        note=_text(said.get("note"), language),
        hours=_text(said.get("hours"), language),
        phone=str(said.get("phone", "")),
        url=str(said.get("url", "")),
        by_residents=bool(said.get("by_residents", False)),
    )
