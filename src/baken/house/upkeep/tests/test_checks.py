"""`baken check` says when an installation trusts what it should not."""

import os
import subprocess
import sys
from typing import Any

import pytest


def told() -> str:
    done = subprocess.run(
        [sys.executable, "-m", "baken.house.config.cli", "check"],
        env={**os.environ, "BAKEN_PROCESS": "owner"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    [line] = [line for line in done.stdout.splitlines() if "tijdstippen" in line]
    return line


@pytest.mark.usefixtures("database")
def test_who_lets_a_program_say_the_time_outside_the_demo_is_told(owner_sql: Any) -> None:
    assert "haal de regel clock weg" in told()
    owner_sql("INSERT INTO gate.setting VALUES ('demo', 'yes')")
    assert "demo: een programma" in told()
    owner_sql("DELETE FROM gate.setting")
    assert "de database zegt wanneer" in told()
