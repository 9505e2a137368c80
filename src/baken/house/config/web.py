"""One web process: `python -m baken.house.config.web staff|door HOST PORT`.

Granian in WSGI mode: a parent that listens and a worker that serves. No access log: at the door nothing about a visitor
is written, and on the staff site the access log proper is in the database.
"""

import ctypes
import os
import signal
import sys
from functools import partial
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from baken.house.config.supervise import CannotServe, refuse_taken_ports

APPLICATIONS = {"staff": "baken.house.config.wsgi", "door": "baken.house.config.wsgi_door"}
THREADS = {"staff": 4, "door": 4}
PR_SET_PDEATHSIG = 1  # linux/prctl.h
IDLE_SECONDS = 600  # a thread keeps its database connections this long without work


def serve(site: str, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT. Somebody who listens here already keeps the port: granian itself would share it."""
    refuse_taken_ports(host, port)
    server = Server(
        site,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=int(os.environ.get("BAKEN_THREADS", THREADS[site])),
        blocking_threads_idle_timeout=IDLE_SECONDS,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=8,
    )
    server.serve(target_loader=partial(load, os.getpid()))


def load(parent: int, site: str) -> Any:
    """Runs in the worker: bind its life to the parent's, then import the application."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we asked
            sys.exit(1)
    module = __import__(APPLICATIONS[site], fromlist=["application"])
    return module.application


if __name__ == "__main__":
    try:
        serve(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    except CannotServe as said:
        sys.exit(str(said))
