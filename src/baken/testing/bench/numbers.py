"""Answer times in a few numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Self


@dataclass(frozen=True)
class Times:
    """Median, 95th percentile and slowest of some answer times, in ms."""

    median: float
    p95: float
    slowest: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """From at least two values."""
        return cls(median(values), quantiles(values, n=20, method="inclusive")[-1], max(values))
