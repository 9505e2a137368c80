"""How fast pages answer to a signed-in person, over HTTP to the staff site, and how many statements each asks."""

import http.client
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from baken.testing.bench.machine import Installation, NotMeasured
from baken.testing.bench.numbers import Times

WARM_UP = 5


@dataclass(frozen=True)
class Visitor:
    """Somebody with an open session: the value of the session cookie."""

    role: str
    cookie: str


@dataclass(frozen=True)
class Page:
    """One page under measurement; of a record, several addresses, so that not one warm row is measured.

    With `bodies` each is sent in turn as a form (a search).
    """

    name: str
    visitor: Visitor
    paths: tuple[str, ...]
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True)
class PageCost:
    """What one page costs. CPU per page is steadier than time on a machine that also does other work."""

    name: str
    role: str
    times: Times
    cpu_ms: dict[str, float]
    size_kb: float
    statements: int


def measure_pages(
    site: Installation, pages: Sequence[Page], *, times: int, counted: Mapping[str, int]
) -> list[PageCost]:
    """Fetch each page `times` times, one after the other. Raises NotMeasured when one is not answered with 200."""
    return [_measure(site, page, times, counted[page.name]) for page in pages]


def count_statements(folder: Path, database: str, pages: Sequence[Page]) -> dict[str, int]:
    """SQL statements per page, on every connection of the staff site, savepoints included.

    Counted in a process of its own with the staff site's settings and role, so that the measured one stays as it is.
    """
    asked = [
        {"name": page.name, "path": page.paths[0], "cookie": page.visitor.cookie, "body": "".join(page.bodies[:1])}
        for page in pages
    ]
    environment = {
        **os.environ, "BAKEN_HOME": str(folder), "BAKEN_DATABASE": database, "BAKEN_PROCESS": "staff",
        "DJANGO_SETTINGS_MODULE": "baken.house.config.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "baken.testing.bench.statements"], input=json.dumps(asked),
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise NotMeasured(f"De SQL-opdrachten konden niet worden geteld: {done.stderr.strip().splitlines()[-1]}")
    counted: dict[str, int] = json.loads(done.stdout)
    return counted


def _measure(site: Installation, page: Page, times: int, statements: int) -> PageCost:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=120)
    fetch(connection, page, WARM_UP)
    before = site.cpu_ms()
    taken, size = fetch(connection, page, times)
    after = site.cpu_ms()
    connection.close()
    cpu = {part: (after[part] - before[part]) / times for part in ("staff site", "PostgreSQL")}
    return PageCost(page.name, page.visitor.role, Times.of(taken), cpu, size / 1024, statements)


def fetch(connection: http.client.HTTPConnection, page: Page, times: int) -> tuple[list[float], int]:
    """Answer times in ms, and the size of the last answer in bytes."""
    taken, size = [], 0
    for number in range(times):
        path = page.paths[number % len(page.paths)]
        began = time.perf_counter()
        if page.bodies:
            connection.request("POST", path, page.bodies[number % len(page.bodies)], _form_headers(page.visitor))
        else:
            connection.request("GET", path, headers={"Cookie": page.visitor.cookie})
        answer = connection.getresponse()
        size = len(answer.read())
        if answer.status != 200:
            raise NotMeasured(f"{path} antwoordt met code {answer.status}; er is niets gemeten.")
        taken.append((time.perf_counter() - began) * 1000)
    return taken, size


def _form_headers(visitor: Visitor) -> dict[str, str]:
    """What a browser sends with a form; the token against forgery may be any, as long as cookie and header agree."""
    token = secrets.token_hex(16)
    return {
        "Cookie": f"{visitor.cookie}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }
