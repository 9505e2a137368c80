"""Loaded before the settings are read: tests have a home and a server of their own, and ask for a database by name.

Fixtures: `database` (a fresh copy per test), `module_database` (one per module), `owner_sql`, `sql_as`, `browser`.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from baken.house.config.home import home

if "BAKEN_TESTING" not in os.environ:  # xdist's workers inherit both
    os.environ["BAKEN_HOME"] = str(home() / "test")
    os.environ["BAKEN_TESTING"] = "1"
os.environ["BAKEN_PROCESS"] = "staff"
os.environ.pop("DATABASE_URL", None)

_whole_run = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """The main process compiles the translations and, with xdist, holds the server for as long as any worker runs."""
    if not hasattr(config, "workerinput"):
        from baken.house.config.words import compile_changed

        compile_changed()
    if getattr(config.option, "numprocesses", None):
        _whole_run.enter_context(_server())


def pytest_unconfigure() -> None:
    _whole_run.close()


def _server() -> Any:
    from baken.house.config import embedded

    return embedded.running(home(), durable=False)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    """The test server, as `baken.house.config.embedded.Cluster`."""
    with _server() as found:
        yield found


@pytest.fixture(scope="session")
def template(cluster: Any) -> str:
    """The name of the migrated, empty database that all copies are made of."""
    from baken.testing.database import template

    return template(cluster)


@pytest.fixture
def database(cluster: Any, template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
    """A fresh copy of the database for this test; see `baken.testing.database.Database`."""
    from baken.testing.database import copy_of

    with django_db_blocker.unblock(), copy_of(cluster, template) as copy:
        yield copy


@pytest.fixture(scope="module")
def module_database(cluster: Any, template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
    """One copy for all tests of a module that only read, or that do not mind each other's rows."""
    from baken.testing.database import copy_of

    with django_db_blocker.unblock(), copy_of(cluster, template) as copy:
        yield copy


@pytest.fixture
def copy(request: pytest.FixtureRequest) -> Any:
    """Whichever copy this test asked for."""
    return request.getfixturevalue("module_database" if "module_database" in request.fixturenames else "database")


@pytest.fixture
def sql_as(copy: Any) -> Iterator[Callable[[str], "psycopg.Connection[tuple[Any, ...]]"]]:
    """`sql_as("baken_door").execute(…)`: an autocommitting connection to the test's database as that role."""
    with ExitStack() as opened:
        yield lambda role: opened.enter_context(copy.connect(role))


@pytest.fixture
def owner_sql(copy: Any) -> Iterator[Callable[..., list[tuple[Any, ...]]]]:
    """`owner_sql("SELECT …", [params])`: as a superuser, past every policy; to look and to plant with."""
    with copy.cluster.superuser(copy.name) as connection:

        def run(sql: str, params: Any = None) -> list[tuple[Any, ...]]:
            cursor = connection.execute(sql.encode(), params)
            return cursor.fetchall() if cursor.description else []

        yield run


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with real files: `BAKEN_SHARED_DATA`, or `../shared/data` beside the checkout."""
    checkout = Path(__file__).parents[3]
    folder = Path(os.environ.get("BAKEN_SHARED_DATA", checkout.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"De echte bestanden ontbreken: {folder} bestaat niet (zet BAKEN_SHARED_DATA).")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium under Playwright (`playwright.sync_api.Browser`); without one the test skips, and fails under CI."""
    from playwright.sync_api import sync_playwright

    from baken.testing.browser import NONE, chromium, is_demanded

    path = chromium()
    if path is None:
        pytest.fail(NONE) if is_demanded() else pytest.skip(NONE)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread, beside our queries
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """pytest-django would make databases as the web role, which may not; ask for `database` instead of `django_db`."""
    raise pytest.UsageError("use the fixture `database` instead of the mark `django_db`")
