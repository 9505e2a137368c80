"""Is the newest month or quarter of the municipality more than its own past leads one to expect?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from baken.instruments.stats.false_discovery import q_values
from baken.instruments.stats.farrington import Choices, Mode, detect

CHANCE_AMONG_WARNINGS = 0.10
FEWEST_YEARS = 3
MOST_YEARS = 5
ALPHA = 0.01


@dataclass(frozen=True)
class Judged:
    """One kind of crime in the newest period: counted, expected, from where it would ring, and how likely by chance.

    `attainable`: how often it would go over that bound by chance alone; counts are whole, so 1 % is seldom possible.
    """

    phenomenon: str
    observed: int
    expected: float
    upper: float
    pvalue: float
    q: float
    is_warning: bool
    attainable: float = ALPHA


@dataclass(frozen=True)
class RecentFound:
    """Everything judged in one period. `skipped` kinds have a gap or too short a past."""

    period: str
    judged: tuple[Judged, ...]
    skipped: int
    by_chance: float


def quarters(counts: Mapping[str, int | None]) -> dict[str, int | None]:
    """Months by quarter ("2025-Q3"); a quarter with a month missing is not known, and an unfinished one is not there."""
    parts: dict[str, list[int | None]] = {}
    for month, count in counts.items():
        parts.setdefault(f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}", []).append(count)
    return {
        quarter: None if any(each is None for each in months) else sum(each or 0 for each in months)
        for quarter, months in parts.items()
        if len(months) == 3
    }


def judge(series: Mapping[str, Mapping[str, int | None]], per_year: int) -> RecentFound | None:
    """Judge the newest period that any series has; None when nothing goes back three years.

    Farrington flexible, calibrated (`instruments.stats.farrington`): the same season of at most five earlier years.
    Over all kinds together: Benjamini & Hochberg (1995), so that many kinds do not give many false warnings.
    """
    periods = sorted({period for counts in series.values() for period in counts})
    years = min(MOST_YEARS, (len(periods) - 1) // per_year)
    if years < FEWEST_YEARS:
        return None
    span = periods[-(years * per_year + per_year) :]
    whole = {name: row for name, counts in series.items() if (row := _row(counts, span)) is not None}
    if not whole:
        return RecentFound(periods[-1], (), len(series), 0.0)
    w, parts = (1, 10) if per_year > 4 else (0, 1)
    choices = Choices(
        frequency=per_year, b=years, w=w, no_periods=parts, past_not_included=1, alpha=ALPHA, limit54=(0, 4)
    )
    found = detect(np.array(list(whole.values())), [len(span)], choices, mode=Mode.CALIBRATED)
    q = q_values(found.pvalue)[:, 0]
    judged = tuple(
        Judged(
            name, int(found.observed[place, 0]), float(found.expected[place, 0]), float(found.upperbound[place, 0]),
            float(found.pvalue[place, 0]), float(q[place]), bool(q[place] <= CHANCE_AMONG_WARNINGS),
            float(found.attainable[place, 0]),
        )
        for place, name in enumerate(whole)
        if not np.isnan(found.pvalue[place, 0])
    )  # fmt: skip
    rung = [each.q for each in judged if each.is_warning]
    return RecentFound(span[-1], judged, len(series) - len(judged), max(rung, default=0.0) * len(rung))


def _row(counts: Mapping[str, int | None], span: Sequence[str]) -> list[float] | None:
    """A series over the span with NaN for what is not known; None when the newest is missing or half of it is."""
    values = [counts.get(period) for period in span]
    if values[-1] is None or sum(value is None for value in values) > len(values) / 2:
        return None
    return [np.nan if value is None else float(value) for value in values]
