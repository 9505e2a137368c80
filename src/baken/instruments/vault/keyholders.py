"""Who keeps the keys: files now, a token or a key service by the same protocol.

The door needs only a desk's public key; the private key is asked to unwrap and never leaves its holder.
With files there is one file per key under the installation's `keys` folder, readable by its owner only
and never overwritten: an overwritten desk key is every unread report lost.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from nacl.public import PrivateKey, PublicKey
from nacl.utils import random

from baken.instruments.vault.sealing import unwrap

SECRET_BYTES = 32


class KeyMissing(Exception):
    """The key that is asked for is not in this key store."""


class KeyExists(Exception):
    """A key of that name exists; keys are never overwritten."""


class KeyHolder(Protocol):
    """Holds one private key. A PKCS#11 token or a KMS fits: nothing asks for the private key itself."""

    @property
    def public(self) -> PublicKey:
        """The public half, for sealing."""
        ...

    def unwrap(self, wrapped: bytes) -> bytes:
        """Open what was wrapped to the public half; raises `CannotOpen`."""
        ...


@dataclass(frozen=True)
class PrivateKeyHolder:
    """A key in this process's memory: what a file, a recovery or a receipt code gives."""

    private: PrivateKey

    @property
    def public(self) -> PublicKey:
        """The public half."""
        return self.private.public_key

    def unwrap(self, wrapped: bytes) -> bytes:
        """Open what was wrapped to this key; raises `CannotOpen`."""
        return unwrap(wrapped, self.private)

    def __repr__(self) -> str:
        return f"PrivateKeyHolder({bytes(self.public).hex()[:8]}…)"


def desk_name(municipality: str) -> str:
    """The holder name of a municipality's desk: `desk-GM1509`."""
    return f"desk-{municipality}"


def create_keys(folder: Path, name: str) -> PrivateKeyHolder:
    """Make a key pair `name.key` (0600) and `name.pub`; raises `KeyExists`, then nothing changed."""
    private = PrivateKey.generate()
    store_keys(folder, name, private)
    return PrivateKeyHolder(private)


def store_keys(folder: Path, name: str, private: PrivateKey) -> None:
    """Keep a key pair, for example one that was recovered; raises `KeyExists`."""
    _write_once(folder / f"{name}.key", bytes(private), mode=0o600)
    public = folder / f"{name}.pub"
    if not public.exists():
        _write_once(public, bytes(private.public_key), mode=0o644)


def load_keys(folder: Path, name: str) -> PrivateKeyHolder:
    """The key pair `name` of this store; raises `KeyMissing`."""
    return PrivateKeyHolder(PrivateKey(_read(folder / f"{name}.key")))


def load_public(folder: Path, name: str) -> PublicKey:
    """The public key `name`, all that the public door needs; raises `KeyMissing`."""
    return PublicKey(_read(folder / f"{name}.pub"))


def secret(folder: Path, name: str) -> bytes:
    """The 32-byte secret `name`, made at first use: a pepper that lives apart from the database."""
    path = folder / f"{name}.secret"
    try:
        _write_once(path, random(SECRET_BYTES), mode=0o600)
    except KeyExists:
        pass
    return _read(path)


def _read(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise KeyMissing(f"No key {path.name} in this key store.") from error
    if len(content) != SECRET_BYTES:
        raise KeyMissing(f"The key file {path.name} is damaged: {len(content)} bytes, not {SECRET_BYTES}.")
    return content


def _write_once(path: Path, content: bytes, *, mode: int) -> None:
    """Write a whole file or none: to a name beside it, to disk, then linked, which refuses to replace."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{uuid4().hex}")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(half, path)
    except FileExistsError as error:
        raise KeyExists(f"{path.name} exists and is never overwritten.") from error
    finally:
        half.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
