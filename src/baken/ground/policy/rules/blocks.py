"""From lines to blocks: headings, list entries and paragraphs, each with the pieces of text it stands on.

A note reaches us as Word, PDF or pasted text, so the signs differ: Markdown marks (ours, for Word styles), numbering,
capitals, bullets, or nothing but a short line of its own. `Block.rank` orders headings, 1 the highest.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from baken.ground.policy.rules.lines import Line
from baken.ground.policy.rules.note import Passage
from baken.ground.policy.rules.phrases import INLINE, LABELLED, Kind, bare, kind_of


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


_MARK = re.compile(
    r"(?P<bullet>[-–—−•·▪■□●○◦‣➢➤►▶✓✔→*+»\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\ufffd](?=\s|[A-Z(\"“‘'])|o(?=\s+\S))\s*"
    r"|(?P<letter>\(?[a-z]\)|[a-z]\.(?=\s)|\(?[ivx]{1,4}\)|[ivx]{2,4}\.(?=\s))\s+"
    r"|(?P<number>\(?\d{1,2}[.)]|\d{1,2}\))(?=\s)\s+"
)
_BULLETS = r"[-–—•·▪■□●○◦‣➢➤►▶✓✔→*+»\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\ufffd]"
_LONE_MARK = re.compile(rf"{_BULLETS}|o|(?:{_BULLETS}\s*)?(?:\d{{1,2}}[.)]|[a-z][.)])")
_HASHES = re.compile(r"(#{1,6})\s+")
_CHAPTER = re.compile(r"(?:hoofdstuk|deel|bijlage)\s+(?:(\d{1,2})|[ivx]+|[a-z])\b[.:]?\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\.?[:)]?\s+(?=\S)")
_SINGLE = re.compile(r"(\d{1,2})[.:]?\s+(?=[^\W\d])")
_EMPHASISED = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1:?")
_TERMINATED = (".", "!", "?", ";", ":", ".”", '."', "?”", ".)", ".’")


def cleaned(pieces: Sequence[str]) -> str:
    """Pieces joined for reading: hyphenation at line ends undone, white space and emphasis marks gone."""
    joined = ""
    for piece in pieces:
        piece = piece.strip()
        if (
            re.search(r"[^\W\d_](?:-|\u00ad|\u2010)$", joined)
            and re.match(r"(?!(?:en|of|als|and)\b)[^\W\d_]", piece)
            and piece[0].islower()
        ):
            joined = joined[:-1] + piece
        elif (
            joined.endswith(("-", "/"))
            and re.match(r"[^\W\d_]", piece)
            and not re.match(r"(?:en|of|als)\b", piece)
            and joined[-2:-1].strip()
        ):
            joined += piece
        else:
            joined += (" " if joined else "") + piece
    joined = re.sub(r"[\u00ad\u200b\ufeff\x00-\x08\x0e-\x1f\ud800-\udfff]", "", joined)
    joined = re.sub(r"\s+", " ", joined).strip()
    return re.sub(r"(?<!\w)(\*\*\*|\*\*|__|\*)(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", joined)


def terminated(text: str) -> bool:
    return text.rstrip("*_ ").endswith(_TERMINATED)


def _is_caps(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def _starts_low(text: str) -> bool:
    return text[:1].islower() or text[:1] in ",;)&"


_DANGLING = re.compile(
    r"(?:^|\s)(?:de|het|een|en|of|van|in|op|met|voor|te|aan|door|bij|naar|om|tot|als|die|dat|onze|ons|deze|uit|over|per|tussen|zoals|is|zijn|wordt|worden|we|wij)$",
    re.IGNORECASE,
)


def _dangles(text: str) -> bool:
    """A line that stops at an article, preposition or conjunction is not finished."""
    return _DANGLING.search(text) is not None


class _Width:
    """How wide this text was set: decides whether a line end was chosen by the writer or by the margin."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths = [len(line.text) + line.indent for line in lines]
        pairs = itertools.pairwise(lines)
        cut = sorted(
            len(line.text) + line.indent
            for line, after in pairs
            if not after.gap and _starts_low(after.text) and not _MARK.match(after.text)
        )
        self.wrapped = sum(length > 160 for length in lengths) <= 0.05 * len(lengths)
        self.full = min(max(cut[int(len(cut) * 0.9)], 36), 160) if len(cut) >= 5 else 80

    def cut(self, line: Line, following: Line) -> bool:
        """Did the margin end this line? Then the first word of the next would not have fitted."""
        word = following.text.split(maxsplit=1)[0]
        return self.wrapped and len(line.text) + line.indent + 1 + len(word) > 0.86 * self.full


def _heading(line: Line, before: Line | None, after: Line | None, width: _Width, named: frozenset[str]) -> Block | None:
    """This line as a heading, or None when nothing points that way."""
    text = line.text
    here = Passage(line.start, line.end)

    def block(skip: int, rank: int, *, number: tuple[int, ...] = (), sure: bool = True, tail: int = 0) -> Block:
        piece = Passage(here.start + skip, here.end - tail)
        words = cleaned([text[skip : len(text) - tail]])
        return Block(Shape.HEADING, (piece,), words, rank, number, line.indent, gap=line.gap, sure=sure)

    hashes = _HASHES.match(text)
    if hashes and len(text) > hashes.end():
        inner = _EMPHASISED.fullmatch(text[hashes.end() :])
        rest = text[hashes.end() :]
        skip = hashes.end() + (len(inner.group(1)) if inner else 0)
        numbered = _NUMBERED.match(rest) or _SINGLE.match(rest)
        number = tuple(int(part) for part in numbered.group(1).split(".")) if numbered else ()
        return block(skip, len(hashes.group(1)), number=number, tail=len(inner.group(1)) if inner else 0)
    runs_on = after is not None and not after.gap and _starts_low(after.text) and not _MARK.match(after.text)
    ran_on = (
        before is not None
        and not line.gap
        and not terminated(before.text)
        and width.cut(before, line)
        and len(before.text) > 60
    )
    if (
        len(text) > 140
        or (ran_on and not _is_caps(text))
        or (before and not line.gap and _starts_low(text) and not terminated(before.text))
    ):
        return None
    known = kind_of(text) is not Kind.OTHER
    labelled = LABELLED.fullmatch(text)
    numbered_label = labelled is not None and bool(labelled["no"] or labelled["sep"])
    prose = text.endswith((".", ",", ";")) and len(text.split()) > 4
    chapter = _CHAPTER.match(text)
    if chapter and not prose:
        number = (int(chapter.group(1)),) if chapter.group(1) else ()
        return block(0, CHAPTER, number=number)
    numbered = _NUMBERED.match(text)
    if numbered and not prose and not runs_on_far(text, after, runs_on):
        number = tuple(int(part) for part in numbered.group(1).split("."))
        return block(0, len(number), number=number)
    emphasised = _EMPHASISED.fullmatch(text)
    if emphasised and len(text) < 120 and not prose:
        edge = len(emphasised.group(1))
        return block(edge, STRONG if edge > 1 else EMPHASIS, tail=len(text) - emphasised.end(2))
    if labelled and labelled["no"] and labelled["sep"] and len(text.split()) <= 16 and text[-1] not in ",;":
        return block(0, WEAK)
    if (
        prose
        or (runs_on and not ((known and len(text) <= 45) or numbered_label))
        or (_dangles(text) and not (known or numbered_label))
    ):
        return None
    single = _SINGLE.match(text)
    if single and (bare(text) in named or known):
        return block(0, CHAPTER, number=(int(single.group(1)),))
    if _MARK.match(text):
        return None
    if (
        single
        and line.gap
        and len(text) < 90
        and not terminated(text)
        and (after is None or after.gap or len(after.text) > 60)
    ):
        return block(0, CHAPTER, number=(int(single.group(1)),))
    alone = line.gap or before is None or terminated(before.text) or not width.cut(before, line)
    chosen = after is None or after.gap or not width.cut(line, after)
    if _is_caps(text) and alone and len(text) < 110 and text[-1] not in ".,;" and (line.gap or len(text) > 5):
        return block(0, CAPITALS)
    if known or (bare(text) in named and len(text) > 3):
        return block(0, WEAK)
    if numbered_label and not terminated(text.rstrip(".")):
        return block(0, WEAK)
    unfinished = re.search(r"[.!?] [A-Z]", text) or (
        after is not None and _starts_low(after.text) and not _MARK.match(after.text)
    )
    if (
        alone
        and chosen
        and not unfinished
        and len(text) <= 90
        and len(text.split()) <= 12
        and not text.endswith((".", ",", ";", ":", "!"))
        and re.match(r"[\"“‘'(]?[A-Z0-9À-Þ]", text)
    ):
        return block(0, WEAK, sure=False)
    return None


def runs_on_far(text: str, after: Line | None, runs_on: bool) -> bool:
    """A numbered line that wraps into prose ("3.2 miljoen euro is …") is no heading."""
    return runs_on and after is not None and (terminated(after.text) or len(after.text) > 70)


def _entry(line: Line) -> Block | None:
    """This line as the start of a list entry."""
    if line.mark:
        digits = re.findall(r"\d+", line.mark)
        mark = "#" if digits else line.mark
        return Block(
            Shape.ENTRY,
            (Passage(line.start, line.end),),
            cleaned([line.text]),
            0,
            tuple(map(int, digits)),
            line.indent,
            mark,
            line.gap,
        )
    found = _MARK.match(line.text)
    if not found or found.end() >= len(line.text):
        return None
    if found["bullet"] == "*" and _EMPHASISED.match(line.text):
        return None
    number = tuple(int(digits) for digits in re.findall(r"\d+", found["number"] or ""))
    mark = "#" if found["number"] else "a" if found["letter"] else found["bullet"]
    piece = Passage(line.start + found.end(), line.end)
    words = line.text[found.end() :]
    rank = EMPHASIS if _EMPHASISED.fullmatch(words) else 0
    return Block(Shape.ENTRY, (piece,), cleaned([words]), rank, number, line.indent, mark, line.gap)


def _continues(text: str, block: Block, last: Line, line: Line, width: _Width) -> bool:
    """Does this line go on where the block stopped?"""
    if block.text.endswith(";") or INLINE.fullmatch(line.text):
        return False
    open_end = not terminated(last.text)
    if block.shape is Shape.HEADING and block.sure:
        return (
            not line.gap
            and open_end
            and (_starts_low(line.text) or _dangles(last.text))
            and len(line.text) < 80
            and block.kind is Kind.OTHER
        )
    if _dangles(last.text) and (not line.gap or line.page_top):
        return True
    if _starts_low(line.text) and open_end and not (line.gap and block.shape is Shape.HEADING):
        return True
    if line.gap:
        return False
    if last.text.endswith(("-", "\u00ad")) and len(last.text) > 1:
        return True
    if block.shape is Shape.HEADING:
        return False
    if block.shape is Shape.ENTRY and line.indent > block.indent and block.mark:
        return True
    return _starts_low(line.text) or width.cut(last, line)


def blocks_of(text: str, lines: Sequence[Line], named: frozenset[str]) -> list[Block]:
    """All blocks in reading order."""
    width = _Width(lines)
    lines = list(_reunite_marks(lines))
    found: list[Block] = []
    last: Line | None = None
    for i, line in enumerate(lines):
        after = lines[i + 1] if i + 1 < len(lines) else None
        entry = _entry(line)
        heading = None if entry and not _numbered_heading(line, named) else _heading(line, last, after, width, named)
        chosen = last is not None and terminated(last.text) and after is not None and not width.cut(line, after)
        weak = heading is None or (not heading.sure and not chosen)
        if found and last and weak and not entry and _continues(text, found[-1], last, line, width):
            found[-1] = _extend(text, found[-1], line)
        else:
            found.append(heading or entry or _paragraph(line))
        last = line
    return [_settle(block, found, i) for i, block in enumerate(found)]


def _numbered_heading(line: Line, named: frozenset[str]) -> bool:
    """ "4. Organisatie" rather than the fourth entry of a list: the contents page or its words say so."""
    return re.match(r"\d{1,2}[.)]\s", line.text) is not None and (
        bare(line.text) in named or kind_of(line.text) is not Kind.OTHER
    )


def _reunite_marks(lines: Sequence[Line]) -> Iterator[Line]:
    """A bullet that the extraction left on a line of its own goes back before its text."""
    i = 0
    while i < len(lines):
        line = lines[i]
        following = lines[i + 1] if i + 1 < len(lines) else None
        if _LONE_MARK.fullmatch(line.text) and following and not _MARK.match(following.text):
            yield replace(following, indent=line.indent, gap=line.gap, mark=line.text)
            i += 2
        else:
            yield line
            i += 1


def _paragraph(line: Line) -> Block:
    return Block(
        Shape.PARAGRAPH, (Passage(line.start, line.end),), cleaned([line.text]), indent=line.indent, gap=line.gap
    )


def _extend(text: str, block: Block, line: Line) -> Block:
    pieces = (*block.pieces, Passage(line.start, line.end))
    shape = Shape.PARAGRAPH if block.shape is Shape.HEADING and not block.sure else block.shape
    return replace(block, shape=shape, pieces=pieces, text=cleaned([text[piece.start : piece.end] for piece in pieces]))


def _settle(block: Block, blocks: Sequence[Block], i: int) -> Block:
    """A numbered line that stands in no row of its kind, with prose under it, is a heading after all."""
    if block.mark != "#" or block.gap is False or terminated(block.text) or len(block.text) > 90:
        return block
    nearby = [other for other in blocks[max(0, i - 1) : i + 2] if other is not block]
    in_row = any(other.mark == "#" for other in nearby)
    if in_row or not nearby or (nearby[-1].shape is Shape.ENTRY and nearby[-1].indent > block.indent):
        return block
    follows_prose = i + 1 < len(blocks) and blocks[i + 1].shape is not Shape.ENTRY
    return replace(block, shape=Shape.HEADING, rank=CHAPTER, mark="") if follows_prose else block
