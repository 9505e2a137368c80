"""Labels of periods: ``149``, ``2012-03``, ``201203``, ``2012MM03``, ``2012-Q1``, ``2012-W09``, ``2012-03-01``, ``1-3-2012``.

In order, and without a gap.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from baken.instruments.stats.refusals import CannotCompute

_MONTH = re.compile(r"(\d{4})(?:[-/]|MM?|-M)(\d{1,2})", re.IGNORECASE)
_MONTH_IN_SIX = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])")
_WEEK_IN_SIX = re.compile(r"((?:19|20)\d{2})(0[1-9]|[1-4]\d|5[0-3])")
_QUARTER = re.compile(r"(\d{4})-?(?:Q|K|KW)0?([1-4])", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
_WEEK_PLAIN = re.compile(r"(\d{4})[-/](\d{1,2})")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?(?:Z|\+00(?::?00)?)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_NUMBER = re.compile(r"\d+")


def in_order(labels: Iterable[str], *, unknown_as_given: bool = False) -> list[str]:
    """Labels sorted; refuses a gap, since a period that is left out would shift all later ones.

    Labels of an unknown kind are sorted as text, or stay as they were given.

    >>> in_order(["2012-12", "2013-01", "2012-11"])
    ['2012-11', '2012-12', '2013-01']
    """
    given = list(dict.fromkeys(labels))
    distinct = set(given)
    for steps_of in (_months_in_six, _weeks_in_six, _numbers, _months, _quarters, _weeks, _weeks_plain, _days):
        steps = steps_of(distinct)
        if steps is not None:
            ordered = sorted(distinct, key=steps.__getitem__)
            _without_gap(ordered, steps)
            return ordered
    return given if unknown_as_given else sorted(distinct)


def as_asked(labels: Sequence[str], frequency: int, start: str | None = None) -> None:
    """Refuse labels that say they are something else than ``frequency`` periods a year, or begin elsewhere than ``start``.

    Labels that are no dates (``1``, ``2``) say neither.

    >>> as_asked(["2012-01", "2012-02"], 12, "2012-01")
    """
    distinct = set(labels)
    by_number = _numbers(distinct) is not None and _months_in_six(distinct) is None and _weeks_in_six(distinct) is None
    if by_number or len(distinct) < 2:
        return
    kinds = ((12, _months_in_six), (52, _weeks_in_six), (12, _months), (4, _quarters), (52, _weeks), (52, _weeks_plain))
    said = next((number for number, steps_of in kinds if steps_of(distinct) is not None), None)
    days = [day for day in map(_day_of, labels) if day is not None] if said is None else []
    if len(days) == len(labels):
        apart = {(later - day).days for day, later in pairwise(days)}
        said = 52 if apart == {7} else 12 if min(apart) >= 28 and max(apart) <= 31 else None
    if said is not None and said != frequency:
        raise CannotCompute(_OTHER_FREQUENCY[said])
    if start is None or said is None:
        return
    first = days[0] if days else _first_day(labels[0], frequency)
    begin = dates_from(start, 1, frequency)[0]
    other = abs((first - begin).days) > 6 if frequency == 52 else (first.year, first.month) != (begin.year, begin.month)
    if other:
        raise CannotCompute(
            f"Het bestand begint bij {labels[0]}, en --start is {start}. Geef --start de eerste periode van het bestand."
        )


_OTHER_FREQUENCY = {
    4: "De perioden zijn kwartalen. Dit kan alleen per maand of per week.",
    12: "De perioden zijn maanden. Geef --frequency 12.",
    52: "De perioden zijn weken. Geef --frequency 52.",
}


def _first_day(label: str, frequency: int) -> date:
    patterns = (_WEEK_IN_SIX, _WEEK, _WEEK_PLAIN) if frequency == 52 else (_MONTH_IN_SIX, _MONTH)
    year, part = next(found.groups() for pattern in patterns if (found := pattern.fullmatch(label)))
    return _monday(year, part) if frequency == 52 else date(int(year), int(part), 1)


def _without_gap(ordered: list[str], steps: dict[str, int]) -> None:
    for before, label in pairwise(ordered):
        if steps[label] == steps[before]:
            raise CannotCompute(f"De perioden {before} en {label} zijn dezelfde. Haal er een weg.")
        if steps[label] != steps[before] + 1:
            raise CannotCompute(
                f"Er ontbreekt een periode vóór {label}. Voeg die toe; laat de cellen leeg als u niets weet."
            )


def _numbers(labels: set[str]) -> dict[str, int] | None:
    return {label: int(label) for label in labels} if all(map(_NUMBER.fullmatch, labels)) else None


def _months_in_six(labels: set[str]) -> dict[str, int] | None:
    return _twelfths(labels, _MONTH_IN_SIX, 12)


def _months(labels: set[str]) -> dict[str, int] | None:
    return _twelfths(labels, _MONTH, 12)


def _quarters(labels: set[str]) -> dict[str, int] | None:
    return _twelfths(labels, _QUARTER, 4)


def _twelfths(labels: set[str], pattern: re.Pattern[str], per_year: int) -> dict[str, int] | None:
    """A year and a part of it; ``None`` when some label is none, or counts further than a year goes."""
    found = {label: pattern.fullmatch(label) for label in labels}
    steps = {label: per_year * int(each[1]) + int(each[2]) for label, each in found.items() if each}
    parts = {int(each[2]) for each in found.values() if each}
    return steps if len(steps) == len(labels) and parts <= set(range(1, per_year + 1)) else None


def _weeks(labels: set[str]) -> dict[str, int] | None:
    return _by_monday(labels, _WEEK)


def _weeks_in_six(labels: set[str]) -> dict[str, int] | None:
    """``201553``: comes after the months, and is a week when that has all of them follow each other."""
    if not all(map(_WEEK_IN_SIX.fullmatch, labels)):
        return None
    steps = _by_monday(labels, _WEEK_IN_SIX)
    return steps if steps and max(steps.values()) - min(steps.values()) == len(labels) - 1 else None


def _weeks_plain(labels: set[str]) -> dict[str, int] | None:
    """``2015-53``: comes after the months, so that some part of a year is beyond 12."""
    return _by_monday(labels, _WEEK_PLAIN)


def _by_monday(labels: set[str], pattern: re.Pattern[str]) -> dict[str, int] | None:
    found = {label: pattern.fullmatch(label) for label in labels}
    if not all(found.values()):
        return None
    days = {label: _monday(each[1], each[2]) for label, each in found.items() if each}
    return {label: day.toordinal() // 7 for label, day in days.items()}


def _days(labels: set[str]) -> dict[str, int] | None:
    """One day in every month, or days a whole number of weeks apart; otherwise in order without a check."""
    days = {label: day for label in labels if (day := _day_of(label)) is not None}
    if len(days) < len(labels):
        return None
    months = {label: 12 * day.year + day.month for label, day in days.items()}
    if len(days) > 1 and len({day.weekday() for day in days.values()}) == 1:
        return {label: day.toordinal() // 7 for label, day in days.items()}
    if len(set(months.values())) == len(days):
        return months
    return {label: place for place, label in enumerate(sorted(days, key=days.__getitem__))}


def _day_of(label: str) -> date | None:
    if iso := _DAY.fullmatch(label):
        return _day(iso[1])
    if dutch := _DAY_FIRST.fullmatch(label):
        return _day(f"{dutch[3]}-{int(dutch[2]):02d}-{int(dutch[1]):02d}")
    return None


def _monday(year: str, week: str) -> date:
    try:
        return date.fromisocalendar(int(year), int(week), 1)
    except ValueError as error:
        raise CannotCompute(f"{year} heeft geen week {week}. Verbeter de periode.") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CannotCompute(f"{text} is geen bestaande dag. Verbeter de periode.") from error


def dates_from(start: str, periods: int, frequency: int) -> list[date]:
    """The first day of each period.

    Months from ``2012-01``; weeks from ``2012-W01`` (or ``2012-01``: the first week), or from any day.

    >>> dates_from("2012-11", 3, 12)
    [datetime.date(2012, 11, 1), datetime.date(2012, 12, 1), datetime.date(2013, 1, 1)]
    """
    day, week, month = _DAY.fullmatch(start), _WEEK.fullmatch(start), _MONTH.fullmatch(start)
    try:
        if frequency == 12 and (day or month):
            first = _day(day[1]) if day else date(int(month[1]), int(month[2]), 1) if month else date.min
            if first.day > 28:
                raise CannotCompute(f"Niet elke maand heeft een dag {first.day}. Begin op de eerste van een maand.")
            months = [first.year * 12 + first.month - 1 + k for k in range(periods)]
            return [first.replace(year=each // 12, month=each % 12 + 1) for each in months]
        if frequency == 52 and (day or week or month):
            if day:
                first = _day(day[1])
            else:
                numbered = week or month
                first = _monday(numbered[1], numbered[2]) if numbered else date.min
            return [first + timedelta(weeks=k) for k in range(periods)]
    except (ValueError, OverflowError) as error:
        raise CannotCompute(f"'{start}' bestaat niet. Schrijf een maand als 2012-01, een week als 2012-W01.") from error
    raise CannotCompute(f"'{start}' is geen begin. Schrijf een maand als 2012-01, een week als 2012-W01.")


def periods_in(text: str, labels: tuple[str, ...]) -> list[int]:
    """``149:160`` or ``160`` as numbers of periods, counted from 1; or by label, ``2024-01:2024-12``.

    Plain numbers always count from 1, as in R.

    >>> periods_in("3:5", ("1", "2", "3", "4", "5"))
    [3, 4, 5]
    >>> periods_in("2024-02:2024-03", ("2024-01", "2024-02", "2024-03"))
    [2, 3]
    """
    ends = [end.strip() for end in text.split(":")]
    first, last = (_place(end, labels) for end in (ends * 2 if len(ends) == 1 else ends)) if len(ends) < 3 else (0, 0)
    if not 1 <= first <= last <= len(labels):
        raise CannotCompute(
            f"'{text}' valt buiten de {len(labels)} perioden van het bestand. Schrijf bijvoorbeeld 1:{len(labels)}."
        )
    return list(range(first, last + 1))


def _place(end: str, labels: tuple[str, ...]) -> int:
    if _NUMBER.fullmatch(end) and int(end) <= len(labels):
        return int(end)
    return labels.index(end) + 1 if end in labels else 0
