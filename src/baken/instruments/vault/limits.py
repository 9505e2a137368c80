"""Limits against floods and guessing, without keeping who tried.

What is counted is a keyed hash of an address under a secret that is random, shared by the processes
through an unlogged table, and thrown away at rotation: after that nobody, we included, can say which
address a counter belonged to. The secret is never derived from a lasting one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from ipaddress import ip_address, ip_network

from nacl.utils import random

SECRET_BYTES = 32
HASH_BYTES = 16
IPV6_HOUSEHOLD_BITS = 64
"""One household or phone gets a /64: counting whole addresses would let it choose a fresh one each time."""


@dataclass(frozen=True)
class LimitSecret:
    """The secret of now, and when it goes."""

    secret: bytes
    until: datetime

    def is_spent(self, at: datetime) -> bool:
        """Whether it must be replaced at this moment."""
        return at >= self.until


@dataclass(frozen=True)
class Limit:
    """How often one kind of act may happen for one address within a window."""

    kind: str
    times: int
    within: timedelta


def fresh_secret(at: datetime, lifetime: timedelta) -> LimitSecret:
    """A new random secret; the counters of the old one mean nothing from here on."""
    return LimitSecret(random(SECRET_BYTES), at + lifetime)


def limit_key(secret: LimitSecret, limit: Limit, address: str) -> bytes:
    """The counter's name: 16 bytes that differ per kind of act, so that acts cannot be joined.

    `address` is what the connection itself says, or what a proxy that was set up as trusted passes on.
    """
    return counter_of(secret, limit.kind, _network(address))


def counter_of(secret: LimitSecret, kind: str, who: str) -> bytes:
    """The counter's name for whoever is not known by an address: a system with a key of its own."""
    return blake2b(f"{kind}\0{who}".encode(), key=secret.secret, person=b"flood limit", digest_size=HASH_BYTES).digest()


def _network(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return "onbekend"
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, IPV6_HOUSEHOLD_BITS), strict=False))
