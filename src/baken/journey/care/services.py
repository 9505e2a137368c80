"""The verbs of care and safety. Every casus has an owner from its first moment (C54)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist
from baken.instruments.tables.vocabulary import Organ
from baken.journey.care.models import Casus, CasusPerson, CasusStep, Involvement, PhaseChange, TrackAction
from baken.journey.care.queries import casus_page
from baken.journey.care.rules import may_carry_out, may_change_phase
from baken.journey.care.vocabulary import State, Track


@transaction.atomic
def open_casus(
    *, called: str, worry: str, next_contact: date | None, by: Actor, at: datetime, person: str = ""
) -> UUID:
    """Open a casus; whoever opens it owns it and is the first involved. `called` is a working name, not a full name."""
    casus = Casus(
        municipality=by.municipality,
        organ=Organ.COLLEGE,
        called=called,
        worry=worry,
        owner=by.membership_id,
        next_contact=next_contact,
        opened_on=at.date(),
    )
    casus.save()
    _involve(casus.pk, by.membership_id, by.municipality, at)
    if person:
        CasusPerson(municipality=by.municipality, organ=Organ.COLLEGE, casus_id=casus.pk, name=person).save()
    return casus.pk


@transaction.atomic
def involve(*, casus_id: UUID, membership_id: UUID, by: Actor, at: datetime) -> None:
    """Bring a colleague in; from now on the casus exists for them too."""
    _involve(casus_id, membership_id, by.municipality, at)


@transaction.atomic
def plan_action(*, casus_id: UUID, track: Track, what: str, owner: str, due: date, by: Actor) -> UUID:
    """Put an action on one of the two tracks (C51)."""
    action = TrackAction(
        municipality=by.municipality,
        organ=Organ.COLLEGE,
        casus_id=casus_id,
        track=track,
        what=what,
        owner=owner,
        due=due,
    )
    action.save()
    return action.pk


@transaction.atomic
def finish_action(*, action_id: UUID, by: Actor, at: datetime) -> None:
    """An action is done."""
    action = TrackAction.objects.get(pk=action_id)
    action.done_on = at.date()
    action.save(update_fields=["done_on"])


@transaction.atomic
def agree(*, casus_id: UUID, agreement: str, next_contact: date | None, one_track_reason: str, by: Actor) -> None:
    """Write down what was agreed and when the next contact is."""
    casus = Casus.objects.get(pk=casus_id)
    casus.agreement, casus.next_contact, casus.one_track_reason = agreement, next_contact, one_track_reason
    casus.save(update_fields=["agreement", "next_contact", "one_track_reason"])


@transaction.atomic
def change_phase(*, casus_id: UUID, to_phase: int, criterion: str, by: Actor, at: datetime) -> None:
    """Scale up or down, with the criterion (C35).

    Raises:
        Refused: the phase is the same, or no criterion is given.
    """
    casus = Casus.objects.select_for_update().get(pk=casus_id)
    insist(may_change_phase(casus.phase, to_phase, criterion))
    PhaseChange(
        municipality=by.municipality,
        organ=Organ.COLLEGE,
        casus_id=casus_id,
        from_phase=casus.phase,
        to_phase=to_phase,
        criterion=criterion,
        by=by.membership_id,
        at=at,
    ).save()
    casus.phase = to_phase
    casus.save(update_fields=["phase"])


@transaction.atomic
def move(*, casus_id: UUID, from_state: State, to_state: State, reason: str, by: Actor, at: datetime) -> None:
    """Take the casus to its next state.

    Raises:
        Refused: the plan lacks a track or a next contact.
        DatabaseError: somebody else moved it first (BK409), or the move does not exist (BK422).
    """
    page = casus_page(by, casus_id)
    if page is not None and to_state == State.CARRYING_OUT:
        insist(may_carry_out(page.facts))
    CasusStep(
        municipality=by.municipality,
        organ=Organ.COLLEGE,
        casus_id=casus_id,
        from_state=from_state,
        to_state=to_state,
        by=by.membership_id,
        at=at,
        reason=reason,
    ).save()


def _involve(casus_id: UUID, membership_id: UUID, municipality: str, at: datetime) -> None:
    Involvement(
        municipality=municipality, organ=Organ.COLLEGE, casus_id=casus_id, membership=membership_id, since=at
    ).save()
