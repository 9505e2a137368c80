"""Questions about the form. What is published is public; drafts are seen by who manages the form."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from baken.ground.organisations.queries import names_of
from baken.ground.topics.models import FormEntry
from baken.ground.topics.rules import Entry, catalogue, default_entries, dutch
from baken.ground.topics.rules.advice import advice_on
from baken.ground.topics.rules.answers import told
from baken.ground.topics.vocabulary import SOURCE_LANGUAGE, Catalogue, EntryKind
from baken.instruments.kit.actors import Actor

NoSuchEntry = FormEntry.DoesNotExist

__all__ = [
    "NoSuchEntry",
    "VersionCard",
    "advice_on",
    "catalogue_of",
    "catalogue_on",
    "default_entries",
    "dutch",
    "entries_on",
    "told",
    "version",
    "versions",
]


@dataclass(frozen=True)
class VersionCard:
    """One version of an entry. `id` is None for the default set that came with the installation."""

    id: UUID | None
    kind: EntryKind
    code: str
    number: int
    content: dict[str, Any]
    made_by: str
    made_at: datetime | None
    valid_from: date | None
    valid_until: date | None
    published_at: datetime | None

    @property
    def is_draft(self) -> bool:
        """Whether nobody outside sees it yet."""
        return self.id is not None and self.published_at is None


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


def versions(viewer: Actor) -> list[VersionCard]:
    """Every own version of this municipality, newest first within its entry."""
    rows = FormEntry.objects.filter(municipality=viewer.municipality).order_by("kind", "code", "-number")
    return _cards(viewer, list(rows))


def version(viewer: Actor, entry_id: UUID) -> VersionCard:
    """One own version.

    Raises:
        NoSuchEntry: not there, or not for this viewer.
    """
    return _cards(viewer, [FormEntry.objects.get(municipality=viewer.municipality, pk=entry_id)])[0]


def _cards(viewer: Actor, rows: list[FormEntry]) -> list[VersionCard]:
    names = names_of(viewer, {row.made_by for row in rows})
    return [
        VersionCard(
            row.pk,
            EntryKind(row.kind),
            row.code,
            row.number,
            row.content,
            names.get(row.made_by, ""),
            row.made_at,
            row.valid_from,
            row.valid_until,
            row.published_at,
        )
        for row in rows
    ]


def _object(content: Any) -> dict[str, Any]:
    return dict(json.loads(content) if isinstance(content, str | bytes) else content)
