"""Write the law of the house into the database: run by the owner after every migrate, idempotent, in one transaction."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from django.apps import AppConfig, apps
from django.db import connections, models, transaction

from baken.ground.organisations.vocabulary import BREAKABLE, ROLES
from baken.ground.privacy.rules.row_policies import KeyFacts, TableFacts, key_targets, room_sql
from baken.ground.privacy.vocabulary import MATRIX, NORMS, RETENTION, Shelf
from baken.ground.privacy.vocabulary.matrix import COMPARTMENT_OF, allowed_pairs
from baken.instruments.tables.models import Record, Reference, StateField, Step, changeable_fields, records

FILES = ("guards.sql", "row_policies.sql", "figures.sql")
GATE_FIRST = ("privacy", "organisations", "trail")


def policy_files() -> dict[Path, str]:
    """What each room's `row_policies.sql` must say, by path."""
    facts = [_facts(model) for model in records()]
    wanted = key_targets(facts)
    texts = {}
    for config in rooms():
        own = [fact for fact in facts if fact.table.startswith(f"{config.label}_")]
        own = [_with_keys(fact, sorted(wanted.get(fact.table, ()))) for fact in own]
        if own:
            texts[Path(config.path) / "row_policies.sql"] = room_sql(config.label, own)
    return texts


def apply_sql(database: str = "default") -> None:
    """Run guards, policies and figures views of every room, and load the matrix and the transitions.

    Order: the gate and the two rooms under it, then every room's guards along the corridor, then the row policies (which
    may call functions of the guards) and last the figures views.
    """
    connection = connections[database]
    with transaction.atomic(using=database), connection.cursor() as cursor:
        for config in [apps.get_app_config(label) for label in GATE_FIRST]:
            _run(cursor, Path(config.path) / "guards.sql")
        _load(cursor)
        for name in FILES:
            for config in rooms():
                if not (name == "guards.sql" and config.label in GATE_FIRST):
                    _run(cursor, Path(config.path) / name)


def tables_of(shelf: Shelf) -> tuple[str, ...]:
    """The tables that stand on this shelf."""
    return tuple(fact.table for fact in map(_facts, records()) if fact.shelf == shelf.value)


def tables_going_along() -> dict[str, list[tuple[str, str]]]:
    """Per table, the tables whose rows go along with it: `(table, column that names it)`; children of children under them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for fact in map(_facts, records()):
        found.setdefault(fact.table, [])
        if fact.parent is not None:
            found.setdefault(fact.parent[0], []).append((fact.table, fact.parent[1]))
    return found


def rooms() -> list[AppConfig]:
    """The rooms of Baken in the order of the settings: ground first, then along the corridor, then the house."""
    return [
        config
        for config in apps.get_app_configs()
        if config.name.startswith(("baken.ground.", "baken.journey.", "baken.house."))
    ]


def _run(cursor: object, path: Path) -> None:
    if path.exists():
        cursor.execute(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]  # a Django cursor wrapper


def _load(cursor: object) -> None:
    """The matrix, the organs of each role and the transitions of each machine, as rows that the gate reads."""
    execute, many = cursor.execute, cursor.executemany  # type: ignore[attr-defined]  # a Django cursor wrapper
    execute(
        "DELETE FROM gate.allowed; DELETE FROM gate.granted; DELETE FROM gate.role_organ; DELETE FROM gate.transition"
    )
    many("INSERT INTO gate.allowed VALUES (%s, %s)", allowed_pairs())
    many("INSERT INTO gate.granted VALUES (%s, %s, %s)", _grants())
    many(
        "INSERT INTO gate.role_organ VALUES (%s, %s)",
        [(card.role.value, organ.value) for card in ROLES.values() for organ in card.organs],
    )
    many("INSERT INTO gate.transition VALUES (%s, %s, %s)", list(_transitions()))
    execute("DELETE FROM gate.destroyable")
    many(
        "INSERT INTO gate.destroyable VALUES (%s, %s, %s)",
        [(fact.table, fact.parent is None, model.Privacy.retention) for model in records() for fact in [_facts(model)]],  # type: ignore[attr-defined]  # every table declares it
    )
    execute("DELETE FROM gate.retention_rule")
    many(
        "INSERT INTO gate.retention_rule VALUES (%s, %s, %s, %s, %s)",
        [(rule.key, rule.term, rule.is_own_norm, *(rule.months or (None, None))) for rule in RETENTION.values()],
    )
    execute("DELETE FROM gate.norm_of_ours")
    many("INSERT INTO gate.norm_of_ours VALUES (%s, %s)", [(rule.key, rule.ours) for rule in NORMS.values()])
    execute("DELETE FROM gate.breakable")
    many(
        "INSERT INTO gate.breakable VALUES (%s, %s)",
        [(a.value, b.value) for a, into in BREAKABLE.items() for b in into],
    )
    _remember_matrix(execute)


def _grants() -> list[tuple[str, str, str]]:
    """Which role sees which shelf during which activity."""
    return sorted({(str(g.role.value), str(g.activity.value), str(g.shelf.value)) for g in MATRIX})


def _remember_matrix(execute: Callable[..., object]) -> None:
    """Keep each matrix that was ever in force, so that "who could see this then?" has an answer."""
    grants = json.dumps(_grants())
    execute(
        "INSERT INTO gate.matrix_history (grants) SELECT %s::jsonb WHERE %s::jsonb IS DISTINCT FROM "
        "(SELECT grants FROM gate.matrix_history ORDER BY applied_at DESC LIMIT 1)",
        [grants, grants],
    )


def _transitions() -> Iterator[tuple[str, str, str]]:
    for model in records():
        machine = getattr(model, "Machine", None)
        if machine is not None:
            for before, nexts in machine.transitions.items():
                for after in nexts:
                    yield machine_name(model), str(before), str(after)


def machine_name(model: type[models.Model]) -> str:
    """The name of a step table's machine: the room and the record it moves, `signals.signal`."""
    parent = _parent(model)
    return f"{parent._meta.app_label}.{parent._meta.model_name}"


def _parent(model: type[models.Model]) -> type[models.Model]:
    target = model._meta.get_field(model.Machine.of).related_model  # type: ignore[attr-defined]  # a Step has a Machine
    if not isinstance(target, type):
        raise TypeError(f"{model} names no record to move")
    return target


def _facts(model: type[Record]) -> TableFacts:
    privacy = model.Privacy
    shelf = Shelf(getattr(privacy, "shelf", model._meta.app_label))
    pairs = sorted((f"{g.role.value}:{g.activity.value}", g.act) for g in MATRIX if g.shelf == shelf)
    acting_only = getattr(privacy, "act_by", None)
    fields = {field.name: field for field in model._meta.concrete_fields}
    follows = getattr(privacy, "follows", None)
    step = issubclass(model, Step)
    if step and follows is None:
        follows = model.Machine.of  # type: ignore[attr-defined]  # a Step has a Machine
    return TableFacts(
        table=model._meta.db_table,
        shelf=shelf.value,
        compartment=COMPARTMENT_OF[shelf].value,
        columns=tuple(str(field.column) for field in fields.values()),
        changeable=tuple(str(fields[name].column) for name in _changeable(model, step)),
        see=tuple(dict.fromkeys(pair for pair, _ in pairs)),
        act=tuple(dict.fromkeys(pair for pair, act in pairs if act and (acting_only is None or pair in acting_only))),
        keys=tuple(_key(field) for field in fields.values() if isinstance(field, Reference)),
        narrowed_by=getattr(privacy, "narrowed_by", ""),
        act_narrowed_by=getattr(privacy, "act_narrowed_by", ""),
        parent=_reference(fields[follows]) if follows else None,
        machine=(*_reference(fields[model.Machine.of]), machine_name(model)) if step else None,  # type: ignore[attr-defined]  # idem
        stamped="at" in fields and not shelf.value.startswith("intake"),  # at intake a moment is kept coarse on purpose
        initial_state=next((str(field.default) for field in fields.values() if isinstance(field, StateField)), ""),
    )


def _changeable(model: type[Record], step: bool) -> list[str]:
    return ["keep_until"] if step else changeable_fields(model)


def _reference(field: "models.Field[object, object]") -> tuple[str, str]:
    target = field.related_model
    if not isinstance(target, type):
        raise TypeError(f"{field} is not a reference")
    return target._meta.db_table, str(field.column)


def _key(field: Reference) -> KeyFacts:
    table, column = _reference(field)
    target = field.related_model
    if not isinstance(target, type):
        raise TypeError(f"{field} names no record")
    same = tuple((_column(field.model, name), _column(target, name)) for name in field.same)
    return KeyFacts(column, table, same)


def _column(model: type[models.Model], name: str) -> str:
    return str(getattr(model._meta.get_field(name), "column", ""))


def _with_keys(facts: TableFacts, unique: list[tuple[str, ...]]) -> TableFacts:
    return replace(facts, extra_unique=tuple(unique))
