"""The verbs of a referral."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist
from baken.instruments.tables.vocabulary import Organ
from baken.journey.referrals.models import RiecReferral, RiecReferralStep
from baken.journey.referrals.rules import RiecCriteria, may_refer, signals_may_be_used
from baken.journey.referrals.vocabulary import State

__all__ = ["RiecCriteria", "draft_riec_referral", "move"]

YEAR = timedelta(days=365)


@transaction.atomic
def draft_riec_referral(*, dossier_id: UUID, activity: str, criteria: RiecCriteria, by: Actor, at: datetime) -> UUID:
    """Begin a referral to the RIEC from a dossier."""
    referral = RiecReferral(
        municipality=by.municipality,
        organ=Organ.MAYOR,
        dossier_id=dossier_id,
        activity=activity,
        type_of_signal=criteria.type_of_signal,
        number_and_nature=criteria.number_and_nature,
        weight_and_earlier_steps=criteria.weight_and_earlier_steps,
        similar_signals=criteria.similar_signals,
        opened_on=at.date(),
        keep_until=at.date() + 5 * YEAR,
    )
    referral.save()
    return referral.pk


@transaction.atomic
def move(*, referral_id: UUID, from_state: State, to_state: State, reason: str, by: Actor, at: datetime) -> None:
    """Take a referral to its next state; with the advice comes the duty to report back within a year (Wgs 1.7(4)).

    Raises:
        Refused: a criterion is empty, or no check 2B for the RIEC was confirmed for any signal of the dossier.
    """
    referral = RiecReferral.objects.get(pk=referral_id)
    if to_state == State.REFERRED:
        insist(signals_may_be_used(unchecked=_uses_unchecked_signals(referral_id)))
        insist(
            may_refer(
                RiecCriteria(
                    referral.type_of_signal,
                    referral.number_and_nature,
                    referral.weight_and_earlier_steps,
                    referral.similar_signals,
                )
            )
        )
    RiecReferralStep(
        municipality=by.municipality,
        organ=Organ.MAYOR,
        referral_id=referral_id,
        from_state=from_state,
        to_state=to_state,
        by=by.membership_id,
        at=at,
        reason=reason,
    ).save()
    if to_state == State.ADVISED:
        referral.advice, referral.report_back_by = reason, at.date() + YEAR
        referral.save(update_fields=["advice", "report_back_by"])


def _uses_unchecked_signals(referral_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.referral_uses_unchecked_signals(%s)", [referral_id])
        return bool(cursor.fetchone()[0])
