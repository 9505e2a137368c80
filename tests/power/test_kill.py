"""`kill -9` of any process of a running installation: it comes back by itself, and what was committed is there."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from baken.house.config import embedded
from baken.testing.bench.machine import Installation as Site
from baken.testing.chaos.commands import TRUSTED, settle
from baken.testing.chaos.counting import counted
from baken.testing.chaos.storm import storm

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
START_SECONDS = 100
SECOND_START_SECONDS = 25  # 10 on a machine with nothing else to do; the suite keeps every core busy


@dataclass
class Installation:
    """`baken serve` on a home of its own."""

    home: Path
    port: int
    supervisor: subprocess.Popen | None = None

    @property
    def cluster(self):
        return embedded.Cluster(self.home)

    def start(self):
        with (self.home / "serve.log").open("ab") as log:
            self.supervisor = subprocess.Popen(
                command("serve"), env=environment(self.home, self.port), stdout=log, stderr=log
            )
        wait_until(lambda: healthy(self.port), START_SECONDS)
        wait_until(lambda: len(self.processes("baken.house.config.w")) == 5)

    def stop(self):
        self.supervisor.terminate()
        self.supervisor.wait(30)

    def processes(self, text):
        """The pids of this installation whose command line has this text, as the kernel knows them."""
        return [pid for pid, line in self._all() if text in line]

    def _all(self):
        for folder in sorted((f for f in Path("/proc").iterdir() if f.name.isdigit()), key=lambda f: int(f.name)):
            try:
                if os.fsencode(f"BAKEN_HOME={self.home}\0") in (folder / "environ").read_bytes() + b"\0":
                    yield int(folder.name), (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue  # it is gone, or another user's


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    home = tmp_path_factory.mktemp("kill")
    subprocess.run(command("migrate"), env=environment(home, 0), check=True, stdout=subprocess.DEVNULL)
    made = Installation(home, two_free_ports())
    try:
        made.start()
        yield made
    finally:
        made.stop()


def command(*arguments):
    return [sys.executable, "-m", "baken.house.config.cli", *arguments]


def environment(home, port):
    kept = {name: value for name, value in os.environ.items() if name not in {"BAKEN_DATABASE", "BAKEN_PROCESS"}}
    return kept | {"BAKEN_HOME": str(home), "BAKEN_PORT": str(port), **TRUSTED}


def two_free_ports():
    for port in range(20_000 + os.getpid() % 20_000, 60_000, 2):
        with socket.socket() as staff, socket.socket() as door:
            try:
                staff.bind(("127.0.0.1", port))
                door.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise AssertionError("no two free ports beside each other")


def healthy(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond", timeout=2) as answer:
            return answer.status == 200 and isinstance(json.load(answer), dict)
    except (urllib.error.URLError, OSError):
        return False


def answers(port):
    """Whether something speaks HTTP there, whatever it says."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False
    return True


def wait_until(holds, seconds=60.0):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come back in time"
        time.sleep(0.1)


@pytest.mark.parametrize("which", ["listening", "serving"])
def test_the_staff_site_comes_back(installation, which):
    killed = one_of(installation, "config.web staff", which)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: killed not in installation.processes("config.web staff") and healthy(installation.port))


@pytest.mark.parametrize("which", ["listening", "serving"])
def test_the_door_comes_back(installation, which):
    killed = one_of(installation, "config.web door", which)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: killed not in installation.processes("config.web door") and answers(installation.port + 1))


def test_the_worker_comes_back(installation):
    [killed] = installation.processes("config.worker")
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: installation.processes("config.worker") not in ([], [killed]))


def abandoned_job(connection, lock=None):
    """A job left `doing` by a worker whose heartbeat fell silent."""
    with connection.transaction():
        [gone] = connection.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id"
        ).fetchone()
        [job] = connection.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, queueing_lock) "
            "VALUES ('default', %s, %s, %s) RETURNING id",
            ["builtin:procrastinate.builtin_tasks.remove_old_jobs", '{"max_hours": 100000}', lock],
        ).fetchone()
        connection.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s", [gone, job])
    return job


def status(connection, job):
    return connection.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job]).fetchone()[0]


def test_a_job_of_a_killed_worker_is_run_again(installation):
    with installation.cluster.superuser("baken") as connection:
        job = abandoned_job(connection)
        wait_until(lambda: status(connection, job) == "succeeded")


def test_an_abandoned_job_gives_way_to_the_same_work_that_waits_already(installation):
    with installation.cluster.superuser("baken") as connection:
        first = abandoned_job(connection)
        wait_until(lambda: status(connection, first) == "succeeded")  # the worker stands, whatever was killed before
        with connection.transaction():
            job = abandoned_job(connection, lock="once")
            connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, scheduled_at) "
                "VALUES ('default', 'later', 'once', now() + interval '1 day')"
            )
        [worker] = installation.processes("config.worker")
        wait_until(lambda: status(connection, job) == "failed")
        assert installation.processes("config.worker") == [worker]


def test_postgresql_comes_back_with_everything_that_was_committed(installation):
    cluster = installation.cluster
    with cluster.superuser("baken") as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS acknowledged (a int)")
        connection.execute("INSERT INTO acknowledged VALUES (1)")
    killed = cluster.pid()
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: cluster.pid() not in (None, killed) and healthy(installation.port))
    with cluster.superuser("baken") as connection:
        assert connection.execute("SELECT count(*) FROM acknowledged").fetchone() == (1,)


def test_in_a_storm_of_kills_every_receipt_opens_its_own_report_and_nothing_is_counted_twice(installation):
    """The short form of `make chaos`."""
    settle(installation.home)
    site = Site(installation.supervisor, installation.port)

    found = storm(installation.port + 1, site.parts, reports=200, clients=4, kills=3)

    wait_until(lambda: healthy(installation.port) and healthy(installation.port + 1))
    assert sum(found.kills.values()) == 3
    assert counted(found, installation.cluster, installation.port + 1).faults == ()
    found.codes[1] = found.codes.pop(2)  # and the counting counts
    assert counted(found, installation.cluster, installation.port + 1).faults == (
        "reports without a receipt: 1",
        "receipts whose report is missing, double or another's: 1",
        "reports nobody has a receipt of: 1",
    )


def test_kill_9_of_the_supervisor_leaves_nothing_running_and_the_next_start_is_quick(installation):
    installation.supervisor.kill()
    installation.supervisor.wait()
    wait_until(lambda: installation.processes("baken.house.config") == [] and installation.cluster.pid() is None)
    began = time.monotonic()
    installation.start()
    assert time.monotonic() - began < SECOND_START_SECONDS


def one_of(installation, text, which):
    """Granian's process that listens, or its child that serves (started later, so it has the higher number)."""
    wait_until(lambda: len(installation.processes(text)) == 2)
    return installation.processes(text)[["listening", "serving"].index(which)]
