"""The door's one connection per thread: the role `baken_door`, committing by itself, opened again when it was lost."""

from threading import local
from typing import Any

import psycopg
from django.conf import settings

_held = local()


class DoorClosed(Exception):
    """The database cannot be reached now; nothing was stored."""


def call(query: str, params: list[Any]) -> list[tuple[Any, ...]]:
    """One statement, one round trip, one transaction; retried once on a fresh connection when the old one was gone.

    Every function of the door may be repeated: the same key stores nothing twice.

    Raises:
        DoorClosed: the database is away.
    """
    for last_try in (False, True):
        try:
            cursor = _connection().execute(query.encode(), params, binary=True)
            return cursor.fetchall()
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            forget()
            if last_try:
                raise DoorClosed from error
    raise AssertionError("unreachable")


def door_setting(name: str) -> Any:
    """A setting that only the public process has (`house.config.settings_door`)."""
    return getattr(settings, name)


def forget() -> None:
    """Close this thread's connection; the next call opens another."""
    held, _held.connection = getattr(_held, "connection", None), None
    if held is not None:
        held.close()


def _connection() -> "psycopg.Connection[tuple[Any, ...]]":
    wanted = door_setting("DOOR_DATABASE")
    if getattr(_held, "connection", None) is None or _held.wanted != wanted:
        forget()
        _held.wanted = dict(wanted)
        _held.connection = psycopg.connect(
            host=wanted["HOST"], port=wanted["PORT"], user=wanted["USER"], password=wanted["PASSWORD"],
            dbname=wanted["NAME"], autocommit=True, connect_timeout=5, application_name="door",
        )  # fmt: skip
    connection: psycopg.Connection[tuple[Any, ...]] = _held.connection
    return connection
