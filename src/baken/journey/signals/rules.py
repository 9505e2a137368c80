"""When may a signal take its next step? Facts in, verdict out; the same verdict closes the door on the page."""

import calendar
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.journey.signals.vocabulary import TRANSITIONS, SignalRefusal, SignalState, Source, SourceEntry

UNSUBSTANTIATED_MONTHS = 12  # own norm: at most 12 months unless it becomes substantiated (brief F1)
AFTER_CLOSING_MONTHS = 3  # own norm: time for a question of the reporter
ACTED_ON_MONTHS = 60  # Selectielijst gemeenten 2020, 12.1: supervision performed


@dataclass(frozen=True)
class SignalFacts:
    """What the rules know of a signal: where it is, which checks exist, where it came from."""

    state: SignalState
    source: Source
    weighed: bool = False
    check_1: bool = False
    check_2a: bool = False
    check_2b: bool = False
    confirmed_2b: bool = False
    corroborated: bool = False


@dataclass(frozen=True)
class Decision:
    """What a weigher decides: where it goes, why, and what that kind of step needs to know. A partner is named by the check 2A
    about that partner; only in urgency, or when it stays inside, by a name."""

    to: SignalState
    reason: str = ""
    result: str = ""
    recipient: str = ""
    check_2a: UUID | None = None
    review_on: date | None = None
    municipal_task: bool = False
    own_territory: bool = False


Rule = Callable[[SignalFacts], Verdict]


def is_weighed(signal: SignalFacts) -> Verdict:
    """Model protocol, step 2: first the weight, then the sources."""
    return ALLOWED if signal.weighed else refused(SignalRefusal.NOT_WEIGHED)


def has_check_1(signal: SignalFacts) -> Verdict:
    """Model protocol, step 3: no source is searched before check 1."""
    return ALLOWED if signal.check_1 else refused(SignalRefusal.NO_CHECK_1)


def has_check_2a(signal: SignalFacts) -> Verdict:
    """Model protocol, step 4: no sharing before check 2A of that participant."""
    return ALLOWED if signal.check_2a else refused(SignalRefusal.NO_CHECK_2A)


def has_check_2b(signal: SignalFacts) -> Verdict:
    """Model protocol, step 4: no approach before check 2B of that instrument."""
    return ALLOWED if signal.check_2b else refused(SignalRefusal.NO_CHECK_2B)


def is_confirmed(signal: SignalFacts) -> Verdict:
    """A lawyer looks as second pair of eyes before something is done with it."""
    return ALLOWED if signal.confirmed_2b else refused(SignalRefusal.NOT_CONFIRMED)


def is_more_than_a_tip(signal: SignalFacts) -> Verdict:
    """An anonymous tip is never the only ground of an approach (brief B4)."""
    only_a_tip = signal.source is Source.MMA and not signal.corroborated
    return refused(SignalRefusal.ONLY_A_TIP) if only_a_tip else ALLOWED


S = SignalState
GUARDS: Mapping[SignalState, tuple[Rule, ...]] = {
    S.INVESTIGATION: (is_weighed, has_check_1),
    S.KEPT: (is_weighed,),
    S.FORWARDED_EXTERNALLY: (has_check_2a,),
    S.PREPARING: (has_check_2a,),
    S.APPROACH: (has_check_2b, is_confirmed, is_more_than_a_tip),
}
FORWARDED = frozenset({S.FORWARDED_DIRECTLY, S.FORWARDED_INTERNALLY, S.FORWARDED_EXTERNALLY})
URGENT_PASSES = frozenset({S.INVESTIGATION, S.PREPARING, S.APPROACH, S.FORWARDED_EXTERNALLY})


def next_states(signal: SignalFacts) -> tuple[SignalState, ...]:
    """The states that may follow, guarded or not."""
    return TRANSITIONS[signal.state]


def may_reach(signal: SignalFacts, to: SignalState) -> Verdict:
    """May the signal go there, apart from what the form still has to say? This opens or closes the door on the page."""
    if to not in TRANSITIONS[signal.state]:
        return refused(SignalRefusal.WRONG_STATE)
    return first_refusal(GUARDS.get(to, ()), signal)


def may_decide(
    signal: SignalFacts, decision: Decision, *, today: date, urgently: bool = False, term: int = UNSUBSTANTIATED_MONTHS
) -> Verdict:
    """May this decision be taken now? `urgently` passes the guards of a phase, never the order of the states.

    `term` is how many months a signal that is not substantiated stays: no day of review lies further away.
    """
    if decision.to not in TRANSITIONS[signal.state]:
        return refused(SignalRefusal.WRONG_STATE)
    if not (urgently and decision.to in URGENT_PASSES):
        guard = first_refusal(GUARDS.get(decision.to, ()), signal)
        if not guard:
            return guard
    return _says_enough(signal, decision, today, term)


def _says_enough(signal: SignalFacts, decision: Decision, today: date, term: int) -> Verdict:
    """Each kind of step says what it must: a reason always; a result, recipient or day of review where due."""
    to = decision.to
    if to is S.WEIGHING and signal.state is S.INTAKE and not (decision.municipal_task and decision.own_territory):
        return refused(SignalRefusal.NOT_OURS)
    if to is S.CLOSED and not decision.result:
        return refused(SignalRefusal.NO_RESULT)
    if to in FORWARDED and not decision.recipient.strip() and decision.check_2a is None:
        return refused(SignalRefusal.NO_RECIPIENT)
    if to is S.KEPT and not _in_term(decision.review_on, today, term):
        return refused(SignalRefusal.NO_REVIEW)
    if to is not S.INTAKE and not decision.reason.strip():
        return refused(SignalRefusal.NO_REASON)
    return ALLOWED


def _in_term(review_on: date | None, today: date, term: int) -> bool:
    return review_on is not None and today < review_on <= months_after(today, term)


def may_weigh(state: SignalState) -> Verdict:
    """A signal is graded while it is weighed, and again when research brings something new."""
    return ALLOWED if state in {S.WEIGHING, S.INVESTIGATION, S.PREPARING} else refused(SignalRefusal.WRONG_STATE)


def may_check(state: SignalState) -> Verdict:
    """A privacy check belongs to a signal that is being weighed or worked on."""
    return (
        ALLOWED
        if state in {S.WEIGHING, S.INVESTIGATION, S.PREPARING, S.APPROACH}
        else refused(SignalRefusal.WRONG_STATE)
    )


def may_mark(signal: SignalFacts) -> Verdict:
    """What a signal is about may be made clearer while it is weighed, and not after somebody checked whether we may look."""
    if signal.state not in {S.INTAKE, S.WEIGHING}:
        return refused(SignalRefusal.WRONG_STATE)
    return refused(SignalRefusal.CHECKED_ALREADY) if signal.check_1 else ALLOWED


def is_in_research(state: SignalState) -> Verdict:
    """Registers are asked in the phase of source research, and not before (model protocol, step 3)."""
    return ALLOWED if state is S.INVESTIGATION else refused(SignalRefusal.WRONG_STATE)


def may_research(sources: tuple[str, ...] | None, source: str) -> Verdict:
    """May this register be asked? `sources` are those of privacy check 1, or None when there is no check."""
    if sources is None:
        return refused(SignalRefusal.NO_CHECK_1)
    return ALLOWED if source in sources else refused(SignalRefusal.NOT_IN_CHECK_1)


def may_ask_controller(source: SourceEntry, *, answered_for: bool) -> Verdict:
    """Between two controllers a yes or no is itself a disclosure: it needs somebody who answers for it, on a ground."""
    return refused(SignalRefusal.NOBODY_ANSWERS) if source.another_controller and not answered_for else ALLOWED


def may_ask_further(source: SourceEntry, *, known: bool) -> Verdict:
    """Only a yes is asked further, and only of a register whose owner may tell here."""
    return ALLOWED if known and source.owner_may_tell else refused(SignalRefusal.NOT_A_HIT)


def is_told_in_full(*, disclosed: bool, reason: str, text: str, ground: str) -> Verdict:
    """What is disclosed says what, on which ground and why; a refusal says why and nothing else (AVG 5(2))."""
    said = (reason, text, ground) if disclosed else (reason,)
    return ALLOWED if all(part.strip() for part in said) else refused(SignalRefusal.NOTHING_TOLD)


def may_confirm(author: object, confirmer: object, *, is_lawyer: bool) -> Verdict:
    """The second pair of eyes is a lawyer's, and not the author's."""
    if not is_lawyer:
        return refused(SignalRefusal.NOT_A_LAWYER)
    return refused(SignalRefusal.OWN_CHECK) if author == confirmer else ALLOWED


def is_finished(*parts: str) -> Verdict:
    """A check has every part in words: purpose, necessity, proportionality, subsidiarity."""
    return ALLOWED if all(part.strip() for part in parts) else refused(SignalRefusal.UNFINISHED_CHECK)


def is_another(organisation: UUID, *, than: UUID) -> Verdict:
    """Sharing is with somebody else; inside the own organisation a signal is passed on (AVG 4(9))."""
    return ALLOWED if organisation != than else refused(SignalRefusal.OWN_ORGANISATION)


def keep_until(received: date, was: SignalState, to: SignalState, on: date, term: int = UNSUBSTANTIATED_MONTHS) -> date:
    """The last day a signal is kept, as it stands after the step from `was` to `to` on day `on` (AVG 5(1)(e)).

    `term` is in months, as the municipality adopted it. Not substantiated: so long after the month it came in, and never
    less than 3 months after closing. In research or preparation: so long from that step. Acted on: 5 years from that step,
    and again from closing. `gate.signals_follow_retention` in guards.sql says the same of what is kept already.
    """
    if S.APPROACH in (was, to):
        return months_after(on, ACTED_ON_MONTHS)
    if to in {S.INVESTIGATION, S.PREPARING}:
        return months_after(on, term)
    end_of_month = received.replace(day=calendar.monthrange(received.year, received.month)[1])
    by_term = months_after(end_of_month, term)
    return max(by_term, months_after(on, AFTER_CLOSING_MONTHS)) if to is S.CLOSED else by_term


def kept_as(been: Iterable[SignalState], state: SignalState) -> str:
    """Which term of `keep_until` goes for a signal: acted on, in work, or not substantiated."""
    if S.APPROACH in been:
        return "acted_on"
    return "in_work" if state in {S.INVESTIGATION, S.PREPARING} else "unsubstantiated"


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month when it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
