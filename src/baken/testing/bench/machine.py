"""The processes of an installation under measurement: started, timed, and weighed by what the kernel says of them (Linux)."""

import os
import platform
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PARTS = {"web staff": "staff site", "web door": "public door", "config.worker": "worker", "postgres": "PostgreSQL"}
START_SECONDS = 600.0


class NotMeasured(Exception):
    """Something answered otherwise than a measurement needs; the message is one Dutch sentence."""


@dataclass(frozen=True)
class Weight:
    """Memory of one part with all its processes, in MB. PSS divides shared pages over who share them; RSS does not."""

    part: str
    processes: int
    pss: float
    rss: float


@contextmanager
def installation(folder: Path, port: int, *command: str, log: Path, **environment: str) -> Iterator["Installation"]:
    """Run `baken COMMAND` on its own home and port for as long as the block lasts."""
    own = {"BAKEN_HOME": str(folder), "BAKEN_PORT": str(port), **environment}
    with log.open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "baken.house.config.cli", *command],
            env={**os.environ, **own}, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
    try:
        yield Installation(process, port)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


@dataclass
class Installation:
    """A supervisor and the processes under it."""

    process: "subprocess.Popen[bytes]"
    port: int
    database: int | None = None  # process id of a server that somebody else started

    def seconds_until_healthy(self, *ports: int) -> float:
        """How long until each of these ports says on its health page that it works; counted from this call."""
        began = time.monotonic()
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for port in ports:
            while not _healthy(direct, port):
                if self.process.poll() is not None or time.monotonic() - began > START_SECONDS:
                    raise NotMeasured(
                        "Baken komt niet op gang; kijk in bench.log in de map van de meting waarom (`--keep` bewaart die)."
                    )
                time.sleep(0.02)
        return time.monotonic() - began

    def weights(self) -> list[Weight]:
        """Memory per part, now."""
        return [
            Weight(name, len(found), _smaps(found, "Pss:"), _smaps(found, "Rss:"))
            for name, found in self.parts().items()
        ]

    def cpu_ms(self) -> dict[str, float]:
        """CPU time (user and system) per part since it started, in ms; of helpers that ended too."""
        return {name: sum(map(_cpu_ms, found)) for name, found in self.parts().items()}

    def wait_until_idle(self) -> None:
        """Wait until what the staff site does by itself after its start is done: it loads its libraries of figures."""
        used, quiet = self.cpu_ms()["staff site"], 0
        while quiet < 4:
            time.sleep(0.5)
            now = self.cpu_ms()["staff site"]
            used, quiet = now, quiet + 1 if now - used < 20 else 0

    def parts(self) -> Mapping[str, list[int]]:
        """Process ids per part; the supervisor itself is left out."""
        children = _children()
        found: dict[str, list[int]] = {}
        started_elsewhere = [] if self.database is None else [self.database]
        for child in [*started_elsewhere, *children.get(self.process.pid, [])]:
            name = _name(child)
            if name:
                found[name] = [child, *_below(child, children)]
        return found


def describe_machine() -> str:
    """Processor, cores, memory, kernel and versions in one line; nothing that tells which machine it is."""
    info = Path("/proc/cpuinfo").read_text().splitlines()
    processor = next((line.partition(":")[2].strip() for line in info if line.startswith("model name")), "unknown")
    total = int(Path("/proc/meminfo").read_text().split()[1]) / 1024**2
    release = platform.release().split("-")[0]
    return f"{processor}, {os.cpu_count()} cores, {total:.0f} GB; Linux {release}, Python {platform.python_version()}"


def load_average() -> float:
    """Processes that wanted a core in the last minute, this one included."""
    return os.getloadavg()[0]


def _healthy(direct: urllib.request.OpenerDirector, port: int) -> bool:
    try:
        with direct.open(f"http://127.0.0.1:{port}/gezond", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _name(pid: int) -> str:
    command = " ".join(_read(pid, "cmdline").split("\0"))
    return next((name for mark, name in PARTS.items() if mark in command), "")


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _read(int(entry.name), "stat")):
            found.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    return found


def _below(pid: int, children: Mapping[int, list[int]]) -> list[int]:
    own = children.get(pid, [])
    return [*own, *(deeper for child in own for deeper in _below(child, children))]


def _cpu_ms(pid: int) -> float:
    fields = _read(pid, "stat").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) * 1000 / TICK if fields else 0.0


def _smaps(pids: list[int], key: str) -> float:
    lines = (line for pid in pids for line in _read(pid, "smaps_rollup").splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith(key)) / 1024


def _read(pid: int, name: str) -> str:
    with suppress(OSError):  # it ended meanwhile
        return Path(f"/proc/{pid}/{name}").read_text()
    return ""
