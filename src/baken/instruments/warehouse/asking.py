"""Asks the store a named question of `questions.sql`."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from .named import statements
from .store import Store

QUESTIONS = statements(Path(__file__).with_name("questions.sql"))
Answer = list[dict[str, Any]]

MOST_ANSWERS, MOST_ROWS = 256, 20_000
"""How much is remembered: so many answers, none longer than so many rows."""
_KEPT: OrderedDict[tuple[Store, tuple[int, int], str], list[Answer]] = OrderedDict()
_LOCK = Lock()


def ask(store: Store, question: str, **parameters: object) -> Answer:
    """The rows that answer one question, as dictionaries by column name."""
    return ask_all(store, [(question, parameters)])[0]


def ask_all(store: Store, questions: Sequence[tuple[str, dict[str, Any]]]) -> list[Answer]:
    """Several questions over the same state of the store: no delivery comes between them.

    Answers are remembered as long as the manifest stays what it is: opening the store costs more than most questions.
    """
    asked = json.dumps(questions, sort_keys=True, default=str)
    with _LOCK:
        kept = _KEPT.get((store, store.state(), asked))
    if kept is None:
        state = store.state()
        with store.reading() as connection:
            kept = [_rows(connection, name, parameters) for name, parameters in questions]
        if state == store.state() and sum(map(len, kept)) <= MOST_ROWS:
            with _LOCK:
                _KEPT[store, state, asked] = kept
                while len(_KEPT) > MOST_ANSWERS:
                    _KEPT.popitem(last=False)
    return [[dict(row) for row in answer] for answer in kept]


def _rows(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any]) -> Answer:
    cursor = connection.execute(QUESTIONS[name].sql, parameters or None)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
