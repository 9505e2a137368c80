"""What stands under a heading: list entries, named parts, or paragraphs, as items with their passages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from baken.ground.policy.rules.headings import STRONG, WEAK, Block, Shape
from baken.ground.policy.rules.marks import cleaned, terminated
from baken.ground.policy.rules.note import Item, Passage
from baken.ground.policy.rules.outline import WORK, with_next
from baken.ground.policy.rules.phrases import INLINE, PROMISE, Kind, lead_kind, without_number

GOAL_KINDS = frozenset({Kind.GOALS, Kind.SOFT_GOALS})
ACTION_KINDS = frozenset({Kind.ACTIONS, Kind.SOFT_ACTIONS})


@dataclass
class Section:
    """A kind of content and the blocks that belong to it."""

    kind: Kind
    heading: Block | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_list(self) -> bool:
        return any(block.shape is Shape.ENTRY for block in self.blocks)


def sections_of(text: str, blocks: Sequence[Block]) -> list[Section]:
    """Cut the blocks under a priority into sections."""
    sections = [Section(Kind.OTHER)]
    for i, block in enumerate(blocks):
        current = sections[-1]
        inline = (
            INLINE.fullmatch(block.text)
            if block.shape is not Shape.HEADING or block.kind in WORK | {Kind.OTHER}
            else None
        )
        if inline and block.rank >= 0 and _opens_inline(block, current):
            sections += _inline_section(text, block, bool(inline["goal"]), bool(inline["no"]))
        elif block.shape is Shape.HEADING and (
            block.kind is not Kind.OTHER or not _is_child(block, current, blocks, i)
        ):
            sections.append(Section(block.kind, block))
        elif (
            block.shape is Shape.PARAGRAPH
            and block.text.endswith(":")
            and i + 1 < len(blocks)
            and blocks[i + 1].shape is Shape.ENTRY
        ):
            kind = lead_kind(block.text)
            filled = any(other.shape is Shape.ENTRY for other in current.blocks) or (
                bool(current.blocks) and kind in ACTION_KINDS
            )
            if kind in GOAL_KINDS | ACTION_KINDS and (
                current.kind not in WORK or (filled and family(kind) != family(current.kind))
            ):
                sections.append(Section(kind))
            else:
                current.blocks.append(block)
        else:
            current.blocks.append(block)
    return sections


def family(kind: Kind) -> str:
    return "goals" if kind in GOAL_KINDS else "actions" if kind in ACTION_KINDS else kind.value


def _opens_inline(block: Block, current: Section) -> bool:
    """ "Doel 1: …" opens its own section; within a list of goals it is just the next entry."""
    return block.shape is not Shape.ENTRY or current.kind not in WORK


def _inline_section(text: str, block: Block, is_goal: bool, is_numbered: bool) -> list[Section]:
    raw = text[block.start : block.end]
    found = INLINE.search(raw)
    start = block.start + (found.start("rest") if found else 0)
    pieces = tuple(Passage(max(piece.start, start), piece.end) for piece in block.pieces if piece.end > start)
    words = cleaned([text[piece.start : piece.end] for piece in pieces])
    rest = replace(block, shape=Shape.ENTRY, pieces=pieces, text=words, rank=0, mark="inline", indent=0)
    own = Section(Kind.GOALS if is_goal else Kind.ACTIONS, None, [rest])
    return [own, Section(Kind.ACTIONS)] if is_goal and is_numbered else [own]


def _is_child(block: Block, current: Section, blocks: Sequence[Block], i: int) -> bool:
    """Is this unknown heading a part of the goals or actions above it, rather than their end?"""
    if current.kind not in WORK | {Kind.PRECONDITIONS}:
        return False
    own = current.heading
    if own is None:
        return False
    if block.rank != own.rank and (own.rank < WEAK or block.rank < STRONG):
        return block.rank > own.rank
    so_far = [other for other in current.blocks if not is_lead(other)]
    if not so_far or so_far[0].shape is Shape.HEADING:
        return True
    return not current.is_list and not block.sure and all(other.shape is Shape.HEADING for other in so_far)


def is_lead(block: Block) -> bool:
    """A sentence that only introduces what follows."""
    return block.shape is Shape.PARAGRAPH and (
        block.text.endswith(":")
        or bool(
            re.search(
                r"\b(?:onderscheid|de volgende|het volgende|onderstaande|hieronder|staan centraal|richting aan)\b",
                block.text,
            )
        )
    )


def items_of(text: str, section: Section) -> list[Item]:
    """The items of a section, whichever way they were written down."""
    entries = [block for block in section.blocks if block.shape is Shape.ENTRY]
    if entries:
        return _entries(text, section.blocks)
    heads = [i for i, block in enumerate(section.blocks) if block.shape is Shape.HEADING]
    rows = _lost_list(section.blocks, heads)
    if rows:
        return [_item(text, [row]) for row in rows]
    if heads:
        parts = with_next(heads, len(section.blocks))
        return [_item(text, section.blocks[i:end], label=section.blocks[i].text) for i, end in parts]
    paragraphs = [block for block in section.blocks if not is_lead(block)]
    return [item for block in paragraphs for item in _paragraph_items(text, block)]


def _lost_list(blocks: Sequence[Block], heads: Sequence[int]) -> list[Block]:
    """Short lines under each other, without a mark and without prose below them, were a list once."""
    body = [block for block in blocks if not is_lead(block)]
    bare_heads = sum(1 for i in heads if i + 1 >= len(blocks) or blocks[i + 1].shape is Shape.HEADING)
    return (
        body
        if len(heads) >= 1 and bare_heads > len(heads) / 2 and (len(body) > 1 or not terminated(body[0].text))
        else []
    )


def _entries(text: str, blocks: Sequence[Block]) -> list[Item]:
    """List entries; deeper ones join the entry above them, unless that one only introduces them."""
    entries = [block for block in blocks if block.shape is Shape.ENTRY]
    base = min(entry.indent for entry in entries)
    first_mark = next(entry.mark for entry in entries if entry.indent == base)
    followed = [
        i + 1 < len(blocks) and blocks[i + 1].shape is Shape.PARAGRAPH and not is_lead(blocks[i + 1])
        for i, block in enumerate(blocks)
        if block.shape is Shape.ENTRY
    ]
    titled = len(followed) > 1 and all(followed)
    groups: list[list[Block]] = []
    for block in blocks:
        if block.shape is Shape.ENTRY:
            deeper = block.indent > base + 1 or (
                block.mark != first_mark and block.mark in "o–—-○◦" and first_mark in "•▪■●·#a"
            )
            if groups and deeper and not _names_a_group(groups[-1][0]):
                groups[-1].append(block)
            else:
                groups.append([block])
        elif (
            block.shape is Shape.PARAGRAPH
            and groups
            and (titled or groups[-1][0].rank or groups[-1][0].text.endswith(":"))
            and not is_lead(block)
        ):
            groups[-1].append(block)
    labels = [
        group[0].text.rstrip(" :") if len(group) > 1 and group[1].shape is Shape.PARAGRAPH else "" for group in groups
    ]
    introduces = [
        _names_a_group(group[0])
        and len(group) == 1
        and i + 1 < len(groups)
        and groups[i + 1][0].indent > group[0].indent
        for i, group in enumerate(groups)
    ]
    return [
        _item(text, group, label) for group, label, lead in zip(groups, labels, introduces, strict=True) if not lead
    ]


def _names_a_group(block: Block) -> bool:
    """ "Preventie:" names the entries below it; "Wij steunen buurtapps:" is a promise that they complete."""
    return (
        block.text.endswith(":")
        and len(block.text.split()) <= 4
        and not PROMISE.search(block.text)
        and not re.match(r"(?:we|wij)\b", block.text, re.IGNORECASE)
    )


def _paragraph_items(text: str, block: Block) -> list[Item]:
    """A paragraph is one item; when most sentences end where a line ends, it was a list that lost its marks."""
    sentences = split_sentences(text, block)
    ends = {piece.end for piece in block.pieces}
    at_line_end = [sentence for sentence in sentences if sentence.passage.end in ends]
    if 1 < len(at_line_end) > len(sentences) / 2:
        return _rows(text, block, ends, sentences)
    return [_item(text, [block])]


def _rows(text: str, block: Block, ends: set[int], sentences: Sequence[Item]) -> list[Item]:
    """Sentences put together until one stops where a line stops."""
    items: list[Item] = []
    pending: list[Item] = []
    for sentence in sentences:
        pending.append(sentence)
        if sentence.passage.end in ends or sentence is sentences[-1]:
            items.append(
                Item(" ".join(part.text for part in pending), Passage(pending[0].passage.start, sentence.passage.end))
            )
            pending = []
    return items


def _item(text: str, blocks: Sequence[Block], label: str = "") -> Item:
    """Several blocks as one item; a label is set off with a colon."""
    words = [block.text for block in blocks]
    label = without_number(label)
    readable = f"{label}: {' '.join(words[1:])}" if label and len(words) > 1 else label or " ".join(words)
    end = blocks[-1].end
    while end > blocks[0].start + 1 and text[end - 1] in ";, \t\u00a0":
        end -= 1
    return Item(readable.rstrip(";, "), Passage(blocks[0].start, end), label)


labelled_item = _item

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-ZÀ-Þ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[a-z]|o\.a|d\.w\.z|m\.b\.t|bv|bijv|dhr|mevr|mr|drs|ing|ir|nr|art|blz|e\.d|incl|resp|ca|jl|[A-Z]))\.$"
)


def split_sentences(text: str, block: Block) -> list[Item]:
    """The sentences of a block with their passages."""
    raw = text[block.start : block.end]
    cuts = [0]
    for end in _SENTENCE_END.finditer(raw):
        if not _ABBREVIATION.search(raw[max(0, end.start() - 8) : end.start()]):
            cuts.append(end.end())
    cuts.append(len(raw))
    found = []
    for start, stop in itertools.pairwise(cuts):
        begin, end_at = block.start + start, block.start + len(raw[:stop].rstrip())
        pieces = [
            text[max(piece.start, begin) : min(piece.end, end_at)]
            for piece in block.pieces
            if piece.end > begin and piece.start < end_at
        ]
        words = cleaned(pieces)
        if words and end_at > begin:
            found.append(Item(words, Passage(begin, end_at)))
    return found
