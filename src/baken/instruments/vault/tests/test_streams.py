"""A file sealed in pieces opens whole, or not at all."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baken.instruments.vault.sealing import CannotOpen
from baken.instruments.vault.streams import PADDED_TO, PIECE_BYTES, open_stream, seal_stream

RECORD, OTHER = UUID(int=1), UUID(int=2)
KEY = bytes(range(32))
LONG = bytes(range(256)) * 4096 * 3  # three pieces


def sealed(content: bytes) -> list[bytes]:
    return list(seal_stream([content], KEY, record=RECORD))


@given(st.lists(st.binary(max_size=3000), max_size=5))
@settings(max_examples=30, deadline=None)
def test_what_goes_in_comes_out_however_it_was_cut(parts: list[bytes]) -> None:
    pieces = list(seal_stream(parts, KEY, record=RECORD))

    assert b"".join(open_stream(pieces, KEY, record=RECORD)) == b"".join(parts)


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])
def test_every_size_around_a_piece(size: int) -> None:
    content = b"x" * size

    assert b"".join(open_stream(sealed(content), KEY, record=RECORD)) == content


def test_short_files_look_alike() -> None:
    assert len(sealed(b"a")[0]) == len(sealed(b"a" * (PADDED_TO - 1))[0])


def test_nothing_clear_is_left() -> None:
    assert b"x" * 32 not in b"".join(sealed(b"x" * 5000))


@pytest.mark.parametrize(
    "broken",
    [
        lambda p: p[:-1],
        lambda p: [p[0], *p[2:]],
        lambda p: [p[0], p[2], p[1], *p[3:]],
        lambda p: [p[0][:-1], *p[1:]],
        lambda p: [p[0], p[1][:50] + bytes([p[1][50] ^ 1]) + p[1][51:], *p[2:]],
        lambda p: [],
        lambda p: [*p, p[-1]],
    ],
    ids=["cut off", "one missing", "swapped", "shortened", "changed", "nothing", "one too many"],
)
def test_a_piece_that_is_not_as_it_was_is_noticed(broken) -> None:
    pieces = broken(sealed(LONG))

    with pytest.raises(CannotOpen):
        list(open_stream(pieces, KEY, record=RECORD))


def test_it_opens_for_its_own_record_and_key_only() -> None:
    for key, record in ((KEY, OTHER), (KEY[::-1], RECORD)):
        with pytest.raises(CannotOpen):
            list(open_stream(sealed(b"abc"), key, record=record))
