"""Verbs of the table: plan it, put items on it, share per partner, end each item, close; and the partner's own answer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from baken.ground.organisations.queries import names_of, organisation_card, organisation_of
from baken.ground.privacy.services import act_urgently, take_step
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Conflict, insist
from baken.journey.consultations.models import (
    AgendaItem,
    Consultation,
    ConsultationStep,
    Disclosure,
    ItemOutcome,
    Participant,
    PartnerAnswer,
)
from baken.journey.consultations.queries import checks_for
from baken.journey.consultations.rules import (
    DisclosureFacts,
    may_add_item,
    may_answer,
    may_close,
    may_disclose,
    may_end_item,
)
from baken.journey.consultations.vocabulary import ConsultationState


@dataclass(frozen=True)
class Share:
    """What is shared with one partner: ground of the recipient, necessity, proportionality, the text, until when (C74)."""

    organisation_id: UUID
    ground: str
    necessity: str
    proportionality: str
    extract: str
    expires_on: date
    question: str = ""
    check_2a_id: UUID | None = None


@transaction.atomic
def plan_consultation(*, kind: str, level: str, held_on: date, chair: UUID, by: Actor) -> UUID:
    """Put a consultation in the calendar (C16, C45)."""
    made = Consultation(municipality=by.municipality, kind=kind, level=level, held_on=held_on, chair=chair)
    made.save()
    return made.pk


@transaction.atomic
def seat(
    *, consultation_id: UUID, organisation_id: UUID, by: Actor, membership_id: UUID | None = None, name: str = ""
) -> UUID:
    """Give somebody a seat: a colleague by membership, or a person of a partner by name."""
    table = Consultation.objects.get(pk=consultation_id)
    insist(may_add_item(table.state))
    seated = Participant(
        municipality=by.municipality,
        consultation=table,
        organisation_id=organisation_id,
        membership=membership_id,
        name=name,
    )
    seated.save()
    return seated.pk


@transaction.atomic
def put_on_agenda(
    *,
    consultation_id: UUID,
    subject: str,
    ground: str,
    question: str,
    by: Actor,
    dossier_id: UUID | None = None,
    extract: str = "",
) -> UUID:
    """Put an item on the agenda. It points at a dossier and copies nothing from it but the extract somebody wrote."""
    table = Consultation.objects.select_for_update().get(pk=consultation_id)
    insist(may_add_item(table.state))
    item = AgendaItem(
        municipality=by.municipality,
        consultation=table,
        dossier_id=dossier_id,
        subject=subject,
        ground=ground,
        question=question,
        extract=extract,
        place=AgendaItem.objects.filter(consultation=table).count() + 1,
    )
    item.save()
    return item.pk


@transaction.atomic
def disclose(*, item_id: UUID, share: Share, by: Actor, at: datetime, urgent_reason: str | None = None) -> UUID:
    """Share an extract of an item with one partner, until it expires.

    `urgent_reason` (may be empty: owed within one working day) shares first and checks afterwards, recorded as spoed.

    Raises:
        Refused: no check 2A for this recipient and dossier, no ground of the recipient, not at the table, …
    """
    item = AgendaItem.objects.select_related("consultation").get(pk=item_id)
    recipient = organisation_card(share.organisation_id)
    urgent = urgent_reason is not None
    insist(
        may_disclose(
            DisclosureFacts(
                table=item.consultation.kind,
                state=item.consultation.state,
                recipient_kind=recipient.kind,
                at_the_table=Participant.objects.filter(
                    consultation=item.consultation, organisation_id=share.organisation_id
                ).exists(),
                about_dossier=item.dossier_id is not None,
                has_check=share.check_2a_id is not None,
                check_fits=share.check_2a_id
                in {check.check_id for check in checks_for(by, item_id, share.organisation_id)},
                ground=share.ground,
                necessity=share.necessity,
                proportionality=share.proportionality,
                extract=share.extract,
                expires_on=share.expires_on,
                today=timezone.localdate(at),
                urgent=urgent,
            )
        )
    )
    act = None
    if urgent_reason is not None:
        act = act_urgently(
            what="delen zonder privacytoets 2A",
            source="consultations_disclosure",
            record=item.pk,
            by=by,
            at=at,
            reason=urgent_reason,
        )
    shared = Disclosure(
        municipality=by.municipality,
        consultation=item.consultation,
        item=item,
        organisation_id=share.organisation_id,
        check_2a_id=share.check_2a_id,
        urgent=act,
        ground=share.ground,
        necessity=share.necessity,
        proportionality=share.proportionality,
        question=share.question,
        extract=share.extract,
        expires_on=share.expires_on,
        by=by.membership_id,
        at=at,
    )
    shared.save()
    return shared.pk


@transaction.atomic
def end_item(*, item_id: UUID, code: str, reason: str, by: Actor, at: datetime) -> UUID:
    """Write down how an item ended: one code, one reason (C16).

    Raises:
        Refused: no reason, or it has an outcome already.
        Conflict: a colleague wrote the outcome at the same moment.
    """
    item = AgendaItem.objects.select_related("consultation").get(pk=item_id)
    there = ItemOutcome.objects.filter(item=item).first()
    insist(may_end_item(item.consultation.state, there is not None, reason))
    outcome = ItemOutcome(municipality=by.municipality, item=item, code=code, reason=reason, by=by.membership_id, at=at)
    try:
        with transaction.atomic():
            outcome.save()
    except IntegrityError as error:
        first = ItemOutcome.objects.filter(item=item).first()
        if first is None:
            raise
        who = names_of(by, [first.by]).get(first.by, "Een collega")
        raise Conflict(f"{who} was je voor: dit punt eindigde met ‘{first.get_code_display()}’.") from error
    return outcome.pk


@transaction.atomic
def hold(*, consultation_id: UUID, by: Actor, at: datetime) -> None:
    """The consultation took place."""
    _step(consultation_id, ConsultationState.PLANNED, ConsultationState.HELD, by, at)


@transaction.atomic
def cancel(*, consultation_id: UUID, reason: str, by: Actor, at: datetime) -> None:
    """The consultation does not take place."""
    _step(consultation_id, ConsultationState.PLANNED, ConsultationState.CANCELLED, by, at, reason)


@transaction.atomic
def close(*, consultation_id: UUID, by: Actor, at: datetime) -> None:
    """Close it; refused while an item has no outcome (C16)."""
    table = Consultation.objects.get(pk=consultation_id)
    insist(may_close(table.state, open_items(consultation_id)))
    _step(consultation_id, ConsultationState.HELD, ConsultationState.CLOSED, by, at)


def open_items(consultation_id: UUID) -> int:
    """How many items of this consultation have no outcome yet."""
    ended: int = ItemOutcome.objects.filter(item__consultation_id=consultation_id).count()
    all_of_them: int = AgendaItem.objects.filter(consultation_id=consultation_id).count()
    return all_of_them - ended


@transaction.atomic
def answer(*, disclosure_id: UUID, code: str, text: str, by: Actor, at: datetime) -> UUID:
    """The partner commits to its own action or declines it; nobody else can write this, nobody can change it (C06)."""
    shared = Disclosure.objects.get(pk=disclosure_id)
    answered = PartnerAnswer.objects.filter(disclosure=shared).exists()
    insist(may_answer(shared.organisation_id == organisation_of(by), answered))
    said = PartnerAnswer(
        municipality=by.municipality,
        disclosure=shared,
        organisation_id=shared.organisation_id,
        code=code,
        text=text,
        by=by.membership_id,
        at=at,
    )
    said.save()
    return said.pk


def _step(
    consultation_id: UUID,
    before: ConsultationState,
    after: ConsultationState,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    step = ConsultationStep(
        municipality=by.municipality,
        consultation_id=consultation_id,
        from_state=before,
        to_state=after,
        by=by.membership_id,
        at=at,
        reason=reason,
    )
    take_step(step, by=by)
