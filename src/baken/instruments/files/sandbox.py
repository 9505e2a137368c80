"""Hand a stranger's file to the locked process and take back its clean copy."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from baken.instruments.files.words import CannotClean, Kind, Trouble

WALL_SECONDS = 120
MOST_BACK = 100_000_000


@dataclass(frozen=True)
class Cleaned:
    """A clean copy. `suffix` is ours (`jpg`, `pdf`, `txt`), never the sender's."""

    kind: Kind
    suffix: str
    content: bytes


def clean(content: Iterable[bytes]) -> Cleaned:
    """The clean copy of a file that comes in pieces.

    The process gets no environment, no folder and no descriptor but its two pipes, and ends with us. However it ends
    (killed for memory, time or a forbidden call), that is an answer: the file is not taken.

    Raises:
        CannotClean: with the reason.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-m", "baken.instruments.files.inside"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={}, start_new_session=True,
    )  # fmt: skip
    alarm = threading.Timer(WALL_SECONDS, process.kill)
    alarm.start()
    back: list[bytes] = []
    listening = threading.Thread(target=_listen, args=(process, back), daemon=True)
    listening.start()
    try:
        _feed(process, content)
        listening.join(WALL_SECONDS)
    finally:
        alarm.cancel()
        process.kill()
        ended = process.wait()
        listening.join()
    return _read(b"".join(back), ended)


def _feed(process: "subprocess.Popen[bytes]", content: Iterable[bytes]) -> None:
    pipe = process.stdin
    if pipe is None:
        return
    try:
        for piece in content:
            with suppress(OSError):  # it ended before it heard everything: its answer, or its silence, says why
                pipe.write(piece)
    finally:
        with suppress(OSError):
            pipe.close()


def _listen(process: "subprocess.Popen[bytes]", back: list[bytes]) -> None:
    if process.stdout is not None:
        with process.stdout as pipe:
            back.append(pipe.read(MOST_BACK + 1))


def _read(back: bytes, ended: int) -> Cleaned:
    head, _, content = back.partition(b"\n")
    if not head or len(back) > MOST_BACK:
        grown = ended in {-signal.SIGKILL, -signal.SIGXCPU, 1} or len(back) > MOST_BACK
        raise CannotClean(Trouble.TOO_BIG_INSIDE if grown else Trouble.BROKEN)
    answer = json.loads(head)
    if "trouble" in answer:
        raise CannotClean(Trouble(answer["trouble"]))
    return Cleaned(Kind(answer["kind"]), _own_suffix(answer["suffix"]), content)


def _own_suffix(suffix: str) -> str:
    if suffix not in {"jpg", "pdf", "txt"}:
        raise CannotClean(Trouble.BROKEN)
    return suffix


def locks() -> list[str]:
    """Which locks hold on this machine, asked of the process itself (for `baken check`)."""
    asked = "from baken.instruments.files.inside import lock; print(','.join(lock()))"
    found = subprocess.run(
        [sys.executable, "-I", "-c", asked], env={}, cwd=os.sep, capture_output=True, text=True, check=False, timeout=60
    )
    return [one for one in found.stdout.strip().split(",") if one]
