"""A real ClamAV for the tests, with one signature of our own: freshclam needs a network and hours, a test needs neither.

In order: the `clamd` on this machine, else Debian's package where we are root.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baken.instruments.files.clamd import answers

NONE = "Zonder clamd op deze machine draaien de virustests niet; installeer het pakket clamav-daemon."
START_SECONDS = 60
VIRUS = b"X-Baken-Test-Virus-" + b"0451" * 8
"""Nothing but these letters; known to the test signature only."""


def clamd() -> str | None:
    """The path of the scanner, or None."""
    return shutil.which("clamd", path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin")


def install() -> str | None:
    """The scanner, installed from Debian when there is none and we may; None when that cannot be."""
    if clamd() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "clamav-daemon"]):
            subprocess.run(["apt-get", "-qq", *arguments], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return clamd()


@contextmanager
def scanner(folder: Path) -> Iterator[str]:
    """A running scanner that knows one virus; yields its address. `folder` must have a short path (a socket is in it).

    Raises:
        TimeoutError: it did not answer in time.
    """
    database = folder / "signatures"
    database.mkdir(parents=True)
    (database / "test.ndb").write_text(f"Baken.Test:0:*:{VIRUS.hex()}\n")
    socket = folder / "clamd"
    (folder / "clamd.conf").write_text(
        f"DatabaseDirectory {database}\nLocalSocket {socket}\nForeground yes\nStreamMaxLength 100M\nTemporaryDirectory {folder}\n"
    )
    with (folder / "clamd.log").open("wb") as log:
        running = subprocess.Popen([str(clamd()), f"--config-file={folder / 'clamd.conf'}"], stdout=log, stderr=log)
    try:
        end = time.monotonic() + START_SECONDS
        while not answers(str(socket)):
            if running.poll() is not None or time.monotonic() > end:
                raise TimeoutError((folder / "clamd.log").read_text()[-500:])
            time.sleep(0.1)
        yield str(socket)
    finally:
        running.kill()
        running.wait()


if __name__ == "__main__" and install() is None:
    sys.stderr.write(NONE + "\n")
    sys.exit(1 if os.environ.get("CI", "").lower() in {"1", "true"} else 0)
