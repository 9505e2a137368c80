"""A mailbox of the desk: the worker takes each mail in once, sealed, and marks it read only when its report stands.

A mail that is killed halfway stays unread and is taken in the next time; one that was taken in already is known by a keyed
hash of its Message-ID and its words, so that who chooses the same Message-ID keeps nobody else's mail out. Baken never
answers a mail, so it cannot make a loop; what a machine sent is left alone, flagged.
"""

import hmac
import imaplib
import re
import ssl
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction

from baken.ground.privacy.services import act_for_house
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.intake.models import MailTaken
from baken.journey.intake.rules.mails import Mail, is_automatic, read
from baken.journey.intake.services.arriving import Note, hand_in
from baken.journey.intake.vocabulary import Channel, Entrance, Identity

SECONDS = 20
MOST_AT_ONCE = 200
MOST_BYTES = 25_000_000


class MailboxAway(Exception):
    """The mailbox cannot be reached or does not let us in; the message says which and what to check."""


class Unreadable(Exception):
    """No sense can be made of this mail. A stranger chose each byte of it, so it must not stand in the way of the next."""


class _KnownAlready(Exception):
    """This mail was taken in before."""


class BadMailboxes(Exception):
    """The file with mailboxes cannot be read as one; the message says where."""


@dataclass(frozen=True)
class Mailbox:
    """One mailbox. `sender` is what a sender is for us: `known` or `confidential`; a box of M. is always anonymous."""

    municipality: str
    host: str
    user: str
    password_file: Path
    port: int = 993
    folder: str = "INBOX"
    channel: Channel = Channel.EMAIL
    sender: Identity = Identity.CONFIDENTIAL
    subject: str = "other_suspicion"
    entrance: Entrance = Entrance.SUSPICION
    ca_file: str = ""


@dataclass(frozen=True)
class Fetched:
    """What one round brought: taken in, known already, and left alone: a machine sent it, too large, or not to be read."""

    taken: int = 0
    known: int = 0
    left: int = 0


def mailboxes() -> list[Mailbox]:
    """The mailboxes of this installation (`mailboxes.toml`); none when there is no file.

    Raises:
        BadMailboxes: the file cannot be read.
    """
    if not settings.MAILBOXES.exists():
        return []
    try:
        rows = tomllib.loads(settings.MAILBOXES.read_text("utf-8"))["mailbox"]
        return [_mailbox(row) for row in rows]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadMailboxes(f"{settings.MAILBOXES.name} klopt niet: {error}") from error


def fetch(box: Mailbox, *, at: datetime) -> Fetched:
    """Take in every unread mail of this mailbox.

    Raises:
        MailboxAway: no connection, no trusted certificate, or not let in.
    """
    taken = known = left = 0
    with _opened(box) as server:
        for number in _unread(server):
            raw = _raw(server, number)
            try:
                if raw is None or _is_left_alone(raw):
                    raise Unreadable
                new = take_in(box, raw, at=at)
            except (Unreadable, Refused):
                server.store(number, "+FLAGS", "(\\Seen \\Flagged)")
                left += 1
            else:
                server.store(number, "+FLAGS", "(\\Seen)" if new is None or not new.refused else "(\\Seen \\Flagged)")
                known, taken = known + (new is None), taken + (new is not None)
    return Fetched(taken, known, left)


def take_in(box: Mailbox, raw: bytes, *, at: datetime) -> Mail | None:
    """Make one mail a report, in one transaction with the mark that it was taken; None when it was taken before.

    Raises:
        Unreadable: no sense can be made of it.
        Refused: what it says is no report.
    """
    mail = _read(raw)
    identity = Identity.ANONYMOUS if box.channel is Channel.MMA or not mail.sender else box.sender
    told = Note(
        entrance=box.entrance, subject=box.subject, area="", place="", when="", story=mail.story, identity=identity,
        contact="" if identity is Identity.ANONYMOUS else mail.sender, channel=box.channel, from_police=False,
    )  # fmt: skip
    try:
        with act_for_house(box.municipality) as actor:
            _mark(box, raw, mail, actor, at)
            hand_in(told=told, by=actor, at=at)
    except _KnownAlready:
        return None
    return mail


def _mark(box: Mailbox, raw: bytes, mail: Mail, by: Actor, at: datetime) -> None:
    given = _headers(raw).get("message-id", "").strip()  # chosen by the sender, and by some programs the same each time
    mail_id = f"{given}\x1f{sha256(mail.story.encode()).hexdigest()}" if given else sha256(raw).hexdigest()
    digest = hmac.new(settings.SUBJECT_KEY, f"mail\x1f{box.municipality}\x1f{mail_id}".encode(), sha256).hexdigest()
    try:
        with transaction.atomic():
            MailTaken(municipality=by.municipality, digest=digest, on=at.date()).save()
    except IntegrityError as error:
        raise _KnownAlready from error


@contextmanager
def _opened(box: Mailbox) -> Iterator[imaplib.IMAP4_SSL]:
    try:
        context = ssl.create_default_context(cafile=box.ca_file or None)
        server = imaplib.IMAP4_SSL(box.host, box.port, ssl_context=context, timeout=SECONDS)
    except OSError as error:
        raise MailboxAway(
            f"{box.host}:{box.port} is niet bereikbaar, of zijn certificaat wordt niet vertrouwd."
        ) from error
    try:
        server.login(box.user, box.password_file.read_text("utf-8").strip())
        kind, _ = server.select(f'"{box.folder}"')
        if kind != "OK":
            raise MailboxAway(f"{box.host}: de map {box.folder} bestaat niet.")
        yield server
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxAway(f"{box.host}: aanmelden of lezen lukt niet. Kijk naar gebruiker en wachtwoord.") from error
    finally:
        server.shutdown()


def _unread(server: imaplib.IMAP4_SSL) -> list[str]:
    _, [numbers] = server.search(None, "UNSEEN")
    return numbers.decode().split()[:MOST_AT_ONCE] if numbers else []


def _raw(server: imaplib.IMAP4_SSL, number: str) -> bytes | None:
    """The mail as it lies there, unmarked; None when it is too large to take, which is asked before it is fetched."""
    _, sizes = server.fetch(number, "(RFC822.SIZE)")
    told = [size for one in sizes if isinstance(one, bytes) and (size := _SIZE.search(one))]
    if told and int(told[0][1]) > MOST_BYTES:
        return None
    _, answer = server.fetch(number, "(BODY.PEEK[])")
    found = next((part[1] for part in answer if isinstance(part, tuple)), None)
    return found if isinstance(found, bytes) and len(found) <= MOST_BYTES else None


_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def _is_left_alone(raw: bytes) -> bool:
    return is_automatic(_headers(raw), BytesHeaderParser(policy=policy.compat32).parsebytes(raw).get_content_type())


def _headers(raw: bytes) -> dict[str, str]:
    """The headers as they came, by their small names; no value is taken apart, so none can break it. The first one counts."""
    parsed = BytesHeaderParser(policy=policy.compat32).parsebytes(raw)
    return {name.lower(): str(value) for name, value in reversed(parsed.items())}


def _read(raw: bytes) -> Mail:
    try:
        parsed = message_from_bytes(raw, policy=policy.default)
        if not isinstance(parsed, EmailMessage):
            raise TypeError("the default policy gives an EmailMessage")
        return read(parsed)
    except Exception as error:  # the parsers end in almost any way on what no mail program sends
        raise Unreadable from error


def _mailbox(row: dict[str, object]) -> Mailbox:
    said = {name: str(value) for name, value in row.items()}
    unknown = set(said) - set(Mailbox.__dataclass_fields__)
    if unknown:
        raise ValueError(f"onbekend: {', '.join(sorted(unknown))}")
    known: dict[str, object] = dict(said)
    known["password_file"] = Path(said["password_file"])
    for name, kind in (("port", int), ("channel", Channel), ("sender", Identity), ("entrance", Entrance)):
        if name in said:
            known[name] = kind(said[name])
    if known.get("channel", Channel.EMAIL) not in {Channel.EMAIL, Channel.MMA}:
        raise ValueError("channel is email of mma")
    return Mailbox(**known)  # type: ignore[arg-type] # each value was made of the right kind above


__all__ = ["BadMailboxes", "Fetched", "Mailbox", "MailboxAway", "fetch", "mailboxes", "take_in"]
