"""The process behind `baken pii`: says where names stand in a text, over a socket that only this user opens.

`deduce` holds 1.1 GB and takes 12 seconds to start (two minutes the very first time, when it builds its lists); that is
why it is a process of its own that an installation chooses to run. It writes nothing of what it is asked.
"""

import json
import logging
import os
import socketserver
from collections.abc import Callable
from pathlib import Path
from typing import Any

Finder = Callable[[str], list[tuple[int, int]]]
LONGEST_QUESTION = 100_000


def finder(lists: Path) -> Finder:
    """A function that gives the places of personal names; `lists` is the folder for the built lists."""
    logging.disable(logging.CRITICAL)
    from deduce import Deduce  # here because it is heavy: only this process pays for it

    lists.mkdir(parents=True, exist_ok=True)
    known = Deduce(cache_path=lists)

    def find(text: str) -> list[tuple[int, int]]:
        found = known.deidentify(text).annotations
        return sorted((one.start_char, one.end_char) for one in found if one.tag == "persoon")

    return find


class _Answer(socketserver.StreamRequestHandler):
    timeout = 2

    def handle(self) -> None:
        try:
            text = json.loads(self.rfile.readline(LONGEST_QUESTION))
            found = self.server.find(text) if isinstance(text, str) else []  # type: ignore[attr-defined] # set below
        except (OSError, ValueError):
            return
        self.wfile.write(json.dumps(found).encode() + b"\n")


class _Server(socketserver.UnixStreamServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: an error may hold what was asked."""


def serve(find: Finder, address: Path) -> None:
    """Answer until told to stop. `address` is the socket; only this user may open it."""
    address.unlink(missing_ok=True)
    before = os.umask(0o177)
    try:
        server = _Server(str(address), _Answer)
    finally:
        os.umask(before)
    server.find = find  # type: ignore[attr-defined] # read by the handler
    with server:
        server.serve_forever()
