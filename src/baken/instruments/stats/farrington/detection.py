"""Early warning over many series at once: :func:`detect`.

Farrington, Andrews, Beale & Catchpole (1996), *A statistical algorithm for the early detection of outbreaks of
infectious disease*, JRSS A 159, 547-563; Noufaily, Enki, Farrington, Garthwaite, Andrews & Charlett (2013), *An
improved algorithm for outbreak detection in multiple surveillance systems*, Statistics in Medicine 32, 1206-1222.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from baken.instruments.stats.compiled import in_threads
from baken.instruments.stats.farrington import calibrated, compatible
from baken.instruments.stats.farrington.choices import Choices, Mode, Threshold
from baken.instruments.stats.farrington.windows import window
from baken.instruments.stats.refusals import CannotCompute

Floats = NDArray[np.float64]

_METHOD = {
    Threshold.DELTA: compatible.DELTA,
    Threshold.MUAN: compatible.MUAN,
    Threshold.NB_PLUGIN: compatible.NB_PLUGIN,
}
_PART = 4096


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found for each series (row) and each period of the range (column); NaN where there is no result."""

    choices: Choices
    periods: NDArray[np.int64]
    """The periods that were judged, counted from 1."""
    observed: Floats
    expected: Floats
    upperbound: Floats
    score: Floats
    pvalue: Floats
    alarm: NDArray[np.bool_]
    mu0: Floats
    phi: Floats
    trend: Floats
    """1: a trend was kept, 0: not."""
    trend_coefficient: Floats
    attainable: Floats
    """Mode *calibrated*: the chance of an alarm when nothing changed. Counts are whole, so it is often below ``alpha``."""
    pvalue_above: Floats
    """Mode *calibrated*: the chance of more than was counted; the p-value is that of as many or more."""

    def randomised(self, draw: Floats) -> Floats:
        """P-values that are even when nothing changed; ``draw`` is uniform on 0..1 (Cox & Hinkley 1974, section 3.2)."""
        return self.pvalue_above + draw * (self.pvalue - self.pvalue_above)


def detect(
    counts: ArrayLike,
    periods: Sequence[int],
    choices: Choices,
    *,
    mode: Mode = Mode.COMPATIBLE,
    population: ArrayLike | None = None,
    dates: Sequence[date] | None = None,
    threads: int | None = None,
) -> Detection:
    """Farrington flexible on every series: equal to R ``surveillance``, or calibrated.

    Parameters
    ----------
    counts
        Series in rows, periods in columns; NaN where nothing is known (which is not zero).
    periods
        The periods to judge, counted from 1 as in R (``149:160``).
    choices
        See :class:`Choices`. Mode *calibrated* has its own distribution and its own way with past outbreaks: of
        ``reweight`` it takes whether to leave them out, and ``threshold_method`` and ``weights_threshold`` it ignores. The
        months between the windows tell it about season and restlessness, also with ``no_periods=1``.
    population
        Same shape as ``counts`` (or one row for all): adds the log of the population as an offset.
    dates
        First day of every period, to find the same period of earlier years on the calendar.
    threads
        Number of threads; all cores when not given.

    Raises
    ------
    CannotCompute
        When a period lies outside the series or too little history precedes it.

    Notes
    -----
    *Compatible* is verified on each configuration of the reference data: expected value, upper bound, score and
    p-value equal to R within 1e-6 relative, alarms the same (``tests/test_farrington.py``). Where R has no
    convergence there is no result here either. Where every count in a window is the same, the fitted trend is
    rounding noise in R; here it counts as none.

    *Calibrated* is measured on simulated series without change: means 0.02 to 40, dispersion 1 to 4, with and without
    season (``tests/test_calibrated.py``). At a nominal 1 % (``w=1, no_periods=10``) false alarms were 0.0 to 1.0 %,
    where R's nbPlugin gave 0.8 to 7 %. The score is 1 at the smallest count that rings.

    Examples
    --------
    Five quiet years of two a month, and then nine in one month:

    >>> counts = [[2, 1, 3, 2, 2, 1, 2, 3, 2, 2, 1, 3] * 6]
    >>> counts[0][71] = 9
    >>> found = detect(counts, [72], Choices(b=5, w=2, alpha=0.01, limit54=(0, 4)))
    >>> bool(found.alarm[0, 0]), round(float(found.upperbound[0, 0]), 1)
    (True, 5.7)
    """
    table = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    if (table < 0).any():
        raise CannotCompute("Een aantal is 0 of meer. Laat leeg wat onbekend is.")
    wanted = np.asarray(periods, dtype=np.int64)
    if len(wanted) == 0 or wanted.min() < 1 or wanted.max() > table.shape[1]:
        raise CannotCompute(f"Kies een bereik binnen 1 en {table.shape[1]}, het aantal perioden.")
    if dates is not None and len(dates) != table.shape[1]:
        raise CannotCompute("Geef voor elke periode een datum.")
    people = table[:, :1] if population is None else np.broadcast_to(np.asarray(population, np.float64), table.shape)
    if population is not None and not (people > 0).all():
        raise CannotCompute("Geef voor elke reeks en periode een bevolking boven 0.")
    as_r = mode is Mode.COMPATIBLE
    parts = choices if as_r else replace(choices, no_periods=choices.whole_year)
    windows = [window(int(period) - 1, parts, dates, as_r=as_r) for period in wanted]
    most = max(len(each.rows) for each in windows)
    critical = _trend_critical(choices, choices.p_threshold_trend, most)
    strict = _trend_critical(choices, min(choices.p_threshold_trend, calibrated.BEYOND_DOUBT), most)
    out = np.full((len(windows), len(table), calibrated.OUTCOMES), np.nan)
    z = float(stats.norm.isf(choices.alpha))

    def work(first: int) -> None:
        last = first + _PART
        part = np.ascontiguousarray(table[first:last])
        people_part = np.ascontiguousarray(people[first:last])
        for place, each in enumerate(windows):
            if mode is Mode.CALIBRATED:
                calibrated.judge(
                    part, people_part, each.now, each.rows, each.time, each.level, each.levels, choices.alpha,
                    choices.trend, critical, strict, choices.reweight, float(choices.limit54[0]), choices.limit54[1],
                    population is not None, choices.frequency, calibrated.BASE,
                    calibrated.PRIOR, out[place, first:last],
                )  # fmt: skip
                continue
            compatible.judge(
                part, people_part, each.now, each.rows, each.time, each.level, each.levels,
                _METHOD[choices.threshold_method], choices.alpha, z, choices.trend, critical,
                choices.reweight, choices.weights_threshold, float(choices.limit54[0]), choices.limit54[1],
                population is not None, dates is not None, out[place, first:last, : compatible.OUTCOMES],
            )  # fmt: skip

    in_threads(work, range(0, len(table), _PART), threads)
    by_name = np.moveaxis(out, 1, 0)
    return Detection(
        choices=choices,
        periods=wanted,
        observed=table[:, wanted - 1],
        expected=by_name[..., compatible.EXPECTED],
        upperbound=by_name[..., compatible.UPPER],
        score=by_name[..., compatible.SCORE],
        pvalue=by_name[..., compatible.PVALUE],
        alarm=by_name[..., compatible.ALARM] == 1,
        mu0=by_name[..., compatible.MU0],
        phi=by_name[..., compatible.PHI],
        trend=by_name[..., compatible.TREND],
        trend_coefficient=by_name[..., compatible.TREND_COEFFICIENT],
        attainable=by_name[..., calibrated.ATTAINABLE],
        pvalue_above=by_name[..., calibrated.PVALUE_ABOVE],
    )


def _trend_critical(choices: Choices, p_value: float, rows: int) -> Floats:
    """Student's critical value per degrees of freedom; infinite (never a trend) with none, or less than three years."""
    critical = np.full(rows + 1, np.inf)
    if choices.b >= 3:
        critical[1:] = stats.t.isf(min(p_value, 1.0) / 2, np.arange(1, rows + 1))
    return critical
