"""A small piece of work, instead of waiting, for who shares an address that is at its limit (an onion service, a school).

The task names the limit and the address it is for, under the secret of the limits: nothing of it is kept, and it ends
with that secret. A proof is a number after the task whose SHA-256 begins with zeros (hashcash; Back, 2002). Twenty
zeros are a million hashes on average: one or two seconds on a phone, and a flood of ten thousand reports costs hours.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b, sha256
from hmac import compare_digest
from itertools import count

from nacl.utils import random

from baken.instruments.vault.limits import HASH_BYTES, Limit, LimitSecret, limit_key

BITS = 20
_NONCE_BYTES = 12
_PROOF = re.compile(r"([A-Za-z0-9_-]{24,64}):([0-9]{1,20})")


def task(secret: LimitSecret, limit: Limit, address: str) -> str:
    """A fresh task for who is at this limit."""
    nonce = random(_NONCE_BYTES)
    return urlsafe_b64encode(nonce + _seal(secret, limit, address, nonce)).rstrip(b"=").decode()


def solve(task: str, bits: int = BITS) -> str:
    """The proof of a task, as a client finds it."""
    return next(proof for number in count() if _zeros(proof := f"{task}:{number}") >= bits)


def is_proven(proof: str, secret: LimitSecret, limit: Limit, address: str) -> bool:
    """Whether this is work on a task that was given under this secret, for this limit and this address."""
    found = _PROOF.fullmatch(proof)
    if found is None or _zeros(proof) < BITS:
        return False
    try:
        given = urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4))
    except ValueError:
        return False
    nonce, seal = given[:_NONCE_BYTES], given[_NONCE_BYTES:]
    return compare_digest(seal, _seal(secret, limit, address, nonce))


def proof_key(secret: LimitSecret, proof: str) -> bytes:
    """The counter under which a proof is spent: by its task, so that two answers to one task are one proof."""
    return blake2b(
        proof.partition(":")[0].encode(), key=secret.secret, person=b"spent proof", digest_size=HASH_BYTES
    ).digest()


def _seal(secret: LimitSecret, limit: Limit, address: str, nonce: bytes) -> bytes:
    about = limit_key(secret, limit, address) + nonce
    return blake2b(about, key=secret.secret, person=b"work task", digest_size=HASH_BYTES).digest()


def _zeros(proof: str) -> int:
    digest = int.from_bytes(sha256(proof.encode()).digest(), "big")
    return 256 - digest.bit_length()
