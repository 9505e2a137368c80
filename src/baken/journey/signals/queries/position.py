"""The information position: how many signals, from whom, how complete, how fast weighed (C37); and who fell silent (C75).

Counts only: no signal is loaded. The running quarter and whole ones before it, never more than fit in the term after which an
unsubstantiated signal is destroyed (twelve months, or what the municipality adopted): older ones would seem emptier than they were.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef

from baken.ground.privacy.queries import months_kept, norm
from baken.instruments.kit.actors import Actor
from baken.journey.signals.models import Signal, Weighing
from baken.journey.signals.rules import months_after
from baken.journey.signals.vocabulary import SILENT_AFTER, SignalState, Source

QUARTERS = 4
_NOT_WEIGHED = (SignalState.RECEIVED, SignalState.INTAKE, SignalState.WEIGHING)


@dataclass(frozen=True)
class QuarterLine:
    """One quarter. Complete is: it says where, it has a phenomenon, and it was weighed as more than vague.

    `in_time` were weighed within the municipality's norm of being opened; `days` is the median of those weighed.
    """

    first: date
    running: bool
    signals: int
    placed: int
    named: int
    weighed: int
    complete: int
    in_time: int
    days: int | None

    @property
    def name(self) -> str:
        """Such as "3e kwartaal 2026"."""
        return f"{(self.first.month + 2) // 3}e kwartaal {self.first.year}"


@dataclass(frozen=True)
class SourceLine:
    """One source: its signals per quarter, the last month it brought one, and whether it is silent for too long."""

    source: Source
    counts: tuple[int, ...]
    last: date | None
    silent: bool


@dataclass(frozen=True)
class Position:
    """All of it; `overdue` of the `waiting` were opened longer ago than `within` days, the municipality's norm, and never weighed."""

    quarters: tuple[QuarterLine, ...]
    sources: tuple[SourceLine, ...]
    waiting: int
    overdue: int
    within: int
    kept: int


class _Counted(NamedTuple):
    """So many signals of one month and source alike: do they say where and what, was one weighed as more than vague, and how
    many days after it was opened was it first weighed (None: not yet)."""

    month: date
    source: str
    placed: bool
    named: bool
    concrete: bool
    days: int | None
    signals: int


def position(viewer: Actor, at: datetime) -> Position:
    """The information position of this municipality at this moment."""
    kept = months_kept(viewer.municipality, "signal", at.date())
    quarters = quarters_until(at.date(), min(QUARTERS, kept // 3))
    within = norm(viewer.municipality, "weigh_within")
    silent = {key: norm(viewer.municipality, key) for key in set(SILENT_AFTER.values())}
    counted = _counted(quarters[0])
    waiting = Signal.objects.filter(municipality=viewer.municipality, state__in=[one.value for one in _NOT_WEIGHED])
    never = waiting.filter(~Exists(Weighing.objects.filter(signal=OuterRef("pk"))))
    late = never.filter(opened_at__lt=at - timedelta(days=within))
    return Position(
        tuple(_quarter_line(first, first == quarters[-1], counted, within) for first in quarters),
        source_lines(((row.month, row.source, row.signals) for row in counted), quarters, at.date(), silent),
        waiting.count(),
        late.count(),
        within,
        kept,
    )


def quarters_until(today: date, quarters: int = QUARTERS) -> list[date]:
    """The first days of the last quarters, so many, the running one last.

    >>> [str(first) for first in quarters_until(date(2026, 11, 28))]
    ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01']
    """
    running = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    return [months_after(running, -3 * back) for back in range(quarters - 1, -1, -1)]


def source_lines(
    counted: Iterable[tuple[date, str, int]], quarters: Sequence[date], today: date, silent_after: Mapping[str, int]
) -> tuple[SourceLine, ...]:
    """Every source with its counts; who brought most first, who brought nothing last. `counted`: (month, source, count);
    `silent_after`: months per norm."""
    counts: dict[str, Counter[date]] = defaultdict(Counter)
    for month, source, count in counted:
        counts[source][month] += count
    made = []
    for source in Source:
        months = counts[source]
        last = max(months, default=None)
        silent = last is not None and months_after(last, silent_after[SILENT_AFTER[source]]) < today.replace(day=1)
        per_quarter = tuple(
            sum(count for month, count in months.items() if _quarter_of(month) == first) for first in quarters
        )
        made.append(SourceLine(source, per_quarter, last, silent))
    return tuple(sorted(made, key=lambda line: (-sum(line.counts), str(line.source.label))))


def median(counted: Iterable[tuple[int, int]]) -> int | None:
    """The lower median of values given as `(value, how often)`; None of nothing.

    >>> median([(0, 1), (3, 2), (40, 1)]), median([])
    (3, None)
    """
    ordered = sorted(counted)
    half, passed = (sum(often for _, often in ordered) + 1) // 2, 0
    for value, often in ordered:
        passed += often
        if passed >= half:
            return value
    return None


def _counted(since: date) -> list[_Counted]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM known.position(%s)", [since])
        return [_Counted(*row) for row in cursor.fetchall()]


def _quarter_line(first: date, running: bool, counted: Iterable[_Counted], within: int) -> QuarterLine:
    rows = [row for row in counted if _quarter_of(row.month) == first]
    weighed = [(row.days, row.signals) for row in rows if row.days is not None]
    return QuarterLine(
        first,
        running,
        signals=sum(row.signals for row in rows),
        placed=sum(row.signals for row in rows if row.placed),
        named=sum(row.signals for row in rows if row.named),
        weighed=sum(count for _, count in weighed),
        complete=sum(row.signals for row in rows if row.placed and row.named and row.concrete),
        in_time=sum(count for days, count in weighed if days <= within),
        days=median(weighed),
    )


def _quarter_of(month: date) -> date:
    return month.replace(month=(month.month - 1) // 3 * 3 + 1, day=1)
