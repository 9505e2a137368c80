"""Takes the rooms' own counts into the store: the single passage through the wall.

The rows come from the rooms' `figures.sql` views, read under the database role that sees nothing else. Each extract
replaces the one before it, whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

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
    columns = [[getattr(row, name) for row in counts] for name in _COLUMNS]
    digest = hashlib.sha256(repr(columns).encode()).hexdigest()
    with store.writing():
        target = store.new_file("own_counts", "rooms")
        with connected([target], spill=store.root) as connection:
            unnested = ", ".join(f"unnest(?::{kind}[]) AS {name}" for name, kind in _COLUMNS.items())
            connection.execute(f"CREATE TABLE counts AS SELECT {unnested}", columns)
            write(connection, "SELECT *, ?::TIMESTAMP AS extracted_at FROM counts", [at.replace(tzinfo=None)], target)
        part = Part(
            "own_counts", "rooms", at.isoformat(), "", len(counts), digest, "figures.sql", "rooms", at.isoformat()
        )
        return store.publish(target, part, instead_of=lambda each: each.table == "own_counts")
