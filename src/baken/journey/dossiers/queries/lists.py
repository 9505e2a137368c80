"""Lists of dossiers, by key, and single cards for later rooms."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse

from baken.ground.organisations.queries import ColleagueCard, colleagues
from baken.ground.places.services import Address
from baken.ground.privacy.vocabulary import Activity, Role
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.ground.subjects.queries import notices_due
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import WorkCard
from baken.journey.dossiers.models import (
    ContextNote,
    Dossier,
    DossierSignal,
    DossierSubject,
    HandOver,
    HandOverAnswer,
    TakeOver,
)
from baken.journey.dossiers.queries.cards import DossierCard
from baken.journey.dossiers.vocabulary import DossierKind, DossierState

PAGE = 50
FORTNIGHT = timedelta(days=14)
WEEK = timedelta(days=7)


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


def efforts(viewer: Actor, dossier_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The effort that each of these dossiers gets now, in words (C79)."""
    notes = ContextNote.objects.filter(municipality=viewer.municipality, dossier__in=list(dossier_ids)).only(
        "dossier", "effort"
    )
    return {note.dossier_id: note.get_effort_display().partition(":")[0] for note in notes.order_by("at", "id")}


def without_owner(viewer: Actor) -> list[DossierCard]:
    """Dossiers under way whose owner does no dossiers here any more; somebody takes over today (C54)."""
    present = {one.membership_id for one in _directors(viewer)}
    rows = _visible(viewer).exclude(state=DossierState.CLOSED).exclude(owner__in=present).order_by("id")
    return [card(row) for row in rows[:PAGE]]


def waiting(viewer: Actor, *, today: date) -> list[WorkCard]:
    """What waits: dossiers offered to this viewer, dossiers of theirs that a colleague took over or would not take this fortnight,
    people in their dossiers who are to be told (AVG 14), and dossiers without an owner."""
    return [
        *_offered(viewer), *_answered(viewer, today - FORTNIGHT), *_to_tell(viewer, today), *_ownerless(viewer),
    ]  # fmt: skip


def of_person(viewer: Actor, person_id: UUID) -> list[DossierCard]:
    """The dossiers that this person stands in, as far as the viewer may see them."""
    bound = DossierSubject.objects.filter(person_id=person_id, municipality=viewer.municipality)
    return list(dossier_cards(viewer, [row.dossier_id for row in bound]).values())


def _to_tell(viewer: Actor, today: date) -> list[WorkCard]:
    """No name stands in it: the start page is seen over a shoulder."""
    rows = DossierSubject.objects.filter(
        dossier__owner=viewer.membership_id, person__isnull=False, municipality=viewer.municipality
    )
    in_dossier = {row.person_id: row.dossier_id for row in rows.exclude(dossier__state=DossierState.CLOSED)}
    due = notices_due(viewer, in_dossier, until=today + WEEK)
    cards = dossier_cards(viewer, [in_dossier[person] for person in due])
    return [
        WorkCard(
            f"Bericht aan betrokkene: {cards[in_dossier[person]].title}", "AVG 14: vertellen, of opnieuw bekijken",
            reverse("dossiers:notice", args=[person]), due=day, late=day < today,
        )
        for person, day in sorted(due.items(), key=lambda one: one[1])
        if in_dossier[person] in cards
    ]  # fmt: skip


def _ownerless(viewer: Actor) -> list[WorkCard]:
    return [
        WorkCard(f"Zonder eigenaar: {one.title}", "de eigenaar werkt hier niet meer", reverse("dossiers:take-over", args=[one.id]), late=True)
        for one in without_owner(viewer)
    ]  # fmt: skip


def _answered(viewer: Actor, since: date) -> list[WorkCard]:
    taken = TakeOver.objects.filter(was=viewer.membership_id, at__date__gte=since).order_by("at")
    declined = (
        HandOverAnswer.objects.filter(
            accepted=False, hand_over__by=viewer.membership_id, dossier__owner=viewer.membership_id, at__date__gte=since
        )
        .exclude(by=viewer.membership_id)
        .order_by("at")
    )
    said = [(row.dossier_id, "Overgenomen", row.reason) for row in taken]
    said += [(row.dossier_id, "Overdracht niet aanvaard", row.reason) for row in declined]
    cards = dossier_cards(viewer, [dossier_id for dossier_id, _, _ in said])
    return [
        WorkCard(f"{what}: {cards[dossier_id].title}", reason[:120], reverse("dossiers:dossier", args=[dossier_id]))
        for dossier_id, what, reason in said
        if dossier_id in cards
    ]


def _offered(viewer: Actor) -> list[WorkCard]:
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
    return [one for one in _directors(viewer) if one.membership_id != viewer.membership_id]


def _directors(viewer: Actor) -> list[ColleagueCard]:
    roles = [role.value for role in Role if may_do(role.value, Activity.DIRECT_DOSSIERS.value)]
    return colleagues(viewer, roles=roles)


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
