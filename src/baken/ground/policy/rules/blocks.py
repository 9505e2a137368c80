"""From lines to blocks: headings, list entries and paragraphs, each with the pieces of text it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from baken.ground.policy.rules.headings import CHAPTER, EMPHASIS, Block, Shape, heading_of
from baken.ground.policy.rules.lines import Line
from baken.ground.policy.rules.marks import EMPHASISED, LONE_MARK, MARK, Width, cleaned, dangles, starts_low, terminated
from baken.ground.policy.rules.note import Passage
from baken.ground.policy.rules.phrases import INLINE, Kind, bare, kind_of


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
    found = MARK.match(line.text)
    if not found or found.end() >= len(line.text):
        return None
    if found["bullet"] == "*" and EMPHASISED.match(line.text):
        return None
    number = tuple(int(digits) for digits in re.findall(r"\d+", found["number"] or ""))
    mark = "#" if found["number"] else "a" if found["letter"] else found["bullet"]
    piece = Passage(line.start + found.end(), line.end)
    words = line.text[found.end() :]
    rank = EMPHASIS if EMPHASISED.fullmatch(words) else 0
    return Block(Shape.ENTRY, (piece,), cleaned([words]), rank, number, line.indent, mark, line.gap)


def _continues(text: str, block: Block, last: Line, line: Line, width: Width) -> bool:
    """Does this line go on where the block stopped?"""
    if block.text.endswith(";") or INLINE.fullmatch(line.text):
        return False
    open_end = not terminated(last.text)
    if block.shape is Shape.HEADING and block.sure:
        return (
            not line.gap
            and open_end
            and (starts_low(line.text) or dangles(last.text))
            and len(line.text) < 80
            and block.kind is Kind.OTHER
        )
    if dangles(last.text) and (not line.gap or line.page_top):
        return True
    if starts_low(line.text) and open_end and not (line.gap and block.shape is Shape.HEADING):
        return True
    if line.gap:
        return False
    if last.text.endswith(("-", "\u00ad")) and len(last.text) > 1:
        return True
    if block.shape is Shape.HEADING:
        return False
    if block.shape is Shape.ENTRY and line.indent > block.indent and block.mark:
        return True
    return starts_low(line.text) or width.cut(last, line)


def blocks_of(text: str, lines: Sequence[Line], named: frozenset[str]) -> list[Block]:
    """All blocks in reading order."""
    width = Width(lines)
    lines = list(_reunite_marks(lines))
    found: list[Block] = []
    last: Line | None = None
    for i, line in enumerate(lines):
        after = lines[i + 1] if i + 1 < len(lines) else None
        entry = _entry(line)
        heading = None if entry and not _numbered_heading(line, named) else heading_of(line, last, after, width, named)
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
        if LONE_MARK.fullmatch(line.text) and following and not MARK.match(following.text):
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
