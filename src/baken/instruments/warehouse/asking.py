"""Asks the store a named question of `questions.sql`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from .named import statements
from .store import Store

QUESTIONS = statements(Path(__file__).with_name("questions.sql"))
Answer = list[dict[str, Any]]


def ask(store: Store, question: str, **parameters: object) -> Answer:
    """The rows that answer one question, as dictionaries by column name."""
    return ask_all(store, [(question, parameters)])[0]


def ask_all(store: Store, questions: Sequence[tuple[str, dict[str, Any]]]) -> list[Answer]:
    """Several questions over the same state of the store: no delivery comes between them."""
    with store.reading() as connection:
        return [_rows(connection, name, parameters) for name, parameters in questions]


def _rows(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any]) -> Answer:
    cursor = connection.execute(QUESTIONS[name].sql, parameters or None)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
