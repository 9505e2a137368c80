"""The measurements as a page of documentation, and the same on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from baken.testing.bench.api import ApiCost, api_misses, api_section
from baken.testing.bench.door import DoorCost
from baken.testing.bench.figures import FiguresCost, figures_section
from baken.testing.bench.machine import Weight
from baken.testing.bench.pages import PageCost

MEDIAN_BUDGET_MS, P95_BUDGET_MS, GROWTH_BUDGET = 200, 500, 2.0


@dataclass(frozen=True)
class Round:
    """One municipality of one town, measured; `here` is its own number of signals."""

    signals: int
    municipalities: int
    here: int
    is_big: bool
    database_mb: float
    made_in_s: float
    load: float
    pages: tuple[PageCost, ...]

    @property
    def label(self) -> str:
        """As headings name it."""
        kind = "a large city" if self.is_big else "a municipality"
        return f"{kind} with {self.here} of {self.signals} signals, {self.municipalities} municipalities"


@dataclass
class Results:
    """Everything one run measured."""

    machine: str
    command: str
    date: str
    page_times: int
    load_at_start: float = 0.0
    cold_s: float = 0.0
    again_s: float = 0.0
    weights: Sequence[Weight] = ()
    door: list[DoorCost] = field(default_factory=list)
    api: list[ApiCost] = field(default_factory=list)
    figures: FiguresCost | None = None
    rounds: list[Round] = field(default_factory=list)


def paper(found: Results) -> str:
    """`docs/reference/benchmarks.md`."""
    door = (_door(found), api_section(found.api))
    parts = [
        _head(found),
        _starting(found),
        _memory(found),
        *door,
        *map(_round, found.rounds),
        _growth(found),
        figures_section(found.figures),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def misses(found: Results) -> list[str]:
    """What stands outside the budget, one line each."""
    slow = [
        f"{page.name} ({one.label}): median {page.times.median:.0f} ms, p95 {page.times.p95:.0f} ms"
        for one in found.rounds
        for page in one.pages
        if page.times.median > MEDIAN_BUDGET_MS or page.times.p95 > P95_BUDGET_MS
    ]
    return [
        *api_misses(found.api),
        *slow,
        *_grown(found),
    ]


def _grown(found: Results) -> list[str]:
    return [
        f"{name}, {municipalities} municipalities: {factor:.1f}× from {small} to {large} signals"
        for municipalities, small, large, name, factor in _factors(found)
        if factor > GROWTH_BUDGET
    ]


def _head(found: Results) -> str:
    return f"""<!-- Written by `baken bench`; do not edit. -->
# Benchmarks

- Machine: {found.machine}
- Command: `{found.command}`
- Date: {found.date}
- Other work on the machine: load average {found.load_at_start:.1f} when the run began, and per table below

The product as it runs: PostgreSQL from the embedded package with its own settings, granian, row policies, access log on its
own connection, audit lines committed to disk before a page leaves. Times are taken at the client, over HTTP on one machine, without TLS.
The budget is a median of {MEDIAN_BUDGET_MS} ms and a 95th percentile of {P95_BUDGET_MS} ms at a million signals, and at most
{GROWTH_BUDGET:.0f}× from ten thousand to a million. The generator is `baken/testing/bench/town.sql`; what it leaves out is said in
[growth](../explanation/growth.md)."""


def _starting(found: Results) -> str:
    if not found.cold_s:
        return ""
    return f"""## Starting the demo

| | until both sites answer `/gezond` |
|---|---:|
| first start: makes the database, migrates, loads the demo year | {found.cold_s:.1f} s |
| second start | {found.again_s:.1f} s |"""


def _memory(found: Results) -> str:
    if not found.weights:
        return ""
    rows = [f"| {one.part} | {one.processes} | {one.pss:.0f} | {one.rss:.0f} |" for one in found.weights]
    total = sum(one.pss for one in found.weights)
    head = [
        "## Memory, after the reports below",
        "",
        "| part | processes | PSS, MB | RSS summed, MB |",
        "|---|---:|---:|---:|",
    ]
    return "\n".join([*head, *rows, f"| together | | {total:.0f} | |"])


def _door(found: Results) -> str:
    if not found.door:
        return ""
    rows = [
        f"| {one.reports} by {one.clients} at once | {one.times.median:.1f} | {one.times.p95:.1f} | {one.per_second:.0f} "
        f"| {one.cpu_ms['public door']:.2f} | {one.cpu_ms['PostgreSQL']:.2f} |"
        for one in found.door
    ]
    head = [
        "## A report at the public door",
        "",
        "Sealed, stored and committed before the receipt. The client runs on the same cores.",
        "",
        "| reports | median, ms | p95, ms | per second | CPU-ms door | CPU-ms PostgreSQL |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    return "\n".join([*head, *rows])


def _round(one: Round) -> str:
    rows = [
        f"| {page.name} | {page.role} | {page.times.median:.0f} | {page.times.p95:.0f} | {page.times.slowest:.0f} "
        f"| {page.cpu_ms['staff site']:.0f} + {page.cpu_ms['PostgreSQL']:.0f} | {page.statements} | {page.size_kb:.0f} |"
        for page in one.pages
    ]
    head = [
        f"## Pages: {one.label}",
        "",
        f"Database {one.database_mb:.0f} MB, made in {one.made_in_s:.0f} s; load average {one.load:.1f}.",
        "",
        "| page | as | median, ms | p95, ms | slowest, ms | CPU-ms site + PostgreSQL | SQL statements | kB |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    return "\n".join([*head, *rows])


def _growth(found: Results) -> str:
    factors = _factors(found)
    if not factors:
        return ""
    rows = [
        f"| {name} | {towns} | {small} → {large} | {factor:.2f}× |" for towns, small, large, name, factor in factors
    ]
    head = ["## Growth of the median", "", "| page | municipalities | signals | factor |", "|---|---:|---|---:|"]
    missed = misses(found)
    verdict = (
        "Everything stands within the budget."
        if not missed
        else "Outside the budget:\n\n" + "\n".join(f"- {line}" for line in missed)
    )
    return "\n".join([*head, *rows, "", verdict])


def _factors(found: Results) -> list[tuple[str, int, int, str, float]]:
    """(municipalities, fewest, most signals, page, factor of the medians) per kind of municipality."""
    factors = []
    for municipalities, is_big in dict.fromkeys((one.municipalities, one.is_big) for one in found.rounds):
        towns = [one for one in found.rounds if (one.municipalities, one.is_big) == (municipalities, is_big)]
        small, large = min(towns, key=lambda one: one.signals), max(towns, key=lambda one: one.signals)
        if small.signals < large.signals:
            factors += [
                (
                    f"{municipalities}{', large city' if is_big else ''}",
                    small.signals,
                    large.signals,
                    less.name,
                    more.times.median / less.times.median,
                )
                for less in small.pages
                for more in large.pages
                if less.name == more.name
            ]
    return factors
