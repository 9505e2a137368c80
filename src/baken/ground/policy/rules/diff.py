"""What changed between two versions of a plan? Parts are followed by their key, not by their words (C25)."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from uuid import UUID


class Change(Enum):
    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    MOVED = "moved"
    SAME = "same"


@dataclass(frozen=True)
class PartText:
    """A part as the comparison sees it: what it is, under what it stands, what it says."""

    key: UUID
    sort: str
    text: str
    under: UUID | None = None
    remark: str = ""


@dataclass(frozen=True)
class Difference:
    """One part, before and after; ``words`` holds (kept, removed, added) runs of words for a reworded part."""

    change: Change
    sort: str
    before: str
    after: str
    reason: str = ""
    words: tuple[tuple[str, str], ...] = ()


def compare(before: Sequence[PartText], after: Sequence[PartText]) -> list[Difference]:
    """Differences in the order of the new version, then what was dropped; unchanged parts are left out."""
    old: Mapping[UUID, PartText] = {part.key: part for part in before}
    new: Mapping[UUID, PartText] = {part.key: part for part in after}
    found = [_difference(old.get(part.key), part) for part in after]
    found += [
        Difference(Change.DROPPED, part.sort, part.text, "", part.remark) for part in before if part.key not in new
    ]
    return [difference for difference in found if difference.change is not Change.SAME]


def _difference(old: PartText | None, new: PartText) -> Difference:
    if old is None:
        return Difference(Change.ADDED, new.sort, "", new.text, new.remark)
    if old.text != new.text:
        return Difference(Change.REWORDED, new.sort, old.text, new.text, new.remark, tuple(_words(old.text, new.text)))
    change = Change.MOVED if old.under != new.under else Change.SAME
    return Difference(change, new.sort, old.text, new.text, new.remark)


def _words(before: str, after: str) -> list[tuple[str, str]]:
    old, new = before.split(), after.split()
    runs: list[tuple[str, str]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(("kept", " ".join(old[a:b])))
            continue
        if a < b:
            runs.append(("removed", " ".join(old[a:b])))
        if c < d:
            runs.append(("added", " ".join(new[c:d])))
    return runs
