"""Questions to the access log. Reading it is itself logged: its purposes are a closed list (`LogPurpose`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import models

from baken.ground.trail.models import AccessLine
from baken.instruments.kit.actors import Actor

PAGE = 50


@dataclass(frozen=True)
class LookCard:
    """One line of the access log."""

    seq: int
    at: datetime
    membership: UUID | None
    role: str
    activity: str
    kind: str
    kind_label: str
    source: str
    records: int
    page: str
    reason: str


def own_looks(viewer: Actor, *, before: int | None = None) -> list[LookCard]:
    """The viewer's own lines, newest first, `PAGE` at a time."""
    return _cards(AccessLine.objects.filter(account=viewer.account_id, municipality=viewer.municipality), before)


def looks(viewer: Actor, *, before: int | None = None, record: UUID | None = None, kind: str = "") -> list[LookCard]:
    """The municipality's lines for the privacy officer and the FG, newest first; of one record, or of one kind."""
    rows = AccessLine.objects.filter(municipality=viewer.municipality)
    if record is not None:
        rows = rows.filter(records__contains=[record])
    if kind:
        rows = rows.filter(kind=kind)
    return _cards(rows, before)


def looks_on(viewer: Actor, *, day: date, sources: Sequence[str]) -> list[LookCard]:
    """The lines of one day about these tables, newest first, at most `PAGE`."""
    rows = AccessLine.objects.filter(municipality=viewer.municipality, at__date=day, source__in=list(sources))
    return _cards(rows, None)


def _cards(rows: "models.QuerySet[AccessLine]", before: int | None) -> list[LookCard]:
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return [
        LookCard(
            row.seq,
            row.at,
            row.membership,
            row.role,
            row.activity,
            row.kind,
            row.get_kind_display(),
            row.source,
            len(row.records),
            row.page,
            row.reason,
        )
        for row in rows.order_by("-seq")[:PAGE]
    ]
