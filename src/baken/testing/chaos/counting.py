"""After the storm: does every receipt exist once, and does it open its own report?"""

import json
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b

from baken.house.config.embedded import Cluster
from baken.house.config.home import secret
from baken.instruments.vault.codes import code_lookup
from baken.instruments.vault.keyholders import desk_name, load_keys
from baken.instruments.vault.sealing import open_as_two, open_content
from baken.instruments.vault.streams import open_stream
from baken.testing.callers import REPORT, Caller
from baken.testing.chaos.storm import Storm, file_of, story


@dataclass(frozen=True)
class Count:
    """The counts; everything is well when `faults` is empty."""

    receipts: int
    distinct: int
    stored: int
    opened: int
    files: int
    faults: tuple[str, ...]


def counted(found: Storm, cluster: Cluster, port: int) -> Count:
    """Look with the desk's key in the database, and with each code at the door."""
    stories = _stories(cluster)
    pepper = secret("codes", cluster.home).encode()
    wrong = [n for n, code in found.codes.items() if stories.get(code_lookup(pepper, code)) != [story(n)]]
    opened = _opened(port, list(found.codes.values()))
    distinct = len(set(found.codes.values()))
    files = _files(cluster)
    kept = {n: files.get(code_lookup(pepper, code), []) for n, code in found.codes.items()}
    spoiled = [n for n, some in kept.items() if some != [_digest(file_of(n))] * bool(file_of(n))]
    faults = {
        "reports without a receipt": found.reports - len(found.codes),
        "receipts given to two reports": len(found.codes) - distinct,
        "reports with two receipts": len(found.differed),
        "receipts whose report is missing, double or another's": len(wrong),
        "reports nobody has a receipt of": sum(map(len, stories.values())) - len(found.codes),
        "reports whose file is missing, double or not whole": len(spoiled),
        "receipts that open no thread": len(found.codes) - opened,
    }
    return Count(
        len(found.codes),
        distinct,
        sum(map(len, stories.values())),
        opened,
        sum(map(len, kept.values())),
        tuple(f"{what}: {times}" for what, times in faults.items() if times),
    )


def _stories(cluster: Cluster) -> Mapping[bytes, list[str]]:
    """What each stored report tells, by the keyed hash of its code; opened with the key of its desk."""
    desk = load_keys(cluster.home / "keys", desk_name(REPORT["gemeente"]))
    found: dict[bytes, list[str]] = {}
    with cluster.superuser("baken") as connection:
        rows = connection.execute(
            "SELECT r.lookup, p.id, p.ciphertext, k.wrapped FROM intake_report r"
            " LEFT JOIN intake_part p ON p.report_id = r.id AND p.kind = 'story'"
            " LEFT JOIN intake_partkey k ON k.part_id = p.id AND k.holder = 'desk'"
            " WHERE r.lookup IS NOT NULL AND r.municipality = %s",
            [REPORT["gemeente"]],
        )
        for lookup, part, ciphertext, wrapped in rows:
            told = "" if wrapped is None else _told(open_content(ciphertext, desk.unwrap(wrapped), record=part))
            if told == "" or told.startswith(story(0)[:-1]):
                found.setdefault(bytes(lookup), []).append(told)
    return found


def _files(cluster: Cluster) -> Mapping[bytes, list[str]]:
    """The hash of each file as it came, opened under its two seals, by the keyed hash of its report's code."""
    town, keys = REPORT["gemeente"], cluster.home / "keys"
    desk, second = load_keys(keys, desk_name(town)), load_keys(keys, f"second-{town}")
    found: dict[bytes, list[str]] = {}
    with cluster.superuser("baken") as connection:
        rows = connection.execute(
            "SELECT r.lookup, f.id, k.wrapped, array(SELECT p.ciphertext FROM intake_originalpiece p WHERE p.file_id = f.id"
            " ORDER BY p.seq) FROM intake_reportfile f JOIN intake_report r ON r.id = f.report_id"
            " JOIN intake_originalkey k ON k.file_id = f.id AND k.holder = 'two' WHERE r.lookup IS NOT NULL"
        )
        for lookup, file, wrapped, pieces in rows:
            whole = b"".join(open_stream(pieces, open_as_two(wrapped, desk, second), record=file))
            found.setdefault(bytes(lookup), []).append(_digest(whole))
    return found


def _digest(content: bytes) -> str:
    return blake2b(content).hexdigest()


def _told(content: bytes) -> str:
    return str(json.loads(content)["story"])


def _opened(port: int, codes: list[str]) -> int:
    """How many codes open a thread at the door."""

    def read(some: list[str]) -> Counter[int]:
        caller = Caller(port)
        try:
            return Counter(caller.read(code, "2001:db8:ffff:ffff::1")[0] for code in some)
        finally:
            caller.close()

    with ThreadPoolExecutor(4) as pool:
        return sum((statuses[200] for statuses in pool.map(read, (codes[n::4] for n in range(4)))), 0)
