"""When may a person, business or premises be written down as a subject? Facts in, verdict out."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from baken.ground.subjects.vocabulary import DeferralGround, SubjectRefusal
from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused

TELL_WITHIN = timedelta(days=30)  # "at the latest within one month" (AVG 14(3)(a))
REVIEW_WITHIN = timedelta(days=92)  # own norm: a deferral is not open-ended (brief F2)
_KVK = re.compile(r"(?!0{8})[0-9]{8}")


@dataclass(frozen=True)
class Notice:
    """What the person will be told: on a day, or later with a ground, the reason in own words and a day of review."""

    tell_on: date | None = None
    deferral: DeferralGround | None = None
    reason: str = ""
    review_on: date | None = None


@dataclass(frozen=True)
class PersonFacts:
    """Somebody who is about to enter a dossier, on which day."""

    name: str
    notice: Notice
    today: date


def has_a_name(person: PersonFacts) -> Verdict:
    """A subject is somebody; what concerns nobody in particular stays a signal."""
    return ALLOWED if person.name.strip() else refused(SubjectRefusal.NO_NAME)


def is_told_or_told_later(person: PersonFacts) -> Verdict:
    """AVG 14: the notice, or its reasoned deferral, is part of writing somebody down."""
    notice = person.notice
    deferred = notice.deferral is not None and bool(notice.reason.strip())
    return ALLOWED if (notice.tell_on is not None) != deferred else refused(SubjectRefusal.NO_NOTICE)


def is_told_in_time(person: PersonFacts) -> Verdict:
    """AVG 14(3)(a): within a month."""
    tell_on = person.notice.tell_on
    return ALLOWED if tell_on is None or tell_on <= person.today + TELL_WITHIN else refused(SubjectRefusal.TOO_LATE)


def deferral_ends(person: PersonFacts) -> Verdict:
    """A deferral has a day on which somebody looks again."""
    notice = person.notice
    if notice.tell_on is not None:
        return ALLOWED
    if notice.review_on is None or notice.review_on < person.today:
        return refused(SubjectRefusal.NO_REVIEW)
    return ALLOWED if notice.review_on <= person.today + REVIEW_WITHIN else refused(SubjectRefusal.REVIEW_TOO_FAR)


TO_ADD_A_PERSON = (has_a_name, is_told_or_told_later, is_told_in_time, deferral_ends)


def may_add_person(person: PersonFacts) -> Verdict:
    """May this person be written down, with this notice?"""
    return first_refusal(TO_ADD_A_PERSON, person)


def is_kvk(number: str) -> Verdict:
    """A number of the Handelsregister is eight digits (Handelsregisterwet 2007, 9)."""
    return ALLOWED if _KVK.fullmatch(number) else refused(SubjectRefusal.BAD_KVK)
