"""Is this line a heading, and how heavy?

A note reaches us as Word, PDF or pasted text, so the signs differ: Markdown marks (ours, for Word styles), numbering,
capitals, or nothing but a short line of its own. `Block.rank` orders headings, 1 the heaviest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from baken.ground.policy.rules.lines import Line
from baken.ground.policy.rules.marks import EMPHASISED, MARK, Width, cleaned, dangles, starts_low, terminated
from baken.ground.policy.rules.note import Passage
from baken.ground.policy.rules.phrases import LABELLED, Kind, bare, kind_of


class Shape(Enum):
    HEADING = "heading"
    ENTRY = "entry"
    PARAGRAPH = "paragraph"


CHAPTER, CAPITALS, STRONG, EMPHASIS, WEAK = 1, 6, 7, 8, 9


@dataclass(frozen=True)
class Block:
    """``pieces`` are the ranges of text it stands on, running heads left out; ``number`` is (3, 2) for "3.2"."""

    shape: Shape
    pieces: tuple[Passage, ...]
    text: str
    rank: int = 0
    number: tuple[int, ...] = ()
    indent: int = 0
    mark: str = ""
    gap: bool = False
    sure: bool = True

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end

    @property
    def kind(self) -> Kind:
        """What this heading opens, by its words."""
        return kind_of(self.text)


_HASHES = re.compile(r"(#{1,6})\s+")
_CHAPTER = re.compile(r"(?:hoofdstuk|deel|bijlage)\s+(?:(\d{1,2})|[ivx]+|[a-z])\b[.:]?\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\.?[:)]?\s+(?=\S)")
_SINGLE = re.compile(r"(\d{1,2})[.:]?\s+(?=[^\W\d])")


@dataclass(frozen=True)
class _Sight:
    """A line with what stands around it."""

    line: Line
    before: Line | None
    after: Line | None
    width: Width
    named: frozenset[str]

    @property
    def text(self) -> str:
        return self.line.text

    @cached_property
    def known(self) -> bool:
        return kind_of(self.text) is not Kind.OTHER

    @cached_property
    def labelled(self) -> bool:
        found = LABELLED.fullmatch(self.text)
        return found is not None and bool(found["no"] or found["sep"])

    @cached_property
    def runs_on(self) -> bool:
        """The next line goes on in lower case, so this one does not stand by itself."""
        return self.after is not None and not self.after.gap and _goes_on(self.after)

    @cached_property
    def in_running_text(self) -> bool:
        """The line before ran into the margin, or stopped in the middle of a sentence."""
        if self.before is None or self.line.gap or terminated(self.before.text):
            return False
        ran_on = self.width.cut(self.before, self.line) and len(self.before.text) > 60 and not _is_caps(self.text)
        return ran_on or starts_low(self.text)

    @cached_property
    def stands_free(self) -> bool:
        """The writer began a new line here; the margin did not."""
        before = self.before
        return self.line.gap or before is None or terminated(before.text) or not self.width.cut(before, self.line)

    @cached_property
    def is_prose(self) -> bool:
        return self.text.endswith((".", ",", ";")) and len(self.text.split()) > 4

    def as_heading(
        self, rank: int, *, number: tuple[int, ...] = (), sure: bool = True, skip: int = 0, tail: int = 0
    ) -> Block:
        piece = Passage(self.line.start + skip, self.line.end - tail)
        words = cleaned([self.text[skip : len(self.text) - tail]])
        return Block(Shape.HEADING, (piece,), words, rank, number, self.line.indent, gap=self.line.gap, sure=sure)


def heading_of(
    line: Line, before: Line | None, after: Line | None, width: Width, named: frozenset[str]
) -> Block | None:
    """This line as a heading, or None when nothing points that way; ``named`` are the headings of the contents page."""
    sight = _Sight(line, before, after, width, named)
    marked = _by_hashes(sight)
    if marked or len(line.text) > 140 or sight.in_running_text:
        return marked
    plain = next(filter(None, (sign(sight) for sign in _PLAIN_SIGNS)), None)
    if plain:
        return plain
    wraps = sight.runs_on and not ((sight.known and len(line.text) <= 45) or sight.labelled)
    stops_short = dangles(line.text) and not (sight.known or sight.labelled)
    if sight.is_prose or wraps or stops_short:
        return None
    return next(filter(None, (sign(sight) for sign in _FAINT_SIGNS)), None)


def _by_hashes(sight: _Sight) -> Block | None:
    """ "## 2.1 Jeugd": Markdown, or a Word style."""
    hashes = _HASHES.match(sight.text)
    rest = sight.text[hashes.end() :] if hashes else ""
    if not hashes or not rest:
        return None
    inner = EMPHASISED.fullmatch(rest)
    edge = len(inner.group(1)) if inner else 0
    numbered = _NUMBERED.match(rest) or _SINGLE.match(rest)
    number = _numbers(numbered.group(1)) if numbered else ()
    return sight.as_heading(len(hashes.group(1)), number=number, skip=hashes.end() + edge, tail=edge)


def _by_chapter_word(sight: _Sight) -> Block | None:
    """ "Hoofdstuk 2", "Bijlage B"."""
    chapter = _CHAPTER.match(sight.text)
    if not chapter or sight.is_prose:
        return None
    return sight.as_heading(CHAPTER, number=_numbers(chapter.group(1) or ""))


def _by_number(sight: _Sight) -> Block | None:
    """ "2.1 Jeugd", unless it wraps into prose ("3.2 miljoen euro is …")."""
    numbered = _NUMBERED.match(sight.text)
    after = sight.after
    wraps = sight.runs_on and after is not None and (terminated(after.text) or len(after.text) > 70)
    if not numbered or sight.is_prose or wraps:
        return None
    number = _numbers(numbered.group(1))
    return sight.as_heading(len(number), number=number)


def _by_emphasis(sight: _Sight) -> Block | None:
    """ "**Doelen**": a line that is bold or italic as a whole."""
    emphasised = EMPHASISED.fullmatch(sight.text)
    if not emphasised or sight.is_prose or len(sight.text) >= 120:
        return None
    edge = len(emphasised.group(1))
    rank = STRONG if edge > 1 else EMPHASIS
    return sight.as_heading(rank, skip=edge, tail=len(sight.text) - emphasised.end(2))


def _by_label_and_number(sight: _Sight) -> Block | None:
    """ "Prioriteit 1: Jeugd.", even with a full stop."""
    found = LABELLED.fullmatch(sight.text)
    fits = found and found["no"] and found["sep"] and len(sight.text.split()) <= 16 and sight.text[-1] not in ",;"
    return sight.as_heading(WEAK) if fits else None


def _by_chapter_number(sight: _Sight) -> Block | None:
    """ "3 Prioriteiten": a single number, and words that are known or that stand free above a text."""
    single = _SINGLE.match(sight.text)
    if not single:
        return None
    meant = sight.known or bare(sight.text) in sight.named
    above_text = sight.after is None or sight.after.gap or len(sight.after.text) > 60
    free = sight.line.gap and len(sight.text) < 90 and not terminated(sight.text) and above_text
    return sight.as_heading(CHAPTER, number=_numbers(single.group(1))) if meant or free else None


def _by_capitals(sight: _Sight) -> Block | None:
    """ "RANDVOORWAARDEN", but not an abbreviation at the end of a sentence."""
    fits = len(sight.text) < 110 and sight.text[-1] not in ".,;" and (sight.line.gap or len(sight.text) > 5)
    return sight.as_heading(CAPITALS) if _is_caps(sight.text) and sight.stands_free and fits else None


def _by_words(sight: _Sight) -> Block | None:
    """ "Wat gaan we doen?", "Thema A – Jeugd", or a heading the contents page names."""
    in_contents = bare(sight.text) in sight.named and len(sight.text) > 3
    labelled = sight.labelled and not terminated(sight.text.rstrip("."))
    return sight.as_heading(WEAK) if sight.known or in_contents or labelled else None


def _by_standing_alone(sight: _Sight) -> Block | None:
    """A short line of its own that begins with a capital and is no sentence: perhaps a heading."""
    text, after = sight.text, sight.after
    chosen = after is None or after.gap or not sight.width.cut(sight.line, after)
    unfinished = re.search(r"[.!?] [A-Z]", text) or (after is not None and _goes_on(after))
    short = len(text) <= 90 and len(text.split()) <= 12 and not text.endswith((".", ",", ";", ":", "!"))
    fits = sight.stands_free and chosen and not unfinished and short
    return sight.as_heading(WEAK, sure=False) if fits and re.match(r"[\"“‘'(]?[A-Z0-9À-Þ]", text) else None


_PLAIN_SIGNS = (_by_chapter_word, _by_number, _by_emphasis, _by_label_and_number)
_FAINT_SIGNS = (_by_chapter_number, _by_capitals, _by_words, _by_standing_alone)


def _goes_on(line: Line) -> bool:
    return starts_low(line.text) and not MARK.match(line.text)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))


def _is_caps(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)
