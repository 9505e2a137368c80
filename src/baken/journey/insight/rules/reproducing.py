"""Is an analysis, made again, what it was then? Facts in, answer out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Sequence[Any]


@dataclass(frozen=True)
class Answer:
    """What an analysis found: text and numbers in rows, first column first; and the deliveries it read."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    vintages: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        """The same for the same answer, to the last digit."""
        told = json.dumps([self.columns, self.rows], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True)
class Difference:
    """One line that is not what it was; empty where it was not there."""

    before: tuple[Any, ...]
    now: tuple[Any, ...]


@dataclass(frozen=True)
class Compared:
    """Whether an answer is the same as then, and if not: which lines, which deliveries, which version of Baken."""

    is_same: bool
    differences: tuple[Difference, ...]
    vintages: tuple[tuple[str, str, str], ...]
    code: tuple[str, str] | None


def held_against(then: Answer, now: Answer, code_then: str, code_now: str) -> Compared:
    """Lines are the same line when they begin the same; vintages as (dataset, then, now)."""
    before, after = ({str(row[0]): tuple(row) for row in answer.rows} for answer in (then, now))
    differences = tuple(
        Difference(before.get(name, ()), after.get(name, ()))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    )
    read = sorted({*then.vintages, *now.vintages})
    moved = tuple((name, then.vintages.get(name, "–"), now.vintages.get(name, "–")) for name in read)
    return Compared(
        then.fingerprint == now.fingerprint,
        differences,
        tuple(each for each in moved if each[1] != each[2]),
        None if code_then == code_now else (code_then, code_now),
    )
