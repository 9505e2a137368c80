"""The words of the public door in other languages: `python -m baken.house.config.words [update]`.

Dutch is the source: templates and forms hold the Dutch sentence, `house/front/locale` holds one catalog per language
(gettext). Without arguments the catalogs are compiled where they changed (set-up does this: no binary is kept in git);
`update` first brings them in line with the Dutch. A Dutch sentence that changes loses its translation and is shown in
Dutch until somebody translates it: a translation never stands for a sentence that is no longer there.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[2]
CATALOGS = PACKAGE / "house" / "front" / "locale"
LANGUAGES = ("en", "de", "pl", "ro", "uk", "ar")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>")
"""What must stand in a translation exactly as in the Dutch: names of values, and markup."""
_CALL = re.compile(r"""(?:gettext|_)\(\s*u?('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")\s*\)""")
_FUNCTIONS = {"_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None}


def sentences() -> dict[str, str]:
    """Every Dutch sentence that the door can show, and where it stands (`file:line`, the first place)."""
    found: dict[str, str] = {}
    for where, sentence in (*_in_templates(), *_in_python(), *_in_data()):
        found.setdefault(sentence, where)
    return found


def catalog(language: str) -> Catalog:
    """The catalog of a language as it is in the repository; empty when there is none yet."""
    file = _file(language)
    if not file.exists():
        return Catalog(locale=language, domain="django", project="Baken", charset="utf-8", fuzzy=False)
    with file.open("rb") as opened:
        return read_po(opened, locale=language, domain="django")


def wanting(language: str) -> list[str]:
    """What keeps this language from being whole, one sentence per fault: missing, unsure, or other values and markup."""
    known, faults = catalog(language), []
    for sentence, where in sentences().items():
        message = known.get(sentence)
        translated = str(message.string) if message else ""
        if not translated:
            faults.append(f"{language}: not translated: “{sentence}” ({where})")
        elif message and message.fuzzy:
            faults.append(f"{language}: marked as unsure: “{sentence}” ({where})")
        elif sorted(PLACEHOLDER.findall(translated)) != sorted(PLACEHOLDER.findall(sentence)):
            faults.append(f"{language}: other values or markup than in the Dutch: “{sentence}” ({where})")
    return faults


def update(language: str, translations: dict[str, str] | None = None) -> None:
    """Bring a catalog in line with the Dutch: new sentences added, old ones gone, translations kept."""
    old = catalog(language)
    fresh = Catalog(locale=language, domain="django", project="Baken", charset="utf-8", fuzzy=False)
    fresh.creation_date = fresh.revision_date = old.creation_date
    for sentence, where in sorted(sentences().items(), key=lambda item: item[1]):
        kept: Message | None = old.get(sentence)
        string = (translations or {}).get(sentence) or (str(kept.string) if kept else "")
        fresh.add(sentence, string, locations=[(where.partition(":")[0], 0)], flags=kept.flags if kept else ())
    written = BytesIO()
    write_po(written, fresh, width=120, omit_header=False, include_lineno=False)
    if not _file(language).exists() or written.getvalue() != _file(language).read_bytes():
        _file(language).parent.mkdir(parents=True, exist_ok=True)
        _file(language).write_bytes(written.getvalue())


def compile_changed() -> list[str]:
    """Compile the catalogs that are newer than what was compiled; returns their languages."""
    made = []
    for language in LANGUAGES:
        source, compiled = _file(language), _file(language).with_suffix(".mo")
        if source.exists() and (not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime):
            written = BytesIO()
            write_mo(written, catalog(language))
            scratch = compiled.with_suffix(".mo.new")
            scratch.write_bytes(written.getvalue())
            scratch.replace(compiled)
            made.append(language)
    return made


def _file(language: str) -> Path:
    return CATALOGS / language / "LC_MESSAGES" / "django.po"


def _in_templates() -> Iterator[tuple[str, str]]:
    from django.utils.translation.template import templatize

    for file in sorted(PACKAGE.glob("**/templates/**/*.html")):
        source = file.read_text(encoding="utf-8")
        if "translate" not in source and "_(" not in source:
            continue
        for number, line in enumerate(templatize(source).splitlines(), 1):
            for literal in _CALL.findall(line):
                yield f"{file.relative_to(PACKAGE)}:{number}", ast.literal_eval(literal).replace("%%", "%")


def _in_python() -> Iterator[tuple[str, str]]:
    for file in sorted(PACKAGE.glob("**/*.py")):
        if b"django.utils.translation import" not in (source := file.read_bytes()) or "tests" in file.parts:
            continue
        for line, message, _comments, _context in extract("python", BytesIO(source), _FUNCTIONS):
            if " " in str(message) or str(message)[:1].isupper():  # a key such as one["text"] is no sentence
                yield f"{file.relative_to(PACKAGE)}:{line}", str(message)


def _in_data() -> Iterator[tuple[str, str]]:
    """Words that code shows by value: labels, lamps, promises, refusals at the door."""
    from baken.ground.topics.vocabulary import Entrance
    from baken.journey.intake import vocabulary as words

    where = "journey/intake/vocabulary.py"
    for choices in (
        Entrance,
        words.Identity,
        words.GiveAwayKind,
        words.FileKind,
        words.UploadTrouble,
        words.FileTrouble,
    ):
        yield from ((where, str(one.label)) for one in choices if one.value and one.label)
    for lamp in words.MILESTONES.values():
        yield from ((where, lamp.label), (where, lamp.text))
    yield from ((where, promise) for promise in words.NEVER)
    facts = tomllib.loads((PACKAGE / "house" / "front" / "accessibility.toml").read_text(encoding="utf-8"))
    yield from (("house/front/accessibility.toml", one["text"]) for one in (*facts["checked"], *facts["lacking"]))
    for refusal in words.AT_THE_DOOR:
        yield where, str(refusal.label)


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        for each in LANGUAGES:
            update(each)
    compile_changed()
