"""Answers of other programs, kept outside the repository: in ``BAKEN_SHARED_DATA`` or ``../shared/data`` beside the
checkout. Without them the tests that need them are skipped, and say so."""

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

FOLDER = Path(os.environ.get("BAKEN_SHARED_DATA", Path(__file__).parents[6] / "shared" / "data"))
needs_reference = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"{FOLDER} is not there; set BAKEN_SHARED_DATA")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="") as lines:
        return list(csv.DictReader(lines))


def counts(name: str) -> tuple[list[str], NDArray[np.float64]]:
    """Series names, and their counts in rows."""
    table = rows(name)
    names = list(table[0])[1:]
    return names, np.array([[float(row[each]) for row in table] for each in names])


def number(text: str) -> float:
    return float("nan") if text in ("", "NA", "NaN") else float(text.replace("Inf", "inf"))
