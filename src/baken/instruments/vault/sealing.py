"""A record is sealed when it arrives: one fresh key per record, wrapped to each reader.

The content goes under XChaCha20-Poly1305 with the record's id as associated data, so that a sealed
content moved to another record does not open there. The key goes under an anonymous sealed box
(X25519), so that whoever sealed cannot read back. Content is padded: its length tells little.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    sodium_pad,
    sodium_unpad,
)
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.utils import random

KEY_BYTES = crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
PADDED_TO = 512
"""Sealed content is a multiple of this many bytes: a short report and a shorter one look alike."""

_PURPOSE = b"baken record v1:"


class CannotOpen(Exception):
    """The seal does not open: another key, another record, or content that was changed."""


class Unwraps(Protocol):
    """Something that holds a private key and opens what was wrapped to it."""

    def unwrap(self, wrapped: bytes) -> bytes:
        """Give back the wrapped bytes; raises `CannotOpen`."""
        ...


@dataclass(frozen=True)
class Sealed:
    """A sealed record: nonce and ciphertext in one, and its key once per holder.

    The two belong in different stores: destroying the wraps destroys the record.
    """

    ciphertext: bytes
    wraps: Mapping[str, bytes]


def seal_record(plain: bytes, readers: Mapping[str, PublicKey], *, record: UUID) -> Sealed:
    """Seal `plain` for each of `readers` (holder name to public key); raises ValueError without readers."""
    if not readers:
        raise ValueError("A record that nobody can open is lost: name at least one reader.")
    key = random(KEY_BYTES)
    return Sealed(
        ciphertext=seal_content(plain, key, record=record),
        wraps={holder: wrap(key, public) for holder, public in readers.items()},
    )


def open_record(sealed: Sealed, holder: str, keys: Unwraps, *, record: UUID) -> bytes:
    """Open a sealed record as one of its holders; raises `CannotOpen`."""
    if holder not in sealed.wraps:
        raise CannotOpen(f"This record was not sealed for {holder}.")
    return open_content(sealed.ciphertext, keys.unwrap(sealed.wraps[holder]), record=record)


def seal_content(plain: bytes, key: bytes, *, record: UUID) -> bytes:
    """Seal content under a record key of 32 bytes; gives nonce and ciphertext in one."""
    nonce = random(NONCE_BYTES)
    padded = sodium_pad(plain, PADDED_TO)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(padded, _about(record), nonce, key)


def open_content(ciphertext: bytes, key: bytes, *, record: UUID) -> bytes:
    """Open what `seal_content` closed; raises `CannotOpen`."""
    nonce, body = ciphertext[:NONCE_BYTES], ciphertext[NONCE_BYTES:]
    try:
        padded = crypto_aead_xchacha20poly1305_ietf_decrypt(body, _about(record), nonce, key)
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen("This content does not open with this key for this record.") from error
    return sodium_unpad(padded, PADDED_TO)


def wrap(secret: bytes, reader: PublicKey) -> bytes:
    """Close a small secret for one reader; the wrapper itself cannot open it again."""
    return SealedBox(reader).encrypt(secret)


def unwrap(wrapped: bytes, reader: PrivateKey) -> bytes:
    """Open what `wrap` closed; raises `CannotOpen`."""
    try:
        return SealedBox(reader).decrypt(wrapped)
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen("This key does not fit.") from error


def wrap_for_two(secret: bytes, outer: PublicKey, inner: PublicKey) -> bytes:
    """Close a secret so that two people are needed: `outer` opens first, then `inner`.

    After `outer` has opened, what is left still fits `inner` only: neither ever needs the other's key.
    """
    if bytes(outer) == bytes(inner):
        raise ValueError("Two seals with one key are one person.")
    return wrap(wrap(secret, inner), outer)


def open_as_two(wrapped: bytes, outer: Unwraps, inner: Unwraps) -> bytes:
    """Open what `wrap_for_two` closed, with both; raises `CannotOpen`."""
    return inner.unwrap(outer.unwrap(wrapped))


def _about(record: UUID) -> bytes:
    return _PURPOSE + record.bytes
