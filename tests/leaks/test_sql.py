"""Raw SQL under each database role: what a hole in a page would find when it tries every table in every context."""

import sys
from collections import Counter
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from baken.ground.privacy.vocabulary import Activity, Role, may_act, may_see
from baken.ground.privacy.vocabulary.matrix import allowed_pairs
from baken.instruments.tables.models import records
from baken.testing.canaries import Planting, hidden_from, id_of, plant, shelf_of
from baken.testing.people import HOME_TOWN, NEIGHBOUR, person

TRIED = Counter()
JSONB = 3802  # the type's number in pg_type
TABLES = records()
REFUSALS = {"42501", "P0001"}  # insufficient privilege (row policies included), raised by a trigger
ROLES = [role for role in Role if role is not Role.SYSTEM]
PAIRS = [(role, activity) for role, activity in allowed_pairs() if role != Role.SYSTEM.value]


@pytest.fixture(scope="module")
def planted(module_database):
    planting = Planting()
    with module_database.cluster.superuser(module_database.name) as connection:
        for town in (HOME_TOWN, NEIGHBOUR):
            plant(connection, planting, town, person("weigher", town, who="stranger").membership_id)
    yield module_database
    sys.stdout.write(f"\nraw SQL: {sum(TRIED.values())} statements {dict(TRIED)}\n")


@pytest.fixture(scope="module")
def app(planted):
    with planted.connect("baken_app") as connection:
        yield connection


def attempt(connection, statement, values=()):
    """The rows a statement touches, or 0 when it is refused; nothing stays."""
    TRIED["statements"] += 1
    try:
        with connection.transaction(force_rollback=True):
            cursor = connection.execute(statement, values)
            return cursor.fetchone()[0] if cursor.description else cursor.rowcount
    except psycopg.DatabaseError as error:
        if error.sqlstate in REFUSALS or str(error.sqlstate).startswith("BK"):
            return 0
        raise  # anything else got past the policies before it failed


def on(table, text):
    return sql.SQL(text).format(table=sql.Identifier("public", table._meta.db_table))


def count_of(connection, table, town):
    return attempt(connection, on(table, "SELECT count(*) FROM {table} WHERE municipality = %s"), [town])


def tamper(connection, table, town):
    """The most rows that any way of writing touches: change, remove, put in a copy of what stands there."""
    blind = on(table, "UPDATE {table} SET keep_until = current_date")
    remove = on(table, "DELETE FROM {table}")
    enter = on(table, "INSERT INTO {table} (id, municipality, organ) VALUES (gen_random_uuid(), %s, 'mayor')")
    return max(
        attempt(connection, blind), attempt(connection, remove), attempt(connection, enter, [town]),
    )  # fmt: skip


FORGED = {
    "no context": "",
    "a made-up context": f"{HOME_TOWN}|mayor,college|safety_adviser|direct_dossiers|x|y|{'a' * 64}",
    "a context without signature": f"{HOME_TOWN}|mayor,college|mayor|take_decisions",
    "nonsense": "||||||",
}


@pytest.mark.parametrize("role", ["baken_app", "baken_worker", "baken_login", "baken_door", "baken_numbers"])
@pytest.mark.parametrize("context", FORGED)
def test_without_a_signed_context_no_role_reads_or_writes_a_record(planted, role, context):
    with planted.connect(role) as connection:
        connection.execute("SELECT set_config('baken.context', %s, false)", [FORGED[context]])
        for table in TABLES:
            assert attempt(connection, on(table, "SELECT count(*) FROM {table}")) == 0, table
            assert tamper(connection, table, HOME_TOWN) == 0, table


def test_a_signed_context_is_worth_nothing_in_another_transaction(planted, app):
    who = person("safety_adviser")
    with app.transaction():
        app.execute("SELECT gate.enter(%s, %s, 'weigh_signals')", [who.token, who.membership_id])
        [held] = app.execute("SELECT current_setting('baken.context')").fetchone()
        assert app.execute("SELECT count(*) FROM signals_signal").fetchone()[0] > 0
    with planted.connect("baken_app") as other:
        for connection in (app, other):
            with connection.transaction(force_rollback=True):
                connection.execute("SELECT set_config('baken.context', %s, true)", [held])
                assert connection.execute("SELECT count(*) FROM signals_signal").fetchone() == (0,)


@pytest.mark.parametrize(("role", "activity"), PAIRS)
def test_each_role_in_each_activity_sees_its_shelves_and_nothing_else(app, theirs, role, activity):
    """The matrix is the law: what PostgreSQL shows is what the matrix says, table by table."""
    who = person(role)
    for table in TABLES:
        TRIED["matrix"] += 1
        with app.transaction(force_rollback=True):
            app.execute("SELECT gate.enter(%s, %s, %s)", [who.token, who.membership_id, activity])
            assert count_of(app, table, NEIGHBOUR) == 0, table
            seen = count_of(app, table, HOME_TOWN)
            if not may_see(role, activity, shelf_of(table)) or Role(role) in hidden_from(table, Activity(activity)):
                assert seen == 0, table
            elif not getattr(table.Privacy, "narrowed_by", ""):
                follows = getattr(table.Privacy, "follows", None) or (hasattr(table, "Machine") and table.Machine.of)
                organs = app.execute("SELECT gate.organs()").fetchone()[0]
                if not follows and "mayor" in organs:
                    assert seen > 0, f"{table} should be seen"
            if not may_act(role, activity, shelf_of(table)):
                assert tamper(app, table, HOME_TOWN) == 0, table
            assert tamper_with_neighbour(app, table, theirs[table]) == 0, table


@pytest.fixture(scope="module")
def theirs(planted):
    """Per table a whole row of the neighbour, as (columns, values), under a new id."""
    rows = {}
    with planted.cluster.superuser(planted.name) as connection:
        for table in TABLES:
            cursor = connection.execute(on(table, "SELECT * FROM {table} WHERE id = %s"), [id_of(NEIGHBOUR, table)])
            told = zip(cursor.description, cursor.fetchone(), strict=True)
            row = {column.name: Jsonb(value) if column.type_code == JSONB else value for column, value in told}
            rows[table] = row | {"id": uuid4()}
    return rows


def tamper_with_neighbour(connection, table, row):
    """Change a row of the neighbour, or put one in for them."""
    change = on(table, "UPDATE {table} SET keep_until = current_date WHERE id = %s")
    enter = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier("public", table._meta.db_table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Placeholder() * len(row)),
    )
    return max(attempt(connection, change, [id_of(NEIGHBOUR, table)]), attempt(connection, enter, list(row.values())))


@pytest.mark.parametrize("role", [role.value for role in ROLES])
def test_no_role_enters_an_activity_that_is_not_its_own(planted, app, role):
    who = person(role)
    for activity in Activity:
        if (role, activity.value) not in allowed_pairs():
            with pytest.raises(psycopg.DatabaseError) as refused, app.transaction():
                app.execute("SELECT gate.enter(%s, %s, %s)", [who.token, who.membership_id, activity.value])
            assert refused.value.sqlstate == "BK403"


def test_nobody_enters_in_a_membership_of_somebody_else(planted, app):
    weigher, adviser = person("weigher"), person("safety_adviser", NEIGHBOUR)
    for token, membership in ((weigher.token, adviser.membership_id), ("guessed", weigher.membership_id)):
        with pytest.raises(psycopg.DatabaseError) as refused, app.transaction():
            app.execute("SELECT gate.enter(%s, %s, 'work')", [token, membership])
        assert refused.value.sqlstate == "BK401"


@pytest.mark.parametrize("role", ["baken_worker", "baken_login", "baken_door", "baken_numbers"])
def test_only_the_staff_site_enters_as_a_person(planted, role):
    who = person("safety_adviser")
    with planted.connect(role) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT gate.enter(%s, %s, 'work')", [who.token, who.membership_id])


def test_the_worker_enters_only_activities_of_the_house(planted):
    own = {activity for role, activity in allowed_pairs() if role == Role.SYSTEM.value}
    with planted.connect("baken_worker") as connection:
        for activity in Activity:
            if activity.value not in own:
                with pytest.raises(psycopg.DatabaseError) as refused, connection.transaction():
                    connection.execute("SELECT gate.enter_worker(%s, %s)", [HOME_TOWN, activity.value])
                assert refused.value.sqlstate == "BK403"


def test_the_door_calls_functions_of_the_door_and_nothing_else(planted):
    superuser = planted.cluster.superuser(planted.name)
    with superuser as connection:
        callable_elsewhere = connection.execute(
            "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
            " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'door')"
            " AND has_schema_privilege('baken_door', n.oid, 'USAGE') AND has_function_privilege('baken_door', p.oid, 'EXECUTE')"
            " AND p.prorettype <> 'trigger'::regtype AND p.prosecdef"
        ).fetchall()
        readable = connection.execute(
            "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f', 'S') AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
            " AND has_schema_privilege('baken_door', n.oid, 'USAGE')"
            " AND (CASE WHEN c.relkind = 'S' THEN has_sequence_privilege('baken_door', c.oid, 'USAGE, SELECT, UPDATE')"
            "      ELSE has_any_column_privilege('baken_door', c.oid, 'SELECT, INSERT, UPDATE') END)"
        ).fetchall()
    assert {name for (name,) in callable_elsewhere} <= {"gate.context()", "gate.organisation()"}
    assert readable == []


@pytest.mark.parametrize("role", ["baken_app", "baken_worker"])
def test_the_log_cannot_be_changed_or_made_up(planted, role):
    with planted.connect(role) as connection:
        for statement in (
            "UPDATE trail_accessline SET reason = 'x'",
            "DELETE FROM trail_accessline",
            "INSERT INTO trail_accessline (municipality) VALUES ('GM1509')",
            "TRUNCATE trail_accessline",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
