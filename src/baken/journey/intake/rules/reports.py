"""When is a report complete, and what of a person's text is kept? Facts in, verdict or text out."""

import re
import unicodedata
from dataclasses import dataclass

from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.journey.intake.vocabulary import Identity, Refusal

STORY_LIMIT = 4_000
LINE_LIMIT = 300
_KVK = re.compile(r"(?!0{8})[0-9]{8}")
_KVK_LINE = re.compile(r"^KvK ([0-9]{8})$", re.MULTILINE)
_HIDDEN_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True)
class ReportFacts:
    """What a reporter filled in, as far as rules look at it."""

    story: str
    identity: str
    contact: str
    from_police: bool = False
    answered: bool = False


def something_is_told(report: ReportFacts) -> Verdict:
    """A report says something: in own words, or by answering a question of its topic."""
    return ALLOWED if report.answered or report.story.strip() else refused(Refusal.NOTHING_TOLD)


def it_is_not_too_long(report: ReportFacts) -> Verdict:
    """A person reads every report: four thousand characters are two pages."""
    return ALLOWED if len(report.story) <= STORY_LIMIT else refused(Refusal.STORY_TOO_LONG)


def anonymous_leaves_no_name(report: ReportFacts) -> Verdict:
    """Brief B4: an anonymous report holds nothing about who sent it."""
    leaves = report.identity == Identity.ANONYMOUS and report.contact.strip()
    return refused(Refusal.NAME_WITH_ANONYMOUS) if leaves else ALLOWED


def who_gives_a_name_can_be_reached(report: ReportFacts) -> Verdict:
    """Confidential or known without a way to reach them would be anonymous in all but name."""
    missing = report.identity != Identity.ANONYMOUS and not report.contact.strip()
    return refused(Refusal.NAME_MISSING) if missing else ALLOWED


def it_is_not_police_information(report: ReportFacts) -> Verdict:
    """Wpg 16(1)(b): police data reach the mayor only, by a bestuurlijke rapportage (brief F1)."""
    return refused(Refusal.FROM_POLICE) if report.from_police else ALLOWED


def with_kvk(contact: str, number: str) -> str:
    """How an entrepreneur is reached, with the number of the business on a line of its own."""
    return f"{contact}\nKvK {number}" if number else contact


def kvk_in(contact: str) -> str:
    """The number of a business that the reporter gave and nobody looked up yet; empty when there is none."""
    found = _KVK_LINE.search(contact)
    return found[1] if found else ""


def a_business_number_has_eight_digits(number: str) -> Verdict:
    """Handelsregisterwet 2007, 9; whether it exists is looked up by the desk: the public process holds no key of KvK."""
    return ALLOWED if not number or _KVK.fullmatch(number) else refused(Refusal.BAD_KVK)


TO_HAND_IN = (
    something_is_told,
    it_is_not_too_long,
    anonymous_leaves_no_name,
    who_gives_a_name_can_be_reached,
    it_is_not_police_information,
)


def may_hand_in(report: ReportFacts) -> Verdict:
    """May this report be sent?"""
    return first_refusal(TO_HAND_IN, report)


def plain(text: str) -> str:
    """A person's text without what hides in it: control characters and direction overrides go, all else stays.

    Emoji (and the joiners inside them), every script and every line stay as typed.
    """
    if text.isprintable():  # most texts: nothing hides in them, and no line ends in them
        return text.strip()
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter
        for letter in unified
        if letter in "\n\t" or (unicodedata.category(letter) not in {"Cc", "Cs"} and letter not in _HIDDEN_DIRECTIONS)
    ).strip()
