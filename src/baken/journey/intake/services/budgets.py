"""How often one visitor may do something this hour, counted under keyed hashes that nobody can lead back (architecture 4.7)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from threading import Lock

from baken.instruments.vault.limits import Limit, LimitSecret, counter_of, limit_key
from baken.instruments.vault.proofs import is_proven, proof_key, task
from baken.journey.intake.services.connection import call, door_setting

HOUR = timedelta(hours=1)
REPORTS_AN_HOUR = Limit("report", 60, HOUR)
"""Per address; a whole school or an onion service may share one, so it stops floods and not people."""
WRONG_CODES_AN_HOUR = Limit("code", 30, HOUR)


class TooOften(Exception):
    """Too many from one address in this hour. `task` is work that may be done instead of waiting; empty when there is none."""

    def __init__(self, task: str = "") -> None:
        super().__init__()
        self.task = task


@dataclass(frozen=True)
class Budget:
    """What the database counts: a name that says nothing, and how often."""

    counter: bytes
    times: int


def budget(limit: Limit, address: str, at: datetime, proof: str = "") -> Budget:
    """The counter of this visitor for this kind of act; a proof of work is a counter of its own, good for one time."""
    secret = limit_secret(at)
    if proof and is_proven(proof, secret, limit, address):
        return Budget(proof_key(secret, proof), 1)
    return Budget(limit_key(secret, limit, address), limit.times)


def sender_budget(key: str, at: datetime) -> Budget:
    """The counter of a system with a key; how often it may is known where its key is known."""
    return Budget(counter_of(limit_secret(at), "sender", key), 0)


def key_hash(key: str) -> bytes:
    """What is kept of the key of a system: 32 bytes. The key holds 256 random bits, so a plain hash is enough."""
    return blake2b(key.encode(), person=b"sender key", digest_size=32).digest()


def too_often(limit: Limit, address: str, at: datetime) -> TooOften:
    """The refusal, with the work that may be done instead."""
    return TooOften(task(limit_secret(at), limit, address))


_secret_lock = Lock()
_secret: dict[str, LimitSecret] = {}


def limit_secret(at: datetime) -> LimitSecret:
    """The secret of this hour, shared by all processes; asked for once an hour."""
    name = str(door_setting("DOOR_DATABASE")["NAME"])
    with _secret_lock:
        held = _secret.get(name)
        if held is None or held.is_spent(at):
            [(secret, until)] = call("SELECT secret, until FROM door.limit_secret()", [])
            held = _secret[name] = LimitSecret(bytes(secret), until)
        return held
