"""The mailbox of the desk, on a real IMAP server: each mail once, sealed, and never lost halfway."""

import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.vault.keyholders import KeyMissing
from baken.journey.intake import jobs, queries
from baken.journey.intake.rules.mails import is_automatic, read
from baken.journey.intake.services import desk, identity, mailbox
from baken.journey.intake.services.mailbox import Fetched, Mailbox, MailboxAway
from baken.journey.intake.vocabulary import Channel, Identity
from baken.testing import mail as mail_server
from baken.testing.browser import is_demanded
from baken.testing.database import as_role
from baken.testing.people import HOME_TOWN, acting_as

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[mail_server.MailServer]:
    """Dovecot; without it the test skips, and fails under CI."""
    if mail_server.dovecot() is None:
        pytest.fail(mail_server.NONE) if is_demanded() else pytest.skip(mail_server.NONE)
    with tempfile.TemporaryDirectory() as folder, mail_server.running(Path(folder)) as running:
        yield running


def box_on(server: mail_server.MailServer, **changes: Any) -> Mailbox:
    known: dict[str, Any] = {
        "municipality": HOME_TOWN, "host": "localhost", "user": mail_server.USER, "port": server.port,
        "password_file": server.password_file, "ca_file": str(server.certificate),
    }  # fmt: skip
    return Mailbox(**known | changes)


def mail(text: str, *, number: int = 1, **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Een Melder <melder@verzonnen.example>", "Iets verdachts"
    made["Message-ID"] = f"<{number}.{abs(hash(text))}@verzonnen.example>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def opened() -> list[tuple[Any, desk.Contents]]:
    with acting_as("weigher", activity=Activity.HANDLE_REPORTS) as by:
        return [(card, desk.unseal(report_id=card.id, by=by)) for card in queries.inbox(by)]


@pytest.mark.usefixtures("keys")
def test_a_mail_becomes_a_sealed_report_once_and_is_then_read(database: Any, server: mail_server.MailServer) -> None:
    server.deliver(bytes(mail("Achter de loods staan vaten.")))
    with as_role(database, "baken_worker"):
        assert mailbox.fetch(box_on(server), at=NOW) == Fetched(taken=1)
        assert mailbox.fetch(box_on(server), at=NOW) == Fetched()
    [(card, contents)] = opened()
    assert (card.channel, card.identity) == (Channel.EMAIL, Identity.CONFIDENTIAL)
    assert contents.story == "Iets verdachts\n\nAchter de loods staan vaten."
    assert contents.contact == ""  # behind two seals
    with acting_as("safety_adviser", activity=Activity.REVEAL_IDENTITY) as by:
        asked = identity.ask_for_name(report_id=card.id, reason="Gevaar voor de melder.", by=by, at=NOW)
    with acting_as("lawyer", activity=Activity.REVEAL_IDENTITY) as by:
        identity.approve(reveal_id=asked, by=by, at=NOW)
    with acting_as("safety_adviser", activity=Activity.REVEAL_IDENTITY) as by:
        assert identity.name_of(reveal_id=asked, by=by, at=NOW)[0] == "Een Melder melder@verzonnen.example"


@pytest.mark.usefixtures("keys")
def test_killed_between_storing_and_marking_it_is_not_taken_twice(
    database: Any, server: mail_server.MailServer
) -> None:
    raw = bytes(mail("Halverwege gestopt.", number=2))
    with as_role(database, "baken_worker"):
        mailbox.take_in(box_on(server), raw, at=NOW)  # stored; then the worker died before it marked the mail
        server.deliver(raw)
        assert mailbox.fetch(box_on(server), at=NOW) == Fetched(known=1)
    assert len(opened()) == 1


@pytest.mark.usefixtures("keys")
def test_the_same_message_id_keeps_no_other_mail_out(database: Any, server: mail_server.MailServer) -> None:
    """A sender chooses it, and the form of some website gives each mail the same one."""
    for text in ("Dit stuurde iemand vooraf.", "En dit is de mail waar het om gaat."):
        made = mail(text)
        made.replace_header("Message-ID", "<formulier@verzonnen.example>")
        server.deliver(bytes(made))
    with as_role(database, "baken_worker"):
        assert mailbox.fetch(box_on(server), at=NOW) == Fetched(taken=2)
    assert len(opened()) == 2


@pytest.mark.usefixtures("keys")
def test_what_fails_to_be_stored_stays_unread_and_leaves_no_mark(database: Any, server: mail_server.MailServer) -> None:
    server.deliver(bytes(mail("Nog een keer proberen.", number=3)))
    with as_role(database, "baken_worker"):
        with override_settings(KEYS=Path("/nergens")), pytest.raises(KeyMissing):
            mailbox.fetch(box_on(server), at=NOW)
        assert mailbox.fetch(box_on(server), at=NOW) == Fetched(taken=1)


@pytest.mark.usefixtures("keys")
def test_machines_are_left_alone_flagged_for_a_person(database: Any, server: mail_server.MailServer) -> None:
    server.deliver(bytes(mail("Ik ben met vakantie.", number=4, Auto_Submitted="auto-replied")))
    with as_role(database, "baken_worker"):
        assert mailbox.fetch(box_on(server), at=NOW) == Fetched(left=1)
    assert opened() == []
    assert any(re.search("F.*S|S.*F", flags) for flags in server.read())


@pytest.mark.usefixtures("keys")
def test_a_tip_of_m_is_anonymous_whoever_sent_the_mail(database: Any, server: mail_server.MailServer) -> None:
    server.deliver(bytes(mail("Tip 12345: in de schuur.", number=5)))
    with as_role(database, "baken_worker"):
        mailbox.fetch(box_on(server, channel=Channel.MMA), at=NOW)
    [(card, contents)] = opened()
    assert (card.channel, card.identity, contents.contact) == (Channel.MMA, Identity.ANONYMOUS, "")


def test_a_server_that_is_away_or_not_trusted_is_one_clear_sentence(server: mail_server.MailServer) -> None:
    for changes in ({"ca_file": ""}, {"port": 1}, {"password_file": server.certificate}):
        with pytest.raises(MailboxAway, match="localhost"):
            mailbox.fetch(box_on(server, **changes), at=NOW)


BROKEN = {
    "a sender that ends halfway": b'From: "\nSubject: Iets\n\nTekst.\n',
    "a recipient of nothing": b"From: a@b.example\nTo: a@\nSubject: Iets\n\nTekst.\n",
    "an unknown section": b"From: a@b.example\nContent-Type: text/html\n\n<![foo bar<p>Tekst.",
    "letters with a hole": b'From: a@b.example\nContent-Type: text/plain; charset="utf\x00"\n\nTekst\xff.',
    "parts in parts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (one, one) for one in range(1500)
    ),
}


@pytest.mark.usefixtures("keys")
def test_a_mail_that_nobody_can_read_does_not_keep_the_next_one_waiting(
    database: Any, server: mail_server.MailServer
) -> None:
    for raw in BROKEN.values():
        server.deliver(raw)
    server.deliver(
        b"Message-ID: <\n" + bytes(mail("Ik zag het wel.", number=6))
    )  # a mark of its own that means nothing
    with as_role(database, "baken_worker"):
        found = mailbox.fetch(box_on(server), at=NOW)
        assert found.taken >= 1
        assert found.taken + found.left == len(BROKEN) + 1
        assert mailbox.fetch(box_on(server), at=NOW) == Fetched()
    assert any("Ik zag het wel." in contents.story for _, contents in opened())


def test_a_mailbox_that_is_away_does_not_keep_the_others_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(box: str, *, at: datetime) -> None:
        asked.append(box)
        if box == "away":
            raise MailboxAway(box)

    monkeypatch.setattr(mailbox, "mailboxes", lambda: ["away", "there"])
    monkeypatch.setattr(mailbox, "fetch", fetch)
    with pytest.raises(MailboxAway):
        jobs.fetch_mail.func(timestamp=0)
    assert asked == ["away", "there"]


# What of a mail is the report


def test_the_text_of_html_is_read_without_its_scripts_and_files_are_named() -> None:
    made = mail("")
    made.set_content(
        "<html><head><style>p{}</style></head><p>Vaten &amp; slangen</p><script>x()</script>", subtype="html"
    )
    made.add_attachment(b"\xff\xd8", maintype="image", subtype="jpeg", filename="foto.jpg")
    found = read(made)
    assert "Vaten & slangen" in found.story
    assert "x()" not in found.story
    assert found.refused == ("foto.jpg",)
    assert "foto.jpg" in found.story


def test_a_head_that_does_not_end_hides_no_words() -> None:
    made = mail("")
    made.set_content("<html><head><title>x</title><body><p>Vaten bij de schuur", subtype="html")
    assert "Vaten bij de schuur" in read(made).story


def test_an_endless_mail_is_cut_and_says_so() -> None:
    found = read(mail("heel lang " * 2000))
    assert len(found.story) <= 4000
    assert "Ingekort" in found.story
    assert found.refused


@pytest.mark.parametrize(
    ("headers", "content_type", "automatic"),
    [
        ({}, "text/plain", False),
        ({"auto-submitted": "no"}, "text/plain", False),
        ({"auto-submitted": "auto-generated"}, "text/plain", True),
        ({"precedence": "bulk"}, "text/plain", True),
        ({"return-path": "<>"}, "text/plain", True),
        ({}, "multipart/report", True),
    ],
)
def test_what_a_machine_sent_is_no_report(headers: dict[str, str], content_type: str, automatic: bool) -> None:
    assert is_automatic(headers, content_type) is automatic
