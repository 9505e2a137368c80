"""The municipality's own counts, from the rooms' views by the nightly extract, with small ones hidden."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from baken.instruments.kit.actors import Actor
from baken.instruments.warehouse.asking import ask
from baken.journey.insight.queries.series import the_store
from baken.journey.insight.rules import HiddenTable, hidden
from baken.journey.insight.vocabulary import OWN_COUNTS


@dataclass(frozen=True)
class OwnTable:
    """One thing the municipality counts, per phenomenon and year, as it may be shown. `at` is when it was extracted."""

    what: str
    table: HiddenTable
    at: datetime


def own_counts(viewer: Actor) -> list[OwnTable]:
    """The own counts of the viewer's municipality, small ones hidden, in the order of the corridor."""
    counts: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    extracted: dict[str, datetime] = {}
    for row in ask(the_store(), "own_counts", municipality=viewer.municipality):
        counts[row["what"]][row["phenomenon"], str(row["year"])] = row["count"]
        extracted[row["what"]] = row["extracted_at"]
    return [
        OwnTable(label, hidden(counts[what]), extracted[what]) for what, label in OWN_COUNTS.items() if what in counts
    ]
