"""`baken plan import FILE` as a process of its own, under the worker's database role."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from baken.ground.policy import queries
from baken.ground.privacy.vocabulary import Activity
from baken.testing.people import acting_as, settle

NOTE = Path(__file__).parent / "notes" / "lindedam.txt"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("database")]


def baken(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "baken.house.config.cli", "plan", "import", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_note_is_stored_once_as_a_draft_of_the_municipality():
    settle("GM1876")
    first = baken(str(NOTE), "--municipality", "GM1876")
    assert first.returncode == 0, first.stderr
    assert "Bewaard als concept voor Bronckhorst" in first.stdout
    again = baken(str(NOTE), "--municipality", "GM1876")
    assert "al eerder ingelezen" in again.stdout
    with acting_as("safety_adviser", "GM1876", Activity.MANAGE_PLAN) as actor:
        [plan] = queries.plans(actor, datetime.now(UTC).date())
        assert plan.in_the_making is not None
        assert plan.in_the_making.state == "draft"


def test_an_unknown_municipality_is_refused_in_one_sentence():
    settle("GM1509")
    result = baken(str(NOTE), "--municipality", "GM0000")
    assert result.returncode == 1
    assert "Baken kent geen gemeente GM0000" in result.stderr
