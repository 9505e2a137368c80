"""A real database per test, in milliseconds: a template built once by the owner, copied for each test that asks.

Tests run as the real roles (`baken_app` and its like), never as the owner, so that every row policy is in force.
Commits are real commits; the copy is thrown away afterwards.
"""

import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connections

from baken.house.config.embedded import Cluster
from baken.house.config.home import locked
from baken.house.config.roles import OWNER, database_sql, schema_sql
from baken.house.config.versions import fingerprint

TEMPLATES_KEPT = 3

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Database:
    """One copy of the template: its name, and the server it is on."""

    cluster: Cluster
    name: str

    def connect(self, role: str) -> "psycopg.Connection[tuple[Any, ...]]":
        """An autocommitting connection as this role; the caller closes it."""
        return psycopg.connect(**self.cluster.connection(role, self.name), autocommit=True)

    def dsn(self, role: str) -> str:
        return self.cluster.dsn(role, self.name)


def template(cluster: Cluster) -> str:
    """The name of the template that fits the code as it is now; built when there is none yet (a few seconds)."""
    name = f"template_{fingerprint()}"
    with locked(cluster.home, "template"), cluster.superuser() as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            _build(cluster, server, name)
    return name


@contextmanager
def copy_of(cluster: Cluster, source: str) -> Iterator[Database]:
    """A copy of a database, dropped at the end; Django's connections and child processes use it meanwhile."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with cluster.superuser() as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" OWNER {OWNER} STRATEGY FILE_COPY'.encode())
        server.execute(database_sql(name).encode())
    before = os.environ.get("BAKEN_DATABASE", "baken")
    point_django_at(name)
    try:
        yield Database(cluster, name)
    finally:
        point_django_at(before)
        with cluster.superuser() as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def point_django_at(name: str) -> None:
    """Let every alias of this process, and every process it starts, use the database of this name."""
    os.environ["BAKEN_DATABASE"] = name
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _build(cluster: Cluster, server: "psycopg.Connection[tuple[Any, ...]]", name: str) -> None:
    """Migrate under another name and rename at the end, so that a half-built template is never copied."""
    server.execute("DROP DATABASE IF EXISTS template_new WITH (FORCE)")
    server.execute(f"CREATE DATABASE template_new OWNER {OWNER}".encode())
    server.execute(database_sql("template_new").encode())
    with cluster.superuser("template_new") as inside:
        inside.execute(schema_sql().encode())
    environment = {**os.environ, "BAKEN_HOME": str(cluster.home), "BAKEN_DATABASE": "template_new"}
    command = [sys.executable, "-m", "baken.house.config.cli", "migrate", "--no-mark"]
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise RuntimeError(f"the test database could not be built:\n{made.stdout}\n{made.stderr}")
    with cluster.superuser("template_new") as inside:  # a test says itself when something happens
        inside.execute("INSERT INTO gate.setting VALUES ('clock', 'given') ON CONFLICT DO NOTHING")
    server.execute(f"ALTER DATABASE template_new RENAME TO {name}".encode())
    old = server.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%' ORDER BY oid DESC"
    ).fetchall()
    for (stale,) in old[TEMPLATES_KEPT:]:
        server.execute(f'DROP DATABASE "{stale}" WITH (FORCE)'.encode())


@contextmanager
def as_role(database: Any, role: str) -> Iterator[None]:
    """Django's default connection is this database role for the block; `database` is the test's own copy."""
    default = connections["default"]
    before = dict(default.settings_dict)
    given = database.cluster.connection(role, database.name)
    default.close()
    default.settings_dict.update(USER=given["user"], PASSWORD=given["password"])
    try:
        yield
    finally:
        default.close()
        default.settings_dict.update(before)
