"""When may a casus go on? Facts in, verdict out."""

from dataclasses import dataclass
from datetime import date

from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.journey.care.vocabulary import Refusal


@dataclass(frozen=True)
class CasusFacts:
    """What the rules must know of a casus."""

    tracks: frozenset[str]
    one_track_reason: str
    next_contact: date | None


def has_both_tracks(casus: CasusFacts) -> Verdict:
    """C51: both tracks non-empty, or a reason why one is enough."""
    return ALLOWED if len(casus.tracks) == 2 or casus.one_track_reason.strip() else refused(Refusal.ONE_TRACK)


def has_next_contact(casus: CasusFacts) -> Verdict:
    """C54: nobody falls between two stools."""
    return ALLOWED if casus.next_contact else refused(Refusal.NO_CONTACT)


TO_CARRY_OUT = (has_both_tracks, has_next_contact)


def may_carry_out(casus: CasusFacts) -> Verdict:
    """May the plan be carried out?"""
    return first_refusal(TO_CARRY_OUT, casus)


def may_change_phase(before: int, after: int, criterion: str) -> Verdict:
    """Each change of phase, up or down, has a criterion (C35)."""
    if before == after:
        return refused(Refusal.NOT_A_STEP)
    return ALLOWED if criterion.strip() else refused(Refusal.NO_CRITERION)
