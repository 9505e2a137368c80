"""Which earlier periods a period is compared with: the rows of the regression.

For the period ``now`` these are, in each of the ``b`` years back, the window of ``w`` periods either side of the same
period, and (with ``no_periods`` above 1) all periods between the windows, cut into ``no_periods - 1`` parts that
form the levels of a seasonal factor (Noufaily et al. 2013, section 3.2). The last ``past_not_included`` periods are
left out.
"""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.farrington.choices import Choices
from baken.instruments.stats.refusals import CannotCompute


@dataclass(frozen=True, slots=True)
class Window:
    """The rows for one period: where they stand, their time (0 is now), their seasonal level (0 is that of now)."""

    now: int
    rows: NDArray[np.int64]
    time: NDArray[np.float64]
    level: NDArray[np.int64]
    levels: int


def window(now: int, choices: Choices, dates: Sequence[date] | None = None, *, as_r: bool = False) -> Window:
    """The window of period ``now`` (counted from 0).

    With ``dates`` the same period of an earlier year is found on the calendar and time runs in days (as R does when
    epochs are dates); without, in periods. ``as_r`` keeps what R does where the periods between two windows are fewer than
    the parts (months, ``w=2, no_periods=10``): a part without periods takes the first one of the later window and the last
    one before it, since in R ``8:7`` is not empty.

    Raises
    ------
    CannotCompute
        When the series does not reach back ``b`` years and ``w`` periods.
    """
    anchors = _anchors(now, choices, dates)
    if anchors[-1] - choices.w < 0:
        raise CannotCompute(
            f"Voor periode {now + 1} zijn {choices.b} jaren en {choices.w} perioden ervóór nodig, en zo ver gaat de reeks "
            "niet terug. Kies een kleinere b of een later bereik."
        )
    part = np.full(now + 1, -1, dtype=np.int64)
    part[max(0, now - choices.w) : now + 1] = 0
    for later, anchor in pairwise(anchors):
        part[anchor - choices.w : anchor + choices.w + 1] = 0
        if choices.no_periods > 1:
            first, last = anchor + choices.w + 1, later - choices.w
            # the parts are as equal as can be; the first ones take the remainder
            for number, rows in enumerate(np.array_split(np.arange(first, last), choices.no_periods - 1), start=1):
                part[rows] = number
                if as_r and len(rows) == 0:
                    part[last - 1 : last + 1] = number
    part[max(0, now - choices.excluded) :] = -1
    rows = np.flatnonzero(part >= 0)
    if len(rows) == 0:
        raise CannotCompute("Er blijft niets over om mee te vergelijken. Kies een kleinere past-not-included.")
    return Window(now, rows, _time(rows, now, dates), part[rows], choices.no_periods)


def _anchors(now: int, choices: Choices, dates: Sequence[date] | None) -> list[int]:
    """Where the same period stands now and in each of the ``b`` years before."""
    if dates is None:
        return [now - choices.frequency * year for year in range(choices.b + 1)]
    place = {day: position for position, day in enumerate(dates)}
    found = []
    for year in range(choices.b + 1):
        day = _same_day(dates[now], year, weekly=choices.frequency == 52)
        if day not in place:
            raise CannotCompute(f"{day} staat niet tussen de datums. Kies een kleinere b of een later bereik.")
        found.append(place[day])
    return found


def _same_day(day: date, years: int, *, weekly: bool) -> date:
    """The same date so many years earlier; for weeks the same weekday closest to it."""
    leap = (day.month, day.day) == (2, 29) and not isleap(day.year - years)
    earlier = date(day.year - years, 3, 1) if leap else day.replace(year=day.year - years)  # 1 March, as R has it
    if not weekly:
        return earlier
    shift = (day.weekday() - earlier.weekday()) % 7
    return date.fromordinal(earlier.toordinal() + (shift if shift <= 3 else shift - 7))


def _time(rows: NDArray[np.int64], now: int, dates: Sequence[date] | None) -> NDArray[np.float64]:
    if dates is None:
        return (rows - now).astype(np.float64)
    days = np.array([day.toordinal() for day in dates[: now + 1]], dtype=np.float64)
    time: NDArray[np.float64] = (days[rows] - days[now]) / (days[1] - days[0])
    return time
