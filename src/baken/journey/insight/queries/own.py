"""The municipality's own counts as they were released: quarters and years that are over, small ones hidden."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from baken.instruments.kit.actors import Actor
from baken.instruments.warehouse.asking import ask
from baken.journey.insight.queries.series import the_store
from baken.journey.insight.rules import HiddenTable, table_of
from baken.journey.insight.rules.releasing import Cell
from baken.journey.insight.vocabulary import OWN_COUNTS


@dataclass(frozen=True)
class OwnTable:
    """One thing the municipality counts, per phenomenon and period, as it may be shown.

    `at` is when its newest cells were released, `fewest` the smallest count shown then.
    """

    what: str
    table: HiddenTable
    at: datetime
    fewest: int


def own_counts(viewer: Actor) -> list[OwnTable]:
    """The released counts of the viewer's municipality, in the order of the corridor."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    newest: dict[str, tuple[datetime, int]] = {}
    for row in ask(the_store(), "released", municipality=viewer.municipality):
        cells[row["what"]].append(Cell(row["phenomenon"], row["period"], row["count"], row["shown"]))
        told = row["released_at"], row["fewest"]
        newest[row["what"]] = max(newest.get(row["what"], told), told)
    return [
        OwnTable(label, table_of(cells[what]), *newest[what]) for what, label in OWN_COUNTS.items() if what in cells
    ]
