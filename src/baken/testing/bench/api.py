"""The price of one report over the public API: sealed, under row policies, routed, committed to disk before the receipt."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count

from baken.testing.bench.machine import Installation, NotMeasured, load_average
from baken.testing.bench.numbers import Times
from baken.testing.callers import Caller, fresh_key

CPU_BUDGET_MS, RATE_BUDGET = 6.0, 300.0
PARTS = ("public door", "PostgreSQL")
_senders = count(1)


@dataclass(frozen=True)
class ApiCost:
    """What `reports` reports cost: answer times in ms, reports per second, CPU-ms per report of each part and of the client."""

    clients: int
    reports: int
    times: Times
    per_second: float
    cpu_ms: dict[str, float]
    client_cpu_ms: float
    load: float

    @property
    def together(self) -> float:
        """CPU-ms of web and database for one report."""
        return sum(self.cpu_ms.values())


def measure_api(site: Installation, port: int, *, reports: int, clients: int) -> ApiCost:
    """Hand in that many reports with that many kept connections; raises NotMeasured when one gets no receipt.

    Each fifty reports come from an address of their own, told by a trusted proxy, because the limit per address counts.
    """
    _hand_in(port, 50)  # connections open, catalogue read
    before, own, began = site.cpu_ms(), time.process_time(), time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        batches = list(pool.map(lambda _: _hand_in(port, reports // clients), range(clients)))
    elapsed, own, after = time.perf_counter() - began, time.process_time() - own, site.cpu_ms()
    times = [one for batch in batches for one in batch]
    cost = {part: (after[part] - before[part]) / len(times) for part in PARTS}
    rate = len(times) / elapsed
    return ApiCost(clients, len(times), Times.of(times), rate, cost, own * 1000 / len(times), load_average())


def api_section(costs: Sequence[ApiCost]) -> str:
    """The measurements as a part of the paper, next to what Signalen needs."""
    if not costs:
        return ""
    rows = [
        f"| {one.reports} by {one.clients} at once | {one.times.median:.1f} | {one.times.p95:.1f} | {one.per_second:.0f} "
        f"| {one.cpu_ms['public door']:.2f} | {one.cpu_ms['PostgreSQL']:.2f} | {one.client_cpu_ms:.2f} | {one.load:.1f} |"
        for one in costs
    ]
    head = [
        "## A report over the API",
        "",
        "`POST /api/v1/meldingen`, JSON in, receipt out; sealed, under row policies, routed and committed to disk "
        "(`synchronous_commit` on) before the receipt. The client is a plain socket on the same cores; what it costs itself is in "
        f"the table. The budget is {CPU_BUDGET_MS:.0f} CPU-ms for web and database together and {RATE_BUDGET:.0f} per second.",
        "",
        "| reports | median, ms | p95, ms | per second | CPU-ms door | CPU-ms PostgreSQL | CPU-ms client | load average |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    tail = [
        "",
        "For comparison, Signalen 2.50 on two cores of the same kind: 125 CPU-ms per report (75 application + 50 PostgreSQL), 45 "
        "statements, 15.8 per second with 4 clients.",
    ]
    return "\n".join([*head, *rows, *tail])


def api_misses(costs: Sequence[ApiCost]) -> list[str]:
    """What stands outside the budget: every measurement for CPU, the best one for the rate."""
    slow = [
        f"API by {one.clients}: {one.together:.1f} CPU-ms a report" for one in costs if one.together > CPU_BUDGET_MS
    ]
    best = max((one.per_second for one in costs), default=RATE_BUDGET)
    return slow + ([f"API: {best:.0f} reports a second"] if best < RATE_BUDGET else [])


def _hand_in(port: int, reports: int) -> list[float]:
    """Answer times in ms of `reports` reports over one kept connection."""
    caller, times, sender = Caller(port, timeout=60), [], 0
    for turn in range(reports):
        sender = next(_senders) if turn % 50 == 0 else sender
        began = time.perf_counter()
        status, _ = caller.hand_over(fresh_key(), f"2001:db8:b:{sender:x}::1")
        times.append((time.perf_counter() - began) * 1000)
        if status != 201:
            raise NotMeasured(f"De API gaf geen ontvangstbewijs maar code {status}; er is niets gemeten.")
    caller.close()
    return times
