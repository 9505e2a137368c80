"""What the form asks: published words, so public. Drafts are in `queries.versions`.

The public door reads this too, and has no tables: nothing here may load a model.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from baken.ground.topics.rules import Entry, catalogue, default_entries, dutch
from baken.ground.topics.rules.answers import told
from baken.ground.topics.vocabulary import SOURCE_LANGUAGE, Catalogue, EntryKind

__all__ = [
    "catalogue_of",
    "catalogue_on",
    "default_entries",
    "dutch",
    "entries_on",
    "told",
]


def catalogue_on(municipality: str, day: date | None = None, language: str = SOURCE_LANGUAGE) -> Catalogue:
    """What this municipality's form asks on a day, today unless said (staff and worker; the door asks by its own way)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM gate.published_form(%s, %s)", [municipality, day])
        return catalogue_of(cursor.fetchall(), language)


def entries_on(municipality: str, day: date) -> tuple[Entry, ...]:
    """What is valid on a day, as stored: the default set with the municipality's own words over it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM gate.published_form(%s, %s)", [municipality, day])
        own = [Entry(EntryKind(kind), code, str(n), _object(content)) for kind, code, n, content in cursor.fetchall()]
    return tuple(({(e.kind, e.code): e for e in default_entries()} | {(e.kind, e.code): e for e in own}).values())


def catalogue_of(rows: Iterable[tuple[Any, ...]], language: str = SOURCE_LANGUAGE) -> Catalogue:
    """The catalogue from rows `(kind, code, number, content as JSON text or object)`, as the door's function gives them."""
    own = [Entry(EntryKind(kind), code, str(number), _object(content)) for kind, code, number, content in rows]
    return catalogue(own, language)


def _object(content: Any) -> dict[str, Any]:
    return dict(json.loads(content) if isinstance(content, str | bytes) else content)
