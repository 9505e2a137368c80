"""Seal the logs, verify the chain, and speak of a data subject without naming them (architecture 2.4)."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection

BATCH = 5_000
LOGS = {"access": "inzagelog", "processing": "verwerkingslog"}


@dataclass(frozen=True)
class ChainReport:
    """What the verifier found in one log. `broken_at` is the first position that no longer holds, or None."""

    log: str
    links: int
    head: str
    broken_at: int | None = None
    why: str = ""


def pseudonym(municipality: str, subject: UUID) -> bytes:
    """The data subject as the processing log may know it: keyed, per municipality, not reversible without the key.

    Source: Logboek Dataverwerkingen 0.8, `dpl.core.data_subject_id` (encrypted).
    """
    return hmac.new(settings.SUBJECT_KEY, municipality.encode() + subject.bytes, hashlib.sha256).digest()


def seal(*, at: datetime) -> dict[str, int]:
    """Chain every line that is certain, and anchor the new heads outside the database; returns links per log.

    Runs as the worker. Killed halfway it leaves the database as it was; the anchor is written after the commit, so an
    anchor never speaks of a link that is not there.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT log, position, head FROM trail.seal()")
        heads = {log: (int(position), bytes(head)) for log, position, head in cursor.fetchall()}
    _anchor({log: (position, head.hex()) for log, (position, head) in heads.items() if position}, at)
    return {log: position for log, (position, _) in heads.items()}


def verify() -> list[ChainReport]:
    """Compute both chains again from the lines as they stand now, and hold them against the anchors.

    The hashing is done here and not in the database, so that whoever can change its functions cannot silence the verifier.
    """
    anchors = _anchors()
    return [_verify_log(log, anchors.get(log, {})) for log in LOGS]


def _verify_log(log: str, anchored: dict[int, str]) -> ChainReport:
    position, head = 0, b""
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT position, link, canonical FROM trail.sealed(%s, %s, %s)", [log, position, BATCH])
            rows = cursor.fetchall()
        if not rows:
            break
        for at, link, canonical in rows:
            why = _fault(int(at), position, bytes(link), canonical, head, anchored)
            if why:
                return ChainReport(log, position, head.hex(), int(at), why)
            position, head = int(at), bytes(link)
    missing = [at for at in anchored if at > position]
    if missing:
        why = f"het anker noemt schakel {min(missing)}, maar de ketting stopt bij {position}"
        return ChainReport(log, position, head.hex(), position + 1, why)
    return ChainReport(log, position, head.hex())


def _fault(at: int, before: int, link: bytes, canonical: str | None, head: bytes, anchored: dict[int, str]) -> str:
    if at != before + 1:
        return f"schakel {before + 1} ontbreekt"
    if canonical is None:
        return "de regel is verwijderd"
    if hashlib.sha256(head + canonical.encode()).digest() != link:
        return "de regel is veranderd of de schakel klopt niet"
    if at in anchored and anchored[at] != link.hex():
        return "de ketting is anders dan het anker buiten de database"
    return ""


def _anchor(heads: dict[str, tuple[int, str]], at: datetime) -> None:
    known = _anchors()
    fresh = [
        {"log": log, "position": position, "head": head, "at": at.isoformat()}
        for log, (position, head) in heads.items()
        if position not in known.get(log, {})
    ]
    if fresh:
        file = _anchor_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            out.writelines(json.dumps(line) + "\n" for line in fresh)


def _anchors() -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    file = _anchor_file()
    if file.exists():
        for text in file.read_text(encoding="utf-8").splitlines():
            line = json.loads(text)
            found.setdefault(line["log"], {})[int(line["position"])] = line["head"]
    return found


def _anchor_file() -> Path:
    return Path(settings.HOME) / "anchors" / "trail.jsonl"
