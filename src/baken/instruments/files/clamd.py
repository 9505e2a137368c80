"""A small client of ClamAV's `clamd`: INSTREAM over a socket, so that we put no file on a disk.

The scanner itself does, for as long as it looks: its temporary folder belongs in memory (docs/how-to/voordeur-zonder-sporen.md).

Protocol: clamd(8), section COMMANDS: `zINSTREAM\\0`, then pieces each after its length in four bytes, then four zeroes.
"""

import socket
import struct
from collections.abc import Iterable

SECONDS = 120
PIECE = 1 << 20


class ScannerAway(Exception):
    """The scanner did not answer, or could not look at everything: nothing passes."""


def scan(address: str, content: Iterable[bytes]) -> str:
    """The name of what was found, or an empty text when nothing was.

    `address` is the path of a unix socket, or `host:port`.

    Raises:
        ScannerAway: no connection, no clear answer, or the file is larger than the scanner looks at.
    """
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            for whole in content:
                for start in range(0, len(whole), PIECE):
                    piece = whole[start : start + PIECE]
                    line.sendall(struct.pack("!I", len(piece)) + piece)
            line.sendall(struct.pack("!I", 0))
            answer = _said(line)
    except OSError as error:
        raise ScannerAway(type(error).__name__) from error
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerAway(answer[:80])


def answers(address: str) -> bool:
    """Whether the scanner is there."""
    try:
        with _connected(address) as line:
            line.sendall(b"zPING\0")
            return _said(line) == "PONG"
    except OSError:
        return False


def _connected(address: str) -> socket.socket:
    host, colon, port = address.rpartition(":")
    if address.startswith("/") or not colon:
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)


def _said(line: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < 4096:
        more = line.recv(4096)
        if not more:
            break
        answer += more
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")
