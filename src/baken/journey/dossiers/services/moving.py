"""Move a dossier through its states, and hand it over: never without an owner, never without acceptance (C54)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.ground.privacy.services import take_step
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, Refused, insist, refused
from baken.journey.dossiers.models import Dossier, DossierStep, HandOver, HandOverAnswer, TakeOver
from baken.journey.dossiers.queries.facts import facts_of
from baken.journey.dossiers.queries.lists import takers
from baken.journey.dossiers.rules import keep_until, may_hand_over, may_move, may_take_over, says_enough, says_why
from baken.journey.dossiers.vocabulary import DossierRefusal, DossierState, Ending


@transaction.atomic
def move(
    *,
    dossier_id: UUID,
    from_state: DossierState,
    to: DossierState,
    reason: str,
    by: Actor,
    at: datetime,
    ending: Ending | None = None,
) -> None:
    """Let a dossier rest, go on, close or open again; closing starts its term of five years.

    Raises:
        Refused: not the owner, not in order, no reason, or no ending when it closes.
        Conflict: somebody moved it first; the sentence says who, when and where to.
    """
    dossier = Dossier.objects.get(pk=dossier_id)
    insist(may_move(facts_of(by, dossier, state=from_state), to))
    insist(says_enough(to, reason, ending or ""))
    dossier.keep_until = keep_until(at.date()) if to is DossierState.CLOSED else None
    step = DossierStep(
        municipality=dossier.municipality, organ=dossier.organ, dossier=dossier, from_state=from_state, to_state=to,
        by=by.membership_id, at=at, reason=reason.strip(), ending=ending or "",
    )  # fmt: skip
    if to is DossierState.CLOSED:
        dossier.save(update_fields=["keep_until"])
    take_step(step, by=by)
    if to is not DossierState.CLOSED:
        dossier.save(update_fields=["keep_until"])


@transaction.atomic
def offer(*, dossier_id: UUID, to: UUID, reason: str, by: Actor, at: datetime) -> UUID:
    """Offer a dossier to a colleague (a membership id); until they accept, nothing changes. Returns the offer's id.

    Raises:
        Refused: not the owner, an offer is open, no reason, or not a colleague who does dossiers here.
    """
    dossier = Dossier.objects.get(pk=dossier_id)
    insist(may_hand_over(facts_of(by, dossier)))
    insist(refused(DossierRefusal.TO_YOURSELF) if to == by.membership_id else ALLOWED)
    insist(ALLOWED if to in {card.membership_id for card in takers(by)} else refused(DossierRefusal.NOT_A_COLLEAGUE))
    insist(says_why(reason))
    hand_over = HandOver(
        municipality=dossier.municipality, organ=dossier.organ, dossier=dossier, to=to,
        reason=reason.strip(), by=by.membership_id, at=at,
    )  # fmt: skip
    hand_over.save()
    return hand_over.pk


@transaction.atomic
def answer_offer(*, hand_over_id: UUID, accepted: bool, by: Actor, at: datetime, reason: str = "") -> UUID:
    """Accept or decline an offered dossier; accepting makes who accepts its owner. Returns the dossier's id.

    Raises:
        Refused: it was not offered to this person, it was answered already, it has another owner by now, or it is declined
            without a reason.
    """
    hand_over: HandOver = HandOver.objects.get(pk=hand_over_id)
    insist(ALLOWED if hand_over.to == by.membership_id else refused(DossierRefusal.NOT_FOR_YOU))
    if HandOverAnswer.objects.filter(hand_over=hand_over).exists():
        raise Refused(refused(DossierRefusal.ANSWERED))
    if Dossier.objects.get(pk=hand_over.dossier_id).owner != hand_over.by:
        raise Refused(refused(DossierRefusal.OWNER_CHANGED))
    insist(ALLOWED if accepted else says_why(reason))
    HandOverAnswer(
        municipality=hand_over.municipality, organ=hand_over.organ, hand_over=hand_over,
        dossier_id=hand_over.dossier_id, accepted=accepted, reason=reason.strip(), by=by.membership_id, at=at,
    ).save()  # fmt: skip
    return hand_over.dossier_id


@transaction.atomic
def withdraw_offer(*, hand_over_id: UUID, by: Actor, at: datetime) -> UUID:
    """Take an offer back that nobody answered, so that the dossier can be offered to somebody else. Returns the dossier's id.

    Raises:
        Refused: somebody else offered it, or it was answered already.
    """
    hand_over: HandOver = HandOver.objects.get(pk=hand_over_id)
    insist(ALLOWED if hand_over.by == by.membership_id else refused(DossierRefusal.NOT_OWNER))
    if HandOverAnswer.objects.filter(hand_over=hand_over).exists():
        raise Refused(refused(DossierRefusal.ANSWERED))
    HandOverAnswer(
        municipality=hand_over.municipality, organ=hand_over.organ, hand_over=hand_over,
        dossier_id=hand_over.dossier_id, accepted=False, reason="Ingetrokken.", by=by.membership_id, at=at,
    ).save()  # fmt: skip
    return hand_over.dossier_id


@transaction.atomic
def take_over(*, dossier_id: UUID, reason: str, by: Actor, at: datetime) -> None:
    """Step in for an owner who is not there; who does so is the owner from now on. The former owner reads it at the start of
    their next day, the privacy officer at once when the owner still works here.

    Raises:
        Refused: closed, already yours, or no reason.
    """
    dossier = Dossier.objects.get(pk=dossier_id)
    insist(may_take_over(facts_of(by, dossier)))
    insist(says_why(reason))
    TakeOver(
        municipality=dossier.municipality, organ=dossier.organ, dossier=dossier, was=dossier.owner,
        reason=reason.strip(), by=by.membership_id, at=at,
    ).save()  # fmt: skip
