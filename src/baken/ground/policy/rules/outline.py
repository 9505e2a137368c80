"""Where the priorities of a note begin and end.

Municipalities mark them in four ways; each is tried, and the one that yields most priorities *with* goals or actions
wins: a label ("Prioriteit 2: …", "Thema A – …"), the paragraphs of a chapter "Prioriteiten", a list that names them
early on, or just a heading above "Doelen" and "Acties".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from baken.ground.policy.rules.headings import CAPITALS, WEAK, Block, Shape
from baken.ground.policy.rules.marks import cleaned, has_words
from baken.ground.policy.rules.note import Passage
from baken.ground.policy.rules.phrases import LABELLED, PRIORITY_LABELS, Kind, announces_priorities, bare

WORK = frozenset({Kind.GOALS, Kind.SOFT_GOALS, Kind.ACTIONS, Kind.SOFT_ACTIONS})
_PREFIX = re.compile(r"(?:hoofdstuk\s+\w{1,4}\b[\s.:–—-]*)?(?:\d{1,2}(?:\.\d{1,2}){0,4}[.:)]?\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    """A priority: its title and the blocks ``first`` up to ``last`` under it."""

    title: str
    passage: Passage
    heading: int
    first: int
    last: int
    key: str = ""


def title_of(text: str, block: Block) -> tuple[str, Passage, str, str]:
    """Title without label and numbering, its passage, the label ("prioriteit" or "") and its number."""
    raw = text[block.start : block.end]
    skip = _PREFIX.match(raw)
    start = skip.end() if skip and skip.end() < len(raw) else 0
    label, number = "", ""
    labelled = LABELLED.fullmatch(raw, start)
    if labelled and (labelled["no"] or labelled["sep"] or block.rank < WEAK):
        label, number = labelled["label"].casefold(), labelled["no"] or ""
        start = labelled.start("title")
    end = block.end
    while end > block.start + start and text[end - 1] in " .:*_\t\u00a0":
        end -= 1
    begin = block.start + start
    while begin < end and text[begin] in "*_ \t\u00a0":
        begin += 1
    pieces = [text[max(p.start, begin) : min(p.end, end)] for p in block.pieces if p.end > begin]
    return cleaned(pieces), Passage(begin, end), label, number


def find_priorities(text: str, blocks: Sequence[Block], has_work: Callable[[Span], bool]) -> list[Span]:
    """The priorities of this note by the habit that fits it best; empty when none is found."""

    def with_work(way: list[Span]) -> int:
        return sum(map(has_work, way))

    outright = [_without_echoes(spans, has_work) for spans in _labelled(text, blocks).values()]
    clear = next((way for way in outright if with_work(way) >= 2), None)
    if clear is None:
        outright.append(_in_chapter(text, blocks, has_work))
        guesses = [_announced(text, blocks), _above_work(text, blocks)]
        best = max([*outright, *guesses], key=with_work)
        clear = best if with_work(best) else max(outright, key=len)  # named outright, though nothing stands under it
    return [span for span in clear if has_words(span.title)]


def _labelled(text: str, blocks: Sequence[Block]) -> dict[str, list[Span]]:
    """Per label ("prioriteit", "thema", …) the headings that carry it."""
    heads: dict[str, list[tuple[int, str, Passage, str]]] = {label: [] for label in PRIORITY_LABELS}
    for i, block in enumerate(blocks):
        if block.shape is not Shape.HEADING:
            continue
        title, passage, label, number = title_of(text, block)
        follows = blocks[i + 1] if i + 1 < len(blocks) else None
        if label and not title and follows and follows.shape is Shape.HEADING and follows.kind not in WORK:
            title, passage, _, _ = title_of(text, follows)
        if label and title:
            heads[label].append((i, title, passage, number or bare(title)))
    return {
        label: [
            Span(title, passage, i, i + 1, _end(blocks, i, after), key)
            for (i, title, passage, key), after in zip(
                found, [*(head for head, *_ in found[1:]), len(blocks)], strict=False
            )
        ]
        for label, found in heads.items()
    }


def with_next(places: Sequence[int], last: int) -> list[tuple[int, int]]:
    """Each place with the one after it; the last with ``last``."""
    return list(zip(places, [*places[1:], last], strict=False))


def _without_echoes(spans: list[Span], has_work: Callable[[Span], bool]) -> list[Span]:
    """A priority that is also named in a summary or a list counts once: where its goals or actions stand."""
    kept: dict[str, Span] = {}
    for span in spans:
        rival = kept.get(span.key)
        if rival is None or (has_work(span), span.last - span.first) > (has_work(rival), rival.last - rival.first):
            kept[span.key] = span
    return sorted(kept.values(), key=lambda span: span.heading)


def _end(blocks: Sequence[Block], head: int, limit: int) -> int:
    """Where the priority of ``head`` stops: before the next one (``limit``), or at a heading of its weight."""
    own = blocks[head]
    for i in range(head + 1, limit):
        block = blocks[i]
        if block.shape is not Shape.HEADING or not block.sure or block.kind in WORK:
            continue
        if not outranks(block, own):
            continue
        flat = any(
            later.shape is Shape.HEADING and later.kind in WORK and not later.number and later.rank == own.rank
            for later in blocks[i + 1 : limit]
        )
        if flat and block.kind in (Kind.ASIDE, Kind.OTHER, Kind.PRECONDITIONS) and block.rank == own.rank:
            continue
        return i
    return limit


def outranks(block: Block, own: Block) -> bool:
    """Does this heading end what ``own`` opened?"""
    if own.rank >= WEAK:
        label_number = re.search(r"\d+", own.text)
        inside = (
            bool(block.number)
            and len(block.number) > 1
            and label_number
            and block.number[0] == int(label_number.group())
        )
        return block.rank <= CAPITALS and not inside
    if own.number and block.number:
        return block.number[: len(own.number)] != own.number
    return block.rank <= own.rank


def _in_chapter(text: str, blocks: Sequence[Block], has_work: Callable[[Span], bool]) -> list[Span]:
    """Paragraphs "3.1 Ondermijning", "3.2 Jeugd" under a chapter "3 Prioriteiten"."""
    best: list[Span] = []
    for head, block in enumerate(blocks):
        if block.shape is not Shape.HEADING or block.kind is not Kind.PRIORITIES or block.rank >= WEAK:
            continue
        last = next(
            (i for i in range(head + 1, len(blocks)) if _is_sure(blocks[i]) and outranks(blocks[i], block)), len(blocks)
        )
        inner = [i for i in range(head + 1, last) if _is_sure(blocks[i]) and blocks[i].rank < WEAK]
        rank = min((blocks[i].rank for i in inner if blocks[i].kind is Kind.OTHER), default=0)
        level = [i for i in inner if blocks[i].rank == rank]
        spans = []
        for i, following in with_next(level, last):
            if blocks[i].kind is Kind.OTHER:
                title, passage, *_ = title_of(text, blocks[i])
                spans.append(Span(title, passage, i, i + 1, following, bare(title)))
        first = next((i for i, span in enumerate(spans) if has_work(span)), 0)
        if len(spans) - first > len(best):
            best = spans[first:]
    return best


def _is_sure(block: Block) -> bool:
    return block.shape is Shape.HEADING and block.sure


def _announced(text: str, blocks: Sequence[Block]) -> list[Span]:
    """Headings that repeat the entries of "Onze prioriteiten zijn: …"."""
    titles = {frozenset(_words(blocks[i].text)) for i in announced_entries(blocks)} - {frozenset()}
    heads = [
        i
        for i, block in enumerate(blocks)
        if block.shape is Shape.HEADING and any(_alike(frozenset(_words(block.text)), title) for title in titles)
    ]
    spans = []
    for i, after in with_next(heads, len(blocks)):
        title, passage, *_ = title_of(text, blocks[i])
        spans.append(Span(title, passage, i, i + 1, _end(blocks, i, after), bare(title)))
    return spans if len(spans) > 1 else []


def announced_entries(blocks: Sequence[Block]) -> Iterator[int]:
    """The entries of a list that only names the priorities."""
    announcing = False
    for i, block in enumerate(blocks):
        if block.shape is Shape.ENTRY:
            if announcing:
                yield i
        else:
            announcing = block.text.endswith(":") and announces_priorities(block.text)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", bare(text)) if len(word) > 3]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) >= 0.6 * max(len(one), len(other))


def _above_work(text: str, blocks: Sequence[Block]) -> list[Span]:
    """The heading above "Doelen" and "Acties" is the priority."""
    owners: list[int] = []
    since = next(
        (i for i, block in enumerate(blocks) if block.shape is Shape.HEADING and block.kind is Kind.PRIORITIES), None
    )
    candidates: list[int] = []
    for i, block in enumerate(blocks):
        if block.shape is not Shape.HEADING:
            continue
        if block.kind in WORK:
            owner = _owner(blocks, i, candidates, first=not owners, since=since)
            if owner is not None and owner not in owners:
                owners.append(owner)
            candidates = []
        elif block.kind is Kind.OTHER:
            candidates.append(i)
    spans = []
    owners.sort()
    for i, after in with_next(owners, len(blocks)):
        title, passage, *_ = title_of(text, blocks[i])
        spans.append(Span(title, passage, i, i + 1, _end(blocks, i, after), bare(title)))
    return spans


def _owner(
    blocks: Sequence[Block], label: int, candidates: Sequence[int], *, first: bool, since: int | None
) -> int | None:
    own = blocks[label]
    if own.number and own.rank < WEAK and len(own.number) > 1:
        return next(
            (
                i
                for i in range(label - 1, -1, -1)
                if blocks[i].shape is Shape.HEADING and blocks[i].number == own.number[:-1]
            ),
            None,
        )
    if own.rank < CAPITALS:
        above = [i for i in range(label - 1, -1, -1) if _is_sure(blocks[i]) and blocks[i].rank < own.rank]
        return next((i for i in above if blocks[i].kind is Kind.OTHER), None)
    usable = [i for i in candidates if blocks[i + 1].shape is not Shape.ENTRY]
    if first:
        after = [i for i in usable if since is not None and i > since]
        return after[0] if after else (usable[-1] if usable else None)
    weight = min((blocks[i].rank for i in usable), default=0)
    return next((i for i in usable if blocks[i].rank == weight), None)
