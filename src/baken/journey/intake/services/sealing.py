"""Sealed parts of a report, made where somebody of the staff side takes it in."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from nacl.public import PublicKey

from baken.instruments.vault.keyholders import desk_name, load_public
from baken.instruments.vault.sealing import KEY_BYTES, seal_content, wrap, wrap_for_two
from baken.journey.intake.rules import plain
from baken.journey.intake.services.keys import second_name
from baken.journey.intake.vocabulary import PartKind


@dataclass(frozen=True)
class SealedPart:
    """Content under a fresh key, and that key wrapped to each reader; the key itself is known to nobody else."""

    kind: PartKind
    ciphertext: bytes
    wraps: Sequence[bytes]
    id: UUID = field(default_factory=uuid4)


def sealed_part(kind: PartKind, content: Mapping[str, Any], *readers: PublicKey) -> SealedPart:
    """Seal one part to its readers, in their order."""
    part, key = uuid4(), secrets.token_bytes(KEY_BYTES)
    sealed = seal_content(json.dumps(content, ensure_ascii=False).encode(), key, record=part)
    return SealedPart(kind, sealed, [wrap(key, reader) for reader in readers], part)


def sealed_name(contact: str, report: UUID, municipality: str) -> tuple[bytes, bytes]:
    """A confidential name under two nested seals: desk and lawyer open it together (architecture 2.9)."""
    key = secrets.token_bytes(KEY_BYTES)
    content = json.dumps({"contact": plain(contact)}, ensure_ascii=False).encode()
    second = load_public(settings.KEYS, second_name(municipality))
    return seal_content(content, key, record=report), wrap_for_two(key, desk_key(municipality), second)


def desk_key(municipality: str) -> PublicKey:
    """What is sealed to this key, the desk can open. Raises KeyMissing."""
    return load_public(settings.KEYS, desk_name(municipality))
