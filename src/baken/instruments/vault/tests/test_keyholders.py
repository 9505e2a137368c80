"""A desk's keys are made once, kept for the owner only, and never overwritten."""

import stat
from pathlib import Path
from uuid import uuid4

import pytest
from nacl.public import PrivateKey

from baken.instruments.vault.keyholders import (
    KeyExists,
    KeyMissing,
    create_keys,
    desk_name,
    load_keys,
    load_public,
    secret,
    store_keys,
)
from baken.instruments.vault.sealing import open_record, seal_record

DESK = desk_name("GM1509")


def test_what_the_door_seals_with_the_public_file_the_desk_opens(tmp_path: Path) -> None:
    create_keys(tmp_path / "keys", DESK)
    record = uuid4()

    sealed = seal_record(b"melding", {DESK: load_public(tmp_path / "keys", DESK)}, record=record)

    assert open_record(sealed, DESK, load_keys(tmp_path / "keys", DESK), record=record) == b"melding"


def test_the_private_file_is_for_its_owner_only(tmp_path: Path) -> None:
    create_keys(tmp_path, DESK)

    assert stat.S_IMODE((tmp_path / "desk-GM1509.key").stat().st_mode) == 0o600


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    first = create_keys(tmp_path, DESK)

    with pytest.raises(KeyExists):
        create_keys(tmp_path, DESK)
    with pytest.raises(KeyExists):
        store_keys(tmp_path, DESK, PrivateKey.generate())

    assert bytes(load_keys(tmp_path, DESK).private) == bytes(first.private)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["desk-GM1509.key", "desk-GM1509.pub"]


def test_a_recovered_key_takes_its_place_beside_the_public_file(tmp_path: Path) -> None:
    desk = create_keys(tmp_path, DESK)
    (tmp_path / "desk-GM1509.key").unlink()

    store_keys(tmp_path, DESK, desk.private)

    assert bytes(load_keys(tmp_path, DESK).public) == bytes(load_public(tmp_path, DESK))


def test_a_missing_or_damaged_key_says_which(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing, match=r"desk-GM1509\.key"):
        load_keys(tmp_path, DESK)
    (tmp_path / "desk-GM1509.key").write_bytes(b"half")
    with pytest.raises(KeyMissing, match="damaged: 4 bytes"):
        load_keys(tmp_path, DESK)


def test_a_secret_is_made_once_and_then_stays(tmp_path: Path) -> None:
    assert secret(tmp_path, "door-pepper") == secret(tmp_path, "door-pepper")
    assert secret(tmp_path, "door-pepper") != secret(tmp_path, "other")


def test_a_key_does_not_show_itself_in_a_trace(tmp_path: Path) -> None:
    desk = create_keys(tmp_path, DESK)

    assert bytes(desk.private).hex() not in repr(desk)
