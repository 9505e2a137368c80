"""What may be shared with whom, and when does a table close? Facts in, verdict out."""

from dataclasses import dataclass
from datetime import date, timedelta

from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.journey.consultations.vocabulary import (
    INTERNAL,
    LONGEST_DISCLOSURE_DAYS,
    NOT_IN_WGS,
    ConsultationKind,
    ConsultationState,
    Refusal,
)


@dataclass(frozen=True)
class DisclosureFacts:
    """What somebody wants to share. `about_dossier`: the item points at a dossier. `has_check`: a check 2A is named."""

    table: str
    state: str
    recipient_kind: str
    at_the_table: bool
    about_dossier: bool
    has_check: bool
    check_fits: bool
    ground: str
    necessity: str
    proportionality: str
    extract: str
    expires_on: date
    today: date
    urgent: bool = False


def at_an_open_table(wish: DisclosureFacts) -> Verdict:
    """Nothing is shared at a table that closed or was cancelled."""
    over = {ConsultationState.CLOSED, ConsultationState.CANCELLED}
    return refused(Refusal.CLOSED) if wish.state in over else ALLOWED


def at_a_table_with_partners(wish: DisclosureFacts) -> Verdict:
    """The GSO is internal: no standing partners (brief B5)."""
    return refused(Refusal.INTERNAL_TABLE) if ConsultationKind(wish.table) in INTERNAL else ALLOWED


def to_a_participant(wish: DisclosureFacts) -> Verdict:
    """C45: only to who sits at this table."""
    return ALLOWED if wish.at_the_table else refused(Refusal.NOT_AT_THE_TABLE)


def after_check_2a(wish: DisclosureFacts) -> Verdict:
    """Model protocol, step 4: no sharing about a dossier without check 2A for this recipient; spoed records it afterwards."""
    if not wish.about_dossier or wish.urgent:
        return ALLOWED
    if not wish.has_check:
        return refused(Refusal.NO_CHECK_2A)
    return ALLOWED if wish.check_fits else refused(Refusal.CHECK_OF_OTHER)


def on_the_recipients_law(wish: DisclosureFacts) -> Verdict:
    """AVG 6: on a law that holds and that reaches this recipient; the Wams is a bill, the Wgs names its participants."""
    words = wish.ground.lower()
    if not words.strip():
        return refused(Refusal.NO_GROUND)
    if "wams" in words or "36295" in words:
        return refused(Refusal.WAMS_IS_NO_LAW)
    return refused(Refusal.NOT_IN_WGS) if "wgs" in words and wish.recipient_kind in NOT_IN_WGS else ALLOWED


def necessary(wish: DisclosureFacts) -> Verdict:
    """AVG 5(1)(c): why must this recipient know?"""
    return ALLOWED if wish.necessity.strip() else refused(Refusal.NO_NECESSITY)


def proportionate(wish: DisclosureFacts) -> Verdict:
    """AVG 5(1)(c): why can it not be done with less?"""
    return ALLOWED if wish.proportionality.strip() else refused(Refusal.NO_PROPORTIONALITY)


def says_what(wish: DisclosureFacts) -> Verdict:
    """The partner sees this text and nothing else."""
    return ALLOWED if wish.extract.strip() else refused(Refusal.NO_EXTRACT)


def ends(wish: DisclosureFacts) -> Verdict:
    """AVG 5(1)(e): until a day that still comes, a year at most."""
    last = wish.today + timedelta(days=LONGEST_DISCLOSURE_DAYS)
    return ALLOWED if wish.today <= wish.expires_on <= last else refused(Refusal.EXPIRED)


TO_DISCLOSE = (
    at_an_open_table,
    at_a_table_with_partners,
    to_a_participant,
    after_check_2a,
    on_the_recipients_law,
    necessary,
    proportionate,
    says_what,
    ends,
)


def may_disclose(wish: DisclosureFacts) -> Verdict:
    """May this be shared with this partner?"""
    return first_refusal(TO_DISCLOSE, wish)


def may_close(state: str, items_without_outcome: int) -> Verdict:
    """C16: every item ends with a decision."""
    if state != ConsultationState.HELD:
        return refused(Refusal.NOT_HELD)
    return refused(Refusal.ITEMS_WITHOUT_OUTCOME) if items_without_outcome else ALLOWED


def may_add_item(state: str) -> Verdict:
    """An agenda grows until its table closes."""
    over = {ConsultationState.CLOSED, ConsultationState.CANCELLED}
    return refused(Refusal.CLOSED) if state in over else ALLOWED


def may_end_item(state: str, has_outcome: bool, reason: str) -> Verdict:
    """C16: one outcome per item, with a reason."""
    if has_outcome:
        return refused(Refusal.HAS_OUTCOME)
    if not reason.strip():
        return refused(Refusal.NO_REASON)
    return may_add_item(state)


def may_answer(own: bool, answered: bool) -> Verdict:
    """C06: the partner itself, once."""
    if not own:
        return refused(Refusal.NOT_YOURS)
    return refused(Refusal.ANSWERED) if answered else ALLOWED
