"""How often early warning rings for nothing, and how often for something: simulated, mode *calibrated* beside R's rules.

R's six variants (three threshold methods, trend test at 5 % or always) are run by mode *compatible*, which gives R's answers
digit for digit and a thousand times sooner. Finding is compared at *matched false alarms*: each method rings at its own
p-value that one in a hundred unchanged series reaches, ties broken by lot, no result being no alarm.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from baken.instruments.stats.farrington import Choices, Detection, Mode, Threshold, detect

Floats = NDArray[np.float64]
Row = TypeVar("Row")
PAPER = Path(__file__).resolve().parents[4] / "docs" / "reference" / "calibration-statistics.md"
MONTHS, RATE = 72, 0.01
CHOICES = Choices(
    b=5, w=1, no_periods=10, past_not_included=3, alpha=RATE, limit54=(0, 4), threshold_method=Threshold.NB_PLUGIN
)
VARIANTS = [replace(CHOICES, threshold_method=method, p_threshold_trend=p) for method in Threshold for p in (0.05, 1.0)]
MEANS, PHIS, SEASONS = (0.02, 0.1, 0.3, 1.0, 3.0, 10.0, 40.0), (1.0, 1.5, 2.0, 4.0), (0.0, 0.6)
LASTING, SWING = (0.0, 0.3, 0.6, 0.9), (0.25, 0.5)
WIDER = tuple(Choices(b=5, w=w, past_not_included=3, alpha=RATE, limit54=(0, 4)) for w in (2, 3))
WIDER_MEANS, WIDER_PHIS = (0.1, 0.3, 1.0, 3.0, 10.0, 40.0), (1.0, 2.0, 4.0)
WEEKLY = Choices(frequency=52, b=5, w=3, no_periods=10, past_not_included=26, alpha=RATE, limit54=(0, 4))
TURNS = (0.0, 0.25, 0.5, 0.75)
"""Where in the season is judged, in parts of a year after its top."""
UNLIKE = 0.7
"""Standard deviation of the log level between series that are not all alike."""


@dataclass(frozen=True)
class Sizes:
    """How many series per stratum."""

    unchanged: int = 10_000
    struck: int = 10_000


def counts(mean: Floats, phi: float, rng: np.random.Generator) -> Floats:
    """Poisson or negative binomial with variance ``phi`` times the mean."""
    drawn = rng.poisson(mean) if phi == 1 else rng.negative_binomial(mean / (phi - 1), 1 / phi)
    return drawn.astype(np.float64)


def unchanged(
    mean: float, phi: float, season: float, series: int, *, year: int = 12, turn: float = -1 / 12
) -> tuple[Floats, float]:
    """Six years without change, and the mean of the last period, ``turn`` years after the top of the season (or just before)."""
    periods = np.arange(6 * year)
    wave = np.exp(season * np.cos(2 * np.pi * ((periods - periods[-1]) / year + turn)))
    mu = mean * wave / wave[:year].mean()
    rng = np.random.default_rng([1, int(1000 * mean), int(10 * phi), int(10 * season)])
    return counts(np.broadcast_to(mu, (series, len(mu))), phi, rng), float(mu[-1])


def lasting(mean: float, rho: float, swing: float, series: int) -> Floats:
    """Poisson counts whose log level is autoregressive: ``swing`` its standard deviation, ``rho`` from month to month."""
    rng = np.random.default_rng([2, int(1000 * mean), int(10 * rho), int(100 * swing)])
    noise = rng.normal(size=(series, MONTHS + 28))
    level = noise.copy()
    for t in range(1, level.shape[1]):
        level[:, t] = rho * level[:, t - 1] + math.sqrt(1 - rho**2) * noise[:, t]
    return rng.poisson(mean * np.exp(swing * level[:, 28:] - swing**2 / 2)).astype(np.float64)


def attainable(mean: float, phi: float) -> float:
    """The highest rate at or below nominal that whole counts allow to whoever knows mean and dispersion."""
    known = stats.poisson(mean) if phi == 1 else stats.nbinom(mean / (phi - 1), 1 / phi)
    return float(known.sf(known.isf(RATE)))


def found_at(quiet: Floats, struck: Floats, rate: float = RATE) -> float:
    """Share of ``struck`` p-values that ring where a share ``rate`` of the ``quiet`` ones does; missing ones never do."""
    low, high = (np.round(np.nan_to_num(p.ravel(), nan=2.0), 12) for p in (quiet, struck))
    wanted = rate * len(low)
    bound = float(np.sort(low)[math.ceil(wanted) - 1])
    by_lot = (wanted - (low < bound).sum()) / (low == bound).sum()
    return float((high < bound).mean() + by_lot * (high == bound).mean())


def calibration_paper(sizes: Sizes | None = None) -> str:
    """Simulate all and write it down as a page of documentation."""
    sizes = sizes or Sizes()
    error = 100 * math.sqrt(RATE * (1 - RATE) / sizes.unchanged)
    far = 1.63 / math.sqrt(sizes.unchanged)
    return f"""<!-- Written by `baken bench --statistics`; do not edit. -->
# How well early warning is calibrated

What it means stands in [early warning](../explanation/early-warning.md). Five years of months and then the one that is judged,
`w=1, no_periods=10, past_not_included=3`, nominal 1 %; seeds are fixed.

## Nothing changed: false alarms

{sizes.unchanged:,} series per stratum; one standard error is {error:.2f}. Each cell: percent false alarms *of* the highest rate
below 1 % that whole counts allow to whoever knows mean and dispersion; flat year / strong season (judged near its top). In
brackets Kolmogorov's distance of the randomised p-values from even ({far:.3f} is what chance exceeds once in a hundred).

| mean per month | {" | ".join(f"φ = {phi:g}" for phi in PHIS)} |
|---|{"---|" * len(PHIS)}
{_table(MEANS, PHIS, lambda mean, phi: _rates(mean, phi, sizes.unchanged))}

## Wider windows, no seasonal parts

Percent false alarms with `w=2` and with `w=3`, both `no_periods=1`; flat year / strong season. In brackets Kolmogorov's distance.

| mean per month | {" | ".join(f"φ = {phi:g}" for phi in WIDER_PHIS)} |
|---|{"---|" * len(WIDER_PHIS)}
{_table(WIDER_MEANS, WIDER_PHIS, lambda mean, phi: _of_wider(mean, phi, sizes.unchanged))}

## Elsewhere in a strong season

Percent false alarms with `w=2`, `no_periods=1`, judged at the top / falling / at the bottom / rising. In brackets Kolmogorov's
distance.

| mean per month | {" | ".join(f"φ = {phi:g}" for phi in WIDER_PHIS)} |
|---|{"---|" * len(WIDER_PHIS)}
{_table(WIDER_MEANS, WIDER_PHIS, lambda mean, phi: _of_turns(mean, phi, sizes.unchanged))}

## Weeks

Percent false alarms with `w=3`, `no_periods=10`, `past_not_included=26`; flat year / strong season. In brackets Kolmogorov's
distance; {sizes.unchanged // 2:,} series ({1.63 / math.sqrt(sizes.unchanged // 2):.3f} once in a hundred by chance).

| mean per week | {" | ".join(f"φ = {phi:g}" for phi in WIDER_PHIS)} |
|---|{"---|" * len(WIDER_PHIS)}
{_table(WIDER_MEANS, WIDER_PHIS, lambda mean, phi: _of_weeks(mean, phi, sizes.unchanged // 2))}

## Months that resemble each other

The log level is an autoregressive process with this standard deviation; percent false alarms, nbPlugin by R's rules between
brackets.

| mean per month, standard deviation | {" | ".join(f"resemblance {rho:g}" for rho in LASTING)} |
|---|{"---|" * len(LASTING)}
{_table([(mean, swing) for mean in (0.3, 3.0, 40.0) for swing in SWING], LASTING, lambda of, rho: _of_lasting(*of, rho, sizes.unchanged))}

## Something changed: how many are found

An outbreak of `3 sqrt(variance) + 1` cases on average, found at one false alarm in a hundred, in percent; for R the worst and the
best of six variants. {sizes.struck:,} series; one standard error is about 2. "Who knows" sets one bound on the count, knowing
mean and dispersion of all. First all series have the same mean, in a flat year and near the top of a strong season; then, as in a
country, each its own (log-normal, standard deviation {UNLIKE:g}).

| mean | φ | all alike: calibrated | R | who knows | strong season: calibrated | R | who knows | each its own: calibrated | R |
|---|---|---|---|---|---|---|---|---|---|
{_found_rows(sizes.struck)}
"""


def _table(rows: Sequence[Row], columns: Sequence[float], cell: Callable[[Row, float], str]) -> str:
    lines = []
    for row in rows:
        name = ", ".join(f"{part:g}" for part in row) if isinstance(row, tuple) else f"{row:g}"
        lines.append(f"| {name} | " + " | ".join(cell(row, column) for column in columns) + " |")
    return "\n".join(lines)


def _calibrated(table: Floats, choices: Choices = CHOICES) -> Detection:
    return detect(table, [table.shape[1]], choices, mode=Mode.CALIBRATED)


def _told(tables: Sequence[Floats], choices: Choices, beside: Sequence[str] | None = None) -> str:
    """False alarms of each table in percent, and how far their p-values are from even."""
    rates, uneven = [], []
    for table, also in zip(tables, beside or [""] * len(tables), strict=True):
        found = _calibrated(table, choices)
        draw = np.random.default_rng(3).uniform(size=found.pvalue.shape)
        rates.append(f"{100 * found.alarm.mean():.2f}{also}")
        uneven.append(f"{stats.kstest(found.randomised(draw).ravel(), 'uniform').statistic:.3f}")
    return f"{' / '.join(rates)} ({', '.join(uneven)})"


def _rates(mean: float, phi: float, series: int) -> str:
    both = [unchanged(mean, phi, season, series) for season in SEASONS]
    highest = [f" of {100 * attainable(judged, phi):.2f}" for _, judged in both]
    return _told([table for table, _ in both], CHOICES, highest)


def _of_wider(mean: float, phi: float, series: int) -> str:
    tables = [unchanged(mean, phi, season, series)[0] for season in SEASONS]
    return "; ".join(_told(tables, wide) for wide in WIDER)


def _of_turns(mean: float, phi: float, series: int) -> str:
    return _told([unchanged(mean, phi, SEASONS[-1], series, turn=turn)[0] for turn in TURNS], WIDER[0])


def _of_weeks(mean: float, phi: float, series: int) -> str:
    return _told([unchanged(mean, phi, season, series, year=52, turn=0.0)[0] for season in SEASONS], WEEKLY)


def _of_lasting(mean: float, swing: float, rho: float, series: int) -> str:
    table = lasting(mean, rho, swing, series)
    theirs = detect(table, [MONTHS], replace(CHOICES, p_threshold_trend=1.0)).alarm.mean()
    return f"{100 * _calibrated(table).alarm.mean():.2f} ({100 * theirs:.2f})"


def _found_rows(series: int) -> str:
    lines = []
    for mean in MEANS[:-1]:
        for phi in (1.0, 2.0, 4.0):
            rng = np.random.default_rng([4, int(1000 * mean), int(10 * phi)])
            alike = np.full((series, 1), mean)
            own = mean * np.exp(rng.normal(0, UNLIKE, (series, 1)) - UNLIKE**2 / 2)
            wave = np.exp(SEASONS[-1] * np.cos(2 * np.pi * np.arange(MONTHS) / 12))
            flat = np.ones(MONTHS)
            cells = []
            for level, year in ((alike, flat), (alike, wave / wave[:12].mean()), (own, flat)):
                mu = level * year
                quiet = counts(mu, phi, rng)
                struck = quiet.copy()
                struck[:, -1] += rng.poisson(3 * np.sqrt(mu[:, -1] * phi) + 1)
                ours = found_at(_calibrated(quiet).pvalue, _calibrated(struck).pvalue)
                theirs = [
                    found_at(detect(quiet, [MONTHS], each).pvalue, detect(struck, [MONTHS], each).pvalue)
                    for each in VARIANTS
                ]
                cells += [f"{100 * ours:.1f}", f"{100 * min(theirs):.1f}–{100 * max(theirs):.1f}"]
                if level is alike:
                    cells.append(f"{100 * found_at(-quiet[:, -1], -struck[:, -1]):.1f}")
            lines.append(f"| {mean:g} | {phi:g} | {' | '.join(cells)} |")
    return "\n".join(lines)
