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

from baken.ground.privacy.services import log_unseal
from baken.ground.privacy.vocabulary import RETENTION
from baken.instruments.clocks.deadlines import after
from baken.instruments.clocks.terms import Length
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused
from baken.instruments.vault.keyholders import desk_name, load_public
from baken.instruments.vault.sealing import KEY_BYTES, open_content, seal_content, wrap
from baken.journey.intake.models import Part, PartKey, Report, ReportStep
from baken.journey.intake.rules import ReportFacts, may_hand_in, plain
from baken.journey.intake.services.keys import desk_keys
from baken.journey.intake.vocabulary import (
    ORGAN_OF,
    Channel,
    Entrance,
    Identity,
    PartKind,
    Refusal,
    ReportState,
    WaitingFor,
)

DESK, THREAD = "desk", "thread"


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


@dataclass(frozen=True)
class Note:
    """What a colleague writes down of a talk, a call or a letter."""

    entrance: str
    subject: str
    area: str
    story: str
    place: str
    when: str
    identity: str
    contact: str
    channel: str
    from_police: bool


@transaction.atomic
def open_report(*, report_id: UUID, by: Actor, at: datetime) -> None:
    """Open the envelope for the first time: who does, handles it. Opened before: nothing happens."""
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    if report.state == ReportState.RECEIVED:
        _move(report, ReportState.READ, by=by, at=at)
        report.owner = by.membership_id
        report.save(update_fields=["owner"])


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
    log_unseal(by, Part._meta.db_table, [part.pk for part in parts], reason)
    keys = desk_keys(by.municipality)
    opened: dict[str, Any] = {}
    messages = []
    for part in parts:
        content = json.loads(open_content(bytes(part.ciphertext), keys.unwrap(wraps[part.pk]), record=part.pk))
        if part.kind in {PartKind.FROM_DESK, PartKind.FROM_REPORTER}:
            messages.append(Message(part.kind == PartKind.FROM_DESK, part.on, content["text"]))
        else:
            opened |= content
    story, place, when, contact = (opened.get(name, "") for name in ("story", "place", "when", "contact"))
    answers = tuple((question, answer) for question, answer in opened.get("answers", ()))
    return Contents(story, place, when, contact, tuple(messages), answers)


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
def pass_on(*, report_id: UUID, reason: str, reply: str, by: Actor, at: datetime) -> None:
    """Another service takes it from here; `reason` says which and why."""
    _settle(report_id, ReportState.PASSED_ON, reason, reply, by, at)


@transaction.atomic
def close(*, report_id: UUID, reply: str, by: Actor, at: datetime) -> None:
    """Done. From now the retention term of a report runs, for its parts and keys as well."""
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    if plain(reply) and report.thread_key is not None:
        say(report_id=report_id, text=reply, asks=False, by=by, at=at)
    _move(report, ReportState.CLOSED, by=by, at=at)
    report.keep_until = after(at.date(), Length.parse(RETENTION["report"].term))
    report.waiting_for = WaitingFor.NOBODY
    report.save(update_fields=["keep_until", "waiting_for"])


@transaction.atomic
def note(*, told: Note, by: Actor, at: datetime) -> UUID:
    """Write down what somebody told; sealed at once like any report. Returns the report's id.

    Raises:
        Refused: nothing told, too long, a name with an anonymous reporter, or police information.
    """
    insist(may_hand_in(ReportFacts(told.story, told.identity, told.contact, told.from_police)))
    report = Report(
        municipality=by.municipality,
        organ=ORGAN_OF[Entrance(told.entrance)],
        received_on=at.date(),
        channel=Channel(told.channel),
        entrance=told.entrance,
        subject=told.subject,
        area_code=told.area,
        identity=Identity(told.identity),
    )
    report.save()
    story = {"story": plain(told.story), "place": plain(told.place), "when": plain(told.when)}
    _seal(report, PartKind.STORY, story, {DESK: _desk(by)}, on=at.date())
    if told.identity != Identity.ANONYMOUS:
        _seal(report, PartKind.CONTACT, {"contact": plain(told.contact)}, {DESK: _desk(by)}, on=at.date())
    return report.pk


def _settle(report_id: UUID, state: ReportState, reason: str, reply: str, by: Actor, at: datetime) -> None:
    if not reason.strip():
        insist(refused(Refusal.NO_REASON))
    report = Report.objects.get(municipality=by.municipality, pk=report_id)
    if plain(reply) and report.thread_key is not None:
        say(report_id=report_id, text=reply, asks=False, by=by, at=at)
    _move(report, state, by=by, at=at, reason=plain(reason))


def _move(report: Report, to: ReportState, *, by: Actor, at: datetime, reason: str = "") -> None:
    ReportStep(
        municipality=report.municipality,
        organ=report.organ,
        report=report,
        from_state=report.state,
        to_state=to,
        by=by.membership_id,
        at=at,
        reason=reason,
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
