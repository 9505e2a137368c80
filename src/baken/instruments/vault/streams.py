"""A file sealed while it streams: pieces of a mebibyte under XChaCha20-Poly1305 in libsodium's secretstream.

Each piece carries the record's id; their order and their end are part of the seal, so that a piece that is missing, moved
or cut off is noticed. The last piece is padded: the length of a file tells little.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_HEADERBYTES,
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_init_push,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
    crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
    sodium_pad,
    sodium_unpad,
)
from nacl.exceptions import CryptoError

from baken.instruments.vault.sealing import CannotOpen

PIECE_BYTES = 1 << 20
PADDED_TO = 4096
_HEADER = crypto_secretstream_xchacha20poly1305_HEADERBYTES
_PURPOSE = b"baken file v1:"


class StreamSeal:
    """Seals what is fed to it, a piece at a time; nothing larger than a piece is ever held."""

    def __init__(self, key: bytes, *, record: UUID) -> None:
        self._about = _PURPOSE + record.bytes
        self._state = crypto_secretstream_xchacha20poly1305_state()
        self._before = bytes(crypto_secretstream_xchacha20poly1305_init_push(self._state, key))
        self._held = bytearray()

    def feed(self, content: bytes) -> Iterator[bytes]:
        """The sealed pieces that became full with this."""
        self._held += content
        while len(self._held) > PIECE_BYTES:
            piece = bytes(self._held[:PIECE_BYTES])
            del self._held[:PIECE_BYTES]
            yield self._sealed(piece, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE)

    def end(self) -> bytes:
        """The last piece, padded and marked as the last."""
        last = sodium_pad(bytes(self._held), PADDED_TO)
        self._held.clear()
        return self._sealed(last, crypto_secretstream_xchacha20poly1305_TAG_FINAL)

    def _sealed(self, piece: bytes, tag: int) -> bytes:
        before, self._before = self._before, b""
        return before + bytes(crypto_secretstream_xchacha20poly1305_push(self._state, piece, self._about, tag))


def seal_stream(content: Iterable[bytes], key: bytes, *, record: UUID) -> Iterator[bytes]:
    """The sealed pieces of a whole file."""
    seal = StreamSeal(key, record=record)
    for part in content:
        yield from seal.feed(part)
    yield seal.end()


def open_stream(pieces: Iterable[bytes], key: bytes, *, record: UUID) -> Iterator[bytes]:
    """The content of sealed pieces, in order.

    Raises:
        CannotOpen: another key or record, or a piece that was changed, moved or is missing, the last one included.
    """
    state = crypto_secretstream_xchacha20poly1305_state()
    tag = None
    for number, piece in enumerate(pieces):
        try:
            if number == 0:
                crypto_secretstream_xchacha20poly1305_init_pull(state, piece[:_HEADER], key)
                piece = piece[_HEADER:]
            content, tag = crypto_secretstream_xchacha20poly1305_pull(state, piece, _PURPOSE + record.bytes)
        except (CryptoError, ValueError, TypeError, RuntimeError) as error:
            raise CannotOpen("This piece does not open with this key for this file.") from error
        last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL
        yield sodium_unpad(bytes(content), PADDED_TO) if last else bytes(content)
    if tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL:
        raise CannotOpen("The end of this file is missing.")
