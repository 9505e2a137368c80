"""When may a referral go out?"""

from dataclasses import dataclass

from baken.instruments.kit.verdicts import ALLOWED, Verdict, refused
from baken.journey.referrals.vocabulary import Refusal


@dataclass(frozen=True)
class RiecCriteria:
    """The four things every signal to a RIEC is tested on (Wgs 2.23(3))."""

    type_of_signal: str
    number_and_nature: str
    weight_and_earlier_steps: str
    similar_signals: str


def may_refer(criteria: RiecCriteria) -> Verdict:
    """C10: a referral is not sent with an empty criterion."""
    given = (
        criteria.type_of_signal,
        criteria.number_and_nature,
        criteria.weight_and_earlier_steps,
        criteria.similar_signals,
    )
    return ALLOWED if all(text.strip() for text in given) else refused(Refusal.EMPTY_CRITERION)


def signals_may_be_used(*, unchecked: bool) -> Verdict:
    """Brief B5: a dossier with signals goes to the RIEC only under a confirmed check 2B for the RIEC."""
    return refused(Refusal.UNCHECKED_SIGNALS) if unchecked else ALLOWED
