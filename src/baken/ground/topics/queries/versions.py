"""The own versions of a municipality, drafts included, for who manages the form."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from baken.ground.organisations.queries import names_of
from baken.ground.topics.models import FormEntry
from baken.ground.topics.vocabulary import EntryKind
from baken.instruments.kit.actors import Actor

NoSuchEntry = FormEntry.DoesNotExist


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
