"""Did the counts step up or down when the measure began? An interrupted time series with a comparison.

The model (Lopez Bernal, Cummins & Gasparrini 2017, *Interrupted time series regression for the evaluation of public health
interventions: a tutorial*, Int. J. Epidemiol. 46, 348-355; with a control: the same, 2018, 47, 2082-2093)::

    log E(count of series g in period t) = level_g + slope_g t + wave(t) + after_t (common + effect [g is the area])

``wave`` is a yearly wave with one harmonic above it, ``after`` is 1 from the start on. What also changed in the comparison
is not the measure. exp(effect) reads as in :mod:`.before_after`: 0.7 is "30 % fewer than expected".

Counts are more restless than chance (Pearson's dispersion; never below 1) and one month resembles the next (Newey & West
1987, Econometrica 55, 703-708, summed over the series of one period: Driscoll & Kraay 1998). Such a standard error is too
small in short series, so it is held against that of the model times what months that resemble each other add; the larger
is taken, with Student's t.
"""

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.rates import LEVEL, Interval

Floats = NDArray[np.float64]

YEARS_BEFORE = 2
"""With less than two years a season cannot be told from a change."""
FEWEST_AFTER = 3
FEWEST_BEFORE = 20
FEWEST_EXPECTED = 8
"""Counts below which the normal approximation on the log scale does not hold; then :mod:`.before_after` is for it."""
MOST_ALIKE = 0.8
"""A level that lasts longer than this from one period to the next cannot be told from a trend."""
WIDEST = 10.0
"""An interval of which the upper end is more than this many times the lower end tells nobody anything."""


class Refusal(enum.Enum):
    """Why no effect is given."""

    SHORT_BEFORE = (
        "Voor de start zijn er minder dan twee hele jaren. Een seizoen is dan niet van een effect te scheiden."
    )
    SHORT_AFTER = "Na de start zijn er minder dan drie perioden. Kom later terug."
    GAPS = "In het gebied of de vergelijking ontbreken perioden. Wat er niet is, tellen we niet als nul."
    FEW_BEFORE = "In dit gebied is voor de start te weinig geteld. Kies een groter gebied of een ruimer onderwerp."
    FEW_EXPECTED = "Na de start zijn ook zonder maatregel te weinig gevallen te verwachten. Wacht langer."
    NO_COMPARISON = "In de vergelijking is voor of na de start te weinig geteld. Kies een grotere vergelijking."
    TOO_WIDE = "De aantallen zijn te onrustig: de marge is zo breed dat bijna elk antwoord mogelijk blijft."


@dataclass(frozen=True, slots=True)
class Step:
    """What was found, or why nothing is said. Counts are those after the start."""

    observed: float
    expected: float | None
    """Had nothing been done; ``None`` when refused."""
    ratio: float | None
    interval: Interval | None
    pvalue: float | None
    dispersion: float | None
    autocorrelation: float | None
    """Of the residuals of one period with the next, in the area."""
    has_comparison: bool
    refusal: Refusal | None = None

    @property
    def is_beyond_chance(self) -> bool:
        return self.interval is not None and 1.0 not in self.interval

    @property
    def sentence(self) -> str:
        """One plain sentence in Dutch, never more certain than the interval."""
        if self.refusal is not None or self.ratio is None or self.interval is None or self.expected is None:
            return str(self.refusal.value) if self.refusal else ""
        beside = "de vergelijking" if self.has_comparison else "de jaren ervoor"
        spread = f"de marge loopt van {change(self.interval.low)} tot {change(self.interval.high)}"
        counted = f"{self.observed:.0f} geteld, {self.expected:.0f} verwacht"
        if not self.is_beyond_chance:
            return f"Geen verschil dat boven toeval uitkomt ({counted}; {spread})."
        return f"{change(self.ratio)} dan {beside} deed verwachten ({counted}; {spread})."


def change(ratio: float) -> str:
    """A ratio in words: 0.7 is "30 % minder"."""
    percent = round(abs(ratio - 1) * 100)
    return "evenveel" if percent == 0 else f"{percent} % {'minder' if ratio < 1 else 'meer'}"


def interrupted(
    area: Sequence[float],
    start: int,
    *,
    comparison: Sequence[Sequence[float]] = (),
    frequency: int = 12,
    level: float = LEVEL,
) -> Step:
    """Effect of a measure on one area as a ratio, with an interval, or the reason for none.

    Parameters
    ----------
    area
        Counts per period; NaN is unknown, and unknown is refused.
    start
        Place (from 0) of the first period with the measure.
    comparison
        Areas without the measure, over the same periods. Each keeps its own level and slope.
    frequency
        Periods in a year: 12, 4 or 52.

    Examples
    --------
    Four years of burglaries, and a third fewer in the last one, while nothing changed elsewhere:

    >>> wave = [42, 36, 30, 27, 24, 21, 18, 21, 27, 33, 39, 42]
    >>> found = interrupted([*wave * 3, *(2 * n // 3 for n in wave)], 36, comparison=[[2 * n for n in wave * 4]])
    >>> round(found.ratio, 2), found.is_beyond_chance
    (0.67, True)
    >>> found.sentence
    '33 % minder dan de vergelijking deed verwachten (240 geteld, 360 verwacht; de marge loopt van 48 % minder tot 15 % minder).'
    """
    table = np.array([area, *comparison], dtype=np.float64)
    if not 0 <= start <= table.shape[1] or (table < 0).any():
        raise ValueError("start lies within the series, and a count is 0 or more")
    observed = float(np.nansum(table[0, start:]))
    refusal = _refusal(table, start, frequency)
    if refusal is not None:
        return _refused(observed, refusal, has_comparison=len(table) > 1)
    design, effect = _design(len(table), table.shape[1], start, frequency)
    return _estimate(table, start, design, effect, level)


@dataclass(frozen=True, slots=True)
class Visible:
    """The smallest fall and rise found with chance ``power``; ``None``: not even the end of all counts."""

    fall: float | None
    rise: float | None
    power: float
    dispersion: float
    autocorrelation: float

    @property
    def sentence(self) -> str:
        """To be read before the measure starts."""
        if self.fall is None:
            return "Zelfs als er niets meer gebeurt, is dat straks niet van toeval te onderscheiden."
        return f"De kleinste daling die straks te zien is: {change(self.fall)}."


def smallest_visible(
    area: Sequence[float],
    after: int,
    *,
    comparison: Sequence[Sequence[float]] = (),
    frequency: int = 12,
    power: float = 0.8,
    level: float = LEVEL,
) -> Visible | Refusal:
    """Which change could be seen ``after`` periods from now? From the counts before the start only.

    Notes
    -----
    The variance of the effect follows from the design and the means expected at each ratio (Fisher's information of the
    quasi-Poisson model; McCullagh & Nelder 1989, section 9.2.2), stretched as the estimate itself will be where levels
    last. Found: ``t(level) + z(power)`` standard errors from none (Zhang, Wagner & Ross-Degnan 2011,
    J. Clin. Epidemiol. 64, 1252-1261, do the same by simulation).

    Examples
    --------
    >>> wave = [14, 12, 10, 9, 8, 7, 6, 7, 9, 11, 13, 14]
    >>> seen = smallest_visible(wave * 4, 12, comparison=[[3 * n for n in wave * 4]])
    >>> round(seen.fall, 2)
    0.6
    """
    from scipy import optimize, stats  # slow to load, so only when asked

    table = np.array([area, *comparison], dtype=np.float64)
    periods = table.shape[1]
    if (refusal := _refusal(table, periods, frequency, planned=True)) is not None:
        return refusal
    flat, _ = _design(len(table), periods, periods, frequency)
    fitted = _fit(table, flat)
    phi, correlation = _dispersion(table, fitted.mu, flat.shape[1]), max(0.0, _autocorrelation(table, fitted.mu))
    inflation = phi * _inflation(table, fitted.mu, phi, flat.shape[1])
    design, effect = _design(len(table), periods + after, periods, frequency)
    known = np.delete(design, [effect, effect - 1] if len(table) > 1 else [effect], axis=1)
    mean = np.exp(known @ fitted.params)
    is_after = design[:, effect] == 1
    freedom = periods + after - design.shape[1] / len(table)
    needed = float(stats.t.ppf((1 + level) / 2, freedom) + stats.norm.ppf(power))

    def surplus(log_ratio: float) -> float:
        weight = np.where(is_after, mean * math.exp(log_ratio), mean)
        information = design.T @ (design * weight[:, None])
        variance = np.linalg.pinv(information)[effect, effect] * inflation
        return abs(log_ratio) - needed * math.sqrt(variance)

    deepest = float(optimize.minimize_scalar(lambda x: -surplus(x), bounds=(-6.0, -1e-3), method="bounded").x)
    fall = math.exp(optimize.brentq(surplus, deepest, -1e-9)) if surplus(deepest) > 0 else None
    rise = math.exp(optimize.brentq(surplus, 1e-9, 6.0)) if surplus(6.0) > 0 else None
    return Visible(fall, rise, power, phi, correlation)


@dataclass(frozen=True, slots=True)
class _Fitted:
    params: Floats
    mu: Floats
    """Series in rows."""
    covariance: Floats


def _estimate(table: Floats, start: int, design: Floats, effect: int, level: float) -> Step:
    from scipy import stats  # slow to load, so only when asked

    with_comparison = len(table) > 1
    counted = table.copy()
    none_left = table[0, start:].sum() == 0
    if none_left:  # the log of nothing: half a count, spread over the periods (Haldane 1956), to have an upper end
        counted[0, start:] = 0.5 / (table.shape[1] - start)
    fitted = _fit(counted, design)
    freedom = table.shape[1] - design.shape[1] / len(table)
    phi = _dispersion(counted, fitted.mu, design.shape[1])
    weight = fitted.mu.ravel()
    plain = phi * np.linalg.pinv(design.T @ (design * weight[:, None]))[effect, effect]
    error = math.sqrt(
        max(plain * _inflation(counted, fitted.mu, phi, design.shape[1]), fitted.covariance[effect, effect])
    )
    log_ratio = float(fitted.params[effect])
    ratio = 0.0 if none_left else math.exp(log_ratio)
    reach = float(stats.t.ppf((1 + level) / 2, freedom)) * error
    interval = Interval(0.0 if none_left else math.exp(log_ratio - reach), math.exp(log_ratio + reach), level)
    expected = float((fitted.mu[0, start:] / math.exp(log_ratio)).sum())
    observed = float(table[0, start:].sum())
    if expected < FEWEST_EXPECTED:
        return _refused(observed, Refusal.FEW_EXPECTED, has_comparison=with_comparison)
    if interval.high > 1 and (interval.low == 0 or interval.high / interval.low > WIDEST):
        return _refused(observed, Refusal.TOO_WIDE, has_comparison=with_comparison)
    pvalue = float(2 * stats.t.sf(abs(log_ratio) / error, freedom))
    return Step(observed, expected, ratio, interval, pvalue, phi, _autocorrelation(counted, fitted.mu), with_comparison)


def _design(series: int, periods: int, start: int, frequency: int) -> tuple[Floats, int]:
    """Columns of the regression, series below each other, and which column is the effect."""
    time = np.arange(periods) - (periods - 1) / 2
    angle = 2 * np.pi * np.arange(periods) / frequency
    harmonics = [wave(k * angle) for k in (1, 2) if 2 * k < frequency for wave in (np.cos, np.sin)]
    after = (np.arange(periods) >= start).astype(np.float64)
    rows = []
    for g in range(series):
        own = np.zeros((periods, 2 * series))
        own[:, 2 * g], own[:, 2 * g + 1] = 1.0, time / periods
        steps = [after, after if g == 0 else np.zeros(periods)] if series > 1 else [after]
        rows.append(np.column_stack([own, *harmonics, *steps]))
    design = np.concatenate(rows)
    return design if start < periods else design[:, : -len(steps)], design.shape[1] - 1


def _fit(table: Floats, design: Floats) -> _Fitted:
    import statsmodels.api as sm  # slow to load, so only when asked

    periods = table.shape[1]
    lags = max(1, math.floor(4 * (periods / 100) ** (2 / 9)))  # Newey & West 1994
    time = np.tile(np.arange(periods), len(table))
    order = np.argsort(time, kind="stable")
    model = sm.GLM(table.ravel()[order], design[order], family=sm.families.Poisson())
    found = model.fit(cov_type="hac-groupsum", cov_kwds={"time": time[order], "maxlags": lags})
    mu = np.empty(table.size)
    mu[order] = found.fittedvalues
    return _Fitted(np.asarray(found.params), mu.reshape(table.shape), np.asarray(found.cov_params()))


def _dispersion(table: Floats, mu: Floats, parameters: int) -> float:
    """Pearson's statistic over its degrees of freedom, at least 1 (McCullagh & Nelder 1989, eq. 4.23)."""
    return max(1.0, float(((table - mu) ** 2 / mu).sum() / (table.size - parameters)))


def _autocorrelation(table: Floats, mu: Floats) -> float:
    residual = (table[0] - mu[0]) / np.sqrt(mu[0])
    scale = float((residual**2).sum())
    return float((residual[1:] * residual[:-1]).sum()) / scale if scale > 0 else 0.0


def _inflation(table: Floats, mu: Floats, phi: float, parameters: int) -> float:
    """How much larger the variance of a mean is when periods resemble each other, over all series together.

    What makes counts restless, a part ``1 - 1 / phi`` of the variance, may last (Zeger 1988, Biometrika 75, 621-629).
    """
    part = 1 - 1 / phi
    residual = (table - mu) / np.sqrt(mu)
    alike = float((residual[:, 1:] * residual[:, :-1]).sum() / (residual**2).sum())
    alike += parameters / table.size  # residuals around a fit of their own lean apart
    if part <= 0 or alike <= 0:
        return 1.0
    lasting = min(alike / part, MOST_ALIKE)
    return 1 + 2 * part * lasting / (1 - lasting)


def _refusal(table: Floats, start: int, frequency: int, *, planned: bool = False) -> Refusal | None:
    if np.isnan(table).any():
        return Refusal.GAPS
    if start < YEARS_BEFORE * frequency:
        return Refusal.SHORT_BEFORE
    if not planned and table.shape[1] - start < FEWEST_AFTER:
        return Refusal.SHORT_AFTER
    if table[0, :start].sum() < FEWEST_BEFORE:
        return Refusal.FEW_BEFORE
    thin = (table[1:, :start].sum(axis=1) < FEWEST_BEFORE) | (not planned and table[1:, start:].sum(axis=1) == 0)
    return Refusal.NO_COMPARISON if thin.any() else None


def _refused(observed: float, refusal: Refusal, *, has_comparison: bool) -> Step:
    return Step(observed, None, None, None, None, None, None, has_comparison, refusal)
