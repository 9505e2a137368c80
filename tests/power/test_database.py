"""Each test has a database of its own, under the real roles."""

import psycopg
import pytest
from django.db import connection


@pytest.mark.parametrize("turn", [1, 2])
def test_what_one_test_commits_the_next_does_not_see(database, owner_sql, turn):
    owner_sql("CREATE TABLE left_behind (turn int)")
    owner_sql("INSERT INTO left_behind VALUES (%s)", [turn])
    assert owner_sql("SELECT turn FROM left_behind") == [(turn,)]


def test_django_connects_as_the_web_role(database):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        assert cursor.fetchone() == ("baken_app", database.name)


def test_the_web_role_owns_nothing_and_may_make_nothing(database, sql_as):
    app = sql_as("baken_app")
    assert app.execute("SELECT count(*) FROM pg_tables WHERE tableowner = 'baken_app'").fetchone() == (0,)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("CREATE TABLE mine (a int)")


def test_no_role_of_ours_can_look_around_the_policies_but_the_one_that_makes_backups(database, owner_sql):
    rows = owner_sql(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'baken_%' AND (rolsuper OR rolbypassrls) ORDER BY 1"
    )
    assert [name for (name,) in rows] == ["baken_backup", "baken_root"]


def test_the_owner_may_make_functions_of_the_gate_but_does_not_see_what_the_gate_sees(database, owner_sql):
    [(inherits, may_set)] = owner_sql(
        "SELECT inherit_option, set_option FROM pg_auth_members "
        "WHERE roleid = 'baken_gate'::regrole AND member = 'baken_owner'::regrole"
    )
    assert (inherits, may_set) == (False, True)


def test_the_door_cannot_reach_the_tables_at_all(database, sql_as):
    door = sql_as("baken_door")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        door.execute("SELECT 1 FROM public.django_migrations")


def test_nobody_else_may_connect(database, owner_sql):
    owner_sql("DROP ROLE IF EXISTS stranger")
    owner_sql("CREATE ROLE stranger LOGIN PASSWORD 'x'")
    try:
        arguments = database.cluster.connection("baken_app", database.name) | {"user": "stranger", "password": "x"}
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(**arguments)
    finally:
        owner_sql("DROP ROLE stranger")
