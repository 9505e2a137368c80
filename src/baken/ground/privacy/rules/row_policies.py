"""Row policies, privileges, tenant-safe keys and step triggers, written out as SQL from the matrix and the tables.

The result is committed as each room's `row_policies.sql` and held against the matrix by a test: the law of the house is
a reviewable diff (architecture 2.2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WEB = "baken_app, baken_worker"


@dataclass(frozen=True)
class KeyFacts:
    """A reference to another record: both rows share the municipality and the columns in `same`."""

    column: str
    target: str
    same: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TableFacts:
    """What the generator must know of one table of records."""

    table: str
    shelf: str
    compartment: str
    columns: tuple[str, ...]
    changeable: tuple[str, ...]
    see: tuple[str, ...]
    act: tuple[str, ...]
    keys: tuple[KeyFacts, ...] = ()
    narrowed_by: str = ""
    act_narrowed_by: str = ""
    parent: tuple[str, str] | None = None
    machine: tuple[str, str, str] | None = None
    initial_state: str = ""
    stamped: bool = False
    extra_unique: tuple[tuple[str, ...], ...] = field(default=())


def room_sql(room: str, tables: Sequence[TableFacts]) -> str:
    """The whole `row_policies.sql` of a room."""
    head = (
        f"-- {room}: generated from the matrix and the tables by `baken policies`; do not edit.\n"
        "-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.\n"
    )
    unique = "".join(f"{line}\n" for facts in tables for line in _unique_keys(facts))
    return head + (f"\n{unique}" if unique else "") + "".join(table_sql(facts) for facts in tables)


def table_sql(facts: TableFacts) -> str:
    """Policies, privileges, keys and triggers of one table."""
    lines = [
        f"\n-- {facts.table} · {facts.shelf} · {facts.compartment}",
        f"ALTER TABLE {facts.table} ENABLE ROW LEVEL SECURITY;",
        f"ALTER TABLE {facts.table} FORCE ROW LEVEL SECURITY;",
        f"REVOKE ALL ON {facts.table} FROM PUBLIC, {WEB}, baken_login, baken_door, baken_numbers, baken_destroyer;",
        f"GRANT SELECT ON {facts.table} TO baken_backup;",
        f"GRANT SELECT, DELETE ON {facts.table} TO baken_destroyer;",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {facts.table} TO baken_gate;",
    ]
    tenant = "municipality = (SELECT gate.municipality())"
    if facts.compartment != "OPEN":  # what holds no persons belongs to all organs: raad and college share one plan
        tenant += " AND organ = ANY ((SELECT gate.organs())::text[])"
    reach = _follows(facts) + (f"\n    AND ({facts.narrowed_by})" if facts.narrowed_by else "")
    act_reach = f"\n    AND ({facts.act_narrowed_by})" if facts.act_narrowed_by else ""
    lines += [*_drop(facts.table), _policy(facts.table, "gate", "baken_gate", "ALL", "true", "true")]
    lines.append(_policy(facts.table, "destroy", "baken_destroyer", "ALL", _may_go(facts), "false"))
    lines.append(
        f"CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON {facts.table}\n"
        f"    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();"
    )
    if facts.see:
        see = f"{tenant}\n    AND {_acting_as(facts.see)}{reach}"
        lines.append(f"GRANT SELECT{_columns(facts)} ON {facts.table} TO {WEB};")
        lines.append(_policy(facts.table, "see", WEB, "SELECT", see, ""))
    if facts.act:
        act = f"{tenant}\n    AND {_acting_as(facts.act)}"
        begin = f"\n    AND state = '{facts.initial_state}'" if facts.initial_state else ""
        lines.append(f"GRANT INSERT ON {facts.table} TO {WEB};")
        own = "" if facts.machine or "by" not in facts.columns else '\n    AND "by" = (SELECT gate.membership())'
        lines.append(_policy(facts.table, "enter", WEB, "INSERT", "", act + begin + own + _follows(facts) + act_reach))
        if facts.changeable:
            lines.append(f"GRANT UPDATE ({', '.join(facts.changeable)}) ON {facts.table} TO {WEB};")
            lines.append(
                _policy(facts.table, "change", WEB, "UPDATE", act + reach + act_reach, act + reach + act_reach)
            )
    lines += _keys(facts)
    if facts.stamped and not facts.machine:  # a step is stamped by `gate.take_step`
        lines.append(
            f"CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON {facts.table}\n"
            f"    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();"
        )
    if facts.machine:
        parent, column, machine = facts.machine
        lines.append(
            f"CREATE OR REPLACE TRIGGER take_step BEFORE INSERT ON {facts.table}\n"
            f"    FOR EACH ROW EXECUTE FUNCTION gate.take_step('{parent}', '{column}', '{machine}');"
        )
    return "\n".join(lines) + "\n"


def key_targets(tables: Sequence[TableFacts]) -> Mapping[str, set[tuple[str, ...]]]:
    """The unique keys other tables point at: per table, the column lists."""
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for facts in tables:
        for key in facts.keys:
            columns = ("municipality", *(there for _, there in key.same), "id")
            wanted.setdefault(key.target, set()).add(columns)
    return wanted


def _may_go(facts: TableFacts) -> str:
    """A record goes when its term is over, nobody holds it, and an approved batch is being carried out; what follows it goes along."""
    if facts.parent is not None:
        table, column = facts.parent
        return f"EXISTS (SELECT FROM {table} AS parent WHERE parent.id = {facts.table}.{column})"
    return (
        "\n    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])"
        "\n    AND id <> ALL ((SELECT gate.held())::uuid[])"
    )


def _follows(facts: TableFacts) -> str:
    if facts.parent is None:
        return ""
    table, column = facts.parent
    return f"\n    AND EXISTS (SELECT FROM {table} AS parent WHERE parent.id = {facts.table}.{column})"


def _acting_as(pairs: Sequence[str]) -> str:
    listed = ", ".join(f"'{pair}'" for pair in pairs)
    return f"(SELECT gate.acting_as({listed}))"


def _columns(facts: TableFacts) -> str:
    """At intake column by column: a grant on the table gives `xmin` too, which beside the log tells when a report came (architecture 2.5)."""
    if not facts.shelf.startswith("intake"):
        return ""
    return " (" + ", ".join(f'"{column}"' for column in facts.columns) + ")"


def _drop(table: str) -> list[str]:
    return [f"DROP POLICY IF EXISTS {name} ON {table};" for name in ("gate", "destroy", "see", "enter", "change")]


def _policy(table: str, name: str, roles: str, command: str, using: str, check: str) -> str:
    text = f"CREATE POLICY {name} ON {table} FOR {command} TO {roles}"
    if using:
        text += f" USING (\n    {using})" if "\n" in using else f" USING ({using})"
    if check:
        text += f" WITH CHECK (\n    {check})" if "\n" in check else f" WITH CHECK ({check})"
    return text + ";"


def _keys(facts: TableFacts) -> list[str]:
    lines = []
    for key in facts.keys:
        here = ", ".join(("municipality", *(mine for mine, _ in key.same), key.column))
        there = ", ".join(("municipality", *(theirs for _, theirs in key.same), "id"))
        lines.append(
            _once(facts.table, f"of_{key.column}", f"FOREIGN KEY ({here}) REFERENCES {key.target} ({there}) DEFERRABLE")
        )
    return lines


def _unique_keys(facts: TableFacts) -> list[str]:
    return [
        _once(facts.table, "_".join((facts.table, "key", *columns[1:]))[:63], f"UNIQUE ({', '.join(columns)})")
        for columns in facts.extra_unique
    ]


def _once(table: str, name: str, definition: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '{table}'::regclass AND conname = '{name}')\n"
        f"    THEN ALTER TABLE {table} ADD CONSTRAINT {name} {definition}; END IF; END $$;"
    )
