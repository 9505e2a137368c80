"""The database roles: each process connects as its own, and none of them can look around the row policies."""

from collections.abc import Mapping

OWNER = "baken_owner"
GATE = "baken_gate"

LOGIN_ROLES: Mapping[str, str] = {
    OWNER: "owns the tables and runs the migrations; no process that serves people connects as it",
    "baken_app": "staff site",
    "baken_login": "sign-in only: accounts, credentials and sessions",
    "baken_worker": "jobs",
    "baken_door": "public door: may only call functions in the schema door",
    "baken_numbers": "figures: sees only the figures views",
    "baken_backup": "reads everything for pg_dump, writes nothing",
    "baken_destroyer": "carries out approved destruction",
}
BYPASSES_POLICIES = frozenset({"baken_backup"})  # pg_dump refuses to dump a table of which it cannot see every row
_SILENT_COUNTERS = """DO $$ DECLARE counter regprocedure; BEGIN
    FOR counter IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
        AND proname ~ '^pg_stat_get_(xact_)?(lastscan|numscans|tuples|blocks|(live|dead)_tuples|last_|ins_since|mod_since)'
    LOOP EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', counter); END LOOP;
END $$;"""
READS_PUBLIC = ("baken_app", "baken_login", "baken_worker", "baken_backup", "baken_destroyer", GATE)


def roles_sql(passwords: Mapping[str, str]) -> str:
    """SQL, safe to repeat, for a superuser on the server: the roles, with these passwords (no quotes in them)."""
    lines = [_create(GATE, "NOLOGIN NOBYPASSRLS")]
    for role in LOGIN_ROLES:
        bypass = "BYPASSRLS" if role in BYPASSES_POLICIES else "NOBYPASSRLS"
        lines.append(_create(role, f"LOGIN {bypass} PASSWORD '{passwords[role]}'"))
        # Or SQL injection reads the statements of other sessions in pg_stat_activity, and with them their session tokens.
        lines.append(f"ALTER ROLE {role} SET track_activities = off;")
    # The owner may create functions that belong to the gate, but does not inherit what the gate may see.
    lines.append(f"GRANT {GATE} TO {OWNER} WITH INHERIT FALSE, SET TRUE;")
    return "\n".join(lines)


def database_sql(database: str) -> str:
    """SQL, safe to repeat, for a superuser on the server: only our roles may connect to this database."""
    return (
        f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC;\n'
        f'GRANT CONNECT ON DATABASE "{database}" TO {", ".join(LOGIN_ROLES)};\n'
        f'GRANT TEMPORARY ON DATABASE "{database}" TO {OWNER};'
    )


def schema_sql() -> str:
    """SQL, safe to repeat, for a superuser in the database: the schema public is for our roles, not the door; and nobody reads
    the counters of PostgreSQL, which tell to the microsecond when the index was last used by which a report comes in."""
    return (
        f"REVOKE ALL ON SCHEMA public FROM PUBLIC;\nGRANT USAGE ON SCHEMA public TO {', '.join(READS_PUBLIC)};\n"
        # large objects have no row policies: nobody but the superuser makes one
        "REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) FROM PUBLIC;\n"
        + _SILENT_COUNTERS
    )


def _create(role: str, attributes: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
        f"THEN CREATE ROLE {role}; END IF; END $$;\n"
        f"ALTER ROLE {role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION {attributes};"
    )
