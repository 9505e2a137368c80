"""The single passage through the wall: the rooms' own counts go to the warehouse, read by a role that sees nothing else.

Every view in the schema `figures` with the columns municipality, area, phenomenon and month takes part, each of its
counting columns by itself (`signals.count`, `inspections.nothing_found`), so that a new room joins by its `figures.sql`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connections
from psycopg import sql

from baken.instruments.warehouse.counts import OwnCount, publish_counts
from baken.instruments.warehouse.store import Part, Store
from baken.journey.insight.services import release_own_counts

NUMBERS = "numbers"
GRAIN = ("municipality", "area", "phenomenon", "month")
_COUNTING = """
SELECT view.table_name, array_agg(counting.column_name::text ORDER BY counting.ordinal_position)
  FROM information_schema.columns view
  JOIN information_schema.columns counting
    ON counting.table_schema = view.table_schema AND counting.table_name = view.table_name
   AND counting.data_type IN ('bigint', 'integer', 'numeric')
 WHERE view.table_schema = 'figures' AND view.column_name = 'month'
 GROUP BY view.table_name ORDER BY view.table_name
"""


def extract_figures(*, at: datetime) -> Part:
    """Count what the rooms offer, replace the last extract whole, and publish quarters that are over. Harmless to repeat."""
    with connections[NUMBERS].cursor() as cursor:
        labels = _labels(cursor)
        counts = [
            OwnCount(f"{view}.{column}", municipality, area or None, phenomenon, _label(labels, municipality, phenomenon), month, count)
            for view, columns in _all(cursor, _COUNTING)
            for column in columns
            for municipality, area, phenomenon, month, count in _rows(cursor, view, column)
        ]  # fmt: skip
    part = publish_counts(counts, Store.at_home(settings.HOME), at=at)
    release_own_counts(at=at)
    return part


def _rows(cursor: Any, view: str, column: str) -> Sequence[tuple[Any, ...]]:
    """One counting column summed to the grain; nought is not a row, for nobody counted anything there."""
    grain = sql.SQL(", ").join(map(sql.Identifier, GRAIN))
    query = sql.SQL("SELECT {grain}, sum({column})::bigint FROM {view} GROUP BY {grain} HAVING sum({column}) > 0")
    filled = query.format(grain=grain, column=sql.Identifier(column), view=sql.Identifier("figures", view))
    return _all(cursor, filled)


def _labels(cursor: Any) -> dict[tuple[str, str], str]:
    """The words of the municipality for its own phenomena, where a room offers them."""
    [(offered,)] = _all(cursor, "SELECT to_regclass('figures.phenomena') IS NOT NULL")
    if not offered:
        return {}
    rows = _all(cursor, "SELECT municipality, code, label FROM figures.phenomena")
    return {(municipality, code): label for municipality, code, label in rows}


def _label(labels: dict[tuple[str, str], str], municipality: str, phenomenon: str) -> str:
    """The municipality's own word, else the word of the common list."""
    return labels.get((municipality, phenomenon)) or labels.get(("", phenomenon), "")


def _all(cursor: Any, query: Any) -> list[tuple[Any, ...]]:
    cursor.execute(query)
    found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
