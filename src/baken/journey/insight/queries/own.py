"""The municipality's own counts, from the rooms' views by the nightly extract, with small ones hidden."""

from __future__ import annotations

from baken.instruments.kit.actors import Actor
from baken.instruments.warehouse.asking import ask
from baken.journey.insight.queries.series import the_store
from baken.journey.insight.rules import HiddenTable, hidden


def own_counts(viewer: Actor) -> HiddenTable:
    """Counts per phenomenon and year of the viewer's municipality as they may be shown."""
    rows = ask(the_store(), "own_counts", municipality=viewer.municipality)
    return hidden({(row["phenomenon"], row["year"]): row["count"] for row in rows})
