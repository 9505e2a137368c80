"""A lost desk key comes back with the paper and two holders, and reports sealed before open again."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from baken.instruments.vault.keyholders import KeyMissing, create_keys
from baken.journey.intake.commands.keys import keys as command
from baken.journey.intake.services.keys import desk_keys, make_desk_keys

HOLDERS = ("burgemeester", "ciso", "secretaris")


@pytest.fixture
def safe(keys: Path, tmp_path: Path) -> Path:
    """A folder with three holders' keys and the recovery paper of GM1509."""
    folder = tmp_path / "safe"
    for name in HOLDERS:
        create_keys(folder, name)
    made = CliRunner().invoke(command, ["paper", "GM1509", *(str(folder / f"{name}.pub") for name in HOLDERS)])
    assert made.exit_code == 0
    (folder / "paper.json").write_text(made.output)
    return folder


def recover(safe: Path, first: str, second: str) -> tuple[int, str]:
    files = [str(safe / one) for one in ("paper.json", f"{first}.key", f"{second}.key")]
    result = CliRunner().invoke(command, ["recover", *files])
    return result.exit_code, result.output


def test_two_holders_bring_the_same_key_back(keys: Path, safe: Path) -> None:
    before = bytes(desk_keys("GM1509").public)
    (keys / "desk-GM1509.key").unlink()

    code, said = recover(safe, "secretaris", "burgemeester")

    assert (code, said) == (0, "Teruggezet: desk-GM1509.\n")
    assert bytes(desk_keys("GM1509").public) == before


def test_one_holder_twice_or_a_stranger_changes_nothing(keys: Path, safe: Path) -> None:
    (keys / "desk-GM1509.key").unlink()
    create_keys(safe, "vreemde")

    for pair in (("ciso", "ciso"), ("ciso", "vreemde")):
        code, said = recover(safe, *pair)
        assert code == 1
        assert "er is niets veranderd" in said
    with pytest.raises(KeyMissing):
        desk_keys("GM1509")


def test_something_else_than_a_paper_is_refused(keys: Path, safe: Path) -> None:
    for text in ("", "[]", '{"desk": 3}', "geen json"):
        (safe / "paper.json").write_text(text)
        code, said = recover(safe, "ciso", "secretaris")
        assert code == 1 or said.startswith("Er ontbrak geen sleutel"), text


def test_keys_are_made_once(keys: Path) -> None:
    assert make_desk_keys(["GM1509"]) == []
    assert make_desk_keys(["GM0222"]) == ["desk-GM0222", "second-GM0222", "sandbox-GM0222"]
