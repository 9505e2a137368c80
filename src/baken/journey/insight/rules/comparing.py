"""Is this figure unusual, and may it be divided by inhabitants? Facts in, answer out.

Small places give small counts, and small counts jump. So a count comes with its interval, is held against the years
before it, and is not judged at all where there is too little to see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from baken.ground.places.vocabulary import Typology
from baken.instruments.stats.rates import Interval, UsualRange, poisson_interval, rate, usual_range
from baken.journey.insight.vocabulary import FEWEST_INHABITANTS, FEWEST_PER_YEAR, FEWEST_YEARS, Judgement, NoRate

USUAL_LEVEL = 0.9
"""What is called usual: nine of ten unchanged years fall inside."""
BEYOND_CHANCE = 0.99
"""Only outside this range is a figure called higher or lower: with 32 areas a wider net would cry wolf every year."""


@dataclass(frozen=True)
class Compared:
    """A count beside what is usual. `usual` is None where too few earlier years are known."""

    count: int
    interval: Interval
    usual: tuple[int, int] | None
    judgement: Judgement


def compare(count: int, earlier: Sequence[int | None]) -> Compared:
    """Hold a count against the known ones of earlier, equally long periods; unknown ones are left out, never zero."""
    known = [value for value in earlier if value is not None]
    interval = _interval(count)
    if len(known) < FEWEST_YEARS:
        return Compared(count, interval, None, Judgement.NOT_JUDGED)
    usual = _usual(tuple(known), USUAL_LEVEL)
    bounds = (usual.low, usual.high)
    if sum(known) / len(known) < FEWEST_PER_YEAR:
        return Compared(count, interval, bounds, Judgement.NOT_JUDGED)
    return Compared(count, interval, bounds, _judged(count, usual, _usual(tuple(known), BEYOND_CHANCE)))


@lru_cache(maxsize=8192)
def _interval(count: int) -> Interval:
    """The same count has the same interval; an export has hundreds."""
    return poisson_interval(count)


@lru_cache(maxsize=8192)
def _usual(known: tuple[int, ...], level: float) -> UsualRange:
    """The same past gives the same range; working it out takes milliseconds, and a page has dozens."""
    return usual_range(known, level)


def _judged(count: int, usual: UsualRange, wide: UsualRange) -> Judgement:
    if count in usual:
        return Judgement.USUAL
    if count > usual.high:
        return Judgement.SLIGHTLY_HIGHER if count in wide else Judgement.HIGHER
    return Judgement.SLIGHTLY_LOWER if count in wide else Judgement.LOWER


def why_no_rate(count: int | None, inhabitants: int | None, typology: Typology, adds_up: bool) -> NoRate | None:
    """The reason not to give a number per 1,000 inhabitants, or None when it may be given."""
    if count is None:
        return NoRate.NO_COUNT
    if not adds_up:
        return NoRate.OTHER_DIVISION
    if inhabitants is None:
        return NoRate.NO_INHABITANTS
    if typology in (Typology.SHOPPING, Typology.BUSINESS_PARK, Typology.HOLIDAY_PARK):
        return NoRate.NOT_LIVED_IN
    return NoRate.TOO_FEW if inhabitants < FEWEST_INHABITANTS else None


def rate_of(count: int, inhabitants: int) -> tuple[float, Interval]:
    """Number per 1,000 inhabitants with its interval."""
    found = rate(count, inhabitants)
    return found.value, found.interval()


def level_of_rate(count: int, inhabitants: int, municipal_rate: float) -> int:
    """The shade on the map, from 0 to 4. The middle one: not to be told apart from the whole municipality."""
    value, interval = rate_of(count, inhabitants)
    if municipal_rate in interval:
        return 2
    if value < municipal_rate:
        return 0 if value < municipal_rate / 2 else 1
    return 4 if value > municipal_rate * 2 else 3
