"""What the database itself must show, whatever rooms it has: policies on every table, functions nobody can bend."""

import psycopg
import pytest

from baken.house.config.roles import BYPASSES_POLICIES, LOGIN_ROLES

# Tables without forced policies, each with its reason. Nothing of a person may stand in them.
OPEN_TABLES = {
    "django_migrations": "names of migrations; only the owner reads it",
    "procrastinate_jobs": "jobs carry ids and codes only; the queue is the worker's",
    "procrastinate_events": "times of jobs, no contents",
    "procrastinate_periodic_defers": "times of jobs, no contents",
    "procrastinate_workers": "heartbeats of workers",
    "procrastinate_version": "a version",
    "places_delivery": "public geography (CBS, Kadaster)",
    "places_area": "public geography (CBS, Kadaster)",
    "phenomena_phenomenon": "a vocabulary, the same for every municipality",
}


def test_every_table_has_forced_row_policies_or_a_reason(module_database, owner_sql):
    rows = owner_sql(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'"
        " AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1"
    )
    assert {name for (name,) in rows} <= set(OPEN_TABLES)


def test_a_table_with_policies_has_one_for_each_thing_a_role_may_do(module_database, owner_sql):
    """A privilege without a policy is a door painted on a wall; it shows a mistake in one of the two."""
    rows = owner_sql(
        """
        SELECT g.grantee, c.relname, g.privilege_type
          FROM pg_class c
          JOIN information_schema.role_table_grants g ON g.table_schema = 'public' AND g.table_name = c.relname
         WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity AND c.relkind = 'r'
           AND g.grantee = ANY (%s)
           AND g.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
           AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid
                             AND (p.polroles = '{0}' OR g.grantee::regrole = ANY (p.polroles))
                             AND p.polcmd IN ('*', CASE g.privilege_type WHEN 'SELECT' THEN 'r' WHEN 'INSERT' THEN 'a'
                                                       WHEN 'UPDATE' THEN 'w' ELSE 'd' END))
         ORDER BY 1, 2, 3
        """,
        [[role for role in LOGIN_ROLES if role not in BYPASSES_POLICIES and role != "baken_owner"]],
    )
    assert rows == []


def test_nobody_but_the_owner_owns_tables_and_public_may_nothing(module_database, owner_sql):
    assert owner_sql("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'") == [("baken_owner",)]
    assert (
        owner_sql(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = 'PUBLIC' AND table_schema NOT IN ('pg_catalog', 'information_schema')"
        )
        == []
    )


def test_every_definer_function_has_a_pinned_search_path(module_database, owner_sql):
    rows = owner_sql(
        "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND p.prosecdef"
        " AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS s WHERE s LIKE 'search_path=%') ORDER BY 1"
    )
    assert rows == []


# They answer from the signed context of the caller's own transaction only, and every row policy asks them.
HARMLESS = {"gate.context()", "gate.organisation()"}


def test_no_definer_function_can_be_called_by_everybody(module_database, owner_sql):
    rows = owner_sql(
        "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND p.prosecdef"
        " AND p.prorettype <> 'trigger'::regtype"  # nobody calls those by hand
        " AND has_function_privilege('public', p.oid, 'EXECUTE') ORDER BY 1"
    )
    assert {name for (name,) in rows} <= HARMLESS


@pytest.mark.parametrize(
    "role", ["baken_app", "baken_worker", "baken_login", "baken_door", "baken_numbers", "baken_backup"]
)
@pytest.mark.parametrize(
    "asked",
    [
        "SELECT last_idx_scan FROM pg_stat_all_indexes WHERE indexrelname = 'report_once_per_code'",
        "SELECT n_tup_ins, last_seq_scan FROM pg_stat_all_tables WHERE relname = 'intake_report'",
        "SELECT pg_stat_get_tuples_inserted(oid) FROM pg_class WHERE relname = 'intake_report'",
        "SELECT pg_stat_get_lastscan(oid) FROM pg_class WHERE relname = 'report_once_per_code'",
    ],
)
def test_no_counter_of_postgresql_tells_when_the_last_report_came(module_database, role, asked):
    with module_database.connect(role) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(asked)


def test_definer_functions_belong_to_a_role_that_cannot_sign_in(module_database, owner_sql):
    rows = owner_sql(
        "SELECT p.oid::regprocedure::text, r.rolname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " JOIN pg_roles r ON r.oid = p.proowner WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')"
        " AND p.prosecdef AND (r.rolcanlogin OR r.rolsuper) ORDER BY 1"
    )
    assert rows == []


@pytest.mark.parametrize("role", ["baken_app", "baken_worker", "baken_login", "baken_numbers"])
def test_no_process_can_delete_a_record_or_empty_a_table(module_database, owner_sql, role):
    rows = owner_sql(
        "SELECT c.relname, p.what FROM pg_class c"
        " CROSS JOIN (VALUES ('DELETE'), ('TRUNCATE'), ('TRIGGER'), ('REFERENCES')) AS p(what)"
        " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege(%s, c.oid, p.what)"
        " AND c.relname NOT LIKE 'procrastinate%%' ORDER BY 1, 2",
        [role],
    )
    own = {"baken_login": {("organisations_session", "DELETE"), ("organisations_passkey", "DELETE")}}
    assert set(rows) <= own.get(role, set())


def test_the_numbers_role_reads_views_of_counts_and_nothing_else(module_database, owner_sql):
    rows = owner_sql(
        "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
        " AND has_any_column_privilege('baken_numbers', c.oid, 'SELECT') ORDER BY 1"
    )
    assert {name for (name,) in rows} <= {"organisations_municipality", "places_area", "phenomena_phenomenon"}
