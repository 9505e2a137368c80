"""From a raw text to the lines that matter: contents pages, running heads, page numbers and footnotes are set aside.

Nothing is cut out of the text itself, so that every line keeps its place (`start`, `end`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baken.ground.policy.rules.phrases import LABELLED, Kind, bare, kind_of


@dataclass(frozen=True)
class Line:
    """One line without its outer white space.

    ``gap``: a blank line or a page end came before it; ``mark``: a bullet stood on a line of its own before it.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: bool
    page_top: bool = False
    mark: str = ""


def normalise(raw: str) -> str:
    """Line ends become ``\\n`` and a byte order mark goes; everything else keeps its place."""
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


_EDGE = " \t\u00a0\u2007\u202f\u200b\ufeff\x0b\x1c\x1d\x1e\x1f\x85\u2028\u2029\u3000"


def split(text: str) -> list[Line]:
    """All lines with something on them."""
    lines: list[Line] = []
    place, gap, page_top = 0, True, True
    for raw in re.split(r"(?<=[\n\f])", text):
        content = raw.strip("\n\f")
        body = content.strip(_EDGE)
        if body:
            lead = len(content) - len(content.lstrip(_EDGE))
            start = place + (len(raw) - len(raw.lstrip("\n\f"))) + lead
            width = len(content[:lead].expandtabs(4))
            lines.append(Line(start, start + len(body), body, width, gap, page_top))
            gap = page_top = False
        else:
            gap = True
        if raw.endswith("\f"):
            gap = page_top = True
        place += len(raw)
    return lines


_LEADER = re.compile(r"(?:\.{2,}|…+|(?:\. ){2,}\.?|_{3,}|\t+| {3,})\s*(?:blz\.?|p\.?|pag\.?)?\s*\d{1,3}\s*$")
_ENDS_IN_NUMBER = re.compile(r"\D\s*\d{1,3}\s*$")
_CONTENTS = re.compile(
    r"(?:inhoud|inhoudsopgave|inhoudsoverzicht|overzicht van de inhoud|table of contents)\W*", re.IGNORECASE
)


def without_page_number(text: str) -> str:
    """A line of the contents page without its leader and page number."""
    return re.sub(r"[\s.…_]*(?:blz\.?|p\.?|pag\.?)?\s*\d{1,3}\s*$", "", text)


def contents_page(lines: Sequence[Line]) -> set[int]:
    """Which lines belong to a table of contents: dot leaders anywhere, and the run under "Inhoudsopgave"."""
    found = {i for i, line in enumerate(lines) if _LEADER.search(line.text) and len(line.text) < 200}
    last_seen = {line.text.casefold(): i for i, line in enumerate(lines)}
    for head, line in enumerate(lines):
        if not _CONTENTS.fullmatch(line.text.strip("#* ")):
            continue
        end, misses = head, 0
        seen: set[str] = set()
        for i in range(head + 1, len(lines)):
            text = lines[i].text
            if text.casefold() in seen:
                break  # the first heading of the note itself
            seen.add(without_page_number(text).casefold())
            entry = i in found or (
                _ENDS_IN_NUMBER.search(text) is not None and not text.endswith(".") and len(text) < 140
            )
            repeated = last_seen[text.casefold()] > i
            if entry or repeated:
                end, misses = i, 0
            elif len(text) > 140 or misses == 2 or (text.endswith(".") and not entry):
                break
            else:
                misses += 1
        found.update(range(head, end + 1))
    return found


_PAGE_NUMBER = re.compile(
    r"[\s|–—-]*(?:pagina|blz\.?|p\.|page)?\s*\d{1,3}(?:\s*(?:van|/|of)\s*\d{1,3})?[\s|–—-]*", re.IGNORECASE
)
_RUNNING = re.compile(
    r"\b(?:gemeente|veiligheids?(?:plan|beleid|nota)?|nota|beleidsplan|kadernota|pagina|versie|concept|ivp|ivb)\b",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"[¹²³⁴-⁹⁰]+\s*\S|\[\d{1,2}\]\s+\S|\^\d")


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold()).strip(" |-–—\t")


def _is_meant(text: str) -> bool:
    """A repeated line that structures the note ("Wat gaan we doen?", "Partners") is no running head."""
    return kind_of(text) is not Kind.OTHER or LABELLED.match(text.strip("#* ")) is not None


def running_heads(lines: Sequence[Line]) -> set[int]:
    """Page numbers, and short lines that come back at page ends or name the document at least three times."""
    shapes = Counter(_shape(line.text) for line in lines)
    paged = sum(line.page_top for line in lines) > 2
    edges = Counter[str]()
    edge: set[int] = set()
    for i, line in enumerate(lines):
        at_edge = line.page_top or i + 1 == len(lines) or lines[i + 1].page_top
        if at_edge:
            edge.add(i)
            edges[_shape(line.text)] += 1
    found: set[int] = set()
    for i, line in enumerate(lines):
        if _PAGE_NUMBER.fullmatch(line.text):
            found.add(i)
            continue
        if len(line.text) > 120 or _is_meant(line.text) or line.text[:1] in "-•*":
            continue
        shape = _shape(line.text)
        numbered_page = bool(
            re.search(
                r"(?:^\d{1,3}\s*[|–—-])|(?:[|–—-]?\s*(?:pagina\s*)?\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?$)", line.text
            )
        )
        if paged and i in edge and edges[shape] >= 3:
            found.add(i)
        elif (
            shapes[shape] >= 3
            and _RUNNING.search(line.text)
            and (numbered_page or not line.text.endswith((".", ":", ";")))
        ):
            found.add(i)
    return found


def meaningful(text: str) -> tuple[list[Line], frozenset[str]]:
    """The lines to read, and the bare headings that the contents page names."""
    lines = split(text)
    heads = running_heads(lines)
    kept = [line for i, line in enumerate(lines) if i not in heads]
    contents = contents_page(kept)
    named = frozenset(bare(without_page_number(kept[i].text)) for i in contents)
    return list(_carry_gaps(kept, contents)), named - {""}


def _carry_gaps(lines: Sequence[Line], dropped: set[int]) -> Iterator[Line]:
    """A dropped line leaves a gap behind, so that what stood around it is not glued together."""
    pending = False
    for i, line in enumerate(lines):
        if i in dropped or _FOOTNOTE.match(line.text):
            pending = True
            continue
        yield Line(line.start, line.end, line.text, line.indent, line.gap or pending, line.page_top)
        pending = False
