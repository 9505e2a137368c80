"""The same detection over the workers of a Spark cluster (extra ``baken[spark]``), with the same table as outcome.

Series do not know of each other, so parts of the table go to the workers and come back in their order. What does look over
all series (the q-values) happens after that, on the whole. Workers need the same Baken and the same Python.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from baken.instruments.stats.farrington.choices import Choices, Mode
from baken.instruments.stats.farrington.detection import Detection, detect
from baken.instruments.stats.refusals import CannotCompute

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Floats = NDArray[np.float64]
Part = tuple[Floats, Floats | None]


def session(master: str) -> "SparkSession":
    """A Spark session on this master, such as ``spark://host:7077`` or ``local-cluster[2,1,1024]``.

    Raises
    ------
    CannotCompute
        When pyspark is not installed or no Java is found.
    """
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise CannotCompute("Spark is niet geïnstalleerd. Zet het erbij met: pip install 'baken[spark]'.") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # nothing for others to see
    try:
        builder = SparkSession.builder.master(master).appName("baken").config("spark.ui.enabled", "false")
        builder = builder.config("spark.ui.showConsoleProgress", "false")
        builder = builder.config("spark.log.level", "ERROR")
        return builder.config("spark.executorEnv.PYTHONPATH", os.pathsep.join(filter(None, sys.path))).getOrCreate()
    except PySparkRuntimeError as error:
        raise CannotCompute("Spark komt niet op gang. Het vraagt Java 17; kijk of java werkt.") from error


def detect_partitioned(
    spark: "SparkSession",
    counts: ArrayLike,
    periods: Sequence[int],
    choices: Choices,
    *,
    mode: Mode = Mode.COMPATIBLE,
    population: ArrayLike | None = None,
    dates: Sequence[date] | None = None,
    partitions: int = 8,
) -> Detection:
    """As :func:`.detection.detect`, in ``partitions`` parts of the series."""
    table = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    people = None if population is None else np.broadcast_to(np.asarray(population, dtype=np.float64), table.shape)
    number = max(1, min(partitions, len(table)))
    rows = np.array_split(np.arange(len(table)), number)
    parts: list[Part] = [(table[part], None if people is None else people[part]) for part in rows]
    wanted = list(periods)

    def work(part: Part) -> Detection:
        return detect(part[0], wanted, choices, mode=mode, population=part[1], dates=dates, threads=1)

    found: list[Detection] = spark.sparkContext.parallelize(parts, number).map(work).collect()
    together: dict[str, Any] = {
        each.name: np.concatenate([getattr(part, each.name) for part in found])
        for each in fields(Detection)
        if each.name not in ("choices", "periods")
    }
    return replace(found[0], **together)
