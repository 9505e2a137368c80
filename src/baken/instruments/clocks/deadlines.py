"""On which day, or at which moment, a term ends.

Counting follows the law: the day of the event itself does not count (Awb 6:8: the term starts on the day
after publication), a month ends on the same number of the next month or on its last day (Regulation
1182/71, 3.2(c)), and an end on a Saturday, Sunday or public holiday moves (Algemene termijnenwet 1.1).
Terms in hours, of more than 90 days, twelve weeks or three months, or in years do not move (idem 4), and
a statutory term of three days or more holds at least two working days (idem 2).
"""

import calendar as months
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from baken.instruments.clocks.calendar import (
    NO_DAYS,
    ONE_DAY,
    holidays,
    next_working_day,
    working_days_after,
    working_days_within,
)
from baken.instruments.clocks.terms import Counting, Ending, Length, Term

MOVES_UP_TO_DAYS, MOVES_UP_TO_WEEKS, MOVES_UP_TO_MONTHS = 90, 12, 3
TERM_WITH_WORKING_DAYS, LEAST_WORKING_DAYS = 3, 2


class NotADay(ValueError):
    """The term is in hours (ask for its moment) or has no statutory length (set it in the decision)."""


@dataclass(frozen=True)
class Pause:
    """Days on which a term stands still, both included (for example Awb 4:15, Wet Bibob 31)."""

    first: date
    last: date


@dataclass(frozen=True)
class Deadline:
    """A counted term: the first day that counts, the last day, and the day it would be without moving."""

    term: Term
    first_day: date
    last_day: date
    counted_to: date

    @property
    def moved_because(self) -> str:
        """Why the end moved, in Dutch: the name of the day it would fall on; empty when it did not move."""
        if self.last_day == self.counted_to:
            return ""
        name = holidays(self.counted_to.year).get(self.counted_to)
        return name or _WEEKDAYS[self.counted_to.weekday()]

    def days_left(self, today: date) -> int:
        """Whole days from today to the last day: 0 on the last day itself, negative after it."""
        return (self.last_day - today).days


def deadline(
    term: Term,
    event: date,
    *,
    extended: bool = False,
    pauses: Iterable[Pause] = (),
    extra_holidays: Collection[date] = NO_DAYS,
) -> Deadline:
    """Count a term in days or longer from its event (publication, receipt, service …).

    `extended` adds the one extension the term knows; `pauses` add the days it stood still. Raises
    `NotADay` for a term in hours or without a length, ValueError for an extension the law does not give.
    """
    length = _in_days(term)
    if term.counting is Counting.WORKING_DAYS:
        end = working_days_after(event, length.days, extra_holidays)
        return Deadline(term, event + ONE_DAY, end, end)
    end = after(event, length)
    if extended:
        if term.extension is None:
            raise ValueError(f"{term.article} gives no extension.")
        end = after(end, term.extension)
    end += timedelta(days=_days_of(pauses, event + ONE_DAY, end))
    if term.ending is Ending.STAYS or not _may_move(length):
        return Deadline(term, event + ONE_DAY, end, end)
    moved = _with_two_working_days(event, end, extra_holidays)
    return Deadline(term, event + ONE_DAY, next_working_day(moved, extra_holidays), end)


def moment(term: Term, event: datetime) -> datetime:
    """The moment at which a term in hours ends; clock hours, so summer time does not stretch it.

    Raises `NotADay` for other terms, ValueError for a moment without a time zone.
    """
    if event.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    if term.length is None or not term.length.hours:
        raise NotADay(f"{term.key} is not a term in hours.")
    return datetime.fromtimestamp(event.timestamp() + term.length.hours * 3600, event.tzinfo)


def after(day: date, length: Length) -> date:
    """The same day a length later; the 31st becomes the last day of a shorter month."""
    month_number = day.month - 1 + length.months
    year, month = day.year + length.years + month_number // 12, month_number % 12 + 1
    last = months.monthrange(year, month)[1]
    return date(year, month, min(day.day, last)) + timedelta(weeks=length.weeks, days=length.days)


def _in_days(term: Term) -> Length:
    if term.length is None:
        raise NotADay(f"{term.article} sets no length for {term.key}: the decision does.")
    if term.length.hours:
        raise NotADay(f"{term.key} runs in hours: ask for its moment.")
    return term.length


def _may_move(length: Length) -> bool:
    """Algemene termijnenwet 4(a): long terms and terms in hours or years end where they end."""
    return not (
        length.years
        or length.hours
        or length.months > MOVES_UP_TO_MONTHS
        or length.weeks > MOVES_UP_TO_WEEKS
        or length.days > MOVES_UP_TO_DAYS
    )


def _with_two_working_days(event: date, end: date, extra: Collection[date]) -> date:
    """Algemene termijnenwet 2: a term of three days or more holds at least two working days."""
    if (end - event).days < TERM_WITH_WORKING_DAYS:
        return end
    while working_days_within(event + ONE_DAY, end, extra) < LEAST_WORKING_DAYS:
        end += ONE_DAY
    return end


def _days_of(pauses: Iterable[Pause], first: date, end: date) -> int:
    """Days that stood still from `first` on, each counted once, as far as they lie within the running term."""
    still = sorted(
        {
            pause.first + timedelta(days=number)
            for pause in pauses
            for number in range((pause.last - pause.first).days + 1)
        }
    )
    added = 0
    for day in still:
        if first <= day <= end + timedelta(days=added):
            added += 1
    return added


_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
