"""One dossier: its facts, what is bound to it, what happened, and what may now."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from baken.ground.organisations.queries import names_of
from baken.ground.subjects.queries import SubjectCard, subject_cards
from baken.instruments.kit.actors import Actor
from baken.journey.dossiers.models import (
    ContextNote,
    Dossier,
    DossierNote,
    DossierSignal,
    DossierStep,
    DossierSubject,
    HandOver,
    HandOverAnswer,
    TakeOver,
)
from baken.journey.dossiers.queries.cards import BoundSubject, DossierPage, OfferCard, TimelineEvent
from baken.journey.dossiers.queries.doors import doors_of
from baken.journey.dossiers.queries.facts import facts_of, open_offer
from baken.journey.dossiers.queries.lists import card
from baken.journey.dossiers.vocabulary import DossierState
from baken.journey.signals.queries import signal_cards


def dossier_page(viewer: Actor, dossier_id: UUID, *, today: date) -> DossierPage:
    """The page of one dossier. What the viewer may not see during this activity is left out and counted nowhere.

    Raises:
        Http404: not there, or not for this viewer.
    """
    dossier = Dossier.objects.filter(pk=dossier_id, municipality=viewer.municipality).first()
    if dossier is None:
        raise Http404
    bound = list(DossierSignal.objects.filter(dossier=dossier).order_by("at"))
    signals = signal_cards(viewer, [row.signal_id for row in bound], today=today)
    offer = open_offer(dossier)
    note = ContextNote.objects.filter(dossier=dossier).order_by("-at", "-id").first()
    involved = list(_involved(viewer, dossier))
    timeline, names = _timeline(
        viewer, dossier, [row for row in bound if row.signal_id in signals], [row for row, _ in involved]
    )
    return DossierPage(
        card=card(dossier),
        owner_name=names.get(dossier.owner, ""),
        context=dossier.context,
        effort=note.effort if note else "",
        effort_label=note.get_effort_display() if note else "",
        yours=dossier.owner == viewer.membership_id,
        signals=tuple(signals[row.signal_id] for row in bound if row.signal_id in signals),
        subjects=tuple(BoundSubject(row.get_role_display(), found) for row, found in involved),
        offer=_offer(offer, names) if offer else None,
        timeline=tuple(timeline),
        doors=tuple(doors_of(viewer, dossier.pk, facts_of(viewer, dossier), today=today)),
    )


def _involved(viewer: Actor, dossier: Dossier) -> Iterator[tuple[DossierSubject, SubjectCard]]:
    """Who and what is bound to the dossier, as far as the viewer sees them."""
    rows = list(DossierSubject.objects.filter(dossier=dossier).order_by("at"))
    cards = subject_cards(
        viewer,
        persons=[row.person_id for row in rows if row.person_id],
        businesses=[row.business_id for row in rows if row.business_id],
        premises=[row.premises_id for row in rows if row.premises_id],
    )
    for row in rows:
        found = cards.get(row.person_id or row.business_id or row.premises_id)
        if found is not None:
            yield row, found


def _offer(offer: HandOver, names: Mapping[UUID, str]) -> OfferCard:
    return OfferCard(offer.pk, offer.to, names.get(offer.to, ""), names.get(offer.by, ""), offer.at, offer.reason)


def _timeline(
    viewer: Actor, dossier: Dossier, bound: list[DossierSignal], involved: list[DossierSubject]
) -> tuple[list[TimelineEvent], Mapping[UUID, str]]:
    """Everything that happened inside this room, newest first, and the names of who did it."""
    steps = list(DossierStep.objects.filter(dossier=dossier).order_by("seq"))
    notes = list(DossierNote.objects.filter(dossier=dossier))
    offers = list(HandOver.objects.filter(dossier=dossier))
    answers = list(HandOverAnswer.objects.filter(dossier=dossier))
    contexts = list(ContextNote.objects.filter(dossier=dossier))
    takeovers = list(TakeOver.objects.filter(dossier=dossier))
    rows = [*steps, *notes, *offers, *answers, *bound, *involved, *contexts, *takeovers]
    people = {dossier.owner, *(row.by for row in rows), *(row.to for row in offers), *(row.was for row in takeovers)}
    names = names_of(viewer, people)

    def who(member: UUID) -> str:
        return names.get(member, "")

    events = [TimelineEvent(dossier.opened_at, "Dossier geopend", "", dossier.purpose)]
    events += [TimelineEvent(row.at, "Notitie", who(row.by), row.text) for row in notes]
    events += [TimelineEvent(row.at, f"Aangeboden aan {who(row.to)}", who(row.by), row.reason) for row in offers]
    events += [
        TimelineEvent(row.at, f"Context, inzet {row.get_effort_display()}", who(row.by), row.text) for row in contexts
    ]
    events += [
        TimelineEvent(row.at, f"Overgenomen van {who(row.was)}", who(row.by), row.reason, tone="warning")
        for row in takeovers
    ]
    offered_by = {row.pk: row.by for row in offers}
    events += [_answer(row, who(row.by), row.by == offered_by.get(row.hand_over_id)) for row in answers]
    events += [_step(row, who(row.by)) for row in steps]
    events += [TimelineEvent(row.at, "Betrokkene toegevoegd", who(row.by), row.get_role_display()) for row in involved]
    events += [
        TimelineEvent(
            row.at, "Signaal toegevoegd (spoed)" if row.urgent_id else "Signaal toegevoegd", who(row.by),
            url=reverse("signals:signal", args=[row.signal_id]), tone="urgent" if row.urgent_id else "",
        )
        for row in bound
    ]  # fmt: skip
    return sorted(events, key=lambda event: event.at, reverse=True), names


def _step(row: DossierStep, who: str) -> TimelineEvent:
    ending = f"{row.get_ending_display()}. " if row.ending else ""
    return TimelineEvent(row.at, f"Dossier {DossierState(row.to_state).label}", who, f"{ending}{row.reason}")


def _answer(row: HandOverAnswer, who: str, taken_back: bool) -> TimelineEvent:
    if taken_back:
        return TimelineEvent(row.at, "Aanbod ingetrokken", who)
    if row.accepted:
        return TimelineEvent(row.at, "Overdracht aanvaard", who, tone="ok")
    return TimelineEvent(row.at, "Overdracht niet aanvaard", who, row.reason, tone="warning")
