"""What hangs on a dossier in this room: its decisions."""

from uuid import UUID

from django.urls import reverse

from baken.ground.privacy.vocabulary import Organ, Shelf
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import LinkCard
from baken.journey.decisions.models import Decision, DecisionStep
from baken.journey.decisions.vocabulary import INSTRUMENTS, DecisionState

MOST = 50


def linked(viewer: Actor, dossier_id: UUID) -> list[LinkCard]:
    """The decisions about this dossier that the viewer may see, the newest fifty, oldest first."""
    newest = Decision.objects.filter(municipality=viewer.municipality, dossier_id=dossier_id).order_by("-id")[:MOST]
    rows = list(newest)[::-1]
    steps = list(DecisionStep.objects.filter(municipality=viewer.municipality, decision__in=rows).order_by("seq"))
    return [_link(row, [step for step in steps if step.decision_id == row.pk]) for row in rows]


def _link(row: Decision, steps: list[DecisionStep]) -> LinkCard:
    happened = [(row.prepared_at, "Besluit in voorbereiding")]
    happened += [(step.at, f"Besluit {DecisionState(step.to_state).label}") for step in steps]
    return LinkCard(
        id=row.pk, kind="besluit", title=row.title, url=reverse("decisions:decision", args=[row.pk]),
        source=str(Organ(row.organ).label), ground=INSTRUMENTS[row.instrument].article, shelf=Shelf.DECISIONS.value,
        state=str(DecisionState(row.state).label), moments=tuple(happened),
    )  # fmt: skip
