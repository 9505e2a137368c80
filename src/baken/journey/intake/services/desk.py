"""What a member of staff does with a report: open it, ask the reporter, note a call, and say what happens with it."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from nacl.public import PublicKey

from baken.ground.places.services import address
from baken.ground.privacy.queries import months_kept
from baken.ground.privacy.services import log_unseal
from baken.ground.subjects.services import matching_key
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.clocks.deadlines import after
from baken.instruments.clocks.terms import Length
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused, insist, refused
from baken.instruments.vault.keyholders import KeyMissing, desk_name, load_public
from baken.instruments.vault.sealing import KEY_BYTES, CannotOpen, open_content, seal_content, wrap
from baken.journey.intake.models import Part, PartKey, PassingOn, Report, ReportKey, ReportStep
from baken.journey.intake.rules import plain
from baken.journey.intake.rules.routing import postcode_and_number
from baken.journey.intake.services.arriving import Note, hand_in
from baken.journey.intake.services.keys import desk_keys
from baken.journey.intake.vocabulary import (
    PartKind,
    Refusal,
    ReportState,
    WaitingFor,
)

DESK, THREAD = "desk", "thread"
note = hand_in
"""Write down what somebody told; sealed at once like any report."""
__all__ = [
    "Contents",
    "Message",
    "Note",
    "close",
    "keep_small",
    "mark_answer_read",
    "note",
    "open_report",
    "pass_on",
    "put_back",
    "say",
    "take_up",
    "unseal",
]


@dataclass(frozen=True)
class Message:
    """One message between desk and reporter."""

    by_desk: bool
    on: date
    text: str


@dataclass(frozen=True)
class Contents:
    """An opened report. `contact` only for a reporter who gave a name; a confidential name is not in here.

    `answers` are (question, answer) in words, as they were asked.
    """

    story: str
    place: str
    when: str
    contact: str
    messages: tuple[Message, ...]
    answers: tuple[tuple[str, str], ...] = ()


@transaction.atomic
def open_report(*, report_id: UUID, by: Actor, at: datetime) -> None:
    """Open the envelope for the first time: who does, handles it. Opened before: nothing happens."""
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    if report.state == ReportState.RECEIVED:
        _move(report, ReportState.READ, by=by, at=at)
        report.owner = by.membership_id
        report.save(update_fields=["owner"])
        _remember_address(report, by)


def unseal(*, report_id: UUID, by: Actor, reason: str = "melding lezen") -> Contents:
    """The words of the reporter; the access log has its line before they are shown.

    Raises:
        CannotOpen, KeyMissing: this installation does not hold the desk's key.
    """
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    parts = list(Part.objects.filter(municipality=by.municipality, report=report).order_by("on", "kind", "id"))
    wraps = {
        row.part_id: bytes(row.wrapped)
        for row in PartKey.objects.filter(municipality=by.municipality, part__in=parts, holder=DESK)
    }
    if any(part.pk not in wraps for part in parts):
        raise CannotOpen("The desk has no key to a part of this report (any more).")
    log_unseal(by, Part._meta.db_table, [part.pk for part in parts], reason)
    keys = desk_keys(by.municipality)
    opened: dict[str, Any] = {}
    messages, more, answers = [], [], []
    for part in parts:
        content = json.loads(open_content(bytes(part.ciphertext), keys.unwrap(wraps[part.pk]), record=part.pk))
        if part.kind in {PartKind.FROM_DESK, PartKind.FROM_REPORTER}:
            messages.append(Message(part.kind == PartKind.FROM_DESK, part.on, content["text"]))
        else:
            answers += content.pop("answers", ())
            more += [content.pop("more")] if "more" in content else []
            opened |= {name: text for name, text in content.items() if text}
    story, place, when, contact = (opened.get(name, "") for name in ("story", "place", "when", "contact"))
    told = "\n\n".join([story, *more])
    return Contents(told, place, when, contact, tuple(messages), tuple((asked, said) for asked, said in answers))


@transaction.atomic
def say(*, report_id: UUID, text: str, asks: bool, by: Actor, at: datetime) -> None:
    """Write to the reporter, sealed to the code; `asks` when an answer is wanted.

    Raises:
        Refused: the report did not come by the website, is closed, or there is nothing to say.
    """
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    if report.thread_key is None:
        insist(refused(Refusal.NO_THREAD))
    if report.state == ReportState.CLOSED:
        insist(refused(Refusal.ALREADY_CLOSED))
    if not plain(text):
        insist(refused(Refusal.NOTHING_TOLD))
    thread = PublicKey(bytes(report.thread_key or b""))
    _seal(report, PartKind.FROM_DESK, {"text": plain(text)}, {DESK: _desk(by), THREAD: thread}, on=at.date())
    report.waiting_for = WaitingFor.REPORTER if asks else WaitingFor.NOBODY
    report.save(update_fields=["waiting_for"])


@transaction.atomic
def mark_answer_read(*, report_id: UUID, by: Actor) -> None:
    """The reporter's answer was read; nobody waits now."""
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    report.waiting_for = WaitingFor.NOBODY
    report.save(update_fields=["waiting_for"])


@transaction.atomic
def take_up(*, report_id: UUID, by: Actor, at: datetime) -> None:
    """A signal was opened from this report (called by the room of signals, within HANDLE_REPORTS)."""
    _move(Report.objects.get(municipality=by.municipality, pk=report_id), ReportState.TAKEN_UP, by=by, at=at)


@transaction.atomic
def keep_small(*, report_id: UUID, reason: str, reply: str, by: Actor, at: datetime) -> None:
    """Small stays small: no signal, a reason, and a kind word to the reporter when there is a thread."""
    _settle(report_id, ReportState.KEPT_SMALL, reason, reply, by, at)


@transaction.atomic
def pass_on(*, report_id: UUID, organisation: str, what: str, reason: str, reply: str, by: Actor, at: datetime) -> None:
    """A service outside Baken takes it from here: which one, and exactly what it got (C12).

    Raises:
        Refused: no organisation, nothing said of what was passed, or no reason.
    """
    if not plain(organisation) or not plain(what):
        insist(refused(Refusal.NO_ORGANISATION))
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    passing = PassingOn(
        municipality=report.municipality, organ=report.organ, report=report, organisation=plain(organisation),
        what=plain(what), by=by.membership_id, at=at,
    )  # fmt: skip
    passing.save()
    _settle(report_id, ReportState.PASSED_ON, reason, reply, by, at, passing_on=passing)


@transaction.atomic
def put_back(*, report_id: UUID, reason: str, by: Actor, at: datetime) -> None:
    """A link to a signal was undone: the report waits again for somebody to say what happens with it."""
    if not plain(reason):
        insist(refused(Refusal.NO_REASON))
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    _move(report, ReportState.READ, by=by, at=at, reason=plain(reason))


@transaction.atomic
def close(*, report_id: UUID, reply: str, by: Actor, at: datetime) -> None:
    """Done. From now the retention term of a report runs, for its parts and keys as well."""
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    if plain(reply) and report.thread_key is not None:
        say(report_id=report_id, text=reply, asks=False, by=by, at=at)
    _move(report, ReportState.CLOSED, by=by, at=at)
    report.keep_until = after(at.date(), Length(months=months_kept(by.municipality, "report", at.date())))
    report.waiting_for = WaitingFor.NOBODY
    report.save(update_fields=["keep_until", "waiting_for"])


def _settle(
    report_id: UUID,
    state: ReportState,
    reason: str,
    reply: str,
    by: Actor,
    at: datetime,
    passing_on: PassingOn | None = None,
) -> None:
    if not reason.strip():
        insist(refused(Refusal.NO_REASON))
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    if plain(reply) and report.thread_key is not None:
        say(report_id=report_id, text=reply, asks=False, by=by, at=at)
    _move(report, state, by=by, at=at, reason=plain(reason), passing_on=passing_on)


def _move(
    report: Report,
    to: ReportState,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    passing_on: PassingOn | None = None,
) -> None:
    ReportStep(
        municipality=report.municipality,
        organ=report.organ,
        report=report,
        from_state=report.state,
        to_state=to,
        by=by.membership_id,
        at=at,
        reason=reason,
        passing_on=passing_on,
    ).save()


def _remember_address(report: Report, by: Actor) -> None:
    """A keyed hash of the address that the reporter named, so that the desk can be shown what looks alike (C58)."""
    try:
        told = unseal(report_id=report.pk, by=by, reason="adres vergelijken bij openen")
    except (CannotOpen, KeyMissing):
        return
    named = postcode_and_number(told.place)
    if named is not None:
        try:
            found = address(*named)
        except Refused:
            return
        digest = matching_key(kind=KeyKind.ADDRESS, value=str(found), municipality=by.municipality)
        ReportKey(
            municipality=report.municipality, organ=report.organ, report=report, kind=KeyKind.ADDRESS, digest=digest
        ).save()


def _desk(by: Actor) -> PublicKey:
    return load_public(settings.KEYS, desk_name(by.municipality))


def _seal(
    report: Report, kind: PartKind, content: Mapping[str, str], readers: Mapping[str, PublicKey], *, on: date
) -> None:
    """A sealed part of a report and its wraps, the key known to nobody else."""
    key = secrets.token_bytes(KEY_BYTES)
    part = Part(municipality=report.municipality, organ=report.organ, report=report, kind=kind, on=on)
    part.ciphertext = seal_content(json.dumps(content, ensure_ascii=False).encode(), key, record=part.pk)
    part.save()
    for holder, public in readers.items():
        PartKey(
            municipality=report.municipality, organ=report.organ, part=part, holder=holder, wrapped=wrap(key, public)
        ).save()
