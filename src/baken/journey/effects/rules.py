"""May an effect be measured, and from which years? Facts in, answer out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from baken.instruments.kit.verdicts import ALLOWED, Verdict, first_refusal, refused
from baken.instruments.stats.rates import Interval
from baken.instruments.warehouse.phenomena import ALL_CRIME, DIGITAL
from baken.journey.effects.vocabulary import Comparison, Refusal

MOST_YEARS_BEFORE = 5
SHORTEST_DAYS = 364
"""From the first to the last day of a year."""
WIDEST = 10.0
"""An interval whose upper end is more than this many times its lower end tells nobody anything."""

Counts = Mapping[str, int | None]


@dataclass(frozen=True)
class PlanFacts:
    """What somebody wants to measure, and for whom."""

    municipality: str
    area: str
    comparison: Comparison
    is_allowed: bool
    starts_on: date
    ends_on: date
    phenomenon: str = ALL_CRIME


@dataclass(frozen=True)
class Windows:
    """Yearly counts of area and comparison, before and after the start; the year of the start is left out."""

    area_before: tuple[int, ...]
    area_after: tuple[int, ...]
    comparison_before: tuple[int, ...]
    comparison_after: tuple[int, ...]
    years_before: tuple[str, ...]
    years_after: tuple[str, ...]


def is_theirs(plan: PlanFacts) -> Verdict:
    """Only who may act on effects registers one (the matrix)."""
    return ALLOWED if plan.is_allowed else refused(Refusal.NOT_YOURS)


def is_own_area(plan: PlanFacts) -> Verdict:
    """A municipality measures at home."""
    return ALLOWED if plan.area[2:6] == plan.municipality[2:] else refused(Refusal.OTHER_MUNICIPALITY)


def is_told_per_area(plan: PlanFacts) -> Verdict:
    """Digital crime is counted where the victim lives (C64)."""
    part = plan.area != plan.municipality and plan.phenomenon in DIGITAL
    return refused(Refusal.NOT_PER_AREA) if part else ALLOWED


def has_something_beside_it(plan: PlanFacts) -> Verdict:
    """A whole has no rest."""
    whole = plan.area == plan.municipality and plan.comparison is Comparison.REST
    return refused(Refusal.REST_OF_ITSELF) if whole else ALLOWED


def lasts_a_year(plan: PlanFacts) -> Verdict:
    """A season passes in a year."""
    return ALLOWED if (plan.ends_on - plan.starts_on).days >= SHORTEST_DAYS else refused(Refusal.TOO_SHORT)


TO_REGISTER = (is_theirs, is_own_area, is_told_per_area, has_something_beside_it, lasts_a_year)


def may_register(plan: PlanFacts) -> Verdict:
    """May this measurement be written down?"""
    return first_refusal(TO_REGISTER, plan)


def windows(area: Counts, comparison: Counts, starts_on: date, ends_on: date | None = None) -> Windows | Refusal:
    """The years before and after the start, whole years only, or the reason why they cannot be had.

    A start on 1 January makes that year the first one after, an end on 31 December that year the last. At most five years
    before count, so that old habits of registration do not weigh in.
    """
    if not any(value is not None for value in area.values()):
        return Refusal.NO_FIGURES
    start = starts_on.year
    first_after = start if (starts_on.month, starts_on.day) == (1, 1) else start + 1
    years = sorted(set(area) | set(comparison))
    before = tuple(year for year in years if start - MOST_YEARS_BEFORE <= int(year) < start)
    last = _last_known(area, comparison)
    after = tuple(
        year
        for year in years
        if first_after <= int(year) and year <= last and _counts_still(date(int(year), 12, 31), ends_on)
    )
    if not before:
        return Refusal.NO_BEFORE
    if not after:
        return Refusal.NOTHING_AFTER
    cells = [_known(counts, span) for counts in (area, comparison) for span in (before, after)]
    if any(cell is None for cell in cells):
        return Refusal.GAPS
    a0, a1, c0, c1 = (cell or () for cell in cells)
    return Windows(a0, a1, c0, c1, before, after)


@dataclass(frozen=True)
class Months:
    """Monthly counts of area and comparison without a gap, and where the measure starts among them."""

    area: tuple[int, ...]
    comparison: tuple[int, ...]
    start: int


def months(area: Counts, comparison: Counts, starts_on: date, ends_on: date | None = None) -> Months | None:
    """The months (``2024-03``) from five years before the start on, or nothing when one is not known.

    A measure that starts during a month has that month with it; the last month is the last whole one before the end.
    """
    first, start = f"{starts_on.year - MOST_YEARS_BEFORE}-{starts_on.month:02d}", f"{starts_on:%Y-%m}"
    last = _last_known(area, comparison)
    labels = sorted(
        month
        for month in set(area) | set(comparison)
        if first <= month <= last and _counts_still(_last_day(month), ends_on)
    )
    own, beside = (_known(counts, tuple(labels)) for counts in (area, comparison))
    if own is None or beside is None or not labels:
        return None
    span = [12 * int(label[:4]) + int(label[5:]) for label in labels]
    if span[-1] - span[0] != len(span) - 1:
        return None
    return Months(own, beside, sum(label < start for label in labels))


def _last_known(area: Counts, comparison: Counts) -> str:
    """The last period that either knows: what nobody knows beyond it is under way, and no gap."""
    return max(
        (period for counts in (area, comparison) for period, count in counts.items() if count is not None), default=""
    )


def _counts_still(last_day: date, ends_on: date | None) -> bool:
    return ends_on is None or last_day <= ends_on


def _last_day(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, monthrange(year, number)[1])


def has_ended(area: Counts, ends_on: date | None) -> bool:
    """Whether all that was to be counted is known, so that no later look can choose the moment."""
    if ends_on is None:
        return False
    known = [period for period, count in area.items() if count is not None]
    last = max(known, default="")
    if len(last) == len("2024"):
        return ends_on < date(int(last) + 1, 12, 31)
    return bool(last) and ends_on < _last_day(f"{int(last[:4]) + int(last[5:]) // 12}-{int(last[5:]) % 12 + 1:02d}")


def years_between(starts_on: date, ends_on: date | None) -> float:
    """How long is measured; a year where no end was written down."""
    return 1.0 if ends_on is None else ((ends_on - starts_on).days + 1) / 365.25


def tells_something(interval: Interval | None) -> Verdict:
    """A range from "nearly all gone" to "many times as much" is not an answer."""
    if interval is None or (interval.low > 0 and interval.high / interval.low <= WIDEST) or interval.high < 1:
        return ALLOWED
    return refused(Refusal.TOO_WIDE)


def minus(whole: Counts, part: Counts) -> dict[str, int | None]:
    """The rest of a municipality: its own figure less the area, where both are known and the area is not the larger."""
    rest: dict[str, int | None] = {}
    for year, total in whole.items():
        own = part.get(year)
        rest[year] = total - own if total is not None and own is not None and own <= total else None
    return rest


def added(many: list[Counts]) -> dict[str, int | None]:
    """Several areas together; a year in which one is not known is not known."""
    years = {year for counts in many for year in counts}
    return {year: _sum([counts.get(year) for counts in many]) for year in years}


def _sum(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _known(counts: Counts, years: tuple[str, ...]) -> tuple[int, ...] | None:
    values = [counts.get(year) for year in years]
    known = tuple(value for value in values if value is not None)
    return known if len(known) == len(values) else None


def percent(ratio: float) -> str:
    """A ratio as somebody says it.

    >>> percent(0.7), percent(1.25), percent(1.001), percent(float("inf"))
    ('30% minder', '25% meer', 'evenveel', 'onbepaald veel meer')
    """
    if ratio == float("inf"):
        return "onbepaald veel meer"
    change = round(abs(ratio - 1) * 100)
    return "evenveel" if change == 0 else f"{change:,}% {'minder' if ratio < 1 else 'meer'}".replace(",", ".")


def upper(text: str) -> str:
    """The same with a capital in front."""
    return text[:1].upper() + text[1:]
