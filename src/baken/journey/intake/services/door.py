"""What the public process does: seal a report on arrival, and carry a thread between reporter and desk.

After sealing this process cannot read back what it took: it holds public keys only. It never sees who comes: an address
is turned into a keyed hash at once, and only counted (architecture 2.5, 2.9, 4.7).
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.conf import settings
from nacl.public import PublicKey

from baken.instruments.kit.verdicts import insist
from baken.instruments.vault.codes import code_lookup, receipt_code, thread_keys
from baken.instruments.vault.codes import idempotency_key as strong_key
from baken.instruments.vault.keyholders import desk_name, load_public
from baken.instruments.vault.sealing import KEY_BYTES, open_content, seal_content, wrap, wrap_for_two
from baken.journey.intake.rules import ReportFacts, may_hand_in, plain
from baken.journey.intake.rules.routing import goes_to_the_commissioner
from baken.journey.intake.services.budgets import (
    REPORTS_AN_HOUR,
    WRONG_CODES_AN_HOUR,
    budget,
    key_hash,
    sender_budget,
    too_often,
)
from baken.journey.intake.services.budgets import TooOften as TooOften
from baken.journey.intake.services.connection import call, door_setting
from baken.journey.intake.services.keys import second_name
from baken.journey.intake.services.staged import FileGone, Staged, TooManyFiles
from baken.journey.intake.vocabulary import ORGAN_OF, About, Entrance, Identity, PartKind, ReportState


class KeyReused(Exception):
    """This key came before, with other content."""


class Stranger(Exception):
    """This key is of no sender of this municipality."""


class NotTaken(Exception):
    """The database refuses it as a report: an area or municipality that is not there (any more)."""


class UnknownCode(Exception):
    """There is no report with this code (any more)."""


class ThreadClosed(Exception):
    """Nothing can be added to this report any more."""


@dataclass(frozen=True)
class NewReport:
    """What a resident filled in, as typed. `answers` are (question, answer) in words: they are sealed with the story,
    so that whoever opens it needs no old version of the form; `topic_version` says which one was answered.
    """

    municipality: str
    entrance: str
    subject: str
    area: str
    story: str
    place: str
    when: str
    identity: str
    contact: str
    answers: tuple[tuple[str, str], ...] = ()
    topic_version: str = ""
    about: str = About.NOBODY.value


@dataclass(frozen=True)
class Said:
    """One message in a thread. `by_desk` says who wrote it."""

    by_desk: bool
    on: date
    text: str


@dataclass(frozen=True)
class Thread:
    """A report as its reporter sees it: where it stands, and what was said since. Never the report itself."""

    municipality: str
    state: ReportState
    received_on: date
    said: tuple[Said, ...]


def fresh_key() -> str:
    """The idempotency key of a form: 128 random bits, because it decides the receipt."""
    return secrets.token_urlsafe(16)


def submit(
    report: NewReport, *, key: str, address: str, at: datetime, files: Sequence[Staged] = (), proof: str = ""
) -> str:
    """Seal and store a report in one round trip; returns the receipt code, after commit.

    The same `key` with the same content stores nothing and gives the same code. Changed content is another report with
    a code of its own: who goes back, corrects and sends again must not lose the correction. `at` only tells whether
    the flood secret is spent. `files` (from `services.uploads`) become part of it in the same transaction, all or none.

    Raises:
        Refused: the report is not complete (`may_hand_in`), or about the mayor: nobody here may read that.
        WeakKey: the key is too short to be random.
        TooOften: too many from this address, and no `proof` of work that was not spent before; nothing is stored.
        DoorClosed: the database is away; nothing is stored.
        KeyMissing: this municipality has no desk key yet.
        NotTaken: an area or municipality that is not there (any more).
        FileGone: a file waited too long for its report; nothing is stored.
        TooManyFiles: more than one report takes; nothing is stored.
    """
    strong = strong_key(key)
    return _seal_and_store(report, strong, strong + _digest(report, files), address, at, files, proof)


def hand_over(
    report: NewReport,
    *,
    key: str,
    address: str,
    at: datetime,
    files: Sequence[Staged] = (),
    proof: str = "",
    sender: str = "",
) -> str:
    """As `submit`, for a system: its key is the receipt, so the same `key` with other content is refused.

    `sender` is the key of a system that is known here: its own budget counts instead of the address's, and its name is
    kept with the report.

    Raises:
        Stranger: no such sender for this municipality (any more).
        KeyReused: the key belongs to other content; nothing is stored.
        And as `submit`.
    """
    strong = strong_key(key)
    return _seal_and_store(report, strong, b"api:" + strong, address, at, files, proof, sender)


def _seal_and_store(
    report: NewReport,
    key: bytes,
    of_code: bytes,
    address: str,
    at: datetime,
    files: Sequence[Staged],
    proof: str,
    sender: str = "",
) -> str:
    """`of_code` decides the code; the report's id follows from key and content, so that the database knows a repeat."""
    insist(goes_to_the_commissioner(report.about))
    insist(may_hand_in(ReportFacts(report.story, report.identity, report.contact, answered=bool(report.answers))))
    pepper = door_setting("CODE_PEPPER")
    code = receipt_code(pepper, of_code)
    report_id = UUID(bytes=_keyed_id(pepper, key + _digest(report, files)), version=4)
    allowed = sender_budget(sender, at) if sender else budget(REPORTS_AN_HOUR, address, at, proof)
    desk = load_public(settings.KEYS, desk_name(report.municipality))
    answers = [[plain(question), plain(answer)] for question, answer in report.answers]
    told = {"story": plain(report.story), "place": plain(report.place), "when": plain(report.when), "answers": answers}
    parts: list[tuple[PartKind, Mapping[str, object]]] = [(PartKind.STORY, told)]
    if report.identity == Identity.KNOWN:
        parts.append((PartKind.CONTACT, {"contact": plain(report.contact)}))
    identity, identity_wrap = None, None
    if report.identity == Identity.CONFIDENTIAL:
        identity, identity_wrap = _seal_identity(report, desk, report_id)
    sealed = [(uuid4(), kind, content) for kind, content in parts]
    ciphertexts, wraps = zip(*(_seal(content, part, desk) for part, _, content in sealed), strict=True)
    outcome = _submit(
        [
            report_id,
            report.municipality,
            ORGAN_OF[Entrance(report.entrance)].value,
            report.entrance,
            report.subject,
            report.area,
            report.identity,
            code_lookup(pepper, code),
            bytes(thread_keys(pepper, code).public),
            [part for part, _, _ in sealed],
            [kind.value for _, kind, _ in sealed],
            list(ciphertexts),
            [wraps_of[0] for wraps_of in wraps],
            identity,
            identity_wrap,
            allowed.counter,
            allowed.times,
            report.topic_version,
            report.about,
            key_hash(sender) if sender else None,
        ],
        [one.id for one in files],
    )
    if outcome == "flood":
        raise TooOften if sender else too_often(REPORTS_AN_HOUR, address, at)
    if outcome == "other":
        raise KeyReused
    if outcome == "stranger":
        raise Stranger
    return code


def _submit(values: list[Any], files: list[UUID]) -> str:
    """One statement and so one transaction: the report with its files, or nothing."""
    marks, lookup = ", ".join(["%s"] * len(values)), values[7]
    try:
        [(outcome, _)] = call(
            f"WITH sent AS MATERIALIZED (SELECT door.submit({marks}) AS outcome) SELECT outcome, "  # noqa: S608 - only marks
            "CASE WHEN outcome = 'stored' AND cardinality(%s::uuid[]) > 0 THEN door.take_files(%s, %s::uuid[], false) END "
            "FROM sent",
            [*values, files, lookup, files],
        )
    except psycopg.Error as error:
        raise {"BK422": NotTaken, "BK410": FileGone, "BK413": TooManyFiles}.get(
            error.sqlstate or "", type(error)
        ) from error
    return str(outcome)


def thread(code: str, *, address: str, at: datetime, proof: str = "") -> Thread:
    """The thread of a code.

    Raises:
        UnknownCode: no report has this code (any more); counted.
        TooOften: too many wrong codes from this address.
        DoorClosed: the database is away.
    """
    keys, allowed = thread_keys(door_setting("CODE_PEPPER"), code), budget(WRONG_CODES_AN_HOUR, address, at, proof)
    try:
        rows = call(
            "SELECT * FROM door.read_thread(%s, %s, %s)",
            [
                code_lookup(door_setting("CODE_PEPPER"), code),
                allowed.counter,
                allowed.times,
            ],
        )
    except psycopg.Error as error:
        if error.sqlstate == "BK429":
            raise too_often(WRONG_CODES_AN_HOUR, address, at) from error
        raise
    if not rows:
        raise UnknownCode
    _, municipality, state, received_on = rows[0][:4]
    said = tuple(
        Said(kind == PartKind.FROM_DESK, on, _text(open_content(ciphertext, keys.unwrap(wrapped), record=part)))
        for *_, part, kind, on, ciphertext, wrapped in rows
        if part is not None
    )
    return Thread(municipality, ReportState(state), received_on, said)


def answer(code: str, text: str, *, municipality: str, key: str) -> None:
    """Add the reporter's answer, sealed to the desk and to the code; the same key again adds nothing.

    Raises:
        UnknownCode, ThreadClosed, DoorClosed, WeakKey.
    """
    part = UUID(bytes=blake2b(strong_key(key), person=b"answer", digest_size=16).digest(), version=4)
    desk = load_public(settings.KEYS, desk_name(municipality))
    ciphertext, (desk_wrap, thread_wrap) = _seal(
        {"text": plain(text)}, part, desk, thread_keys(door_setting("CODE_PEPPER"), code).public
    )
    [(outcome,)] = call(
        "SELECT door.answer(%s, %s, %s, %s, %s)",
        [code_lookup(door_setting("CODE_PEPPER"), code), part, ciphertext, desk_wrap, thread_wrap],
    )
    if outcome == "unknown":
        raise UnknownCode
    if outcome in {"closed", "full"}:
        raise ThreadClosed


def municipalities() -> list[tuple[str, str]]:
    """(code, name) of the municipalities behind this door. Raises DoorClosed."""
    return call("SELECT code, name FROM door.municipalities()", [])


def areas(municipality: str) -> list[tuple[str, str]]:
    """(code, name) of the neighbourhoods of a municipality, by name; empty while none are loaded. Raises DoorClosed."""
    return call("SELECT code, name FROM door.areas(%s)", [municipality])


def _digest(report: NewReport, files: Sequence[Staged] = ()) -> bytes:
    said = json.dumps(astuple(report)) + "".join(sorted(one.digest for one in files))
    return blake2b(said.encode(), person=b"same content").digest()


def _keyed_id(pepper: bytes, content: bytes) -> bytes:
    """16 bytes that say nothing of their content to who has no pepper."""
    return blake2b(content, key=pepper, person=b"report id", digest_size=16).digest()


def _seal(content: Mapping[str, object], part: UUID, *readers: PublicKey) -> tuple[bytes, list[bytes]]:
    """Content under a fresh key, and that key wrapped to each reader."""
    key = secrets.token_bytes(KEY_BYTES)
    plain_bytes = json.dumps(content, ensure_ascii=False).encode()
    return seal_content(plain_bytes, key, record=part), [wrap(key, reader) for reader in readers]


def _seal_identity(report: NewReport, desk: PublicKey, report_id: UUID) -> tuple[bytes, bytes]:
    """A confidential name under two nested seals: desk and lawyer open it together (architecture 2.9)."""
    key = secrets.token_bytes(KEY_BYTES)
    content = json.dumps({"contact": plain(report.contact)}, ensure_ascii=False).encode()
    second = load_public(settings.KEYS, second_name(report.municipality))
    return seal_content(content, key, record=report_id), wrap_for_two(key, desk, second)


def _text(content: bytes) -> str:
    return str(json.loads(content)["text"])
