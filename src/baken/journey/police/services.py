"""The one verb of this room: record what was received."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from baken.instruments.kit.actors import Actor
from baken.instruments.tables.vocabulary import Organ
from baken.journey.police.models import PoliceReport


@transaction.atomic
def record_report(
    *, title: str, content: str, provided_by: str, received_on: date, readable_until: date, by: Actor, at: datetime
) -> UUID:
    """Record a police report for the mayor; it can be read until the day named in the provision, and goes after it."""
    report = PoliceReport(
        municipality=by.municipality,
        organ=Organ.MAYOR,
        title=title,
        content=content,
        provided_by=provided_by,
        received_on=received_on,
        readable_until=readable_until,
        keep_until=readable_until,
        recorded_by=by.membership_id,
    )
    report.save()
    return report.pk
