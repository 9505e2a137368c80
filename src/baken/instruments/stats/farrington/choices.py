"""The choices of Farrington flexible, under the names of issue and R, with R's defaults."""

import enum
import math
from dataclasses import dataclass

from baken.instruments.stats.refusals import CannotCompute


class Threshold(enum.Enum):
    """How the upper bound follows from the fitted mean."""

    DELTA = "delta"
    """Farrington et al. (1996): a normal interval on the two-thirds power."""
    MUAN = "muan"
    """Noufaily et al. (2013): negative binomial at the upper limit of the mean."""
    NB_PLUGIN = "nbPlugin"
    """Noufaily et al. (2013): negative binomial at the fitted mean."""


class Mode(enum.Enum):
    """Whose answer is wanted."""

    COMPATIBLE = "compatible"
    """R's, digit for digit, quirks included."""
    CALIBRATED = "calibrated"
    """One whose false alarms stay at or below ``alpha``, with a result for every cell; see :mod:`.calibrated`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How one month (or week) is held against its own past.

    Attributes
    ----------
    frequency
        Periods in a year: 12 or 52.
    b
        Years to look back.
    w
        Periods either side of the same period in earlier years.
    no_periods
        Parts in which the year is cut for the season; 1: only the windows of ``w`` are used.
    past_not_included
        Most recent periods left out, so that what is now growing does not become the norm. ``None``: ``w``.
    threshold_method, alpha
        How the upper bound is made, and the one-sided chance of exceeding it when nothing changed.
    trend, p_threshold_trend
        Whether to allow a trend, and the p below which it is kept.
    reweight, weights_threshold
        Whether past outbreaks weigh less, and from which standardised Anscombe residual.
    limit54
        No alarm when fewer than ``limit54[0]`` were counted in the last ``limit54[1]`` periods.
    """

    frequency: int = 12
    b: int = 5
    w: int = 3
    no_periods: int = 1
    past_not_included: int | None = None
    threshold_method: Threshold = Threshold.DELTA
    alpha: float = 0.05
    trend: bool = True
    p_threshold_trend: float = 0.05
    reweight: bool = True
    weights_threshold: float = 2.58
    limit54: tuple[int, int] = (5, 4)

    def __post_init__(self) -> None:
        if self.frequency < 1 or self.b < 1 or self.w < 0 or self.no_periods < 1:
            raise CannotCompute("Kies frequency, b en no-periods van 1 of meer en w van 0 of meer.")
        if 2 * self.w + 1 > self.frequency:
            raise CannotCompute("De vensters van twee jaren overlappen. Kies een kleinere w.")
        if not 0 < self.alpha < 0.5:
            raise CannotCompute("Kies alpha tussen 0 en 0,5.")
        if not 0 <= self.p_threshold_trend <= 1:
            raise CannotCompute("Kies p-threshold-trend tussen 0 en 1.")
        if self.excluded < 0 or math.isnan(self.weights_threshold):
            raise CannotCompute("Kies past-not-included van 0 of meer, en voor weights-threshold een getal.")
        if self.limit54[0] < 0 or self.limit54[1] < 1:
            raise CannotCompute("Kies bij limit54 een aantal van 0 of meer en een duur van 1 of meer.")
        between = self.frequency - 2 * self.w - 1
        if self.no_periods > 1 and between < self.no_periods - (2 * self.w + 1):
            raise CannotCompute("Het jaar heeft niet zoveel delen. Kies een kleiner getal voor no-periods.")

    @property
    def excluded(self) -> int:
        return self.w if self.past_not_included is None else self.past_not_included

    @property
    def whole_year(self) -> int:
        """``no_periods``, or what cuts the year in whole when it is 1: ten parts as in Noufaily et al. (2013), or fewer."""
        between = self.frequency - 2 * self.w - 1
        return self.no_periods if self.no_periods > 1 else min(10, between + 1)
