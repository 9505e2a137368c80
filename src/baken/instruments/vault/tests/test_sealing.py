"""What is sealed opens for its readers, for nobody else, and nowhere else."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from baken.instruments.vault.keyholders import PrivateKeyHolder
from baken.instruments.vault.sealing import (
    PADDED_TO,
    CannotOpen,
    Sealed,
    open_as_two,
    open_record,
    seal_record,
    wrap_for_two,
)

DESK, COLLEAGUE, STRANGER = (PrivateKeyHolder(PrivateKey.generate()) for _ in range(3))


@given(st.binary(max_size=2000))
def test_every_reader_opens_what_was_sealed(plain: bytes) -> None:
    record = uuid4()
    sealed = seal_record(plain, {"desk": DESK.public, "colleague": COLLEAGUE.public}, record=record)

    assert open_record(sealed, "desk", DESK, record=record) == plain
    assert open_record(sealed, "colleague", COLLEAGUE, record=record) == plain


def test_the_content_does_not_show_in_what_is_stored() -> None:
    sealed = seal_record(b"lampen in de schuur", {"desk": DESK.public}, record=uuid4())

    assert b"lampen" not in sealed.ciphertext + sealed.wraps["desk"]


def test_a_stranger_does_not_open_it() -> None:
    record = uuid4()
    sealed = seal_record(b"x", {"desk": DESK.public}, record=record)

    with pytest.raises(CannotOpen):
        open_record(sealed, "desk", STRANGER, record=record)
    with pytest.raises(CannotOpen):
        open_record(sealed, "stranger", STRANGER, record=record)


def test_content_moved_to_another_record_does_not_open() -> None:
    sealed = seal_record(b"x", {"desk": DESK.public}, record=uuid4())

    with pytest.raises(CannotOpen):
        open_record(sealed, "desk", DESK, record=uuid4())


@given(st.data())
def test_one_changed_bit_is_noticed(data: st.DataObject) -> None:
    record = uuid4()
    sealed = seal_record(b"hallo", {"desk": DESK.public}, record=record)
    place = data.draw(st.integers(0, len(sealed.ciphertext) - 1))
    changed = bytearray(sealed.ciphertext)
    changed[place] ^= 1

    with pytest.raises(CannotOpen):
        open_record(Sealed(bytes(changed), sealed.wraps), "desk", DESK, record=record)


@pytest.mark.parametrize("left_over", [b"", b"short", b"x" * 24])
def test_a_truncated_content_refuses_and_does_not_crash(left_over: bytes) -> None:
    record = uuid4()
    wraps = seal_record(b"hallo", {"desk": DESK.public}, record=record).wraps

    with pytest.raises(CannotOpen):
        open_record(Sealed(left_over, wraps), "desk", DESK, record=record)


def test_a_short_and_a_shorter_report_are_equally_long() -> None:
    lengths = {
        len(seal_record(b"x" * size, {"desk": DESK.public}, record=uuid4()).ciphertext)
        for size in (0, 1, 100, PADDED_TO - 1)
    }

    assert len(lengths) == 1


def test_sealing_for_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one reader"):
        seal_record(b"x", {}, record=uuid4())


def test_two_people_open_what_neither_opens_alone() -> None:
    wrapped = wrap_for_two(b"secret", DESK.public, COLLEAGUE.public)

    assert open_as_two(wrapped, DESK, COLLEAGUE) == b"secret"
    for outer, inner in [(DESK, DESK), (COLLEAGUE, COLLEAGUE), (COLLEAGUE, DESK), (DESK, STRANGER)]:
        with pytest.raises(CannotOpen):
            open_as_two(wrapped, outer, inner)


def test_one_person_with_two_seals_is_refused() -> None:
    with pytest.raises(ValueError, match="one person"):
        wrap_for_two(b"secret", DESK.public, DESK.public)
