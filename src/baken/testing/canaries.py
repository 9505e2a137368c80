"""Canary records: a row of every table for a municipality, with in every text field a word that says where it came from.

Planted by reflection past policies and triggers (but not past check constraints), so that a new room is covered without
being named. `found_in(text)` finds the words back in a page; `Canary.may_be_seen` is the oracle of the leak test: it knows
the matrix and the declarations of the tables, and nothing of the queries, views and policies it judges.
"""

import itertools
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

import psycopg
from django.db import models
from psycopg import sql

from baken.ground.privacy.vocabulary import Activity, Role, Shelf, may_see
from baken.instruments.tables.models import Record, StateField, Step, records
from baken.testing.builders import documents

_SPACE = UUID("5b0a3f0c-7d6e-4b7e-9d55-2f1d6a0c1e11")
_WORD = re.compile(r"kqz([0-9])([0-9a-f]{2})(x?)", re.IGNORECASE)
_TRIES = 4000


@dataclass(frozen=True)
class Canary:
    """One kind of planted word: which table, of which municipality, and whether its row lies out of everybody's reach."""

    table: type[Record]
    municipality: str
    out_of_reach: bool = False

    @property
    def shelf(self) -> Shelf:
        return shelf_of(self.table)

    def may_be_seen(self, role: str, activities: Collection[Activity], municipality: str) -> bool:
        """May this role of this municipality meet this word on a page that declares these activities?"""
        return municipality == self.municipality and any(
            may_see(role, activity, self.shelf) and Role(role) not in self._hidden_from(activity)
            for activity in activities
        )

    def _hidden_from(self, activity: Activity) -> frozenset[Role]:
        expired = _narrowed_roles(_narrowed(self.table), activity) if self.out_of_reach else frozenset[Role]()
        return hidden_from(self.table, activity) | expired


@dataclass
class Planting:
    """What was planted: municipalities by letter, and the ids of the rows per municipality and table."""

    towns: list[str] = field(default_factory=list)
    rows: dict[tuple[str, type[Record]], list[UUID]] = field(default_factory=dict)

    def found_in(self, text: str) -> set[Canary]:
        """Every canary whose word stands in this text."""
        tables = records()
        return {
            Canary(tables[int(number, 16)], self.towns[int(town)], bool(hidden))
            for town, number, hidden in _WORD.findall(text)
            if int(town) < len(self.towns)  # a random token may look like the word of a town that was never planted
        }


def plant(connection: "psycopg.Connection[Any]", planting: Planting, municipality: str, stranger: UUID) -> None:
    """A row of every table for this municipality, one per state where a table has states; `stranger` did everything.

    Tables whose rows expire get one more row that has expired: nobody may see that one any more.

    Raises:
        RuntimeError: no row could be found that the table's own constraints accept; says which constraint.
    """
    planting.towns.append(municipality)
    town = len(planting.towns) - 1
    with connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")  # past triggers and keys, not past checks
        for number, table in enumerate(records()):
            word = f"Kqz{town}{number:02x}"
            made = [_Row(table, municipality, word, stranger, state) for state in _states(table)]
            if re.search(r"current_date|gate\.today", _narrowed(table)):
                made.append(_Row(table, municipality, f"{word}x", stranger, made[0].state, expired=True))
            for row in made:
                row.insert(connection)
            planting.rows[municipality, table] = [row.id for row in made]


def shelf_of(table: type[Record]) -> Shelf:
    return Shelf(getattr(table.Privacy, "shelf", table._meta.app_label))


def hidden_from(table: type[Record], activity: Activity | None = None) -> frozenset[Role]:
    """The roles that cannot reach a row of this table which a stranger made, read from what the table declares.

    In one activity, or (without one) in any.
    """
    narrowed = _narrowed(table)
    hidden = _narrowed_roles(narrowed, activity) if "gate." in narrowed or narrowed == "false" else frozenset[Role]()
    follows = getattr(table.Privacy, "follows", None) or _record_of(table)
    if follows:
        parent: Any = table._meta.get_field(follows).related_model
        hidden |= hidden_from(parent, activity)
    return hidden


def _narrowed(table: type[Record]) -> str:
    return str(getattr(table.Privacy, "narrowed_by", ""))


def _narrowed_roles(narrowed: str, activity: Activity | None) -> frozenset[Role]:
    """On whom a narrowing bears: `NOT acting_as(x) OR …` on x only, `… OR acting_as(x)` on all but x, else on all."""
    if re.match(r"\(SELECT gate\.acting_as\([^)]*\)\) OR EXISTS", narrowed):
        return frozenset()  # the row that opens it (an approved release) is planted as well
    only = re.search(r"NOT \(SELECT gate\.acting_as\(([^)]*)\)", narrowed)
    except_for = re.search(r"OR \(SELECT gate\.acting_as\(([^)]*)\)", narrowed)
    if only:
        return _roles(only[1], activity)
    return frozenset(Role) - _roles(except_for[1], activity) if except_for else frozenset(Role)


def id_of(municipality: str, table: type[models.Model], state: str = "") -> UUID:
    """The id of the row that is planted for this table; the same in every database."""
    return uuid5(_SPACE, f"{municipality} {table._meta.label} {state}")


def _record_of(table: Any) -> str | None:
    return str(table.Machine.of) if issubclass(table, Step) else None


def _roles(pairs: str, activity: Activity | None) -> frozenset[Role]:
    """The roles in `'role:activity', …`; of one activity when one is given."""
    split = [pair.strip(" '").partition(":") for pair in pairs.split(",")]
    return frozenset(Role(role) for role, _, acts in split if activity is None or acts == activity)


def _states(table: type[Record]) -> list[str]:
    for one in table._meta.concrete_fields:
        if isinstance(one, StateField):
            initial = str(one.default)
            return [initial, *(str(value) for value, _ in one.flatchoices if str(value) != initial)]
    return [""]


@dataclass
class _Row:
    """A row to be: per column the values it might take; the table's own constraints choose."""

    table: type[Record]
    municipality: str
    word: str
    stranger: UUID
    state: str = ""
    expired: bool = False

    @property
    def id(self) -> UUID:
        first = not self.state or self.state == _states(self.table)[0]
        return id_of(self.municipality, self.table, "" if first and not self.expired else f"{self.state}{self.word}")

    def insert(self, connection: "psycopg.Connection[Any]") -> None:
        wanted = {
            column.column: list(self._might_be(column, connection)) for column in self.table._meta.concrete_fields
        }
        values = {str(name): options[0] for name, options in wanted.items()}
        fixed = [name for name, options in wanted.items() if len(options) == 1]
        involved: list[str] = []
        refused = self._try(connection, values)
        while refused is not None:
            more = [name for name in _columns_of(connection, refused) if name not in involved and len(wanted[name]) > 1]
            if not more:
                raise RuntimeError(f"no canary fits {self.table._meta.label}: {refused}")
            involved += more
            for choice in itertools.islice(itertools.product(*(wanted[name] for name in involved)), _TRIES):
                tried = values | dict(zip(involved, choice, strict=True))
                refused = self._try(connection, tried)
                if refused is None or refused not in _constraints_on(connection, self.table, fixed + involved):
                    values = tried
                    break

    def _try(self, connection: "psycopg.Connection[Any]", values: Mapping[str, Any]) -> str | None:
        """None when the row stands; otherwise the name of the constraint that refused it."""
        statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(self.table._meta.db_table),
            sql.SQL(", ").join(map(sql.Identifier, values)),
            sql.SQL(", ").join(sql.Placeholder() * len(values)),
        )
        try:
            with connection.transaction():
                connection.execute(statement, list(values.values()))
        except psycopg.errors.CheckViolation as error:
            return str(error.diag.constraint_name)
        return None

    def _might_be(self, column: Any, connection: "psycopg.Connection[Any]") -> Iterator[Any]:
        """The values this column might take, the best one first."""
        if column.name == "id":
            yield self.id
        elif column.name == "municipality":
            yield self.municipality
        elif isinstance(column, StateField):
            yield self.state
        elif column.choices:
            yield from dict.fromkeys([str(column.default)] if column.has_default() else [])
            yield from (value for value, _ in column.flatchoices)
        elif column.name == "keep_until":
            yield from (None, datetime.now(UTC).date() + timedelta(days=400))
        elif column.is_relation:
            yield from self._relation(column, connection)
        else:
            yield from self._plain(column)
        if column.null:
            yield None

    def _relation(self, column: Any, connection: "psycopg.Connection[Any]") -> Iterator[Any]:
        target = column.related_model
        if issubclass(target, Record):
            yield id_of(self.municipality, target)
            yield id_of(self.municipality, target, "another")  # for a table with two references that must differ
        else:  # something all municipalities share
            key, table = target._meta.pk.column, target._meta.db_table
            yield from (found for (found,) in connection.execute(f"SELECT {key} FROM {table} LIMIT 1".encode()))

    def _plain(self, column: Any) -> Iterator[Any]:
        far = timedelta(days=-400 if self.expired else 400)
        today = datetime.now(UTC).date()
        match column:
            case models.UUIDField():
                yield from (self.stranger, uuid5(_SPACE, str(self.stranger)))
            case models.BooleanField():
                yield from (True, False)
            case models.DateTimeField():
                yield datetime.now(UTC) + (far if self.expired else timedelta())
                yield datetime.now(UTC) + far
            case models.DateField():
                yield from (today + far, today, date(2026, 1, 1))
            case models.TimeField():
                yield time(9, 0)
            case models.JSONField():
                document = documents().get(f"{self.table._meta.label}.{column.name}")
                yield json.dumps(document(self.word) if document else column.get_default())
            case models.BinaryField():
                yield f"{self.word} {self.state}".encode().ljust(32, b"q")[:32]  # as long as a key
            case models.CharField() | models.TextField():
                yield self._text(column)
                yield ""
                yield "code"  # where the table wants a code and no words
            case models.IntegerField() | models.FloatField() | models.DecimalField():
                yield from (1 + _states(self.table).index(self.state), 1, 2, 0, 3)
            case _:
                raise TypeError(f"a canary knows no {type(column).__name__}: teach it here")

    def _text(self, column: Any) -> str:
        machine = getattr(self.table, "Machine", None)
        if machine is not None and column.name in {"from_state", "to_state"}:
            before = str(machine.initial)
            return before if column.name == "from_state" else str(next(iter(machine.transitions[machine.initial])))
        room = column.max_length or 10_000
        said = f"{self.word} {column.name}"
        return next((one for one in (said, self.word) if len(one) <= room), "q" * room)


def _columns_of(connection: "psycopg.Connection[Any]", constraint: str) -> list[str]:
    return [
        name
        for (name,) in connection.execute(
            "SELECT a.attname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)"
            " WHERE c.conname = %s ORDER BY a.attnum",
            [constraint],
        )
    ]


def _constraints_on(connection: "psycopg.Connection[Any]", table: type[Record], columns: list[str]) -> set[str]:
    """The checks of this table that these columns alone decide."""
    rows = connection.execute(
        "SELECT c.conname, array_agg(a.attname::text) FROM pg_constraint c"
        " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)"
        " WHERE c.contype = 'c' AND c.conrelid = %s::regclass GROUP BY c.conname",
        [table._meta.db_table],
    )
    return {name for name, involved in rows if set(involved) <= set(columns)}
