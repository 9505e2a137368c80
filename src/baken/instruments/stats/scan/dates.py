"""Times of cases as SaTScan and others write them: years, months, ISO weeks, days, or plain numbers ("generic")."""

import re
from datetime import date
from typing import Literal

from baken.instruments.stats.refusals import CannotCompute

Unit = Literal["number", "year", "month", "week", "day"]
UNITS: tuple[Unit, ...] = ("number", "year", "month", "week", "day")
"""From coarse to fine; a plain number is coarser than anything, since it cannot be cut."""

_YEAR_FIRST = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?:[ T]\S*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d{1,9}")


def moment(text: str) -> tuple[Unit, int]:
    """A time as a running number of its own unit, counted from year 0 (days: as ``date.toordinal``).

    >>> moment("2024/1"), moment("2024"), moment("1/31/2024") == moment("2024-01-31"), moment("17")
    (('month', 24288), ('year', 2024), True, ('number', 17))
    """
    text = text.strip()
    if american := _YEAR_LAST.fullmatch(text):  # as SaTScan has it: month, day, year
        return "day", _day(int(american[3]), int(american[1]), int(american[2]), text)
    if week := _WEEK.fullmatch(text):
        try:
            return "week", _week_of(date.fromisocalendar(int(week[1]), int(week[2]), 1))
        except ValueError as error:
            raise CannotCompute(f"'{text}' is geen bestaande week.") from error
    if parts := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) if part else None for part in parts.groups())
        if year is not None and month is not None:
            if not 1 <= month <= 12:
                raise CannotCompute(f"'{text}' is geen bestaande maand.")
            return ("month", 12 * year + month - 1) if day is None else ("day", _day(year, month, day, text))
        return "year", year or 0
    if _NUMBER.fullmatch(text):
        return "number", int(text)
    raise CannotCompute(f"'{text}' is geen datum. Schrijf een maand als 2024/1 of 2024-01.")


def coarser(unit: Unit, step: int, wanted: Unit) -> int:
    """The same moment in a coarser unit.

    Raises
    ------
    CannotCompute
        When it would have to be finer, or a plain number is not a date.
    """
    if unit == wanted:
        return step
    if unit == "day" and wanted in ("month", "year"):
        day = date.fromordinal(step)
        return day.year if wanted == "year" else 12 * day.year + day.month - 1
    if unit == "day" and wanted == "week":
        return _week_of(date.fromordinal(step))
    if unit == "month" and wanted == "year":
        return step // 12
    if unit == "week":
        raise CannotCompute("Een week valt niet altijd in één maand of jaar. Tel per week, of geef dagen.")
    raise CannotCompute("De datums zijn minder fijn dan de gekozen tijdseenheid. Kies een langere eenheid.")


def middle_in_years(unit: Unit, step: int) -> float:
    """The middle of a period, in years; for a plain number itself."""
    if unit == "year":
        return step + 0.5
    if unit == "month":
        return (step + 0.5) / 12
    if unit in ("day", "week"):
        day = date.fromordinal(step if unit == "day" else 7 * step + 4)
        return day.year + (day.timetuple().tm_yday - 0.5) / 365.25
    return float(step)


def label(unit: Unit, step: int) -> str:
    """The period as people write it."""
    if unit == "month":
        return f"{step // 12}-{step % 12 + 1:02d}"
    if unit == "week":
        year, week, _ = date.fromordinal(7 * step + 1).isocalendar()
        return f"{year}-W{week:02d}"
    return str(date.fromordinal(step)) if unit == "day" else str(step)


def _week_of(day: date) -> int:
    """Weeks from Monday; day 1 was one."""
    return (day.toordinal() - 1) // 7


def _day(year: int, month: int, day: int, text: str) -> int:
    try:
        return date(year, month, day).toordinal()
    except ValueError as error:
        raise CannotCompute(f"'{text}' is geen bestaande dag.") from error
