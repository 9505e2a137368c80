"""Answers are remembered, and never longer than they are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.figures import Settings, import_figures
from baken.instruments.warehouse.store import Store

from .conftest import AT, written

HEAD = "area,phenomenon,period,unit,value,source,reference_date,definition,provisional,note\n"
QUESTION = {"areas": ["GM1509"], "phenomenon": "0.0.0", "unit": "misdrijven"}


def take(store: Store, folder: Path, value: int, vintage: str) -> None:
    line = f"GM1509,0.0.0,2025,misdrijven,{value},S,{vintage},d,false,\n"
    file = written(folder, f"{vintage}.csv", HEAD + line)
    import_figures(file, mappings.named("plain"), store, at=AT, asked=Settings(vintage=vintage))


def test_a_second_question_does_not_open_the_store_and_a_delivery_makes_it_open_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(store, tmp_path, 5, "2026-01-01")
    assert [row["value"] for row in ask(store, "current", **QUESTION)] == [5]
    with monkeypatch.context() as closed:
        closed.setattr(Store, "reading", None)
        [row] = ask(store, "current", **QUESTION)
        row["value"] = 99
        assert [row["value"] for row in ask(store, "current", **QUESTION)] == [5]
    take(store, tmp_path, 6, "2026-02-01")
    assert [row["value"] for row in ask(store, "current", **QUESTION)] == [6]
