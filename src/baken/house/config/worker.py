"""The worker process: `python -m baken.house.config.worker`. Takes jobs from the database until SIGTERM.

A worker that was killed leaves its job behind as `doing`; the next one finds it by its silent heartbeat and runs it again.
"""

import os

import django

CONCURRENCY = 2  # jobs are short and mostly wait for the database


def work() -> None:
    """Run jobs until SIGTERM or SIGINT; a running job is finished first."""
    os.environ["BAKEN_PROCESS"] = "worker"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baken.house.config.settings")
    django.setup()
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(concurrency=CONCURRENCY, shutdown_graceful_timeout=8)


if __name__ == "__main__":
    work()
