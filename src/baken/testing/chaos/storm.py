"""Many senders who never give up, and somebody who kills a process each time so many receipts were given."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import shake_256
from itertools import count, cycle
from threading import Event, Lock, Thread

from baken.testing.callers import Broken, Caller, fresh_key

Parts = Callable[[], Mapping[str, list[int]]]
"""Process ids of an installation now, per part; the supervisor is never among them."""
IN_TURN = ("public door", "PostgreSQL", "worker", "public door", "PostgreSQL", "staff site")
"""The door and the database most of all: they stand between a report and its receipt."""
PATIENCE_SECONDS = 180.0
AGAIN_EVERY = 10
"""Every tenth sender did not see the receipt, and sends the same once more."""


FILE_EVERY = 5
"""Every fifth report goes through the form of the door, with a file; the others over the API."""


class GaveUp(Exception):
    """A report got no receipt in three minutes, or an answer that no sender should get."""


@dataclass
class Storm:
    """What was sent and answered: `codes[n]` is the receipt of the report whose story ends with `n`."""

    reports: int
    codes: dict[int, str] = field(default_factory=dict)
    differed: list[int] = field(default_factory=list)
    broken: int = 0
    refused: Counter[int] = field(default_factory=Counter)
    kills: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def storm(port: int, parts: Parts, *, reports: int, clients: int, kills: int) -> Storm:
    """Send that many reports while that many processes are killed with SIGKILL, evenly spread over the receipts.

    Raises:
        GaveUp: a report got no receipt.
    """
    found, lock, numbers, over = Storm(reports), Lock(), count(1), Event()
    began = time.monotonic()

    def send() -> None:
        caller = Caller(port, timeout=10)
        while not over.is_set() and (number := next(numbers)) <= reports:
            code = _until_receipt(caller, number, found, lock)
            with lock:
                found.codes[number] = code
        caller.close()

    def kill() -> None:
        for turn, part in zip(range(1, kills + 1), cycle(IN_TURN), strict=False):
            while len(found.codes) < turn * reports // (kills + 1) and not over.is_set():
                time.sleep(0.002)
            if over.is_set():
                return
            _kill_one(parts, part, parent=found.kills[part] % 2 == 0)
            found.kills[part] += 1

    killer = Thread(target=kill)
    killer.start()
    try:
        with ThreadPoolExecutor(clients) as pool:
            for sent in [pool.submit(send) for _ in range(clients)]:
                sent.result()
    finally:
        over.set()
        killer.join()
    found.seconds = time.monotonic() - began
    return found


def story(number: int) -> str:
    """What the report of this number tells; no two are the same."""
    return f"Elke nacht busjes bij de loods. Nummer {number}"


def file_of(number: int) -> bytes:
    """The file of the report of this number, 20 to 320 kB; empty when it has none. No two are the same."""
    return (
        shake_256(f"file {number}".encode()).digest(20_000 + number * 7919 % 300_000)
        if number % FILE_EVERY == 0
        else b""
    )


def _once(caller: Caller, number: int, key: str, address: str) -> tuple[int, str]:
    """Send it one time; returns status and receipt."""
    if file := file_of(number):
        return caller.send_form(key, address, story=story(number), file=file)
    status, said = caller.hand_over(key, address, verhaal=story(number))
    return status, str(said.get("code", ""))


def _until_receipt(caller: Caller, number: int, found: Storm, lock: Lock) -> str:
    key, address = fresh_key(), f"2001:db8:{number >> 16:x}:{number & 0xFFFF:x}::1"
    until = time.monotonic() + PATIENCE_SECONDS
    codes: set[str] = set()
    wanted = 2 if number % AGAIN_EVERY == 0 else 1
    while time.monotonic() < until:
        try:
            status, code = _once(caller, number, key, address)
        except Broken:
            with lock:
                found.broken += 1
            time.sleep(0.05)
            continue
        if code:
            codes.add(code)
            wanted -= 1
            if not wanted:
                if len(codes) > 1:
                    found.differed.append(number)
                return codes.pop()
        elif status >= 500 or (status == 422 and file_of(number)):  # a file that broke off comes back as a form
            with lock:
                found.refused[status] += 1
            time.sleep(0.05)
        else:
            raise GaveUp(f"report {number} was answered with {status}")
    raise GaveUp(f"report {number} got no receipt")


def _kill_one(parts: Parts, part: str, *, parent: bool) -> None:
    """Kill a part's parent, or the youngest of its children; waits until there is one."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if pids := parts().get(part):
            with suppress(ProcessLookupError):
                os.kill(pids[0 if parent else -1], signal.SIGKILL)
                return
        time.sleep(0.05)
    raise GaveUp(f"{part} did not come back within a minute")
