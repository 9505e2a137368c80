"""Lists of dossiers, by key, and single cards for later rooms."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse

from baken.ground.organisations.queries import ColleagueCard, colleagues
from baken.ground.places.services import Address
from baken.ground.privacy.vocabulary import Activity, Role
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import WorkCard
from baken.journey.dossiers.models import Dossier, DossierSignal, HandOver, HandOverAnswer
from baken.journey.dossiers.queries.cards import DossierCard
from baken.journey.dossiers.vocabulary import DossierKind, DossierState

PAGE = 50


def dossier_list(
    viewer: Actor, *, state: DossierState = DossierState.OPEN, before: UUID | None = None, mine: bool = False
) -> tuple[list[DossierCard], bool]:
    """One page of dossiers in this state, newest first, and whether there are older ones."""
    rows = _visible(viewer).filter(state=state)
    if mine:
        rows = rows.filter(owner=viewer.membership_id)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-id")[: PAGE + 1])
    return [card(row) for row in found[:PAGE]], len(found) > PAGE


def dossier_card(viewer: Actor, dossier_id: UUID) -> DossierCard:
    """One dossier.

    Raises:
        Http404: not there, or not for this viewer.
    """
    row = _visible(viewer).filter(pk=dossier_id).first()
    if row is None:
        raise Http404
    return card(row)


def dossier_cards(viewer: Actor, dossier_ids: Iterable[UUID]) -> Mapping[UUID, DossierCard]:
    """The dossiers of these ids that the viewer may see."""
    return {row.pk: card(row) for row in _visible(viewer).filter(pk__in=list(dossier_ids))}


def dossier_exists(viewer: Actor, dossier_id: UUID) -> bool:
    """Is there such a dossier within the viewer's reach? No record is loaded."""
    return _visible(viewer).filter(pk=dossier_id).exists()


def of_signal(viewer: Actor, signal_id: UUID) -> list[DossierCard]:
    """The dossiers that this signal was pulled into, as far as the viewer may see them."""
    bound = DossierSignal.objects.filter(signal_id=signal_id)
    return list(dossier_cards(viewer, [row.dossier_id for row in bound]).values())


def waiting(viewer: Actor) -> list[WorkCard]:
    """Dossiers that a colleague offers to this viewer and that wait for an answer."""
    answered = HandOverAnswer.objects.filter(hand_over=OuterRef("pk"))
    offers = list(HandOver.objects.filter(~Exists(answered), to=viewer.membership_id).order_by("at"))
    cards = dossier_cards(viewer, [offer.dossier_id for offer in offers])
    return [
        WorkCard(
            title=f"Overname gevraagd: {cards[offer.dossier_id].title}",
            note=f"sinds {offer.at:%d-%m-%Y}",
            url=reverse("dossiers:dossier", args=[offer.dossier_id]),
        )
        for offer in offers
        if offer.dossier_id in cards
    ]


def takers(viewer: Actor) -> list[ColleagueCard]:
    """The colleagues who do dossiers in this municipality, the viewer left out."""
    roles = [role.value for role in Role if may_do(role.value, Activity.DIRECT_DOSSIERS.value)]
    return [card for card in colleagues(viewer, roles=roles) if card.membership_id != viewer.membership_id]


def card(row: Dossier) -> DossierCard:
    """The card of a loaded dossier."""
    address = str(Address(row.postcode, row.number, row.letter, row.addition)) if row.number else ""
    return DossierCard(
        row.pk, DossierKind(row.kind), row.title, row.purpose, row.ground, DossierState(row.state), row.owner,
        row.area, row.place, address, row.organ, row.opened_at, row.keep_until,
    )  # fmt: skip


def _visible(viewer: Actor) -> "QuerySet[Dossier]":
    rows: QuerySet[Dossier] = Dossier.objects.filter(municipality=viewer.municipality)
    return rows
