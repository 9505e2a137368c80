"""Where signals came from and on which ground they were worked on, for a room that shows them beside its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from baken.instruments.kit.actors import Actor
from baken.journey.signals.models import PrivacyCheck1, Signal


@dataclass(frozen=True)
class SignalOrigin:
    """The source of a signal in words, and the ground of its latest privacy check 1 (empty: there is none)."""

    source: str
    ground: str


def origins(viewer: Actor, signal_ids: Iterable[UUID]) -> Mapping[UUID, SignalOrigin]:
    """The origins of these signals, as far as the viewer may see them."""
    wanted = list(signal_ids)
    checks = PrivacyCheck1.objects.filter(municipality=viewer.municipality, signal__in=wanted).only("signal", "ground")
    grounds = {row.signal_id: row.ground for row in checks.order_by("at", "id")}
    rows = Signal.objects.filter(municipality=viewer.municipality, pk__in=wanted).only("source")
    return {row.pk: SignalOrigin(row.get_source_display(), grounds.get(row.pk, "")) for row in rows}
