"""Questions about the table: agendas, items, the register of disclosures, and what a partner may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from baken.ground.organisations.queries import names_of, organisation_names, organisation_of
from baken.ground.privacy.vocabulary import Shelf
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import DoorCard, LinkCard, WorkCard
from baken.journey.consultations.models import (
    AgendaItem,
    Consultation,
    Disclosure,
    ItemOutcome,
    Participant,
    PartnerAnswer,
)
from baken.journey.consultations.vocabulary import ConsultationState
from baken.journey.dossiers.queries import signals_in
from baken.journey.signals.queries import Check2ACard, checks_2a_of

PAGE = 50
SHOWN = 20
OPEN_TABLES = (ConsultationState.PLANNED, ConsultationState.HELD)


@dataclass(frozen=True)
class ConsultationLine:
    """A consultation in a list."""

    consultation_id: UUID
    kind: str
    level: str
    held_on: date
    state: str
    state_label: str


@dataclass(frozen=True)
class ItemLine:
    """An item on an agenda; `outcome` is empty until it has one."""

    item_id: UUID
    place: int
    subject: str
    outcome: str
    shared_with: int


@dataclass(frozen=True)
class AgendaCard:
    """A consultation with who sits at it and what is on it."""

    line: ConsultationLine
    kind_code: str
    chair: str
    participants: tuple[tuple[str, str], ...]
    items: tuple[ItemLine, ...]
    without_outcome: int


@dataclass(frozen=True)
class DisclosureLine:
    """One line of the register of disclosures (C74): who, what, on which ground, why, until when, and the answer."""

    disclosure_id: UUID
    item_id: UUID
    organisation: str
    ground: str
    necessity: str
    proportionality: str
    extract: str
    expires_on: date
    expired: bool
    by: str
    at: datetime
    urgent: bool
    answer: str
    answer_text: str


@dataclass(frozen=True)
class ItemCard:
    """One item: its question, its disclosures per partner, its outcome."""

    item: AgendaItem
    consultation: ConsultationLine
    disclosures: tuple[DisclosureLine, ...]
    outcome: ItemOutcome | None
    outcome_by: str
    participants: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class SharedCard:
    """What a partner sees: the consultation, the question, the extract, until when, and its own answer."""

    disclosure_id: UUID
    consultation: str
    held_on: date
    question: str
    extract: str
    ground: str
    expires_on: date
    answer: str
    answer_text: str


def consultation_lines(viewer: Actor, *, before: UUID | None = None, size: int = PAGE) -> list[ConsultationLine]:
    """Consultations, newest first, a page at a time (`before`: the last id of the page before)."""
    rows = Consultation.objects.filter(municipality=viewer.municipality).order_by("-id")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [_line(row) for row in rows[:size]]


def agenda(viewer: Actor, consultation_id: UUID) -> AgendaCard:
    """One consultation; raises `Consultation.DoesNotExist` when out of reach."""
    row = Consultation.objects.get(pk=consultation_id)
    items = list(AgendaItem.objects.filter(consultation=row).order_by("place", "id"))
    ended = {one.item_id: one.get_code_display() for one in ItemOutcome.objects.filter(item__in=items)}
    shared = dict(Disclosure.objects.filter(item__in=items).tally("item_id"))
    seated = list(Participant.objects.filter(consultation=row).order_by("id"))
    names = names_of(viewer, [row.chair, *(one.membership for one in seated if one.membership)])
    organisations = organisation_names()
    return AgendaCard(
        line=_line(row),
        kind_code=row.kind,
        chair=names.get(row.chair, ""),
        participants=tuple(
            (
                names.get(one.membership, one.name) if one.membership else one.name,
                organisations.get(one.organisation_id, ""),
            )
            for one in seated
        ),
        items=tuple(
            ItemLine(one.pk, one.place, one.subject, ended.get(one.pk, ""), shared.get(one.pk, 0)) for one in items
        ),
        without_outcome=len(items) - len(ended),
    )


def item_card(viewer: Actor, item_id: UUID, *, today: date) -> ItemCard:
    """One item; raises `AgendaItem.DoesNotExist` when out of reach."""
    item = AgendaItem.objects.select_related("consultation").get(pk=item_id)
    outcome = ItemOutcome.objects.filter(item=item).first()
    organisations = organisation_names()
    seated = {one.organisation_id for one in Participant.objects.filter(consultation_id=item.consultation_id)}
    return ItemCard(
        item=item,
        consultation=_line(item.consultation),
        disclosures=tuple(_register(viewer, Disclosure.objects.filter(item=item).order_by("-at"), today)),
        outcome=outcome,
        outcome_by=names_of(viewer, [outcome.by]).get(outcome.by, "") if outcome else "",
        participants=tuple(sorted(((one, organisations.get(one, "")) for one in seated), key=lambda pair: pair[1])),
    )


def checks_for(viewer: Actor, item_id: UUID, organisation_id: UUID | None = None) -> list[Check2ACard]:
    """The checks 2A on which this item may be shared (with this partner): those of the signals in its dossier."""
    item = AgendaItem.objects.get(pk=item_id)
    if item.dossier_id is None:
        return []
    return checks_2a_of(viewer, signals_in(viewer, item.dossier_id), organisation_id)


def register(viewer: Actor, *, today: date, before: UUID | None = None, size: int = PAGE) -> list[DisclosureLine]:
    """The register of disclosures, newest first, a page at a time (C74)."""
    rows = Disclosure.objects.filter(municipality=viewer.municipality).order_by("-id")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(_register(viewer, rows[:size], today))


def shared_with_me(viewer: Actor) -> list[SharedCard]:
    """What was shared with the viewer's own organisation and has not expired (C45)."""
    rows = Disclosure.objects.filter(organisation_id=organisation_of(viewer)).select_related("consultation")
    found = list(rows.order_by("-at")[:PAGE])
    answers = {one.disclosure_id: one for one in PartnerAnswer.objects.filter(disclosure__in=found)}
    return [_shared(row, answers.get(row.pk)) for row in found]


def shared_card(viewer: Actor, disclosure_id: UUID) -> SharedCard:
    """One disclosure to the viewer's organisation; raises `Disclosure.DoesNotExist` when not theirs, or expired."""
    row = Disclosure.objects.select_related("consultation").get(
        pk=disclosure_id, organisation_id=organisation_of(viewer)
    )
    return _shared(row, PartnerAnswer.objects.filter(disclosure=row).first())


def doors(viewer: Actor, dossier_id: UUID, *, today: date) -> list[DoorCard]:
    """May this dossier be put on a table, and shared there? One door per open consultation."""
    rows = Consultation.objects.filter(municipality=viewer.municipality, state__in=OPEN_TABLES).order_by("held_on")
    tables = list(rows[:SHOWN])
    if not tables:
        return [
            DoorCard(
                "Op een agenda zetten",
                False,
                "Er is nog geen overleg gepland.",
                "",
                "Plan een overleg.",
                reverse("consultations:plan"),
            )
        ]
    return [
        DoorCard(
            f"Op de agenda van {row.get_kind_display()}, {row.held_on:%d-%m-%Y}",
            True,
            "Delen kan daarna, per partner na privacytoets 2A.",
            "",
            url=f"{reverse('consultations:add-item', kwargs={'consultation_id': row.pk})}?dossier={dossier_id}",
        )
        for row in tables
    ]


def linked(viewer: Actor, dossier_id: UUID) -> list[LinkCard]:
    """The points on an agenda that are about this dossier, the newest fifty, oldest first."""
    items = AgendaItem.objects.filter(municipality=viewer.municipality, dossier_id=dossier_id)
    rows = list(items.select_related("consultation").order_by("-id")[:PAGE])[::-1]
    return [_link(row) for row in rows]


def work(viewer: Actor, *, today: date) -> list[WorkCard]:
    """What waits: for a partner what it has not answered; for the municipality a table whose items lack a decision."""
    if viewer.activity == "take_part":
        return [
            WorkCard(
                f"{card.consultation}: een vraag aan jouw organisatie",
                "nog niet beantwoord",
                reverse("consultations:shared-one", kwargs={"disclosure_id": card.disclosure_id}),
                card.expires_on,
            )
            for card in shared_with_me(viewer)
            if not card.answer
        ]
    rows = Consultation.objects.filter(municipality=viewer.municipality, state__in=OPEN_TABLES, held_on__lte=today)
    return [
        WorkCard(
            row.get_kind_display(),
            "besluiten per punt vastleggen en afsluiten",
            reverse("consultations:agenda", kwargs={"consultation_id": row.pk}),
            row.held_on,
            row.held_on < today,
        )
        for row in rows.order_by("held_on")[:SHOWN]
    ]


def _register(viewer: Actor, rows: Iterable[Disclosure], today: date) -> Iterable[DisclosureLine]:
    listed = list(rows)
    answers = {one.disclosure_id: one for one in PartnerAnswer.objects.filter(disclosure__in=listed)}
    names, organisations = names_of(viewer, {row.by for row in listed}), organisation_names()
    for row in listed:
        said = answers.get(row.pk)
        yield DisclosureLine(
            row.pk,
            row.item_id,
            organisations.get(row.organisation_id, ""),
            row.ground,
            row.necessity,
            row.proportionality,
            row.extract,
            row.expires_on,
            row.expires_on < today,
            names.get(row.by, ""),
            row.at,
            row.urgent_id is not None,
            said.get_code_display() if said else "",
            said.text if said else "",
        )


def _shared(row: Disclosure, said: PartnerAnswer | None) -> SharedCard:
    return SharedCard(
        row.pk,
        row.consultation.get_kind_display(),
        row.consultation.held_on,
        row.question,
        row.extract,
        row.ground,
        row.expires_on,
        said.get_code_display() if said else "",
        said.text if said else "",
    )


def _link(row: AgendaItem) -> LinkCard:
    held = row.consultation
    at = timezone.make_aware(datetime.combine(held.held_on, time(9)))
    return LinkCard(
        id=row.pk, kind="overleg", title=row.subject, url=reverse("consultations:item", args=[row.pk]),
        source=str(held.get_kind_display()), ground=row.ground, shelf=Shelf.CONSULTATIONS.value,
        state=str(ConsultationState(held.state).label), moments=((at, f"Besproken in {held.get_kind_display()}"),),
    )  # fmt: skip


def _line(row: Consultation) -> ConsultationLine:
    return ConsultationLine(
        row.pk,
        row.get_kind_display(),
        row.get_level_display(),
        row.held_on,
        row.state,
        ConsultationState(row.state).label,
    )
