"""What the mayor may read; there is no search, no count and no match here, by design."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from baken.instruments.kit.actors import Actor
from baken.journey.police.models import PoliceReport

PAGE = 50


@dataclass(frozen=True)
class PoliceReportCard:
    """A police report; `content` is empty in a list."""

    id: UUID
    title: str
    provided_by: str
    ground: str
    received_on: date
    readable_until: date
    content: str = ""


def reports(viewer: Actor) -> list[PoliceReportCard]:
    """The reports that may still be read, newest first."""
    rows = PoliceReport.objects.defer("content").order_by("-received_on", "-id")[:PAGE]
    return [
        PoliceReportCard(row.pk, row.title, row.provided_by, row.ground, row.received_on, row.readable_until)
        for row in rows
    ]


def report(viewer: Actor, report_id: UUID) -> PoliceReportCard | None:
    """One report with its content, or None when it is not there (any more) for this viewer."""
    row = PoliceReport.objects.filter(pk=report_id).first()
    if row is None:
        return None
    return PoliceReportCard(
        row.pk, row.title, row.provided_by, row.ground, row.received_on, row.readable_until, row.content
    )
