"""Systems that hand reports over: a municipality's website, Open Formulieren, Signalen. Each has a key and a budget of its own.

Only the hash of a key is kept; a key holds 256 random bits, so a plain hash is enough. What a sender is called stands with
the reports that came through it, and nothing about the person who wrote them.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import connection

from baken.journey.intake.services.budgets import key_hash

PREFIX = "baken_"
MOST_AN_HOUR = 100_000


class SenderExists(Exception):
    """This municipality has a sender of this name already."""


class NoSuchSender(Exception):
    """There is no sender of this name here, or its key was ended before."""


@dataclass(frozen=True)
class Sender:
    """One system and its key; `ended` is the day its key was ended."""

    name: str
    municipality: str
    an_hour: int
    since: date
    ended: date | None


def add_sender(name: str, *, municipality: str, an_hour: int, on: date) -> str:
    """Let a system hand reports over; returns its key, which is shown once and not kept.

    Raises:
        SenderExists: end the old key first.
    """
    key = PREFIX + secrets.token_urlsafe(32)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO door.sender (key_hash, name, municipality, an_hour, since) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING RETURNING name",
            [key_hash(key), name, municipality, an_hour, on],
        )
        if cursor.fetchone() is None:
            raise SenderExists(name)
    return key


def end_sender(name: str, *, municipality: str, on: date) -> None:
    """End a system's key at once; the reports that came through it stay. Raises NoSuchSender."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE door.sender SET ended = %s WHERE name = %s AND municipality = %s AND ended IS NULL RETURNING name",
            [on, name, municipality],
        )
        if cursor.fetchone() is None:
            raise NoSuchSender(name)


def senders() -> list[Sender]:
    """All of them, those with a working key first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, municipality, an_hour, since, ended FROM door.sender ORDER BY ended IS NOT NULL, municipality, name"
        )
        return [Sender(*row) for row in cursor.fetchall()]
