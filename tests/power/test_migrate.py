"""Migrating is safe to repeat, and every process can connect as its own role afterwards."""

import os
import subprocess
import sys

import pytest

from baken.house.config.roles import LOGIN_ROLES

SHAPE = """
    SELECT 'policy' AS kind, concat_ws(' ', tablename, policyname, qual, with_check) AS what FROM pg_policies
    UNION ALL
    SELECT 'function', concat_ws(' ', oid::regprocedure, md5(prosrc), proowner::regrole,
           (SELECT array_agg(one ORDER BY one) FROM unnest(proacl::text[]) AS one)) FROM pg_proc
     WHERE pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    UNION ALL
    SELECT 'constraint', concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
    UNION ALL
    SELECT 'trigger', concat_ws(' ', tgrelid::regclass, tgname) FROM pg_trigger
    UNION ALL
    SELECT 'table', concat_ws(' ', oid::regclass, relowner::regrole, relforcerowsecurity,
           (SELECT array_agg(one ORDER BY one) FROM unnest(relacl::text[]) AS one)) FROM pg_class
     WHERE relnamespace NOT IN ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)
    ORDER BY 1, 2
"""


def test_migrating_again_changes_nothing(database, owner_sql):
    before = owner_sql(SHAPE)
    again = subprocess.run(
        [sys.executable, "-m", "baken.house.config.cli", "migrate", "--no-mark"],
        env=os.environ | {"BAKEN_DATABASE": database.name}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert owner_sql(SHAPE) == before


@pytest.mark.parametrize("role", sorted(LOGIN_ROLES))
def test_each_role_can_connect(sql_as, role):
    assert sql_as(role).execute("SELECT current_user").fetchone() == (role,)
