"""The example notebook runs from its first cell to its last, and finds what the page finds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[5] / "docs" / "notebooks" / "cijfers-in-een-notebook.ipynb"


def test_the_notebook_runs_and_tells_only_the_two_changes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BAKEN_EXPORT", raising=False)
    told = ran()
    assert [line[1:] for line in told["told"]] == [("2022", 69, "2023", 143), ("2023", 143, "2024", 77)]
    assert "door toeval" in capsys.readouterr().out


def test_it_reads_a_file_that_left_baken_and_a_gap_is_no_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"gebied": "BU15090000", "naam": "Ulft", "periode": str(2024 + n), "aantal": v}
        for n, v in enumerate((40, None))
    ]
    file = tmp_path / "export.json"
    about = {"bron": "Politie", "peildatum": "2026-01-15"}
    file.write_text(json.dumps({"titel": "t", "toelichting": about, "cijfers": rows}))
    monkeypatch.setenv("BAKEN_EXPORT", str(file))
    assert ran()["steps"] == []


def ran() -> dict[str, Any]:
    cells = [cell for cell in json.loads(NOTEBOOK.read_text())["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    for cell in cells:
        exec("".join(cell["source"]), names)  # noqa: S102 - our own example, run as a reader would
    return names
