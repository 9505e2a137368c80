"""Takes the rooms' own counts into the store: the single passage through the wall.

The rows come from the rooms' `figures.sql` views, read under the database role that sees nothing else. Each extract
replaces the one before it, whole. What was published of them is kept apart and never changes (ADR 0020).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .store import Part, Store, connected, write


@dataclass(frozen=True)
class OwnCount:
    """How often something was counted in a month.

    `what` was counted (`signals.count`), about which `phenomenon` (with its `label`, if it has one), in which `area`
    (a buurtcode, None for the whole municipality).
    """

    what: str
    municipality: str
    area: str | None
    phenomenon: str
    label: str
    month: date
    count: int


@dataclass(frozen=True)
class Released:
    """A published cell: what was counted about which phenomenon ("" is all) in a quarter (`2026-Q3`) or a whole year.

    `count` is what it was on the day of release; `shown` tells whether it may leave, `fewest` the threshold of that day.
    """

    what: str
    municipality: str
    phenomenon: str
    period: str
    count: int
    shown: bool
    fewest: int


_CELLS = {
    "what": "VARCHAR",
    "municipality": "VARCHAR",
    "phenomenon": "VARCHAR",
    "period": "VARCHAR",
    "count": "BIGINT",
    "shown": "BOOLEAN",
    "fewest": "INTEGER",
}
_COLUMNS = {
    "what": "VARCHAR",
    "municipality": "VARCHAR",
    "area": "VARCHAR",
    "phenomenon": "VARCHAR",
    "label": "VARCHAR",
    "month": "DATE",
    "count": "BIGINT",
}


def publish_counts(counts: Sequence[OwnCount], store: Store, *, at: datetime) -> Part:
    """Replace the own counts by `counts`; an empty extract is an extract too.

    Raises ValueError for a count below zero or a month that is not its first day.
    """
    for row in counts:
        if row.count < 0 or row.month.day != 1:
            raise ValueError(f"Not a monthly count: {row}")
    with store.writing():
        return _published("own_counts", counts, _COLUMNS, "extracted_at", store, at)


def release_counts(store: Store, *, at: datetime, choose: Callable[[], Sequence[Released]]) -> Part | None:
    """Add what `choose` says is published from now on, beside all that was before; None when there is nothing new.

    `choose` is asked while nobody else writes, so that a cell is released once.
    """
    with store.writing():
        cells = choose()
        return _published("released_counts", cells, _CELLS, "released_at", store, at) if cells else None


def _published(
    table: str, rows: Sequence[Any], kinds: Mapping[str, str], moment: str, store: Store, at: datetime
) -> Part:
    columns = [[getattr(row, name) for row in rows] for name in kinds]
    digest = hashlib.sha256(repr(columns).encode()).hexdigest()
    target = store.new_file(table, "rooms")
    with connected([target], spill=store.root) as connection:
        unnested = ", ".join(f"unnest(?::{kind}[]) AS {name}" for name, kind in kinds.items())
        connection.execute(f"CREATE TABLE counts AS SELECT {unnested}", columns)
        write(connection, f"SELECT *, ?::TIMESTAMP AS {moment} FROM counts", [at.replace(tzinfo=None)], target)  # noqa: S608 - own names
    part = Part(table, "rooms", at.isoformat(), "", len(rows), digest, "figures.sql", "rooms", at.isoformat())
    return store.publish(target, part, instead_of=lambda each: each.table == table == "own_counts")
