"""Asks the store a named question of `questions.sql`."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from .named import statements
from .store import Part, Store

QUESTIONS = statements(Path(__file__).with_name("questions.sql"))
Answer = list[dict[str, Any]]

MOST_ANSWERS, MOST_ROWS, MOST_OPEN = 1024, 20_000, 4
"""How much is remembered: so many answers, none longer than so many rows, and so many states of a store kept open."""
State = tuple[Path, tuple[str, ...]]
_KEPT: OrderedDict[tuple[State, str], Answer] = OrderedDict()
_OPEN: OrderedDict[State, tuple[ExitStack, duckdb.DuckDBPyConnection]] = OrderedDict()
_LOCK = Lock()


def ask(store: Store, question: str, **parameters: object) -> Answer:
    """The rows that answer one question, as dictionaries by column name."""
    return ask_all(store, [(question, parameters)])[0]


def ask_all(store: Store, questions: Sequence[tuple[str, dict[str, Any]]]) -> list[Answer]:
    """Several questions over the same state of the store: no delivery comes between them.

    A state is the files the manifest names, and those never change: so what was answered of them stays true, and what
    was opened for them stays open. Another delivery is another state, and what was hidden in it is asked anew.
    """
    parts = store.parts()
    state: State = (store.root, tuple(part.file for part in parts))
    keys = [(state, json.dumps(question, sort_keys=True, default=str)) for question in questions]
    with _LOCK:
        found = {key: _KEPT[key] for key in keys if key in _KEPT}
    if len(found) < len(keys):
        connection = _opened(store, state, parts)
        for key, (name, parameters) in zip(keys, questions, strict=True):
            if key not in found:
                found[key] = _rows(connection, name, parameters)
                _keep(key, found[key])
    return [[dict(row) for row in found[key]] for key in keys]


def _opened(store: Store, state: State, parts: Sequence[Part]) -> duckdb.DuckDBPyConnection:
    """A connection of the caller's own to what is open; who still asks of a state that is let go keeps it till the end."""
    with _LOCK:
        if state not in _OPEN:
            stack = ExitStack()
            _OPEN[state] = stack, stack.enter_context(store.reading(parts))
            while len(_OPEN) > MOST_OPEN:
                _OPEN.popitem(last=False)[1][0].close()
        _OPEN.move_to_end(state)
        return _OPEN[state][1].cursor()


def _keep(key: tuple[State, str], answer: Answer) -> None:
    if len(answer) <= MOST_ROWS:
        with _LOCK:
            _KEPT[key] = answer
            while len(_KEPT) > MOST_ANSWERS:
                _KEPT.popitem(last=False)


def _rows(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any]) -> Answer:
    cursor = connection.execute(QUESTIONS[name].sql, parameters or None)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
