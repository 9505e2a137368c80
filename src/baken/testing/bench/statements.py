"""`python -m baken.testing.bench.statements`: count the SQL of pages, asked as JSON on stdin; with BAKEN_BENCH_SQL=1 show it."""

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import django


def count(asked: list[dict[str, str]]) -> dict[str, int]:
    """Statements per page, over all connections; the page is opened once before, so that nothing is counted that happens once."""
    from django.conf import settings
    from django.db import connections
    from django.test import Client

    counted = {}
    for page in asked:
        client = Client(HTTP_HOST="localhost")
        client.cookies[settings.SESSION_COOKIE] = page["cookie"].partition("=")[2]
        _ask(client, page)
        said: list[tuple[float, str, str]] = []
        with ExitStack() as stack:
            for alias in connections:
                stack.enter_context(connections[alias].execute_wrapper(_note(said, alias)))
            _ask(client, page)
        counted[page["name"]] = len(said)
        if os.environ.get("BAKEN_BENCH_SQL") == "1":
            for taken, alias, sql in said:
                sys.stderr.write(f"{page['name']} {alias} {taken * 1000:.1f} ms {sql[:300]}\n")
    return counted


def _ask(client: Any, page: dict[str, str]) -> None:
    if page["body"]:
        client.post(page["path"], page["body"], content_type="application/x-www-form-urlencoded")
    else:
        client.get(page["path"])


def _note(said: list[tuple[float, str, str]], alias: str) -> Callable[..., Any]:
    def noting(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            said.append((time.perf_counter() - began, alias, sql))

    return noting


if __name__ == "__main__":
    django.setup()
    json.dump(count(json.load(sys.stdin)), sys.stdout)
