"""What dies comes back, and when the supervisor goes, all go."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections import namedtuple
from pathlib import Path

import pytest

from baken.house.config import supervise
from baken.house.config.supervise import CannotServe, Child

SCRIPT = """
    import sys
    from baken.house.config import supervise
    sleep = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    supervise.supervise(None, [supervise.Child("slaper", [sys.executable, "-c", sleep])], lambda: None)
"""


@pytest.fixture
def supervisor():
    script = textwrap.dedent(SCRIPT)
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def next_pid(supervisor):
    return int(supervisor.stdout.readline())


def exists(pid):
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def wait_until(holds, seconds=10.0):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_killed_child_is_started_again(supervisor):
    first = next_pid(supervisor)
    os.kill(first, signal.SIGKILL)
    second = next_pid(supervisor)
    assert second != first
    assert exists(second)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything_cleanly(supervisor, number):
    child = next_pid(supervisor)
    supervisor.send_signal(number)
    assert supervisor.wait(10) == 0
    assert not exists(child)
    assert "Baken stopt." in supervisor.stderr.read()


def test_kill_9_of_the_supervisor_leaves_nothing_running(supervisor):
    child = next_pid(supervisor)
    supervisor.kill()
    wait_until(lambda: not exists(child))


def test_a_child_that_keeps_dying_is_tried_later_each_time(capsys):
    child = Child("kapot", [sys.executable, "-c", "raise SystemExit(3)"])
    child.start()
    waits = []
    for _ in range(4):
        child.process.wait()
        child.watch()
        waits.append(child.next_try - time.monotonic())
        child.start()
    child.process.wait()
    assert [round(wait, 1) for wait in waits] == [0.5, 1.0, 2.0, 4.0]
    assert "kapot is gestopt (code 3)" in capsys.readouterr().err


def test_a_taken_port_is_named_in_one_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotServe, match=f"Poort {port} op 127.0.0.1 is bezet; stop .*BAKEN_PORT"):
            supervise.refuse_taken_ports("127.0.0.1", port)


def test_a_full_disk_is_named_in_one_sentence(monkeypatch, tmp_path):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9, 5_000_000))
    with pytest.raises(CannotServe, match="bijna vol \\(5 MB vrij, 500 MB nodig\\)"):
        supervise.refuse_full_disk(tmp_path)


def test_two_installations_never_share_a_port_even_when_the_first_would_share_it():
    """Granian opens its port so that others may listen there too; a report would go to whichever answers first."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "baken.house.config.web", "door", "127.0.0.1", str(port)],
            capture_output=True, text=True, timeout=30, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"Poort {port} op 127.0.0.1 is bezet" in done.stderr
