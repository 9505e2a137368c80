"""The small signs of layout: list marks, unfinished lines, hyphens at a line end, how wide the text was set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from baken.ground.policy.rules.lines import Line

MARK = re.compile(
    r"(?P<bullet>[-–—−•·▪■□●○◦‣➢➤►▶✓✔→*+»\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\ufffd](?=\s|[A-Z(\"“‘'])|o(?=\s+\S))\s*"
    r"|(?P<letter>\(?[a-z]\)|[a-z]\.(?=\s)|\(?[ivx]{1,4}\)|[ivx]{2,4}\.(?=\s))\s+"
    r"|(?P<number>\(?\d{1,2}[.)]|\d{1,2}\))(?=\s)\s+"
)
BULLETS = r"[-–—•·▪■□●○◦‣➢➤►▶✓✔→*+»\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\ufffd]"
LONE_MARK = re.compile(rf"{BULLETS}|o|(?:{BULLETS}\s*)?(?:\d{{1,2}}[.)]|[a-z][.)])")
EMPHASISED = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1:?")
TERMINATED = (".", "!", "?", ";", ":", ".”", '."', "?”", ".)", ".’")


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


def has_words(text: str) -> bool:
    """A text with at least two letters says something; a stray mark does not."""
    return sum(letter.isalpha() for letter in text) > 1


def terminated(text: str) -> bool:
    return text.rstrip("*_ ").endswith(TERMINATED)


def starts_low(text: str) -> bool:
    return text[:1].islower() or text[:1] in ",;)&"


_DANGLING = re.compile(
    r"(?:^|\s)(?:de|het|een|en|of|van|in|op|met|voor|te|aan|door|bij|naar|om|tot|als|die|dat|onze|ons|deze|uit|over|per|tussen|zoals|is|zijn|wordt|worden|we|wij)$",
    re.IGNORECASE,
)


def dangles(text: str) -> bool:
    """A line that stops at an article, preposition or conjunction is not finished."""
    return _DANGLING.search(text) is not None


class Width:
    """How wide this text was set: decides whether a line end was chosen by the writer or by the margin."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths = [len(line.text) + line.indent for line in lines]
        pairs = pairwise(lines)
        cut = sorted(
            len(line.text) + line.indent
            for line, after in pairs
            if not after.gap and starts_low(after.text) and not MARK.match(after.text)
        )
        self.wrapped = sum(length > 160 for length in lengths) <= 0.05 * len(lengths)
        self.full = min(max(cut[int(len(cut) * 0.9)], 36), 160) if len(cut) >= 5 else 80

    def cut(self, line: Line, following: Line) -> bool:
        """Did the margin end this line? Then the first word of the next would not have fitted."""
        word = following.text.split(maxsplit=1)[0]
        return self.wrapped and len(line.text) + line.indent + 1 + len(word) > 0.86 * self.full
