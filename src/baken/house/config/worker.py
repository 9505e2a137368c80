"""The worker process: `python -m baken.house.config.worker`. Takes jobs from the database until SIGTERM.

A worker that was killed leaves its job behind as `doing`. Its heartbeat falls silent, and the next worker takes the job
up again; a job's verb is written so that a second run changes nothing (architecture 2.6).
"""

import asyncio
import os
from typing import TYPE_CHECKING, cast

import django
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

if TYPE_CHECKING:
    from procrastinate import App

CONCURRENCY = 2  # jobs are short and mostly wait for the database
HEARTBEAT_SECONDS = 5
SILENT_SECONDS = 15  # three beats missed
SWEEP_SECONDS = 5
STOP_SECONDS = 8  # a running job may finish first


def work() -> None:
    """Run jobs until SIGTERM or SIGINT."""
    os.environ["BAKEN_PROCESS"] = "worker"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baken.house.config.settings")
    django.setup()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    with app.replace_connector(cast(DjangoConnector, app.connector).get_worker_connector()) as worker:
        asyncio.run(_work(worker))


async def _work(app: "App") -> None:
    async with app.open_async(), asyncio.TaskGroup() as group:  # when either fails, the process starts anew
        sweeping = group.create_task(_take_up_abandoned_jobs(app))
        await app.run_worker_async(
            concurrency=CONCURRENCY,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=SILENT_SECONDS,
            shutdown_graceful_timeout=STOP_SECONDS,
        )
        sweeping.cancel()


async def _take_up_abandoned_jobs(app: "App") -> None:
    while True:
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
            try:
                await app.job_manager.retry_job(job)
            except UniqueViolation:  # the same work waits already, under the same queueing lock
                await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
        await asyncio.sleep(SWEEP_SECONDS)


if __name__ == "__main__":
    work()
