"""When may a person, business or premises be written down as a subject? Facts in, verdict out."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from baken.ground.subjects.vocabulary import DeferralGround, SubjectRefusal
from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.instruments.linking.blocks import keys_of
from baken.instruments.linking.fields import Field, Table
from baken.instruments.linking.names import full_name

TELL_WITHIN = timedelta(days=30)  # "at the latest within one month" (AVG 14(3)(a))
REVIEW_WITHIN = timedelta(days=92)  # own norm: a deferral is not open-ended (brief F2)
_KVK = re.compile(r"(?!0{8})[0-9]{8}")


@dataclass(frozen=True)
class Notice:
    """What the person is told: was told, will be on a day, or later with a ground, the reason in own words and a day of review."""

    told_on: date | None = None
    tell_on: date | None = None
    deferral: DeferralGround | None = None
    reason: str = ""
    review_on: date | None = None


@dataclass(frozen=True)
class PersonFacts:
    """Somebody who is about to enter a dossier, on which day; `since` when the month to tell them began on another day."""

    name: str
    notice: Notice
    today: date
    since: date | None = None


def has_a_name(person: PersonFacts) -> Verdict:
    """A subject is somebody; what concerns nobody in particular stays a signal."""
    return ALLOWED if person.name.strip() else refused(SubjectRefusal.NO_NAME)


def is_told_or_told_later(person: PersonFacts) -> Verdict:
    """AVG 14: the notice, or its reasoned deferral, is part of writing somebody down."""
    notice = person.notice
    said = (notice.told_on is not None) + (notice.tell_on is not None) + (notice.deferral is not None)
    if said > 1:
        return refused(SubjectRefusal.TWO_NOTICES)
    if said == 0:
        return refused(SubjectRefusal.NO_NOTICE)
    return ALLOWED if notice.deferral is None or notice.reason.strip() else refused(SubjectRefusal.NO_REASON)


def is_told_in_time(person: PersonFacts) -> Verdict:
    """AVG 14(3)(a): within a month of writing down, or of the end of a deferral; told is told, and not tomorrow."""
    told_on, tell_on = person.notice.told_on, person.notice.tell_on
    if told_on is not None:
        return ALLOWED if told_on <= person.today else refused(SubjectRefusal.NOT_TOLD_YET)
    last = (person.since or person.today) + TELL_WITHIN
    return ALLOWED if tell_on is None or tell_on <= last else refused(SubjectRefusal.TOO_LATE)


def deferral_ends(person: PersonFacts) -> Verdict:
    """A deferral has a day on which somebody looks again."""
    notice = person.notice
    if notice.deferral is None:
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


PERSON_FIELDS = (Field.SURNAME, Field.GIVEN, Field.BIRTH_DATE)
# two of these agree for hardly any two people; twins and namesakes of one month remain, and a person looks
_STRICT = frozenset({"sound-day", "turned", "starts", "month"})


def person_record(name: str, born: date | None) -> dict[Field, str]:
    """A person as the linking kernel reads one."""
    first, last = full_name(name)
    return {Field.SURNAME: last, Field.GIVEN: first, Field.BIRTH_DATE: born.isoformat() if born else ""}


def tokens_of(name: str, born: date | None) -> Mapping[int, bool]:
    """Under which numbers a person can be found although written otherwise; True when the token is a strict one.

    A token is 63 bits of a hash of a block (`linking.blocks`): how the name sounds with the year or the day of birth, and
    the like. It says nothing to who has no name to try; it is personal data all the same.
    """
    table = Table(PERSON_FIELDS)
    row = table.add(person_record(name, born))
    keys = list(keys_of(table, row))
    if born:  # both names and the month: for who has one digit of the day wrong
        keys += [("month", *key[1:], f"{born:%Y%m}") for key in keys if key[0] == "names"]
    return {_number(key): key[0] in _STRICT for key in keys}


def _number(key: tuple[str, ...]) -> int:
    digest = hashlib.blake2b("\x1f".join(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def may_judge(*, one: object, other: object, reason: str) -> Verdict:
    """Whether two are one is said by a person, about two, with a reason; never by the system (AVG 22)."""
    if one == other:
        return refused(SubjectRefusal.SAME_RECORD)
    return ALLOWED if reason.strip() else refused(SubjectRefusal.NO_REASON)
