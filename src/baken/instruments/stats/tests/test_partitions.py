"""Detection over a Spark cluster of two workers gives the table that one process gives.

Needs the extra `baken[spark]` and Java 17; without them the test is skipped in one sentence.
"""

import shutil
from collections.abc import Iterator
from dataclasses import fields
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest

from baken.instruments.stats.farrington import Choices, Detection, Mode, detect
from baken.instruments.stats.farrington.partitions import detect_partitioned, session
from baken.instruments.stats.refusals import CannotCompute

has_spark = find_spec("pyspark") is not None and shutil.which("java") is not None
needs_spark = pytest.mark.skipif(not has_spark, reason="Spark or Java 17 is not here; `make spark` installs the first")
CHOICES = Choices(b=4, w=1, no_periods=10, past_not_included=3, alpha=0.01, limit54=(0, 4))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    spark = session("local-cluster[2,1,1024]")
    yield spark
    spark.stop()


@needs_spark
@pytest.mark.timeout(180)
@pytest.mark.parametrize("mode", list(Mode))
def test_two_workers_give_the_same_table(cluster: Any, mode: Mode) -> None:
    rng = np.random.default_rng(1)
    table = rng.poisson(rng.gamma(1, 4, 90)[:, None], (90, 72)).astype(float)
    table[3, 20] = np.nan
    people = 1000 * 1.002 ** np.arange(72)
    alone = detect(table, [71, 72], CHOICES, mode=mode, population=people)
    spread = detect_partitioned(cluster, table, [71, 72], CHOICES, mode=mode, population=people, partitions=4)
    for each in fields(Detection):
        if each.name != "choices":
            np.testing.assert_array_equal(getattr(alone, each.name), getattr(spread, each.name), err_msg=each.name)


def test_without_spark_the_refusal_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyspark.errors", None)
    with pytest.raises(CannotCompute, match=r"baken\[spark\]"):
        session("local[1]")
