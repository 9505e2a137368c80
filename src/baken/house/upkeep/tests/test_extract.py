"""The passage through the wall: counts of the rooms' views, read by a role that sees nothing else."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections

from baken.house.upkeep.services.extract import extract_figures
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.store import Store

AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
ROOM = """
CREATE VIEW figures.try_out AS
SELECT 'GM1509'::varchar AS municipality, area::varchar, phenomenon::varchar, month::date, tried::bigint, failed::bigint
  FROM (VALUES ('BU15090000', 'drugs', '2026-09-01', 3, 1), ('', 'drugs', '2026-09-01', 4, 0))
       AS rows (area, phenomenon, month, tried, failed);
GRANT SELECT ON figures.try_out TO baken_numbers;
"""


@pytest.fixture
def store(database: Any, tmp_path: Path, settings: Any) -> Iterator[Store]:
    """A warehouse of the test's own, and the worker's connection to the figures views."""
    settings.HOME = tmp_path
    given = database.cluster.connection("baken_numbers", database.name)
    own = connections["default"].settings_dict | {"USER": given["user"], "PASSWORD": given["password"]}
    connections.databases["numbers"] = own
    yield Store.at_home(tmp_path)
    connections["numbers"].close()
    del connections["numbers"], connections.databases["numbers"]


def test_without_work_there_is_an_empty_extract(store: Store) -> None:
    assert extract_figures(at=AT).rows == 0
    assert ask(store, "own_months") == []


def test_a_new_room_joins_by_its_view_and_a_second_extract_counts_nothing_twice(store: Store, owner_sql: Any) -> None:
    owner_sql(ROOM)
    for _ in range(2):
        extract_figures(at=AT)
    counted = {(row["what"], row["month"].year): row["count"] for row in ask(store, "own_months")}
    assert counted == {("try_out.tried", 2026): 3 + 4, ("try_out.failed", 2026): 1}


def test_the_role_that_counts_sees_no_table_of_the_journey(store: Store, sql_as: Any, owner_sql: Any) -> None:
    tables = owner_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'signals%'")
    assert tables
    for (table,) in tables:
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedTable)):
            sql_as("baken_numbers").execute(f"SELECT * FROM public.{table}")
