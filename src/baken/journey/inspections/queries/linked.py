"""What hangs on a dossier in this room: its joint inspections."""

from uuid import UUID

from django.urls import reverse

from baken.ground.privacy.vocabulary import Shelf
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import LinkCard
from baken.journey.inspections.models import Inspection, InspectionStep
from baken.journey.inspections.vocabulary import InspectionState

MOST = 50
GROUND = "Awb 5:11-5:20; per partner de eigen wet"


def linked(viewer: Actor, dossier_id: UUID) -> list[LinkCard]:
    """The inspections of this dossier that the viewer may see, the newest fifty, oldest first."""
    newest = Inspection.objects.filter(municipality=viewer.municipality, dossier_id=dossier_id).order_by("-id")[:MOST]
    rows = list(newest)[::-1]
    steps = list(InspectionStep.objects.filter(municipality=viewer.municipality, inspection__in=rows).order_by("seq"))
    return [_link(row, [step for step in steps if step.inspection_id == row.pk]) for row in rows]


def _link(row: Inspection, steps: list[InspectionStep]) -> LinkCard:
    return LinkCard(
        id=row.pk, kind="controle", title=f"{row.get_object_type_display()}, {row.address}",
        url=reverse("inspections:inspection", args=[row.pk]), source="integrale controle", ground=GROUND,
        shelf=Shelf.INSPECTIONS.value, state=str(InspectionState(row.state).label), under=row.decision_id,
        moments=tuple((step.at, f"Controle {InspectionState(step.to_state).label}") for step in steps),
    )  # fmt: skip
