"""Is the municipality different from others like it? A funnel: small ones vary more, so they are held to less."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from baken.instruments.stats.rates import Interval, rate

NEAR, FAR = 1.96, 3.09
"""Within 95 % and 99.8 % of what is expected."""
FEWEST_PEERS = 10
"""With fewer the funnel is wider than any difference and says nothing."""
TRIMMED = 0.1


@dataclass(frozen=True)
class Peer:
    """One municipality: its code, name, crimes and inhabitants."""

    code: str
    name: str
    count: int
    inhabitants: int

    @property
    def per_thousand(self) -> float:
        return 1000 * self.count / self.inhabitants


@dataclass(frozen=True)
class Funnel:
    """Municipalities around their common rate. `spread`: how much more they differ than chance; 1 is chance alone."""

    peers: tuple[Peer, ...]
    common: float
    spread: float

    def limits(self, inhabitants: float, reach: float) -> tuple[float, float]:
        """Between what rates a municipality of this size is expected to lie."""
        half = reach * math.sqrt(self.spread * self.common / 1000 / inhabitants) * 1000
        return max(0.0, self.common - half), self.common + half

    def position(self, peer: Peer) -> int:
        """-2, -1, 0, 1 or 2: far below, below, within, above, far above what is expected."""
        for steps, reach in ((2, FAR), (1, NEAR)):
            low, high = self.limits(peer.inhabitants, reach)
            if peer.per_thousand < low:
                return -steps
            if peer.per_thousand > high:
                return steps
        return 0


def funnel(peers: Sequence[Peer]) -> Funnel | None:
    """Hold municipalities beside each other; None with fewer than ten.

    Spiegelhalter (2005), *Funnel plots for comparing institutional performance*, Statist. Med. 24, 1185-1202: limits
    of a Poisson rate (appendix A.1.3), widened by the spread of the z-scores with the outer tenths winsorised (A.2).
    """
    if len(peers) < FEWEST_PEERS:
        return None
    common = 1000 * sum(each.count for each in peers) / sum(each.inhabitants for each in peers)
    if common == 0:
        return None
    scores = sorted((each.per_thousand - common) / 1000 / math.sqrt(common / 1000 / each.inhabitants) for each in peers)
    cut = int(TRIMMED * len(scores))
    kept = [min(max(score, scores[cut]), scores[-1 - cut]) for score in scores]
    return Funnel(tuple(peers), common, max(1.0, sum(score**2 for score in kept) / len(kept)))


def is_team(surveyed: str, organisation: str) -> bool:
    """Whether the name a survey gives an area is that of the team of this organisation.

    >>> is_team("Basisteam Achterhoek-West", "Politie, basisteam Achterhoek-West"), is_team("Achterhoek West", "Politie")
    (True, False)
    """
    name, whole = (re.sub(r"basisteam|politie|[^a-z]", "", text.lower()) for text in (surveyed, organisation))
    return bool(name) and name == whole


def together(peers: Sequence[Peer]) -> tuple[float, Interval] | None:
    """The rate of several municipalities as one, per 1,000 inhabitants, with its exact interval."""
    people = sum(each.inhabitants for each in peers)
    if not people:
        return None
    found = rate(sum(each.count for each in peers), people)
    return found.value, found.interval()
