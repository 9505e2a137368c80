"""Keeps the processes of one installation running: what dies comes back, and when this process goes, all go."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from baken.house.config import embedded
from baken.house.config.home import Stop

TICK_SECONDS = 0.1
LONGEST_BACK_OFF_SECONDS = 30.0
STEADY_SECONDS = 10.0  # a process that lived this long starts with a clean slate
STOP_SECONDS = 10.0
READY_SECONDS = 120.0
DISK_NEEDED_MB = 500
WEB = "baken.house.config.web"


class CannotServe(Stop):
    """Something on this machine is in the way; the message is one Dutch sentence that says what to do."""


@dataclass
class Child:
    """One process that must be there."""

    name: str
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    started: float = 0.0
    failures: int = 0
    next_try: float = 0.0

    @property
    def address(self) -> tuple[str, str] | None:
        """Host and port of a web process; None for another."""
        return (self.command[-2], self.command[-1]) if self.command[2:3] == [WEB] else None

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [*_dying_with_parent(), *self.command],
            env=os.environ | self.environment, stdin=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def watch(self) -> None:
        """Start it again when it died; each next time a little later, when it keeps dying."""
        now = time.monotonic()
        if self.process is not None and (code := self.process.poll()) is not None:
            self.failures = 0 if now - self.started > STEADY_SECONDS else self.failures + 1
            wait = min(0.25 * 2**self.failures, LONGEST_BACK_OFF_SECONDS)
            say(f"{self.name} is gestopt (code {code}) en wordt over {wait:.1f} s opnieuw gestart.")
            self.process, self.next_try = None, now + wait
        if self.process is None and now >= self.next_try:
            self.start()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def staff_site(host: str, port: int) -> Child:
    """Its threads share two heaps: with one each glibc keeps 40 MB more of the pages of figures (measured, same CPU)."""
    site = _web("medewerkerskant", "staff", host, port)
    site.environment.setdefault("MALLOC_ARENA_MAX", os.environ.get("MALLOC_ARENA_MAX", "2"))
    return site


def door(host: str, port: int) -> Child:
    return _web("voordeur", "door", host, port)


def worker() -> Child:
    return Child("werker", [sys.executable, "-m", "baken.house.config.worker"], {"BAKEN_PROCESS": "worker"})


def extras() -> tuple[Child, ...]:
    """What an installation chooses to run besides: with `BAKEN_PII=1` the process that knows names (`baken pii`)."""
    if os.environ.get("BAKEN_PII") != "1":
        return ()
    return (Child("namenhulp", [sys.executable, "-m", "baken.house.config.cli", "pii"]),)


def _web(name: str, site: str, host: str, port: int) -> Child:
    command = [sys.executable, "-m", WEB, site, host, str(port)]
    return Child(name, command, {"BAKEN_PROCESS": site})


def refuse_taken_ports(host: str, *ports: int) -> None:
    """Raise CannotServe when something already listens there."""
    for port in ports:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((host, port))
            except OSError as error:
                sentence = f"Poort {port} op {host} is bezet; stop wat daar draait of kies met BAKEN_PORT een andere."
                raise CannotServe(sentence) from error


def refuse_full_disk(home: Path) -> None:
    """Raise CannotServe when too little space is left for the database to work safely."""
    home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(home).free // 1_000_000
    if free < DISK_NEEDED_MB:
        raise CannotServe(
            f"De schijf van {home} is bijna vol ({free} MB vrij, {DISK_NEEDED_MB} MB nodig); maak eerst ruimte."
        )


def supervise(cluster: embedded.Cluster | None, children: Sequence[Child], ready: Callable[[], None]) -> None:
    """Keep the children (and the embedded server, when given) running until SIGINT or SIGTERM; then stop them cleanly.

    Web processes go first. When they all answer, `ready` is called, and the others are started.
    """
    stopping = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    waiting_since = time.monotonic()
    announced = False
    try:
        while not stopping:
            _watch_database(cluster)
            for child in children:
                if announced or child.address:
                    child.watch()
            if not announced:
                if all(_answers(*child.address) for child in children if child.address):
                    announced = True
                    ready()
                elif time.monotonic() - waiting_since > READY_SECONDS:
                    raise CannotServe("Baken komt niet op gang; kijk hierboven welke fout een van de processen meldt.")
            time.sleep(TICK_SECONDS)
    finally:
        say("Baken stopt.")
        until = time.monotonic() + STOP_SECONDS
        for child in children:
            child.stop()
        for child in children:
            child.wait(until)


def say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def _watch_database(cluster: embedded.Cluster | None) -> None:
    if cluster is None:
        return
    died = cluster.process.poll() is not None if cluster.process is not None else cluster.pid() is None
    if died:
        say("De database is gestopt en wordt opnieuw gestart.")
        try:
            cluster.process = embedded.start(cluster.home).process
        except embedded.NotStarted as error:
            say(str(error))
            time.sleep(1)


def _answers(host: str, port: str) -> bool:
    """Whether a web process says on its health page that it works (asked directly, whatever proxy the machine has)."""
    here = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://{here}:{port}/gezond", timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _dying_with_parent() -> list[str]:
    """A command prefix by which the kernel ends the child when this process dies, however it dies (Linux)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM"] if setpriv else []
