"""docs/reference/commitments.md says where each promise lives; what it names must exist, and what the code cites must be in it."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

import baken
from baken.testing.visits import addresses

CHECKOUT = Path(baken.__file__).parents[2]
PAGE = (CHECKOUT / "docs" / "reference" / "commitments.md").read_text(encoding="utf-8")
LINES = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| C")]
DOOR = "baken.house.config.urls_door"


def named(cells):
    return re.findall(r"`([^`]+)`", " ".join(cells[2:]))


def test_every_commitment_has_one_line():
    assert [line[0] for line in LINES] == [f"C{number:02}" for number in range(1, 89)]


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_what_a_line_names_exists(line):
    _, promise, where, _ = line
    assert len(promise) > 20
    assert where == "not yet" or named(line), "say where it lives, or say: not yet"
    routes = {f"/{address.route}" for site in (None, DOOR) for address in addresses(site)}
    for name in named(line):
        if name.startswith("baken."):
            assert find_spec(name), name
        elif name.startswith("baken "):
            from baken.house.config.cli import COMMANDS

            assert name.split()[1] in COMMANDS, name
        elif name.startswith("/"):
            assert name in routes, name
        else:
            assert (CHECKOUT / name).exists(), name


def test_what_is_not_yet_there_names_no_page():
    assert [line[0] for line in LINES if line[2] == "not yet" and line[3]] == []


def test_a_commitment_the_code_cites_is_one_of_the_88():
    cited = {
        commitment
        for file in (CHECKOUT / "src" / "baken").rglob("*.py")
        for commitment in re.findall(r"\bC\d\d\b", file.read_text(encoding="utf-8"))
    }
    assert cited <= {line[0] for line in LINES}
    assert len(cited) > 20, "the reason of a rule stands beside the rule"
