"""Baken on a PostgreSQL of your own: the roles as a superuser makes them, then everything by `DATABASE_URL`."""

import os
import subprocess
import sys
from urllib.parse import quote

import psycopg
import pytest

from baken.house.config import embedded
from baken.house.config.roles import LOGIN_ROLES


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server that stands in for the municipality's own."""
    with embedded.running(tmp_path_factory.mktemp("server")) as cluster:
        yield cluster


def baken(home, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "baken.house.config.cli", *arguments],
        env=os.environ | {"BAKEN_HOME": str(home), **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_printed_sql_makes_an_installation_that_migrates(server, tmp_path):
    printed = baken(tmp_path, "roles-sql", "--name", "own", "--host", quote(str(server.sockets), safe="")).stdout
    loaded = subprocess.run(
        [embedded.program("psql"), "-v", "ON_ERROR_STOP=1", "-q", server.dsn(embedded.SUPERUSER, "postgres")],
        input=printed, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert loaded.returncode == 0, loaded.stderr
    lines = (line.removeprefix("-- ") for line in printed.splitlines() if "DATABASE_URL" in line)
    addresses = dict(line.split("=", 1) for line in lines)
    migrated = baken(tmp_path, "migrate", **addresses)
    assert migrated.returncode == 0, migrated.stderr
    for role in LOGIN_ROLES:
        variable = f"BAKEN_DATABASE_URL_{role.removeprefix('baken_').upper()}"
        with psycopg.connect(addresses[variable]) as connection:
            assert connection.execute("SELECT current_user").fetchone() == (role,)
    with psycopg.connect(addresses["BAKEN_DATABASE_URL_APP"]) as connection:
        assert connection.execute("SELECT count(*) > 0 FROM gate.allowed").fetchone() == (True,)
    assert not (tmp_path / "postgres").exists()
