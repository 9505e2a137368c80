"""How early warning spreads over the workers of a Spark cluster; only where the extra and Java are."""

import shutil
import time
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.farrington import Choices, Detection, Mode, Threshold, detect
from baken.instruments.stats.farrington.partitions import detect_partitioned, session

JUDGED = 12
WORKERS = (1, 2)
CHOICES = Choices(
    b=5, w=1, no_periods=10, past_not_included=3, alpha=0.01, limit54=(0, 4), threshold_method=Threshold.NB_PLUGIN,
    p_threshold_trend=1,
)  # fmt: skip


def spark_section(table: NDArray[np.float64]) -> str:
    """Time on the clock of one process on one core, and of local clusters of one and two workers with one core each."""
    if find_spec("pyspark") is None or shutil.which("java") is None:
        return "Not measured: Spark or Java is not here."
    last = table.shape[1]
    periods = list(range(last - JUDGED + 1, last + 1))
    began = time.perf_counter()
    alone = detect(table, periods, CHOICES, mode=Mode.CALIBRATED, threads=1)
    lines = [f"| one process, no Spark | | {time.perf_counter() - began:.1f} s | |"]
    same = True
    for workers in WORKERS:
        started, warm, found = _over(workers, table, periods)
        same = same and _equal(alone, found)
        lines.append(f"| {workers} worker{'s' * (workers > 1)} | {started:.1f} s | {warm:.1f} s | {_said(same)} |")
    told = "\n".join(lines)
    return f"""{len(table):,} series, {JUDGED} months each, mode calibrated, in {8 * max(WORKERS)} parts; each worker has one core.

| | start, with a first small table | the whole table | same table as one process |
|---|---:|---:|---|
{told}

Starting Spark costs more than the whole country costs one machine: it is for who has a cluster and far more series."""


def _over(workers: int, table: NDArray[np.float64], periods: list[int]) -> tuple[float, float, Detection]:
    began = time.perf_counter()
    spark = session(f"local-cluster[{workers},1,1024]")
    try:
        given = {"mode": Mode.CALIBRATED, "partitions": 8 * max(WORKERS)}
        detect_partitioned(spark, table[:1024], periods, CHOICES, **given)  # type: ignore[arg-type]  # one table of options
        ready = time.perf_counter()
        found = detect_partitioned(spark, table, periods, CHOICES, **given)  # type: ignore[arg-type]  # the same
        return ready - began, time.perf_counter() - ready, found
    finally:
        spark.stop()


def _equal(one: Detection, other: Detection) -> bool:
    """To the last digit."""
    return all(
        np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True)
        for name in ("expected", "upperbound", "score", "pvalue", "attainable")
    )


def _said(same: bool) -> str:
    return "yes, bit for bit" if same else "NO"
