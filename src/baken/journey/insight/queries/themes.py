"""Kinds of crime that belong together, each with its years; and the figures every municipality accounts for (BBV)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from baken.instruments.kit.actors import Actor
from baken.instruments.stats.rates import Interval
from baken.instruments.warehouse.asking import ask_all
from baken.instruments.warehouse.series import best, by_year, latest
from baken.journey.insight.queries.series import Provenance, provenance_of, the_store
from baken.journey.insight.rules import Compared, comparable, compare, rate_of
from baken.journey.insight.vocabulary import ALL_CRIME, CRIMES, INHABITANTS, NoRate, Phenomenon, phenomenon
from baken.journey.insight.vocabulary.themes import COUNCIL_INDICATORS, CouncilIndicator, Theme


@dataclass(frozen=True)
class Kind:
    """One kind of crime of the municipality over the years; `compared` is None where the newest is not known."""

    phenomenon: Phenomenon
    series: tuple[tuple[str, int | None], ...]
    compared: Compared | None
    provisional: bool
    provenance: Provenance | None

    @property
    def year(self) -> str:
        return self.series[-1][0] if self.series else ""


@dataclass(frozen=True)
class Indicator:
    """A figure of the budget rules per 1,000 inhabitants, or the reason why there is none."""

    indicator: CouncilIndicator
    year: str
    count: int | None
    rate: float | None
    interval: Interval | None
    why_not: str
    provenance: Provenance | None = None


@dataclass(frozen=True)
class Themed:
    """One theme of the picture and the council's indicators beside it."""

    theme: Theme
    kinds: tuple[Kind, ...]
    indicators: tuple[Indicator, ...]


def themed(viewer: Actor, theme: Theme) -> Themed:
    """The viewer's municipality by kind of crime; what was never counted is not shown, a gap is."""
    own = viewer.municipality
    units = sorted({each.unit for each in COUNCIL_INDICATORS} | {CRIMES})
    groups = sorted({each.per for each in COUNCIL_INDICATORS})
    codes = sorted({ALL_CRIME, *theme.codes, *(code for each in COUNCIL_INDICATORS for code in each.codes)})
    answers = ask_all(
        the_store(),
        [
            *(("totals", {"areas": [own], "phenomena": codes, "unit": unit, "per": "year"}) for unit in units),
            *(("current", {"areas": [own], "phenomenon": group, "unit": INHABITANTS}) for group in groups),
        ],
    )
    rows = [row for answer in answers[: len(units)] for row in answer]
    people = dict(zip(groups, answers[len(units) :], strict=True))
    real = any(not row["fictional"] for row in rows)
    chosen = defaultdict(list)
    for row in rows:
        if real and row["fictional"]:
            continue  # nothing made up stands beside something real
        chosen[row["phenomenon"]].append(row)
    counts = {code: {year: count for (_, year), count in by_year(each).items()} for code, each in chosen.items()}
    inhabitants = {group: latest(best(each, real_only=real)).get(own) for group, each in people.items()}
    last = max((year for each in counts.values() for year, count in each.items() if count is not None), default="")
    counts = {code: {year: count for year, count in each.items() if year <= last} for code, each in counts.items()}
    kinds = tuple(
        _kind(code, counts[code], {row["period"] for row in chosen[code] if row["provisional"]}, provenance_of(chosen[code]))
        for code in theme.codes
        if counts.get(code)
    )  # fmt: skip
    indicators = (_indicator(each, counts, inhabitants[each.per]) for each in COUNCIL_INDICATORS)
    sourced = (
        replace(each, provenance=provenance_of([row for code in each.indicator.codes for row in chosen.get(code, [])]))
        for each in indicators
    )
    return Themed(theme, kinds, tuple(sourced))


def _kind(code: str, counts: dict[str, int | None], provisional: set[str], source: Provenance | None) -> Kind:
    series = tuple(sorted(counts.items()))
    newest = series[-1][1] if series else None
    before = comparable(counts, series[-1][0], code) if series else []
    compared = None if newest is None else compare(newest, [counts[year] for year in before])
    return Kind(phenomenon(code), series, compared, bool(series) and series[-1][0] in provisional, source)


def _indicator(
    indicator: CouncilIndicator, counts: dict[str, dict[str, int | None]], inhabitants: int | None
) -> Indicator:
    years = sorted({year for code in indicator.codes for year in counts.get(code, {})})
    if not years:
        return Indicator(indicator, "", None, None, None, "nog niet geladen")
    parts = [counts.get(code, {}).get(years[-1]) for code in indicator.codes]
    if any(part is None for part in parts):
        return Indicator(indicator, years[-1], None, None, None, str(NoRate.NO_COUNT.label))
    total = sum(part or 0 for part in parts)
    if not inhabitants:
        return Indicator(indicator, years[-1], total, None, None, str(NoRate.NO_INHABITANTS.label))
    value, interval = rate_of(total, inhabitants)
    return Indicator(indicator, years[-1], total, value, interval, "")
