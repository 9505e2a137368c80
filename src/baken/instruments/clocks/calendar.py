"""Days on which a legal term cannot end: weekends and the public holidays of the Netherlands.

Source: Algemene termijnenwet 1 and 3 (from general knowledge; the brief marks it as to be confirmed).
Article 3 names New Year's Day, Easter Monday, Ascension Day, Whit Monday, both Christmas days, King's
Day and 5 May; its second paragraph treats Good Friday alike. The crown can add single days by decree
(3.3): give those as `extra`.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import cache

SATURDAY = 5
FIRST_KINGS_DAY = 2014
ONE_DAY = timedelta(days=1)
NO_DAYS: Collection[date] = frozenset()


@cache
def holidays(year: int) -> Mapping[date, str]:
    """The public holidays of a year and their Dutch names; raises ValueError before King's Day existed."""
    if year < FIRST_KINGS_DAY:
        raise ValueError(f"Holidays are known from {FIRST_KINGS_DAY} on, not for {year}.")
    easter = easter_sunday(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() > SATURDAY:
        kings_day -= ONE_DAY
    named = [
        (date(year, 1, 1), "Nieuwjaarsdag"),
        (easter - timedelta(days=2), "Goede Vrijdag"),
        (easter, "eerste paasdag"),
        (easter + timedelta(days=1), "tweede paasdag"),
        (kings_day, "Koningsdag"),
        (date(year, 5, 5), "Bevrijdingsdag"),
        (easter + timedelta(days=39), "Hemelvaartsdag"),
        (easter + timedelta(days=49), "eerste pinksterdag"),
        (easter + timedelta(days=50), "tweede pinksterdag"),
        (date(year, 12, 25), "eerste kerstdag"),
        (date(year, 12, 26), "tweede kerstdag"),
    ]
    days: dict[date, str] = {}
    for day, name in named:
        days[day] = f"{days[day]} en {name}" if day in days else name
    return days


def is_working_day(day: date, extra: Collection[date] = NO_DAYS) -> bool:
    """No Saturday, no Sunday, no public holiday, and not one of the `extra` days equated by decree."""
    return day.weekday() < SATURDAY and day not in holidays(day.year) and day not in extra


def next_working_day(day: date, extra: Collection[date] = NO_DAYS) -> date:
    """This day itself when it is a working day, else the first one after it."""
    while not is_working_day(day, extra):
        day += ONE_DAY
    return day


def working_days_after(day: date, number: int, extra: Collection[date] = NO_DAYS) -> date:
    """The `number`-th working day after `day`; the day itself does not count."""
    for _ in range(number):
        day = next_working_day(day + ONE_DAY, extra)
    return day


def working_days_within(first: date, last: date, extra: Collection[date] = NO_DAYS) -> int:
    """How many working days lie from `first` up to and including `last`."""
    span = (last - first).days + 1
    return sum(is_working_day(first + timedelta(days=number), extra) for number in range(span))


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (J. Meeus, Astronomical Algorithms, 2nd ed., ch. 8)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap, of_leap = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * of_leap + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
