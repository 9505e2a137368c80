"""Read a Dutch policy note (*nota integrale veiligheid*): what it promises, and where it says so.

`read_note` knows habits, not one document: `phrases` holds the words, `lines` and `blocks` the layout, `outline` where
a priority begins and ends, `sections` what stands under a heading. What looks like a promise and found no place is
listed in ``unplaced``, so that the person who reviews the draft misses nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from baken.ground.policy.rules.blocks import blocks_of
from baken.ground.policy.rules.headings import Block, Shape
from baken.ground.policy.rules.lines import meaningful, normalise
from baken.ground.policy.rules.marks import has_words
from baken.ground.policy.rules.note import Item, Note, Organ, Passage, Period, PriorityFound
from baken.ground.policy.rules.outline import WORK, Span, announced_entries, find_priorities, outranks, with_next
from baken.ground.policy.rules.phrases import ENDING, ORGANS, PROMISE, Kind, bare
from baken.ground.policy.rules.sections import (
    ACTION_KINDS,
    GOAL_KINDS,
    Section,
    is_lead,
    items_of,
    labelled_item,
    sections_of,
    split_sentences,
)


def read_note(text: str) -> Note:
    """Read the note; never fails, and every passage points into ``Note.text``."""
    text = normalise(text)
    lines, named = meaningful(text)
    blocks = blocks_of(text, lines, named)

    def has_work(span: Span) -> bool:
        return any(
            section.kind in WORK and section.blocks for section in sections_of(text, blocks[span.first : span.last])
        )

    spans = find_priorities(text, blocks, has_work)
    priorities = tuple(_read_priority(text, blocks, span) for span in spans)
    preconditions = tuple(_preconditions(text, blocks))
    organs = tuple(_organs(text, blocks))
    placed = [item.passage for priority in priorities for item in (*priority.goals, *priority.actions)]
    placed += [item.passage for item in preconditions] + [organ.passage for organ in organs]
    unplaced = tuple(_unplaced(text, blocks, placed, found_priorities=bool(spans)))
    return Note(text, find_period(text), priorities, preconditions, organs, unplaced)


def _read_priority(text: str, blocks: Sequence[Block], span: Span) -> PriorityFound:
    sections = sections_of(text, blocks[span.first : span.last])
    return PriorityFound(
        span.title,
        span.passage,
        tuple(_of_family(text, sections, Kind.GOALS, GOAL_KINDS)),
        tuple(_of_family(text, sections, Kind.ACTIONS, ACTION_KINDS)),
    )


def _of_family(text: str, sections: Sequence[Section], plain: Kind, family: frozenset[Kind]) -> list[Item]:
    """Plain goals ("Doelen") before soft ones ("Ambitie"); soft actions count when they are a list or stand alone."""
    found = [(section, items_of(text, section)) for section in sections if section.kind in family]
    has_plain = any(section.kind is plain and items for section, items in found)
    return [
        item
        for section, items in found
        if section.kind is plain or not has_plain or (section.is_list and plain is Kind.ACTIONS)
        for item in items
        if has_words(item.text)
    ]


def _extent(blocks: Sequence[Block], head: int) -> int:
    """Where the section under a heading outside the priorities stops; parts may have headings of the same weight."""
    own = blocks[head]
    parts = False
    for i in range(head + 1, len(blocks)):
        block = blocks[i]
        if block.shape is not Shape.HEADING:
            continue
        if block.kind not in (Kind.OTHER, Kind.ASIDE) or ENDING.match(bare(block.text)):
            return i
        alike = block.rank == own.rank and not (own.number and block.number)
        first_part = all(is_lead(other) for other in blocks[head + 1 : i])
        if (
            alike
            and not parts
            and not first_part
            and (block.sure or any(b.shape is Shape.ENTRY for b in blocks[head + 1 : i]))
        ):
            return i
        if not alike and outranks(block, own):
            return i
        parts = True
    return len(blocks)


def _preconditions(text: str, blocks: Sequence[Block]) -> list[Item]:
    """Under "Randvoorwaarden": each part with a heading of its own, else each list entry, else each paragraph."""
    found: list[Item] = []
    for head, block in enumerate(blocks):
        if block.shape is Shape.HEADING and block.kind is Kind.PRECONDITIONS:
            body = list(blocks[head + 1 : _extent(blocks, head)])
            parts = [i for i, other in enumerate(body) if other.shape is Shape.HEADING]
            if parts:
                found += [labelled_item(text, body[i:end], body[i].text) for i, end in with_next(parts, len(body))]
            else:
                found += items_of(text, Section(Kind.PRECONDITIONS, block, body))
    return [item for item in found if has_words(item.text)]


_ROLE_WORDS = re.compile(
    r"\b(?:stelt|kaders?|controle\w*|controleert|verantwoordelijk\w*|belast|uitvoering|bevoegd\w*|gezag\w*|toeziet|"
    r"neemt kennis|voert|regie|coördine\w+)\b"
)
_SUBJECTS = (
    (Kind.COUNCIL, re.compile(r"(?:de )?(?:gemeente)?raad\b", re.IGNORECASE)),
    (Kind.COLLEGE, re.compile(r"(?:het )?college\b", re.IGNORECASE)),
    (Kind.MAYOR, re.compile(r"(?:de )?burgemeester\b(?! (?:en|&) wethouders)", re.IGNORECASE)),
)


def _organs(text: str, blocks: Sequence[Block]) -> list[Organ]:
    """What the note says raad, college and burgemeester do: under their heading, else where a sentence opens so."""
    governed = {
        i
        for head, block in enumerate(blocks)
        if block.shape is Shape.HEADING and block.kind is Kind.GOVERNANCE
        for i in range(head, _governance_end(blocks, head))
    }
    found: dict[Kind, Organ] = {}
    for head, block in enumerate(blocks):
        if block.shape is Shape.HEADING and block.kind in ORGANS:
            stop = next((i for i in range(head + 1, len(blocks)) if blocks[i].shape is Shape.HEADING), len(blocks))
            item = labelled_item(text, blocks[head:stop], block.text)
            best = found.get(block.kind)
            says_something = stop > head + 1 and (head in governed or _ROLE_WORDS.search(item.text))
            if says_something and (best is None or len(best.text) < len(item.text)):
                found[block.kind] = Organ(block.kind.value, item.text, item.passage)
    for only_governance in (True, False):
        for i, block in enumerate(blocks):
            if block.shape is Shape.HEADING or (only_governance and i not in governed):
                continue
            for kind, said in _said_of_organs(text, block):
                if kind not in found and _ROLE_WORDS.search(said.text):
                    found[kind] = Organ(kind.value, said.text, said.passage)
    return sorted(found.values(), key=lambda organ: organ.passage.start)


def _governance_end(blocks: Sequence[Block], head: int) -> int:
    """Where the section on roles stops: at a heading of its weight that is not one of the organs."""
    own = blocks[head]
    for i in range(head + 1, len(blocks)):
        block = blocks[i]
        if block.shape is Shape.HEADING and block.sure and block.kind not in ORGANS and outranks(block, own):
            return i
    return len(blocks)


def _said_of_organs(text: str, block: Block) -> list[tuple[Kind, Item]]:
    """Runs of sentences that open with an organ, up to the sentence that opens with another."""
    runs: list[tuple[Kind, Item]] = []
    for sentence in split_sentences(text, block):
        kind = next((kind for kind, subject in _SUBJECTS if subject.match(sentence.text)), None)
        if kind and not (runs and runs[-1][0] is kind):
            runs.append((kind, sentence))
        elif runs:
            so_far = runs[-1][1]
            joined = Item(f"{so_far.text} {sentence.text}", Passage(so_far.passage.start, sentence.passage.end))
            runs[-1] = (runs[-1][0], joined)
    return runs


_PERIOD = re.compile(
    r"(?<![\d.,/-])(?P<first>20\d\d)\s*(?:[-–—‐‑−/]|t/m|t\.?m\.?|tot en met|tot|en met|through|to)\s*"
    r"(?:(?:31 )?(?:dec(?:ember)?)\.? )?['’]?(?P<last>20\d\d|\d\d)(?![\d.,]*\d|[-–/]\d)",
    re.IGNORECASE,
)
_ABOUT_PLAN = re.compile(r"veilig|nota|plan|beleid|kader|periode|komende|jaren|looptijd|ivp|ivb", re.IGNORECASE)
_ABOUT_OTHER = re.compile(
    r"terugblik|evaluatie|vorige|afgelopen|mobiliteit|coalitie|collegeprogramma|raadsperiode|bestuursperiode|"
    r"regionale? veiligheids(?:strategie|plan)|landelijke|verkeer|omgevingsvisie|woonvisie|cijfers",
    re.IGNORECASE,
)


def find_period(text: str) -> Period | None:
    """The years of the plan: the range named most and earliest beside words such as "nota" and "beleid"."""
    scores: dict[tuple[int, int], float] = {}
    first_seen: dict[tuple[int, int], re.Match[str]] = {}
    for order, found in enumerate(_PERIOD.finditer(text)):
        first = int(found["first"])
        last = int(found["last"]) if len(found["last"]) == 4 else first // 100 * 100 + int(found["last"])
        if not 1 <= last - first <= 9:
            continue
        line_start = text.rfind("\n", max(0, found.start() - 100), found.start()) + 1 or max(0, found.start() - 100)
        near = text[line_start : found.end() + 60].split("\n", 1)[0]
        weight = (
            1.0
            + 2.0 * (order == 0)
            + 1.0 * bool(_ABOUT_PLAN.search(near))
            + 1.5 * (found.start() < 1500)
            - 3.0 * bool(_ABOUT_OTHER.search(near))
        )
        weight += 1.0 * (last - first == 3)
        key = (first, last)
        scores[key] = scores.get(key, 0.0) + weight
        first_seen.setdefault(key, found)
    if not scores:
        return None
    key = max(scores, key=lambda years: scores[years])
    found = first_seen[key]
    return Period(re.sub(r"\s+", " ", found.group()), Passage(found.start(), found.end()), *key)


class _Taken:
    """The ranges of text that already have a place."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        ranges = sorted((passage.start, passage.end) for passage in passages)
        self._starts = [start for start, _ in ranges]
        self._ends = list(accumulate((end for _, end in ranges), max))

    def touch(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


def _unplaced(text: str, blocks: Sequence[Block], placed: Iterable[Passage], *, found_priorities: bool) -> list[Item]:
    """Promises outside every known section: list entries, and sentences that say "we gaan" or "zetten in op"."""
    taken = _Taken(placed)
    names_only = set(announced_entries(blocks)) if found_priorities else set()
    items: list[Item] = []
    seen: set[str] = set()
    under = Kind.OTHER
    for i, block in enumerate(blocks):
        if block.shape is Shape.HEADING:
            under = block.kind
            continue
        introduces = (
            block.text.endswith(":") and i + 1 < len(blocks) and taken.touch(blocks[i + 1].start, blocks[i + 1].end)
        )
        if i in names_only or introduces:
            continue
        if block.shape is Shape.ENTRY and under is not Kind.ASIDE:
            candidates = [Item(block.text, Passage(block.start, block.end))]
        else:
            candidates = [item for item in split_sentences(text, block) if PROMISE.search(item.text)]
        for item in candidates:
            overlaps = taken.touch(item.passage.start, item.passage.end)
            if not overlaps and bare(item.text) not in seen and has_words(item.text):
                seen.add(bare(item.text))
                items.append(item)
    return items
