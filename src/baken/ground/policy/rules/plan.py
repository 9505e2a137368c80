"""What may be done with a version of the plan now? Facts in, verdict out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from baken.ground.policy.vocabulary import Advice, Refusal, Result, VersionState
from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused

WARN_MONTHS_BEFORE = 12


@dataclass(frozen=True)
class DraftFacts:
    """A version as its reviewer left it."""

    state: str
    priorities_with_goals: int
    says_something_digital: bool
    promises_open: int


def is_draft(facts: DraftFacts) -> Verdict:
    return ALLOWED if facts.state == VersionState.DRAFT else refused(Refusal.NOT_A_DRAFT)


def has_priorities(facts: DraftFacts) -> Verdict:
    return ALLOWED if facts.priorities_with_goals else refused(Refusal.NO_PRIORITIES)


def has_digital_part(facts: DraftFacts) -> Verdict:
    """VNG Resolutie Digitale Veiligheid 2021: digital aspects are named in the safety plan (C61)."""
    return ALLOWED if facts.says_something_digital else refused(Refusal.NO_DIGITAL_PART)


def leaves_no_promise_open(facts: DraftFacts) -> Verdict:
    return refused(Refusal.PROMISES_OPEN) if facts.promises_open else ALLOWED


TO_OFFER = (is_draft, has_priorities, has_digital_part, leaves_no_promise_open)


def may_offer(facts: DraftFacts) -> Verdict:
    """May this draft go to the raad?"""
    return first_refusal(TO_OFFER, facts)


@dataclass(frozen=True)
class DecisionFacts:
    """A decision of an organ, as somebody wants to record it."""

    state: str
    organs: tuple[str, ...]
    reference: str
    decided_on: date | None
    today: date


def is_of_the_council(facts: DecisionFacts) -> Verdict:
    """Politiewet 2012, 38b(1): the raad sets the goals; wrong organ is refused (C84)."""
    return ALLOWED if "council" in facts.organs else refused(Refusal.WRONG_ORGAN)


def is_of_the_college(facts: DecisionFacts) -> Verdict:
    """Nota 3.3: the college adopts the yearly plan (C82)."""
    return ALLOWED if "college" in facts.organs else refused(Refusal.WRONG_ORGAN_YEAR)


def is_offered(facts: DecisionFacts) -> Verdict:
    return ALLOWED if facts.state == VersionState.OFFERED else refused(Refusal.NOT_OFFERED)


def is_documented(facts: DecisionFacts) -> Verdict:
    return ALLOWED if facts.reference.strip() and facts.decided_on else refused(Refusal.NO_DECISION)


def is_taken(facts: DecisionFacts) -> Verdict:
    later = facts.decided_on is not None and facts.decided_on > facts.today
    return refused(Refusal.DECISION_LATER) if later else ALLOWED


def may_adopt(facts: DecisionFacts) -> Verdict:
    """May the adoption of this version be recorded?"""
    return first_refusal((is_of_the_council, is_offered, is_documented, is_taken), facts)


def may_adopt_year_plan(facts: DecisionFacts) -> Verdict:
    """May the adoption of a yearly plan be recorded?"""
    return first_refusal((is_of_the_college, is_documented, is_taken), facts)


@dataclass(frozen=True)
class EvaluationFacts:
    """What somebody writes about an action."""

    result: str
    evidence: str
    advice: str
    reason: str


def shows_evidence(facts: EvaluationFacts) -> Verdict:
    known = facts.result != Result.UNKNOWN
    return refused(Refusal.NO_EVIDENCE) if known and not facts.evidence.strip() else ALLOWED


def gives_a_reason(facts: EvaluationFacts) -> Verdict:
    silent = facts.advice != Advice.KEEP and not facts.reason.strip()
    return refused(Refusal.NO_REASON) if silent else ALLOWED


def may_evaluate(facts: EvaluationFacts) -> Verdict:
    """Is this evaluation complete enough to keep?"""
    return first_refusal((shows_evidence, gives_a_reason), facts)


@dataclass(frozen=True)
class CommunicationFacts:
    """What somebody writes down about telling of an action."""

    message: str
    medium: str
    on: date | None
    none_because: str


def is_told_or_says_why_not(facts: CommunicationFacts) -> Verdict:
    """C36: a message, a way and a day; or explicitly none, with the reason. Never half, never both."""
    told = [bool(facts.message.strip()), bool(facts.medium), facts.on is not None]
    whole = all(told) and not facts.none_because.strip()
    silent = not any(told) and bool(facts.none_because.strip())
    return ALLOWED if whole or silent else refused(Refusal.HALF_TOLD)


@dataclass(frozen=True)
class SuccessorFacts:
    """A plan that ends, and whether it is evaluated."""

    adopted: bool
    actions_without_evaluation: int
    successor_exists: bool


def may_draft_successor(facts: SuccessorFacts) -> Verdict:
    """May the plan for the next period be drafted from this one (C05)?"""
    if not facts.adopted:
        return refused(Refusal.NOT_ADOPTED)
    if facts.successor_exists:
        return refused(Refusal.SUCCESSOR_EXISTS)
    return refused(Refusal.NOT_EVALUATED) if facts.actions_without_evaluation else ALLOWED


def next_period(first_year: int, last_year: int) -> tuple[int, int]:
    """The period after this one, just as long: 2023-2026 gives 2027-2030."""
    return last_year + 1, last_year + 1 + (last_year - first_year)


def months_left(last_year: int, today: date) -> int:
    """Whole months from today until 31 December of the last year; negative when the plan has run out."""
    return (last_year - today.year) * 12 + 12 - today.month


def ends_soon(last_year: int, today: date) -> bool:
    """Within twelve months of its end a plan needs a successor in the making (C05)."""
    return months_left(last_year, today) < WARN_MONTHS_BEFORE


_OF_A_PERSON = re.compile(r"\b\d{9}\b|\b\d{4}\s?[A-Z]{2}\s+\d|[\w.+-]+@[\w-]+\.\w+|(?<!\d)0\d(?:[ -]?\d){8}(?!\d)")


def names_no_person(*texts: str) -> Verdict:
    """A proposal speaks of areas and subjects; a BSN, address, mail or telephone number does not belong in it."""
    return refused(Refusal.NAMES_A_PERSON) if any(_OF_A_PERSON.search(text) for text in texts) else ALLOWED
