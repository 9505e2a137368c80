"""What the rules need to know of a dossier and who asks."""

from baken.ground.privacy.vocabulary import Shelf, may_act
from baken.instruments.kit.actors import Actor
from baken.journey.dossiers.models import Dossier, HandOver, HandOverAnswer
from baken.journey.dossiers.rules import DossierFacts
from baken.journey.dossiers.vocabulary import DossierKind, DossierState


def facts_of(viewer: Actor, dossier: Dossier, *, state: DossierState | None = None) -> DossierFacts:
    """The facts as they stand; `state` when somebody acts on the state they saw."""
    return DossierFacts(
        state=state or DossierState(dossier.state),
        owner=dossier.owner,
        viewer=viewer.membership_id,
        keep_until=dossier.keep_until,
        offer_open=open_offer(dossier) is not None,
        may_act_on_subjects=may_act(viewer.role, viewer.activity, Shelf.SUBJECTS),
        kind=DossierKind(dossier.kind),
    )


def open_offer(dossier: Dossier) -> HandOver | None:
    """The offer of the present owner that nobody answered yet."""
    offer: HandOver | None = HandOver.objects.filter(dossier=dossier, by=dossier.owner).order_by("-at").first()
    if offer is None or HandOverAnswer.objects.filter(hand_over=offer).exists():
        return None
    return offer
