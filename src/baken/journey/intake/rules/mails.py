"""What of a mail is the report: its words, who sent it, and what was left out. Made by a machine: not a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from html.parser import HTMLParser

from baken.journey.intake.rules.reports import LINE_LIMIT, STORY_LIMIT, plain

_BULK = {"bulk", "junk", "list", "auto_reply"}
_REPORTS = {"multipart/report", "message/delivery-status"}


@dataclass(frozen=True)
class Mail:
    """A mail as a report: `story` with its subject first, `sender` as they call themselves, names of files not taken."""

    story: str
    sender: str
    refused: tuple[str, ...]


def is_automatic(headers: Mapping[str, str], content_type: str) -> bool:
    """Sent by a machine: a bounce, an out-of-office, a mailing list (RFC 3834, 3464). Never taken in, never answered."""
    return (
        content_type in _REPORTS
        or headers.get("auto-submitted", "no").strip().lower().split(";")[0] != "no"
        or headers.get("precedence", "").strip().lower() in _BULK
        or headers.get("return-path", "").strip() == "<>"
        or "x-autoreply" in headers
        or "list-id" in headers
    )


def read(mail: EmailMessage) -> Mail:
    """The words of a mail; plain text when it has that, else the text of its HTML. Files are named and not taken."""
    body = mail.get_body(("plain", "html"))
    text = _content(body)
    if body is not None and body.get_content_type() == "text/html":
        text = _words(text)
    refused = tuple(plain(part.get_filename() or "zonder naam")[:80] for part in mail.iter_attachments())
    said = [plain(str(mail["Subject"] or "")), plain(text)]
    if refused:
        said.append(f"[Niet overgenomen bijlagen, nog te vinden in de mailbox: {', '.join(refused)}]")
    story = "\n\n".join(one for one in said if one) or "[Lege mail]"
    if len(story) > STORY_LIMIT:
        cut = "\n\n[Ingekort; de hele mail ligt nog in de mailbox]"
        story, refused = story[: STORY_LIMIT - len(cut)] + cut, refused or ("lange mail",)
    name, address = parseaddr(str(mail["From"] or ""))
    return Mail(story, plain(f"{name} {address}")[:LINE_LIMIT], refused)


def _content(part: MIMEPart | None) -> str:
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError, KeyError):  # an unknown character set or kind: what can be read of it
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


class _Text(HTMLParser):
    """The text of HTML without scripts and styles; a block starts a new line."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in {"script", "style", "head"}
        if tag == "body":  # a head may end unsaid
            self._hidden = 0
        if tag in {"p", "br", "div", "li", "tr", "h1", "h2", "h3"}:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style", "head"} and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.said.append(data)


def _words(html: str) -> str:
    reader = _Text()
    reader.feed(html)
    lines = (" ".join(line.split()) for line in "".join(reader.said).splitlines())
    return "\n".join(line for line in lines if line)
