"""Questions about referrals."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from baken.instruments.kit.actors import Actor
from baken.journey.referrals.models import RiecReferral
from baken.journey.referrals.rules import RiecCriteria
from baken.journey.referrals.vocabulary import TRANSITIONS, State

PAGE = 50


@dataclass(frozen=True)
class ReferralCard:
    """A referral with its four criteria."""

    id: UUID
    dossier_id: UUID
    activity: str
    state: str
    state_label: str
    opened_on: date
    report_back_by: date | None
    criteria: RiecCriteria
    advice: str
    next_states: tuple[tuple[str, str], ...]


def referrals(viewer: Actor) -> list[ReferralCard]:
    """The municipality's referrals, newest first."""
    return [_card(row) for row in RiecReferral.objects.order_by("-id")[:PAGE]]


def referral(viewer: Actor, referral_id: UUID) -> ReferralCard | None:
    """One referral, or None."""
    row = RiecReferral.objects.filter(pk=referral_id).first()
    return None if row is None else _card(row)


def to_report_back(viewer: Actor, *, until: date) -> list[ReferralCard]:
    """Referrals on which the yearly report back is due (Wgs 1.7(4))."""
    rows = RiecReferral.objects.filter(state=State.ADVISED, report_back_by__lte=until).order_by("report_back_by")
    return [_card(row) for row in rows[:PAGE]]


def _card(row: RiecReferral) -> ReferralCard:
    return ReferralCard(
        id=row.pk,
        dossier_id=row.dossier_id,
        activity=row.get_activity_display(),
        state=row.state,
        state_label=State(row.state).label,
        opened_on=row.opened_on,
        report_back_by=row.report_back_by,
        criteria=RiecCriteria(
            row.type_of_signal, row.number_and_nature, row.weight_and_earlier_steps, row.similar_signals
        ),
        advice=row.advice,
        next_states=tuple((after.value, after.label) for after in TRANSITIONS[State(row.state)]),
    )
