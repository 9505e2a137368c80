"""When may a decision be laid before its organ, and who may take it? Facts in, verdict out.

The organ is never waived. An urgent act (spoed, Awb 4:11 a, 5:31) stands for the care check, the social domain, views
and the term to comply; what was skipped is written down within one working day.
"""

from dataclasses import dataclass
from datetime import date

from baken.instruments.clocks.deadlines import Deadline, deadline
from baken.instruments.clocks.terms import term
from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.journey.decisions.vocabulary import (
    DECIDED_BY,
    EDITABLE,
    TRANSITIONS,
    CareResult,
    DecisionState,
    InstrumentCard,
    Occupants,
    PersonDirected,
    Refusal,
)


@dataclass(frozen=True)
class DecisionFacts:
    """What the rules must know of a decision on one day. `care` and `consulted_on` are the latest of their kind."""

    instrument: InstrumentCard
    organ: str
    today: date
    facts: str = ""
    ground: str = ""
    reasons: str = ""
    lighter: str = ""
    occupants: str = Occupants.UNKNOWN
    intention_sent: bool = False
    views_until: date | None = None
    views_in: bool = False
    views_skipped: str = ""
    grace_until: date | None = None
    care: str = ""
    consulted_on: date | None = None
    urgent: bool = False
    only_a_tip: bool = False


@dataclass(frozen=True)
class DeciderFacts:
    """Who wants to decide: role, and whether a mandate of this organ for this instrument is in force for them."""

    role: str
    organ: str
    mandated: bool = False


def is_more_than_a_tip(decision: DecisionFacts) -> Verdict:
    """Brief B4, Awb 3:2: a tip of M. is never the only ground."""
    return refused(Refusal.ONLY_A_TIP) if decision.only_a_tip else ALLOWED


def uses_its_own_power(decision: DecisionFacts) -> Verdict:
    """C84: an instrument belongs to the organ that the law names."""
    return ALLOWED if decision.organ in decision.instrument.organs else refused(Refusal.ORGAN_NOT_COMPETENT)


def has_facts(decision: DecisionFacts) -> Verdict:
    """Awb 3:2: the facts are gathered first."""
    return ALLOWED if decision.facts.strip() else refused(Refusal.NO_FACTS)


def has_reasons(decision: DecisionFacts) -> Verdict:
    """Awb 3:46: a decision rests on sound reasons, and names its ground."""
    return ALLOWED if decision.reasons.strip() and decision.ground.strip() else refused(Refusal.NO_REASONS)


def weighed_a_lighter_way(decision: DecisionFacts) -> Verdict:
    """Awb 3:4(2): no heavier than the purpose asks."""
    return ALLOWED if decision.lighter.strip() else refused(Refusal.NO_LIGHTER)


def knows_who_lives_there(decision: DecisionFacts) -> Verdict:
    """A closure falls on all who live there, children first (Awb 3:4; Convention on the Rights of the Child 3)."""
    falls_on_a_home = decision.instrument.aimed_at is PersonDirected.HOME
    return (
        refused(Refusal.OCCUPANTS_UNKNOWN) if falls_on_a_home and decision.occupants == Occupants.UNKNOWN else ALLOWED
    )


def names_its_bylaw(decision: DecisionFacts) -> Verdict:
    """Gemeentewet 151b-151d: only where the council made it possible; the ground names that by-law."""
    words = decision.ground.lower()
    named = any(word in words for word in ("apv", "verordening"))
    return refused(Refusal.NO_COUNCIL_GROUND) if decision.instrument.needs_council and not named else ALLOWED


def asked_for_care_first(decision: DecisionFacts) -> Verdict:
    """C20: a care check before a sanction falls on a person or a home; its exception has a reason."""
    if decision.urgent or not decision.instrument.care_check:
        return ALLOWED
    if not decision.care:
        return refused(Refusal.NO_CARE_CHECK)
    return refused(Refusal.CARE_FIRST) if decision.care == CareResult.CARE_FIRST else ALLOWED


def asked_the_social_domain(decision: DecisionFacts) -> Verdict:
    """C52: the social domain is asked before a decision about a home, and the date shows it."""
    if decision.urgent or not decision.instrument.social_consult:
        return ALLOWED
    if decision.consulted_on is None:
        return refused(Refusal.NO_SOCIAL_CONSULT)
    return refused(Refusal.CONSULT_AFTER) if decision.consulted_on > decision.today else ALLOWED


def heard_views(decision: DecisionFacts) -> Verdict:
    """Awb 4:8: who is affected may react first, unless 4:11 lets it be skipped; the letter sets how long."""
    no_addressee = decision.instrument.aimed_at is PersonDirected.NOBODY
    if decision.urgent or decision.views_skipped or decision.views_in or no_addressee:
        return ALLOWED
    if not decision.intention_sent or decision.views_until is None:
        return refused(Refusal.NO_VIEWS)
    return refused(Refusal.VIEWS_TERM_RUNS) if decision.today <= decision.views_until else ALLOWED


def gives_time_to_comply(decision: DecisionFacts) -> Verdict:
    """Awb 5:24, 5:32a: an order names until when one may comply oneself; 5:31 for urgency."""
    if decision.urgent or not decision.instrument.order:
        return ALLOWED
    return ALLOWED if decision.grace_until else refused(Refusal.NO_GRACE)


TO_SUBMIT = (
    uses_its_own_power,
    is_more_than_a_tip,
    has_facts,
    has_reasons,
    names_its_bylaw,
    weighed_a_lighter_way,
    knows_who_lives_there,
    asked_for_care_first,
    asked_the_social_domain,
    heard_views,
    gives_time_to_comply,
)


def may_submit(decision: DecisionFacts) -> Verdict:
    """May it be laid before the organ? The organ decides on the same conditions."""
    return first_refusal(TO_SUBMIT, decision)


def everything_missing(decision: DecisionFacts) -> list[Verdict]:
    """Every refusal at once, for the page that shows what is still to do."""
    return [verdict for verdict in (rule(decision) for rule in TO_SUBMIT) if not verdict]


def may_decide(decider: DeciderFacts) -> Verdict:
    """C84: the organ itself, its deputy (Gemeentewet 77), or who holds its mandate (Awb 10:3)."""
    if decider.mandated or DECIDED_BY.get(decider.role) == decider.organ:
        return ALLOWED
    return refused(Refusal.WRONG_ORGAN if decider.role in DECIDED_BY else Refusal.NOT_THE_ORGAN)


def may_move(state: str, to: str) -> Verdict:
    """Is this move on the road of a decision?"""
    return ALLOWED if to in TRANSITIONS[DecisionState(state)] else refused(Refusal.NOT_NOW)


def may_revise(state: str) -> Verdict:
    """Its content may change until it lies with the organ (Awb 3:40)."""
    return ALLOWED if state in EDITABLE else refused(Refusal.FIXED)


def may_become_final(objection_ends: date | None, today: date) -> Verdict:
    """Awb 6:7, 6:8: final only after the last day for an objection."""
    if objection_ends is not None and today <= objection_ends:
        return refused(Refusal.OBJECTION_TERM_RUNS)
    return ALLOWED


def clocks_of(instrument: InstrumentCard, published_on: date | None) -> list[Deadline]:
    """The terms that publication starts, as dates. A term without a statutory length is a date in the decision itself."""
    if published_on is None:
        return []
    return [deadline(term(key, on=published_on), published_on) for key in instrument.clocks]


def objection_ends(instrument: InstrumentCard, published_on: date | None) -> date | None:
    """The last day for an objection (Awb 6:7, 6:8), or None when nothing was published."""
    ends = [clock.last_day for clock in clocks_of(instrument, published_on) if clock.term.key == "bezwaar"]
    return ends[0] if ends else None
