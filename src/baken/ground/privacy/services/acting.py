"""One block of work: a person, in one membership, for one activity, with one log line per table seen.

`acting` enters the gate inside the present transaction, collects every record that is loaded, and writes the access log
on a connection that commits by itself before the block is left, so that no page leaves without its line (architecture 2.4).
"""

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

from baken.ground.privacy.vocabulary import REGISTER, Activity, Role
from baken.ground.trail.services import pseudonym
from baken.ground.trail.vocabulary import Kind
from baken.instruments.kit.actors import Actor
from baken.instruments.tables.looks import Looks, collecting

NOBODY = UUID(int=0)


class NotSignedIn(Exception):
    """There is no such session or membership (any more)."""


class NotAllowed(Exception):
    """The matrix does not let this role do this activity."""

    def __init__(self, activity: str) -> None:
        super().__init__(activity)
        self.activity = activity


@dataclass(frozen=True)
class Visit:
    """What a request carries of its session: the token from the cookie and the chosen membership."""

    token: str
    membership: UUID
    page: str = ""

    def __repr__(self) -> str:
        return f"Visit(membership={self.membership}, page={self.page!r})"


@dataclass
class _Block:
    visit: Visit | None
    actor: Actor
    looks: Looks = field(default_factory=Looks)


@dataclass(frozen=True)
class _Line:
    visit: Visit
    activity: str
    kind: Kind
    seen: Mapping[str, Sequence[UUID]]
    reason: str = ""


_declared: ContextVar[frozenset[Activity] | None] = ContextVar("declared", default=None)
_block: ContextVar[_Block | None] = ContextVar("acting", default=None)
_held: ContextVar[list[_Line] | None] = ContextVar("held", default=None)


@contextmanager
def only(activities: Sequence[Activity]) -> Iterator[None]:
    """Within this block no other activity can be opened than the page declared."""
    token = _declared.set(frozenset(activities))
    try:
        yield
    finally:
        _declared.reset(token)


@contextmanager
def acting(visit: Visit, activity: Activity) -> Iterator[Actor]:
    """Act as this session's person for `activity`; yields the actor as the database resolved it.

    Must run inside a transaction (the context lives as long as it). Blocks may follow each other in one transaction; a
    block inside a block gives the outer one back afterwards. A refusal spoils the transaction: who goes on after one
    opens a `transaction.atomic()` of its own around the block.

    Raises:
        NotSignedIn: no such session or membership.
        NotAllowed: the matrix does not allow it; the refusal is logged.
    """
    declared = _declared.get()
    if declared is not None and activity not in declared:
        raise RuntimeError(f"this page did not declare {activity}")
    actor = _enter(visit, activity)
    outer = _block.get()
    block = _Block(visit, actor)
    token = _block.set(block)
    began = datetime.now(UTC)
    try:
        with collecting(block.looks):
            yield actor
    finally:
        _block.reset(token)
        _write_look(block, began)  # also when the work failed: what was seen was seen
        _give_back(outer)


@contextmanager
def looks_together() -> Iterator[None]:
    """Write the looks of the blocks in here in one go at its end: one commit for a page, still before the page leaves."""
    held: list[_Line] = []
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)
        _write_lines(held)


@contextmanager
def act_for_house(municipality: str, activity: Activity = Activity.KEEP_HOUSE) -> Iterator[Actor]:
    """Let the worker act for one municipality, within the activities that the matrix gives the system role."""
    with transaction.atomic():
        try:
            with connections["default"].cursor() as cursor:
                cursor.execute("SELECT gate.enter_worker(%s, %s)", [municipality, activity.value])
        except DatabaseError as error:
            raise NotAllowed(activity.value) from error
        actor = Actor(NOBODY, NOBODY, "Baken", municipality, ("college", "council", "mayor"), Role.SYSTEM, activity)
        token = _block.set(_Block(None, actor))
        try:
            yield actor
        finally:
            _block.reset(token)


def log_search(actor: Actor, what: str) -> None:
    """Say in the access log that was searched (never for what: only in which table)."""
    _note(_own(actor), Kind.SEARCH, {what: []})


def log_export(actor: Actor, source: str, records: Sequence[UUID]) -> None:
    """Say in the access log that these records left the system."""
    _note(_own(actor), Kind.EXPORT, {source: records})


def log_unseal(actor: Actor, source: str, records: Sequence[UUID], reason: str) -> None:
    """Say in the access log that sealed content was opened, and why; before it is shown."""
    _note(_own(actor), Kind.UNSEAL, {source: records}, reason=reason)


def log_refusal(visit: Visit, activity: str, reason: str) -> None:
    """Say in the access log that a door stayed shut."""
    _write_lines([_Line(visit, activity, Kind.REFUSAL, {}, reason)])


def _enter(visit: Visit, activity: Activity) -> Actor:
    connection = connections["default"]
    if not connection.in_atomic_block:
        raise RuntimeError("acting() needs a transaction: the context lives as long as it")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM gate.enter(%s, %s, %s)", [visit.token, visit.membership, activity.value])
            account, membership, name, municipality, organs, role = cursor.fetchone()
    except DatabaseError as error:
        state = getattr(error.__cause__, "sqlstate", "")
        if state == "BK401":
            raise NotSignedIn from error
        if state == "BK403":
            log_refusal(visit, activity.value, "rol")
            raise NotAllowed(activity.value) from error
        raise
    return Actor(account, membership, name, municipality, tuple(organs), role, activity.value)


def _give_back(outer: _Block | None) -> None:
    connection = connections["default"]
    if connection.needs_rollback or not connection.in_atomic_block or _is_aborted(connection):
        return  # the transaction is lost, and the context with it
    with connection.cursor() as cursor:
        if outer is None or outer.visit is None:
            cursor.execute("SELECT gate.leave()")
        else:
            cursor.execute(
                "SELECT gate.enter(%s, %s, %s)", [outer.visit.token, outer.visit.membership, outer.actor.activity]
            )


def _is_aborted(connection: BaseDatabaseWrapper) -> bool:
    raw = connection.connection
    return raw is not None and raw.info.transaction_status == TransactionStatus.INERROR


def _own(actor: Actor) -> _Block:
    block = _block.get()
    if block is None or block.actor != actor:
        raise RuntimeError("this actor is not the one at work in this block")
    return block


def _write_look(block: _Block, began: datetime) -> None:
    _note(block, Kind.LOOK, {table: list(ids) for table, ids in block.looks.records.items()})
    if block.visit is not None and block.looks.subjects:
        _process(block.visit, block, began)


def _process(visit: Visit, block: _Block, began: datetime) -> None:
    """One line per data subject, without the user (Logboek Dataverwerkingen 0.8)."""
    entry = REGISTER[Activity(block.actor.activity)]
    subjects = [pseudonym(block.actor.municipality, subject) for subject in block.looks.subjects]
    with connections[settings.TRAIL_DATABASE].cursor() as cursor:
        cursor.execute(
            "SELECT trail.process(%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                visit.token,
                visit.membership,
                secrets.token_bytes(16),
                secrets.token_bytes(8),
                entry.activity.label,
                began,
                entry.uri,
                subjects,
            ],
        )


def _note(block: _Block, kind: Kind, seen: Mapping[str, Sequence[UUID]], reason: str = "") -> None:
    if block.visit is None:
        return
    line = _Line(block.visit, block.actor.activity, kind, seen, reason)
    held = _held.get()
    if held is not None and kind == Kind.LOOK:
        held.append(line)
    else:
        _write_lines([line])


def _write_lines(lines: Sequence[_Line]) -> None:
    """One statement and one commit, however many lines."""
    if not lines:
        return
    calls = ", ".join(["trail.note(%s, %s, %s, %s, %s::jsonb, %s, %s)"] * len(lines))
    with connections[settings.TRAIL_DATABASE].cursor() as cursor:
        cursor.execute(f"SELECT {calls}", [value for line in lines for value in _values(line)])


def _values(line: _Line) -> list[str | UUID]:
    seen = json.dumps({table: [str(record) for record in records] for table, records in line.seen.items()})
    visit = line.visit
    return [visit.token, visit.membership, line.activity, line.kind.value, seen, visit.page, line.reason]
