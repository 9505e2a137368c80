"""Where each role's database is: embedded by default, or your own PostgreSQL 18 by `DATABASE_URL`."""

import os
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from baken.house.config.embedded import Cluster
from baken.house.config.home import home


def database(role: str) -> dict[str, Any]:
    """The Django `DATABASES` entry with which this process connects as `role`.

    `BAKEN_DATABASE_URL_APP` (…`_LOGIN`, `_WORKER`, `_DOOR`, `_NUMBERS`, `_OWNER`) names a role's own address; with only
    `DATABASE_URL` the host and database come from there and the role's password from the installation's secrets.
    """
    parts = _parts(role)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": parts["host"],
        "PORT": str(parts["port"]),
        "USER": parts["user"],
        "PASSWORD": parts["password"],
        "NAME": parts["dbname"],
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5},
    }


def _parts(role: str) -> dict[str, Any]:
    embedded = Cluster(home()).connection(role, os.environ.get("BAKEN_DATABASE", "baken"))
    own = os.environ.get(f"BAKEN_DATABASE_URL_{role.removeprefix('baken_').upper()}")
    shared = os.environ.get("DATABASE_URL")
    if own:
        return {"port": 5432, **conninfo_to_dict(own)}
    if shared:
        given = conninfo_to_dict(shared)
        return {"port": 5432, **given, "user": role, "password": embedded["password"]}
    return embedded


class OneDatabase:
    """Tables are migrated over `default` only; the other aliases are other roles on the same database."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"

    def allow_relation(self, *_: Any, **__: Any) -> bool:
        return True
