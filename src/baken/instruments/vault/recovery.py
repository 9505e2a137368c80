"""A lost desk key comes back with two of three holders, and never with one.

There is no home-made secret sharing: the desk's private key is sealed nested to each of the three
pairs of holders (say mayor, secretary, security officer), so three sealed copies are kept and any two
people open the one that is theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from nacl.public import PrivateKey, PublicKey

from baken.instruments.vault.sealing import CannotOpen, Unwraps, open_as_two, wrap_for_two

HOLDERS = 3


@dataclass(frozen=True)
class RecoveryCopy:
    """One sealed copy of a desk key: `outer` opens first, then `inner`."""

    outer: str
    inner: str
    wrapped: bytes


def recovery_copies(desk: PrivateKey, holders: Mapping[str, PublicKey]) -> tuple[RecoveryCopy, ...]:
    """Seal a desk key to every pair of exactly three holders; raises ValueError for another number."""
    if len(holders) != HOLDERS:
        raise ValueError(f"Recovery needs exactly {HOLDERS} holders, not {len(holders)}.")
    return tuple(
        RecoveryCopy(outer, inner, wrap_for_two(bytes(desk), holders[outer], holders[inner]))
        for outer, inner in combinations(sorted(holders), 2)
    )


def recover(copies: tuple[RecoveryCopy, ...], present: Mapping[str, Unwraps]) -> PrivateKey:
    """The desk key, opened by any two of the holders who are present; raises `CannotOpen`."""
    for copy in copies:
        if copy.outer in present and copy.inner in present:
            return PrivateKey(open_as_two(copy.wrapped, present[copy.outer], present[copy.inner]))
    raise CannotOpen("Recovery takes two of the three holders.")
