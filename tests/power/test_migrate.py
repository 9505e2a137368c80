"""Migrating is safe to repeat, and every process can connect as its own role afterwards."""

import os
import subprocess
import sys

import pytest

from baken.house.config.roles import LOGIN_ROLES


def test_migrating_again_changes_nothing(database, owner_sql):
    def shape():
        return owner_sql(
            "SELECT 'policy', tablename || policyname || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies "
            "UNION ALL SELECT 'function', oid::regprocedure || md5(prosrc) || proowner FROM pg_proc "
            "WHERE pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) "
            "UNION ALL SELECT 'constraint', conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint "
            "UNION ALL SELECT 'trigger', tgrelid::regclass || tgname FROM pg_trigger "
            "UNION ALL SELECT 'grant', relname || coalesce(relacl::text, '') FROM pg_class WHERE relnamespace::regnamespace::text "
            "NOT LIKE 'pg\\_%' ORDER BY 1, 2"
        )

    before = shape()
    again = subprocess.run(
        [sys.executable, "-m", "baken.house.config.cli", "migrate", "--no-mark"],
        env=os.environ | {"BAKEN_DATABASE": database.name}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert shape() == before


@pytest.mark.parametrize("role", sorted(LOGIN_ROLES))
def test_each_role_can_connect(sql_as, role):
    assert sql_as(role).execute("SELECT current_user").fetchone() == (role,)
