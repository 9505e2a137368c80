"""Answers are remembered, and never longer than they are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from baken.instruments.warehouse import asking, mappings
from baken.instruments.warehouse.asking import MOST_OPEN, ask, ask_all
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


def test_questions_asked_together_are_of_one_state_also_when_one_was_answered_before(
    store: Store, tmp_path: Path
) -> None:
    take(store, tmp_path, 5, "2026-01-01")
    ask(store, "current", **QUESTION)
    take(store, tmp_path, 6, "2026-02-01")
    both = ask_all(store, [("current", QUESTION), ("datasets", {})])
    assert [row["value"] for row in both[0]] == [6]
    assert [row["vintage"] for row in both[1]] == ["2026-01-01", "2026-02-01"]


def test_who_still_asks_of_an_older_state_is_answered_from_it(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, 5, "2026-01-01")
    parts = store.parts()
    with store.reading(parts) as under_way:
        for month in range(2, 2 + MOST_OPEN + 1):  # so many deliveries that the first state is let go
            take(store, tmp_path, month, f"2026-{month:02}-01")
            assert [row["value"] for row in ask(store, "current", **QUESTION)] == [month]
        assert under_way.execute("SELECT value FROM figures").fetchall() == [(5,)]
    assert len(asking._OPEN) <= MOST_OPEN
