"""Keyed hashes: two registers can be compared without either showing its content.

One key per purpose, so that a hash of one purpose says nothing in another. A keyed hash of a person is still personal
data (AVG 4(5)): it is kept, read and destroyed under the same rules as the clear text.
"""

import hashlib
import hmac


def digest(key: bytes, *, purpose: str, municipality: str, kind: str, spelling: str) -> str:
    """HMAC-SHA-256 of an identifier in its one spelling, 64 hexadecimal characters (RFC 2104)."""
    message = "\x1f".join((purpose, municipality, kind, spelling)).encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()
