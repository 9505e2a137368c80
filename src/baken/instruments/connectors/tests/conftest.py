"""A service on this machine that answers what it is told to, and remembers what it was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any

import pytest


class Service:
    """`address` to ask, `asked` the paths that came and `bodies` what came with them, `answer` and `status` what it says,
    `waits` seconds before it does."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.bodies: list[bytes] = []
        self.answer, self.status, self.waits = b"{}", 200, 0.0
        self.address = ""


@contextmanager
def running() -> Iterator[Service]:
    """A service while the test runs."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.asked.append(self.path)
            sleep(service.waits)
            self.send_response(service.status)
            self.end_headers()
            self.wfile.write(service.answer)

        def do_POST(self) -> None:
            service.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.do_GET()

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield service
    server.shutdown()
    server.server_close()


@pytest.fixture
def service() -> Iterator[Service]:
    """A service of this test."""
    with running() as found:
        yield found
