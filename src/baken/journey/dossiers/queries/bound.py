"""Which signals a dossier holds, as ids: what later rooms may say about them hangs on the checks of those signals."""

from uuid import UUID

from baken.instruments.kit.actors import Actor
from baken.journey.dossiers.models import DossierSignal


def signals_in(viewer: Actor, dossier_id: UUID) -> list[UUID]:
    """The signals pulled into this dossier, as far as the viewer may see the dossier."""
    rows = DossierSignal.objects.filter(municipality=viewer.municipality, dossier_id=dossier_id).order_by("id")
    return [row.signal_id for row in rows]
