"""When may a joint inspection be planned, a dwelling entered, an inspection closed? Facts in, verdict out.

The occasion and the legal basis per partner are never waived (C15). An urgent act stands for the two approvals alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.journey.inspections.vocabulary import (
    APPROVED_BY,
    DWELLINGS,
    EDITABLE,
    ON_SITE,
    TRANSITIONS,
    ApprovalKind,
    Entry,
    FindingResult,
    InspectionState,
    ObjectType,
    Refusal,
)


@dataclass(frozen=True)
class PlanFacts:
    """What the rules must know of a plan. `approved_by`: kind of approval in this round to who gave it."""

    state: str
    occasions: int = 0
    only_a_tip: bool = False
    uses_unchecked_signal: bool = False
    partners: int = 0
    partners_without_ground: int = 0
    criterion: str = ""
    purpose: str = ""
    proportionality: str = ""
    dpia: str = ""
    safety_plan: str = ""
    care_contact: str = ""
    inspectors: int = 0
    held_on: date | None = None
    approved_by: dict[str, UUID] = field(default_factory=dict)
    urgent: bool = False


def has_an_occasion(plan: PlanFacts) -> Verdict:
    """C15: never without substantiation."""
    return ALLOWED if plan.occasions else refused(Refusal.NO_OCCASION)


def is_more_than_a_tip(plan: PlanFacts) -> Verdict:
    """Brief B4: a tip of M. is never the only ground."""
    return refused(Refusal.ONLY_A_TIP) if plan.only_a_tip else ALLOWED


def each_signal_may_be_used(plan: PlanFacts) -> Verdict:
    """Brief B5: a signal is used for an instrument only under a confirmed check 2B for that instrument."""
    return refused(Refusal.UNCHECKED_SIGNAL) if plan.uses_unchecked_signal else ALLOWED


def has_partners(plan: PlanFacts) -> Verdict:
    """C42: a joint inspection is done together."""
    return ALLOWED if plan.partners else refused(Refusal.NO_PARTNERS)


def each_partner_has_its_law(plan: PlanFacts) -> Verdict:
    """Awb 5:11, 5:13: each uses only its own power, for its own purpose."""
    return refused(Refusal.PARTNER_WITHOUT_GROUND) if plan.partners_without_ground else ALLOWED


def _filled(value: Callable[[PlanFacts], str], refusal: Refusal) -> Callable[[PlanFacts], Verdict]:
    def rule(plan: PlanFacts) -> Verdict:
        return ALLOWED if value(plan).strip() else refused(refusal)

    return rule


chosen_by_a_criterion = _filled(lambda plan: plan.criterion, Refusal.NO_CRITERION)
necessary_and_proportionate = _filled(
    lambda plan: plan.proportionality if plan.purpose.strip() else "", Refusal.NO_PROPORTIONALITY
)
under_a_dpia = _filled(lambda plan: plan.dpia, Refusal.NO_DPIA)
safe_for_everybody = _filled(lambda plan: plan.safety_plan, Refusal.NO_SAFETY_PLAN)
knows_whom_to_call = _filled(lambda plan: plan.care_contact, Refusal.NO_CARE_CONTACT)


def has_a_day(plan: PlanFacts) -> Verdict:
    """An inspection has a day and somebody who goes."""
    if plan.held_on is None:
        return refused(Refusal.NO_DATE)
    return ALLOWED if plan.inspectors else refused(Refusal.NOBODY_GOES)


def two_people_approved(plan: PlanFacts) -> Verdict:
    """C15, brief D: the safety adviser and the lawyer, two people; urgency plans first and is recorded."""
    if plan.urgent:
        return ALLOWED
    if ApprovalKind.SAFETY not in plan.approved_by:
        return refused(Refusal.NO_SAFETY_APPROVAL)
    if ApprovalKind.LEGAL not in plan.approved_by:
        return refused(Refusal.NO_LEGAL_APPROVAL)
    same = plan.approved_by[ApprovalKind.SAFETY] == plan.approved_by[ApprovalKind.LEGAL]
    return refused(Refusal.SAME_PERSON) if same else ALLOWED


TO_ASK_APPROVAL = (
    has_an_occasion,
    is_more_than_a_tip,
    each_signal_may_be_used,
    has_partners,
    each_partner_has_its_law,
    chosen_by_a_criterion,
    necessary_and_proportionate,
    under_a_dpia,
    safe_for_everybody,
    knows_whom_to_call,
)
TO_PLAN = (*TO_ASK_APPROVAL, has_a_day, two_people_approved)


def may_ask_approval(plan: PlanFacts) -> Verdict:
    """Is the plan complete enough to lie for approval?"""
    return first_refusal(TO_ASK_APPROVAL, plan)


def may_plan(plan: PlanFacts) -> Verdict:
    """May it be planned?"""
    return first_refusal(TO_PLAN, plan)


def everything_missing(plan: PlanFacts) -> list[Verdict]:
    """Every refusal at once, for the page that shows what is still to do."""
    return [verdict for verdict in (rule(plan) for rule in TO_PLAN) if not verdict]


def may_approve(kind: str, role: str, by: UUID, plan: PlanFacts) -> Verdict:
    """An approval is of one role, for the plan as it lies, and never of who gave the other one."""
    if APPROVED_BY[ApprovalKind(kind)] != role:
        return refused(Refusal.NOT_YOUR_APPROVAL)
    if plan.state != InspectionState.APPROVAL:
        return refused(Refusal.NOT_AWAITING)
    if kind in plan.approved_by:
        return refused(Refusal.APPROVED_ALREADY)
    return refused(Refusal.SAME_PERSON) if by in plan.approved_by.values() else ALLOWED


def may_change_plan(state: str) -> Verdict:
    """The plan is fixed from the moment it lies for approval."""
    return ALLOWED if state in EDITABLE else refused(Refusal.FIXED)


def may_move(state: str, to: str) -> Verdict:
    """Is this move on the road of an inspection?"""
    return ALLOWED if to in TRANSITIONS[InspectionState(state)] else refused(Refusal.NOT_NOW)


@dataclass(frozen=True)
class EntryFacts:
    """How somebody came in: with what, and was consent informed?"""

    state: str
    object_type: str
    entry: str
    consent_by: str = ""
    consent_timed: bool = False
    told_purpose: bool = False
    told_may_refuse: bool = False


def recorded_on_site(visit: EntryFacts) -> Verdict:
    """After the briefing, before the end."""
    return ALLOWED if visit.state in ON_SITE else refused(Refusal.NOT_ON_SITE)


def dwelling_only_with_consent(visit: EntryFacts) -> Verdict:
    """Awb 5:15(1), Constitution 12: the power of an inspector stops at the door of a home."""
    at_home = ObjectType(visit.object_type) in DWELLINGS
    return refused(Refusal.DWELLING_WITHOUT_CONSENT) if at_home and visit.entry == Entry.POWER else ALLOWED


def consent_is_informed(visit: EntryFacts) -> Verdict:
    """General Act on Entry 1: say why you come, and that one may refuse; note who agreed and when."""
    if visit.entry != Entry.CONSENT:
        return ALLOWED
    informed = visit.told_purpose and visit.told_may_refuse and visit.consent_timed and visit.consent_by.strip()
    return ALLOWED if informed else refused(Refusal.NOT_INFORMED)


TO_ENTER = (recorded_on_site, dwelling_only_with_consent, consent_is_informed)


def may_record_visit(visit: EntryFacts) -> Verdict:
    """May this entry be recorded as it was?"""
    return first_refusal(TO_ENTER, visit)


def may_record_finding(state: str, has_visit: bool, result: str, text: str) -> Verdict:
    """On site, after the visit was recorded; anything but "nothing found" says what was seen."""
    if state not in ON_SITE:
        return refused(Refusal.NOT_ON_SITE)
    if not has_visit:
        return refused(Refusal.NO_VISIT)
    empty = result != FindingResult.NOTHING_FOUND and not text.strip()
    return refused(Refusal.FINDING_WITHOUT_TEXT) if empty else ALLOWED


def may_finish(partners_without_finding: int) -> Verdict:
    """C42: every partner has a finding; nothing found is one, and is counted."""
    return refused(Refusal.FINDINGS_MISSING) if partners_without_finding else ALLOWED
