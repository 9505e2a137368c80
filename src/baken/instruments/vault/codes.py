"""The reporter's receipt: seven Dutch words that open the thread, and nothing else does.

A code is a keyed hash (BLAKE2b) of the form's idempotency key under the pepper of the installation, so
the same form sent twice gives the same receipt, and nothing about the reporter or the moment is in it.

The arithmetic. Seven words of 2,048 are 7 x 11 = 77 bits, 1.5e23 codes. With a million open threads a
guess hits one of them with chance 1e6 / 1.5e23 = 6.6e-18. A door that lets through 1,000 guesses per
second, far above its limits, takes 2.4 million years on average for the first hit. Whoever steals the
database has only keyed hashes and public keys: without the pepper, kept apart, guessing cannot even
start; with it, 77 bits at 1e12 guesses per second and a million threads still take 2.4 years per hit.
So no slow hash is needed, and checking a code stays cheap.
"""

import re
import unicodedata
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from nacl.public import PrivateKey

from baken.instruments.vault.keyholders import PrivateKeyHolder

CODE_WORDS = 7
WORD_BITS = 11
MIN_KEY_BYTES = 16
_SEPARATORS = re.compile(r"[\s\-_.,;:/]+")
_IDEMPOTENCY_KEY = re.compile(r"[A-Za-z0-9_-]{22,128}")


class UnknownWord(ValueError):
    """A word of the typed code is not in the list; `word` is what was typed."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class WrongLength(ValueError):
    """The typed code does not have seven words; `words` is how many it has."""

    def __init__(self, words: int) -> None:
        super().__init__(words)
        self.words = words


class WeakKey(ValueError):
    """The idempotency key is too short to hold 128 random bits, or is no plain token."""


@cache
def words() -> tuple[str, ...]:
    """The 2,048 words, in the order that gives each its eleven bits."""
    lines = files(__package__).joinpath("words.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _by_sound() -> dict[str, str]:
    return {_sound(word): word for word in words()}


def idempotency_key(token: str) -> bytes:
    """A form's or client's key as bytes: at least 22 url-safe characters (128 bit); raises `WeakKey`.

    A client that takes weak keys could be given somebody else's receipt: a key must be random.
    """
    if not _IDEMPOTENCY_KEY.fullmatch(token):
        raise WeakKey(token[:8])
    if len(set(token)) < MIN_KEY_BYTES // 2:
        raise WeakKey(token[:8])
    return token.encode("ascii")


def receipt_code(pepper: bytes, key: bytes) -> str:
    """The code for an idempotency key of at least 16 bytes: seven words with hyphens between."""
    if len(key) < MIN_KEY_BYTES:
        raise WeakKey("Te kort")
    number = int.from_bytes(_keyed(pepper, b"receipt code", key), "big")
    chosen = []
    for _ in range(CODE_WORDS):
        number, index = divmod(number, 2**WORD_BITS)
        chosen.append(words()[index])
    return "-".join(chosen)


def normalised(typed: str) -> str:
    """The code as typed by a person, made whole.

    Case, spaces, hyphens, accents, and `ei` for `ij` or `au` for `ou` do not matter. Raises
    `UnknownWord` with the first word that is not in the list, `WrongLength` otherwise.
    """
    bare = unicodedata.normalize("NFKD", typed.casefold())
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    bare = re.sub(r"[\u2010-\u2015\u2212\u200b-\u200f]", " ", bare)
    parts = [part for part in _SEPARATORS.split(bare) if part]
    for part in parts[: CODE_WORDS + 1]:
        if _sound(part) not in _by_sound():
            raise UnknownWord(part[:40])
    if len(parts) != CODE_WORDS:
        raise WrongLength(len(parts))
    return "-".join(_by_sound()[_sound(part)] for part in parts)


def nearest_word(typed: str) -> str | None:
    """The one word of the list that differs by a single typing slip, to ask "bedoelde u …?"."""
    close = [word for word in words() if _one_slip_apart(typed, word)]
    return close[0] if len(close) == 1 else None


def code_lookup(pepper: bytes, code: str) -> bytes:
    """What the database keeps to find a thread: 32 bytes that do not lead back to the code."""
    return _keyed(pepper, b"code lookup", code.encode())


def thread_keys(pepper: bytes, code: str) -> PrivateKeyHolder:
    """The key pair of a thread, made from its code each time: only who has the code can read along."""
    return PrivateKeyHolder(PrivateKey(_keyed(pepper, b"thread keys", code.encode())))


def _keyed(pepper: bytes, purpose: bytes, content: bytes) -> bytes:
    return blake2b(content, key=pepper, person=purpose, digest_size=32).digest()


def _sound(word: str) -> str:
    """The word as it is heard: `ei` and `ij`, `au` and `ou` are one sound in Dutch."""
    return word.replace("ij", "ei").replace("ou", "au")


def _one_slip_apart(left: str, right: str) -> bool:
    """Whether one letter changed, missing, added, or two neighbours swapped makes them equal."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = left[start:], right[start:]
    swapped = a[1:2] + a[:1] + a[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped == b
