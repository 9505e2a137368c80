"""The kernels of early warning and scan beside their peers: same machine, same run; R only where it is installed.

CPU time per core is compared: R works on one core, and other work on the machine does not count in it.
"""

import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from baken.instruments.stats.farrington import Choices, Mode, Threshold, detect
from baken.instruments.stats.scan import scan_permutation
from baken.testing.bench.machine import describe_machine, load_average
from baken.testing.bench.spark import spark_section

PAPER = Path(__file__).resolve().parents[4] / "docs" / "reference" / "benchmarks-statistics.md"
MONTHS, NATION, OF_R, SPREAD = 84, 560_000, 40, 40_000
SATSCAN_S = 13.5  # 10.3.2, on two such cores
DELTA = Choices(b=5, w=2, past_not_included=3, alpha=0.01, limit54=(0, 4))
NB10 = Choices(
    b=5, w=1, no_periods=10, past_not_included=3, alpha=0.01, limit54=(0, 4), threshold_method=Threshold.NB_PLUGIN,
    p_threshold_trend=1,
)  # fmt: skip
R_OF = {
    "delta": 'list(range=84,b=5,w=2,noPeriods=1,thresholdMethod="delta",pThresholdTrend=.05',
    "nbPlugin, noPeriods 10": 'list(range=84,b=5,w=1,noPeriods=10,thresholdMethod="nbPlugin",pThresholdTrend=1',
}
CHOICES = {"delta": DELTA, "nbPlugin, noPeriods 10": NB10}
GOALS = {"delta": 1000, "nbPlugin, noPeriods 10": 300}


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock and of the processor."""

    wall: float
    cpu: float


def crime(series: int, seed: int = 1) -> NDArray[np.float64]:
    """Mostly sparse monthly counts with a season, as neighbourhood x offence has them."""
    rng = np.random.default_rng(seed)
    level = np.exp(rng.normal(-0.5, 1.6, series))
    return rng.poisson(level[:, None] * np.exp(0.3 * np.cos(2 * np.pi * np.arange(MONTHS) / 12))).astype(float)


def statistics_paper() -> str:
    """Measure all and write it down as a page of documentation."""
    load = load_average()
    table = crime(20_000)
    for choices in CHOICES.values():
        detect(table[:64], [MONTHS], choices)  # compile, or load what was compiled
    detect(table[:64], [MONTHS], NB10, mode=Mode.CALIBRATED)
    rows = [_beside_r(name, table) for name in CHOICES]
    nation = np.tile(table, (NATION // len(table), 1))
    spent = {
        "compatible, delta": _spent(lambda: detect(nation, [MONTHS], DELTA)),
        "compatible, nbPlugin": _spent(lambda: detect(nation, [MONTHS], NB10)),
        "calibrated": _spent(lambda: detect(nation, [MONTHS], NB10, mode=Mode.CALIBRATED)),
    }
    tenth = _spent(lambda: detect(nation[: NATION // 10], [MONTHS], NB10, mode=Mode.CALIBRATED))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    national = "\n".join(f"| {name} | {each.wall:.1f} s | {each.cpu:.1f} s |" for name, each in spent.items())
    soon, back = _scan(longest=6, prospective=True), _scan(longest=12, prospective=False)
    lines = "\n".join(rows)
    return f"""<!-- Written by `baken bench --statistics` in one run; do not edit. -->
# Benchmarks of the statistics

- Machine: {describe_machine()}
- Load average when the run began: {load:.1f}, when it ended: {load_average():.1f}. Times on the clock suffer from other work, processor
  time hardly.

## Early warning beside R `surveillance`, per series and month, both on one core

| | Baken, µs processor | R, µs processor | times as fast | wanted |
|---|---:|---:|---:|---:|
{lines}

## One month of the whole country: {NATION:,} series of {MONTHS} months

| | on the clock, all cores | processor |
|---|---:|---:|
{national}

Wanted: at most 15 s on two cores. Peak memory of the process with all of it: {memory:.1f} GiB (at most 4).

Cost is linear: a tenth of the series cost {tenth.cpu:.2f} s of processor in mode calibrated, the whole {spent["calibrated"].cpu:.1f} s,
{spent["calibrated"].cpu / tenth.cpu:.1f} times as much.

## Space-time permutation scan: 2,000 areas, 24 months, circles to 5 %, 999 replicas

| | on the clock, all cores | processor |
|---|---:|---:|
| prospective, at most 6 months | {soon.wall:.1f} s | {soon.cpu:.1f} s |
| retrospective, at most 12 months (222 windows) | {back.wall:.1f} s | {back.cpu:.1f} s |

Wanted: 1.3 s on two cores for the first; SaTScan 10.3.2 took {SATSCAN_S} s.

## Over a Spark cluster

{spark_section(crime(SPREAD))}
"""


def _beside_r(name: str, table: NDArray[np.float64]) -> str:
    ours = _spent(lambda: detect(table, [MONTHS], CHOICES[name], threads=1)).cpu / len(table) * 1e6
    theirs = _r(name, table[:OF_R])
    if theirs is None:
        return f"| {name} | {ours:.1f} | R is not here | | {GOALS[name]:,}× |"
    return f"| {name} | {ours:.1f} | {theirs:,.0f} | {theirs / ours:,.0f}× | {GOALS[name]:,}× |"


def _r(name: str, table: NDArray[np.float64]) -> float | None:
    """Microseconds of processor per series, by R itself; ``None`` without R or its package."""
    if shutil.which("Rscript") is None:
        return None
    values = ",".join(str(int(value)) for value in table.ravel())
    code = (
        f"suppressMessages(library(surveillance)); y <- matrix(c({values}),ncol={len(table)});"
        f"s <- sts(y,start=c(2010,1),frequency=12); k <- {R_OF[name]},pastWeeksNotIncluded=3,alpha=.01,limit54=c(0,4),"
        "glmWarnings=FALSE); t <- system.time(suppressWarnings(farringtonFlexible(s,control=k)));"
        "cat('spent',t[['user.self']]+t[['sys.self']])"
    )
    found = subprocess.run(["Rscript", "-"], input=code, capture_output=True, text=True, check=False)
    return float(found.stdout.split()[-1]) / len(table) * 1e6 if "spent" in found.stdout else None


def _scan(*, longest: int, prospective: bool) -> Spent:
    rng = np.random.default_rng(1)
    places = rng.uniform(0, 1000, (2000, 2))
    cases = rng.poisson(np.outer(rng.gamma(0.5, 1, 2000), np.ones(24)))
    scan_permutation(cases[:50], places[:50], longest=longest, prospective=prospective, replicas=32)
    return _spent(
        lambda: scan_permutation(cases, places, largest=0.05, longest=longest, prospective=prospective, replicas=999)
    )


def _spent(work: Callable[[], object]) -> Spent:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - wall, time.process_time() - cpu)
