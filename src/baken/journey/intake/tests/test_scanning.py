"""Files behind a virus scanner: nothing passes before it looked, and nothing passes while it is away."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

from baken.instruments.files.clamd import ScannerAway, answers, scan
from baken.instruments.files.tests import hostile
from baken.journey.intake.vocabulary import FileTrouble
from baken.testing import scanner as testing
from baken.testing.browser import is_demanded

from .test_door import words_of
from .test_files import clean, door, rows, sent  # noqa: F401 - fixtures

FOUND = FileTrouble.INFECTED.label


@pytest.fixture(scope="module")
def scanner() -> Iterator[str]:
    """A running clamd with our own signature, on a short path because of its socket; under CI its absence is a failure."""
    if testing.clamd() is None:
        pytest.fail(testing.NONE) if is_demanded() else pytest.skip(testing.NONE)
    with tempfile.TemporaryDirectory(prefix="clam") as folder, testing.scanner(Path(folder)) as address:
        yield address


def test_it_finds_what_it_knows_also_across_pieces(scanner: str) -> None:
    assert answers(scanner)
    assert scan(scanner, [b"gewone tekst"]) == ""
    middle = len(testing.VIRUS) // 2
    found = scan(scanner, [b"x" * 3_000_000, testing.VIRUS[:middle], testing.VIRUS[middle:]])
    assert found.startswith("Baken.Test")


def test_nobody_there_or_another_answer_passes_nothing(scanner: str, tmp_path: Path) -> None:
    assert not answers(str(tmp_path / "none"))
    for address in (str(tmp_path / "none"), "127.0.0.1:9"):
        with pytest.raises(ScannerAway):
            scan(address, [b"x"])
    with pytest.raises(ScannerAway):
        scan(scanner, (b"x" * 10_000_000 for _ in range(12)))  # more than it looks at


def test_a_virus_stays_shut_and_a_clean_file_passes(door: Client, clean: Any, sql_as: Any, scanner: str) -> None:  # noqa: F811
    with override_settings(CLAMD=scanner):
        code = words_of(sent(door, b"een verhaal met " + testing.VIRUS, hostile.photo()))
        clean()

    assert set(rows(sql_as, "SELECT state, trouble, scanned FROM intake_reportfile")) == {
        ("infected", "infected", False),
        ("clean", "", True),
    }
    assert rows(sql_as, "SELECT count(*) FROM intake_originalkey WHERE holder = 'sandbox'") == [(0,)]
    assert FOUND in door.post("/melding", {"code": code}).content.decode()


def test_with_the_scanner_away_files_wait_and_the_reporter_reads_why(
    door: Client,  # noqa: F811
    clean: Any,  # noqa: F811
    sql_as: Any,
    scanner: str,
) -> None:
    with override_settings(CLAMD=scanner + "-away"):
        code = words_of(sent(door, hostile.photo()))
        for _ in range(5):
            clean()
        assert rows(sql_as, "SELECT state, trouble FROM intake_reportfile") == [("received", "scanner_away")]
        assert rows(sql_as, "SELECT count(*) FROM intake_cleanpiece") == [(0,)]
        assert FileTrouble.SCANNER_AWAY.label in door.post("/melding", {"code": code}).content.decode()
    with override_settings(CLAMD=scanner):
        clean()
    assert rows(sql_as, "SELECT state, trouble FROM intake_reportfile") == [("clean", "")]
