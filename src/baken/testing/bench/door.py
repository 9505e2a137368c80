"""The price of one report at the public door: the real form over HTTP, as residents send it, one after the other and four at once."""

import http.client
import re
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlencode

from baken.testing.bench.machine import Installation, NotMeasured
from baken.testing.bench.numbers import Times

FORM = "/melden/GM1509/verdacht/drugs"
STORY = "Al weken komen er 's nachts bestelbusjes bij de loods achter het spoor. De ramen zijn afgeplakt. " * 4
_senders = count(1)


@dataclass(frozen=True)
class DoorCost:
    """What `reports` reports cost: answer times, reports per second, and CPU-ms per report for each part."""

    clients: int
    reports: int
    times: Times
    per_second: float
    cpu_ms: dict[str, float]


def measure_door(site: Installation, port: int, *, reports: int, clients: int) -> DoorCost:
    """Hand in that many reports with that many clients; raises NotMeasured when one gets no receipt.

    Each report comes from an address of its own, told by a trusted proxy, because the limit per address counts.
    """
    _hand_in(port, 20)  # connections open, templates loaded
    before, began = site.cpu_ms(), time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        batches = list(pool.map(lambda _: _hand_in(port, reports // clients), range(clients)))
    elapsed, after = time.perf_counter() - began, site.cpu_ms()
    times = [one for batch in batches for one in batch]
    cost = {part: (after[part] - before[part]) / len(times) for part in ("public door", "PostgreSQL")}
    return DoorCost(clients, len(times), Times.of(times), len(times) / elapsed, cost)


def _hand_in(port: int, reports: int) -> list[float]:
    """Answer times in ms of `reports` reports over one kept connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for _ in range(reports):
        sender = next(_senders)
        body = urlencode(
            {
                "verb": "send", "story": STORY, "place": "de loods achter het spoor", "when": "elke nacht",
                "identity": "anonymous", "key": secrets.token_urlsafe(16), "area": "", "contact": "",
            }
        )  # fmt: skip
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": f"10.{sender >> 16 & 255}.{sender >> 8 & 255}.{sender & 255}",
        }
        began = time.perf_counter()
        connection.request("POST", FORM, body, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        times.append((time.perf_counter() - began) * 1000)
        if answer.status != 200 or not re.search(r"\w+(-\w+){6}", page):
            raise NotMeasured(f"De voordeur gaf geen ontvangstbewijs maar code {answer.status}; er is niets gemeten.")
    connection.close()
    return times
