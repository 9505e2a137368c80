"""What chance alone would give, compiled: replicas of the counts under "no cluster".

Each block of replicas starts its own stream of random numbers from the seed and its own number, so that the outcome
does not depend on threads. SplitMix64: Steele, Lea & Flood (2014), *Fast splittable pseudorandom number generators*,
OOPSLA.
"""

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.compiled import compiled
from baken.instruments.stats.scan.search import SIDE

Integers = NDArray[np.int64]


@compiled
def _next(state: NDArray[np.uint64]) -> np.uint64:
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: np.uint64 = z ^ (z >> np.uint64(31))
    return mixed


@compiled
def _below(state: NDArray[np.uint64], limit: int) -> np.int64:
    """A whole number from 0 up to ``limit``, by the high half of a product (bias below limit / 2^32)."""
    return np.int64(((_next(state) >> np.uint64(32)) * np.uint64(limit)) >> np.uint64(32))


@compiled
def stream(seed: int, block: int) -> NDArray[np.uint64]:
    """The random stream of one block."""
    state = np.empty(1, dtype=np.uint64)
    state[0] = np.uint64(seed) * np.uint64(0xD1342543DE82EF95) + np.uint64(block)
    state[0] = _next(state)
    return state


@compiled
def permuted(
    state: NDArray[np.uint64], location: NDArray[np.int32], period: NDArray[np.int32], counts: NDArray[np.float32]
) -> None:
    """Hand the periods out anew over the cases (``location`` per case), ``SIDE`` times.

    ``period`` holds the periods that matter, one entry per case in them; the cases left over fall in periods that no
    window reads. Fills ``counts[location, period, replica]`` (Kulldorff et al. 2005, PLoS Medicine 2, e59).
    """
    shuffled = location.copy()
    counts[:] = 0.0
    for replica in range(SIDE):
        for i in range(len(period)):
            j = i + _below(state, len(shuffled) - i)
            picked = shuffled[j]
            shuffled[j] = shuffled[i]
            shuffled[i] = picked
            counts[picked, period[i], replica] += np.float32(1.0)


@compiled
def scattered(
    state: NDArray[np.uint64],
    cases: int,
    keep: NDArray[np.float64],
    other: Integers,
    counts: NDArray[np.float32],
) -> None:
    """Throw ``cases`` over all cells by their expected share, ``SIDE`` times, by Walker's alias table (``keep``,
    ``other``).

    Fills ``counts[location, period, replica]``; cells run over location first (Kulldorff 1997, section 4). Where it has
    fewer periods than there are cells per location it holds the last ones: those before are in no window.
    """
    periods = len(keep) // len(counts)
    earliest = periods - counts.shape[1]
    counts[:] = 0.0
    for replica in range(SIDE):
        for _ in range(cases):
            cell = _below(state, len(keep))
            if float(_next(state) >> np.uint64(11)) * (1.0 / 9007199254740992.0) >= keep[cell]:
                cell = other[cell]
            period = cell % periods - earliest
            if period >= 0:
                counts[cell // periods, period, replica] += np.float32(1.0)


@compiled
def alias_table(share: NDArray[np.float64], keep: NDArray[np.float64], other: Integers) -> None:
    """Walker's table (1977) by Vose's method (1991, IEEE Trans. Softw. Eng. 17, 972-975)."""
    n = len(share)
    small = np.empty(n, dtype=np.int64)
    large = np.empty(n, dtype=np.int64)
    smalls, larges = 0, 0
    scaled = share * (n / share.sum())
    for cell in range(n):
        other[cell] = cell
        keep[cell] = 1.0
        if scaled[cell] < 1.0:
            small[smalls] = cell
            smalls += 1
        else:
            large[larges] = cell
            larges += 1
    while smalls > 0 and larges > 0:
        smalls -= 1
        low = small[smalls]
        high = large[larges - 1]
        keep[low] = scaled[low]
        other[low] = high
        scaled[high] -= 1.0 - scaled[low]
        if scaled[high] < 1.0:
            larges -= 1
            small[smalls] = high
            smalls += 1
