"""When may a measure start, be extended, end? Facts in, verdict out. How long it may last is data (`LIMITS`)."""

from dataclasses import dataclass
from datetime import date, timedelta

from baken.instruments.clocks.deadlines import after
from baken.instruments.clocks.terms import Length
from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.journey.decisions.vocabulary import DecisionState
from baken.journey.measures.vocabulary import (
    ACTIVE,
    LIMITS,
    STARTS_IN_URGENCY,
    STARTS_MEASURES,
    TRANSITIONS,
    Limit,
    MeasureKind,
    MeasureState,
    Refusal,
)


@dataclass(frozen=True)
class MeasureFacts:
    """What the rules must know of a measure."""

    kind: str
    starts_on: date
    ends_on: date | None
    executor: str = ""
    conditions: str = ""
    told_what: str = ""
    told_whom: str = ""
    told_on: date | None = None
    told_nothing_because: str = ""


def someone_does_it(measure: MeasureFacts) -> Verdict:
    """A measure has somebody who carries it out."""
    return ALLOWED if measure.executor.strip() else refused(Refusal.NO_EXECUTOR)


def ends_after_it_starts(measure: MeasureFacts) -> Verdict:
    """The end is not before the beginning."""
    wrong = measure.ends_on is not None and measure.ends_on < measure.starts_on
    return refused(Refusal.ENDS_BEFORE_START) if wrong else ALLOWED


def within_the_law(measure: MeasureFacts) -> Verdict:
    """Some kinds have a statutory maximum; those must have an end."""
    limit = LIMITS.get(MeasureKind(measure.kind))
    if limit is None:
        return ALLOWED
    if measure.ends_on is None:
        return refused(Refusal.NO_END)
    return refused(Refusal.TOO_LONG) if measure.ends_on > last_day(limit, measure.starts_on) else ALLOWED


def tells_something_or_says_why_not(measure: MeasureFacts) -> Verdict:
    """C36: what is told, to whom, when; or why nothing is told now."""
    tells = bool(measure.told_what.strip() and measure.told_whom.strip() and measure.told_on)
    begun = bool(measure.told_what.strip() or measure.told_whom.strip() or measure.told_on)
    silent = bool(measure.told_nothing_because.strip())
    return ALLOWED if (tells and not silent) or (silent and not begun) else refused(Refusal.NO_COMMUNICATION)


def keeps_out_of_the_prosecutors_file(measure: MeasureFacts) -> Verdict:
    """C34: of the criminal track only its reference is kept."""
    more = measure.kind == MeasureKind.PROSECUTION and measure.conditions.strip()
    return refused(Refusal.ONLY_A_REFERENCE) if more else ALLOWED


TO_WRITE = (
    someone_does_it,
    ends_after_it_starts,
    within_the_law,
    tells_something_or_says_why_not,
    keeps_out_of_the_prosecutors_file,
)


def may_write(measure: MeasureFacts) -> Verdict:
    """May this measure be written down so?"""
    return first_refusal(TO_WRITE, measure)


def may_start(state: str, decision: str, urgent: bool) -> Verdict:
    """Awb 3:40: a decision works from its publication; 5:31: in urgency one acts and writes it down at once."""
    if MeasureState.RUNNING not in TRANSITIONS[MeasureState(state)]:
        return refused(Refusal.NOT_NOW)
    if decision in STARTS_MEASURES or (urgent and decision in STARTS_IN_URGENCY):
        return ALLOWED
    return refused(Refusal.NOT_PUBLISHED if decision == DecisionState.DECIDED else Refusal.NO_DECISION)


def may_extend(kind: str, state: str, starts_on: date, ends_on: date | None, new_end: date, extensions: int) -> Verdict:
    """To a later day, as often and as long as the law lets this kind (172a: three times; 151d: four weeks in all)."""
    if state not in ACTIVE:
        return refused(Refusal.NOT_NOW)
    if ends_on is None or new_end <= ends_on:
        return refused(Refusal.NOT_LATER)
    limit = LIMITS.get(MeasureKind(kind))
    if limit is None:
        return ALLOWED
    if limit.extensions is not None and extensions >= limit.extensions:
        return refused(Refusal.TOO_OFTEN)
    last = _last_of_all(limit, starts_on) if limit.in_all_days else last_day(limit, ends_on)
    return refused(Refusal.TOO_LONG) if new_end > last else ALLOWED


def may_end(state: str, outcome: str) -> Verdict:
    """C40: it ends with an outcome."""
    if MeasureState.ENDED not in TRANSITIONS[MeasureState(state)]:
        return refused(Refusal.NOT_NOW)
    return ALLOWED if outcome else refused(Refusal.NO_OUTCOME)


def last_day(limit: Limit, start: date) -> date:
    """The last day of one period of this kind from `start`."""
    return after(start, Length(months=limit.first_months, days=limit.first_days))


def _last_of_all(limit: Limit, start: date) -> date:
    return start + timedelta(days=limit.in_all_days or 0)
