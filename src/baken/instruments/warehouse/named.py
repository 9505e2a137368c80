"""SQL lives in SQL: files of named statements, each with a one-line description.

The pattern is procrastinate's `sql/queries.sql`::

    -- name --
    -- what it answers
    SELECT ...
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HEADER = re.compile(r"^-- (?P<name>[a-z_]+) --$", re.MULTILINE)


@dataclass(frozen=True)
class Statement:
    """One named statement of a `.sql` file."""

    name: str
    description: str
    sql: str


@cache
def statements(file: Path) -> Mapping[str, Statement]:
    """All statements of `file` by name. Raises ValueError when one has no description or no body."""
    pieces = _HEADER.split(file.read_text(encoding="utf-8"))[1:]
    found: dict[str, Statement] = {}
    for name, body in zip(pieces[::2], pieces[1::2], strict=True):
        first, _, sql = body.strip().partition("\n")
        if not first.startswith("-- ") or not sql.strip():
            raise ValueError(f"{file.name}: '{name}' needs a description line and a statement.")
        found[name] = Statement(name, first.removeprefix("-- "), sql.strip())
    return found
