"""The care parts of reports, for who directs care."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from baken.instruments.kit.actors import Actor
from baken.journey.intake.models import CarePart

MOST = 50


@dataclass(frozen=True)
class CarePartCard:
    """What the desk wrote for care, and whether a casus began from it."""

    id: UUID
    text: str
    on: date
    casus: UUID | None


def care_parts(viewer: Actor) -> list[CarePartCard]:
    """The care parts that nobody took up yet, oldest first."""
    rows = CarePart.objects.filter(municipality=viewer.municipality, casus__isnull=True).order_by("id")[:MOST]
    return [_card(row) for row in rows]


def care_part(viewer: Actor, part_id: UUID) -> CarePartCard | None:
    """One care part, or None when it is not there for this viewer."""
    row = CarePart.objects.filter(municipality=viewer.municipality, pk=part_id).first()
    return _card(row) if row is not None else None


def _card(row: CarePart) -> CarePartCard:
    return CarePartCard(row.pk, row.text, row.on, row.casus)
