"""What may be done with a dossier now? Facts in, verdict out; the same verdict closes the door on the page."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.journey.dossiers.vocabulary import TRANSITIONS, DossierKind, DossierRefusal, DossierState

KEPT_YEARS = 5  # Selectielijst gemeenten 2020, 12.1: supervision performed, from closing


@dataclass(frozen=True)
class Opening:
    """What a dossier begins with."""

    title: str
    purpose: str
    ground: str


@dataclass(frozen=True)
class DossierFacts:
    """What the rules know of a dossier, and who asks."""

    state: DossierState
    owner: UUID
    viewer: UUID
    keep_until: date | None = None
    offer_open: bool = False
    may_act_on_subjects: bool = False
    kind: DossierKind = DossierKind.LOCATION


def has_a_title(opening: Opening) -> Verdict:
    """The name says which place or business; never which person."""
    return ALLOWED if opening.title.strip() else refused(DossierRefusal.NO_TITLE)


def has_a_purpose(opening: Opening) -> Verdict:
    """AVG 5(1)(b): no collecting without a purpose."""
    return ALLOWED if opening.purpose.strip() else refused(DossierRefusal.NO_PURPOSE)


def has_a_ground(opening: Opening) -> Verdict:
    """AVG 6(3): a task in law."""
    return ALLOWED if opening.ground.strip() else refused(DossierRefusal.NO_GROUND)


def may_open(opening: Opening) -> Verdict:
    """May this dossier be opened?"""
    return first_refusal((has_a_title, has_a_purpose, has_a_ground), opening)


def is_not_closed(dossier: DossierFacts) -> Verdict:
    """What is closed only waits for its term."""
    return refused(DossierRefusal.CLOSED) if dossier.state is DossierState.CLOSED else ALLOWED


def is_yours(dossier: DossierFacts) -> Verdict:
    """A dossier has one owner, who answers for it (C54)."""
    return ALLOWED if dossier.owner == dossier.viewer else refused(DossierRefusal.NOT_OWNER)


def has_no_open_offer(dossier: DossierFacts) -> Verdict:
    """One offer at a time."""
    return refused(DossierRefusal.OFFER_OPEN) if dossier.offer_open else ALLOWED


def may_hold_subjects(dossier: DossierFacts) -> Verdict:
    """Only some roles write persons down (the matrix says which)."""
    return ALLOWED if dossier.may_act_on_subjects else refused(DossierRefusal.NOT_SUBJECTS)


def is_about_somebody(dossier: DossierFacts) -> Verdict:
    """A phenomenon is described without persons, businesses or premises: those belong to a dossier with its own purpose."""
    return refused(DossierRefusal.NO_SUBJECTS_HERE) if dossier.kind is DossierKind.PHENOMENON else ALLOWED


def is_not_yours(dossier: DossierFacts) -> Verdict:
    """Nobody takes over from themselves."""
    return refused(DossierRefusal.YOURS_ALREADY) if dossier.owner == dossier.viewer else ALLOWED


def may_bind(dossier: DossierFacts) -> Verdict:
    """May signals and notes be added?"""
    return is_not_closed(dossier)


def may_add_subject(dossier: DossierFacts) -> Verdict:
    """May somebody or something be written down as a subject?"""
    return first_refusal((is_not_closed, is_about_somebody, may_hold_subjects), dossier)


def may_hand_over(dossier: DossierFacts) -> Verdict:
    """May it be offered to a colleague?"""
    return first_refusal((is_not_closed, is_yours, has_no_open_offer), dossier)


def may_take_over(dossier: DossierFacts) -> Verdict:
    """May a colleague step in for an owner who is not there? Then nobody waits for an answer that does not come (C54)."""
    return first_refusal((is_not_closed, is_not_yours), dossier)


def says_why(text: str, refusal: DossierRefusal = DossierRefusal.NO_REASON) -> Verdict:
    """What must be written is written."""
    return ALLOWED if text.strip() else refused(refusal)


def may_move(dossier: DossierFacts, to: DossierState) -> Verdict:
    """May the dossier rest, go on, close or be opened again? The owner decides that."""
    if to not in TRANSITIONS[dossier.state]:
        return refused(DossierRefusal.WRONG_STATE)
    return is_yours(dossier)


def says_enough(to: DossierState, reason: str, ending: str) -> Verdict:
    """A reason always; an ending when it closes."""
    if to is DossierState.CLOSED and not ending:
        return refused(DossierRefusal.NO_ENDING)
    return ALLOWED if reason.strip() else refused(DossierRefusal.NO_REASON)


def may_bind_signal(*, check_1: UUID | None, bound: bool, urgently: bool) -> Verdict:
    """A signal enters a dossier after privacy check 1, once; or in urgency, recorded."""
    if bound:
        return refused(DossierRefusal.ALREADY_IN)
    return ALLOWED if check_1 or urgently else refused(DossierRefusal.NOT_RESEARCHED)


def may_destroy(dossier: DossierFacts, today: date) -> Verdict:
    """Destruction is proposed only when the dossier is closed and its term is over (Archiefwet)."""
    if dossier.state is not DossierState.CLOSED:
        return refused(DossierRefusal.NOT_CLOSED)
    over = dossier.keep_until is not None and dossier.keep_until < today
    return ALLOWED if over else refused(DossierRefusal.STILL_KEPT)


def keep_until(closed_on: date) -> date:
    """The last day a closed dossier is kept: five years after closing."""
    year = closed_on.year + KEPT_YEARS
    leap_day = (closed_on.month, closed_on.day) == (2, 29)
    return date(year, 2, 28) if leap_day else closed_on.replace(year=year)
