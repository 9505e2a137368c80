"""Checks 2A as the table of a consultation needs them: for whom may which signal be shared, and what exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from baken.instruments.kit.actors import Actor
from baken.journey.signals.models import Check2AParticipant


@dataclass(frozen=True)
class Check2ACard:
    """One check 2A: the signal, the participant, the ground, and the words that may be shared."""

    check_id: UUID
    signal_id: UUID
    organisation_id: UUID
    ground: str
    necessity: str
    proportionality: str
    data: str


def checks_2a_of(viewer: Actor, signal_ids: Iterable[UUID], organisation_id: UUID | None = None) -> list[Check2ACard]:
    """The checks 2A of these signals, newest first; for one participant when said."""
    rows = Check2AParticipant.objects.filter(municipality=viewer.municipality, signal_id__in=list(signal_ids))
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
    return [
        Check2ACard(
            row.pk, row.signal_id, row.organisation_id, row.ground, row.necessity, row.proportionality, row.data
        )
        for row in rows.order_by("-at", "-id")
    ]
