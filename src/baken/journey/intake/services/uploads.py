"""Files at the door: sealed piece by piece as they come in; nothing of one is ever on disk in clear (architecture 4.8).

A file comes in before the report that will take it. It waits under a random name that only the visitor's own form holds,
and is swept when no report comes. What the file was called is not looked at and not kept.
"""

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from baken.instruments.vault.codes import code_lookup
from baken.instruments.vault.keyholders import KeyMissing, desk_name, load_public
from baken.instruments.vault.limits import Limit, limit_key
from baken.instruments.vault.sealing import KEY_BYTES, wrap, wrap_for_two
from baken.instruments.vault.streams import StreamSeal
from baken.journey.intake.rules import in_megabytes
from baken.journey.intake.services.budgets import HOUR, TooOften, limit_secret
from baken.journey.intake.services.connection import DoorClosed, call, door_setting
from baken.journey.intake.services.door import ThreadClosed, UnknownCode
from baken.journey.intake.services.keys import sandbox_name, second_name
from baken.journey.intake.services.staged import FileGone, Staged, TooManyFiles
from baken.journey.intake.vocabulary import FileKind, FileState, FileTrouble, UploadTrouble

MOST_FILES = 100
MOST_BYTES = 200_000_000
MOST_BYTES_OF_ONE = 100_000_000
MOST_DRAINED = 1_000_000_000
"""A body beyond this is not read to its end: the answer comes at once and the browser may say the connection broke."""
FILES_AN_HOUR = Limit("file", 300, HOUR)
PIECES_AN_HOUR = Limit("piece", 1000, HOUR)
"""A megabyte each: five reports that are as large as may be. Twenty addresses, and not one, fill what may wait for a report."""
_TOKEN = re.compile(r"([0-9a-f-]{36})\.([0-9a-f]{32})\.(\d{1,10})")


@dataclass
class Incoming:
    """What came with a form: files that wait sealed, and why others do not."""

    staged: list[Staged] = field(default_factory=list)
    troubles: list[UploadTrouble] = field(default_factory=list)

    def trouble(self, why: UploadTrouble) -> None:
        """Say it once."""
        if why not in self.troubles:
            self.troubles.append(why)

    @property
    def megabytes(self) -> float:
        """What waits now, in megabytes, for people."""
        return in_megabytes(sum(one.size for one in self.staged))


@dataclass(frozen=True)
class FileCard:
    """A file of a report as its reporter sees it: no name, no content."""

    sent_on: Any
    state: FileState
    kind: FileKind
    trouble: FileTrouble


def waiting(tokens: Iterable[str]) -> list[Staged]:
    """The files that an earlier step of the same form brought; what is not such a token is not looked at."""
    found = [match for token in tokens if (match := _TOKEN.fullmatch(token))]
    return [Staged(UUID(one[1]), one[2], int(one[3])) for one in found][:MOST_FILES]


class FileSeal:
    """One file on its way in: begun, fed, and ended or dropped. Web form and API share it.

    Raises:
        DoorClosed: the database is away.
        KeyMissing: this municipality has no keys yet.
        TooOften: too many from this address in this hour.
        NoRoom: too much waits for a report already.
    """

    def __init__(self, municipality: str, *, address: str, at: datetime) -> None:
        self.id, self.size, self._pieces = uuid4(), 0, 0
        key = secrets.token_bytes(KEY_BYTES)
        two = wrap_for_two(key, *(load_public(settings.KEYS, name(municipality)) for name in (desk_name, second_name)))
        sandbox = wrap(key, load_public(settings.KEYS, sandbox_name(municipality)))
        secret = limit_secret(at)
        counter, self._counter = (limit_key(secret, limit, address) for limit in (FILES_AN_HOUR, PIECES_AN_HOUR))
        self._seal = StreamSeal(key, record=self.id)
        self._digest = blake2b(person=b"same file", digest_size=16)
        [(outcome,)] = call(
            "SELECT door.begin_file(%s, %s, %s, %s, %s, %s)",
            [self.id, municipality, two, sandbox, counter, FILES_AN_HOUR.times],
        )
        if outcome == "flood":
            raise TooOften
        if outcome == "full":
            raise NoRoom

    def feed(self, content: bytes) -> None:
        """More of it. Raises TooOften when it becomes more than one address may bring in an hour."""
        self.size += len(content)
        self._digest.update(content)
        for piece in self._seal.feed(content):
            self._put(piece)

    def end(self) -> Staged:
        """It is whole: from now a report can take it."""
        self._put(self._seal.end())
        call("SELECT door.end_file(%s, %s, %s)", [self.id, self.size, self._pieces])
        return Staged(self.id, self._digest.hexdigest(), self.size)

    def drop(self) -> None:
        """It broke off or is too large: nothing of it stays."""
        call("SELECT door.drop_file(%s)", [self.id])

    def _put(self, piece: bytes) -> None:
        given = [self.id, self._pieces, piece, self._counter, PIECES_AN_HOUR.times]
        [(outcome,)] = call("SELECT door.put_piece(%s, %s, %s, %s, %s)", given)
        if outcome == "flood":
            raise TooOften
        self._pieces += 1


class NoRoom(Exception):
    """Too many files wait for a report already; a report without files still goes."""


class SealingHandler(FileUploadHandler):
    """Django's upload handler that keeps nothing: each file of a form goes sealed to the database while it is read.

    What is too much is skipped and named, and the fields of the form are still read, so that the page can show them again.
    """

    def __init__(self, *, municipality: str, address: str, at: datetime) -> None:
        super().__init__()
        self.incoming = Incoming()
        self._municipality, self._address, self._at = municipality, address, at
        self._file: FileSeal | None = None
        self._total = self._number = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin one, or skip it."""
        super().new_file(*args, **kwargs)
        self._number += 1
        if self._number > MOST_FILES:
            self._skip(UploadTrouble.TOO_MANY)
        try:
            self._file = FileSeal(self._municipality, address=self._address, at=self._at)
        except (DoorClosed, KeyMissing, psycopg.Error):
            self._skip(UploadTrouble.AWAY)
        except TooOften:
            self._skip(UploadTrouble.TOO_OFTEN)
        except NoRoom:
            self._skip(UploadTrouble.NO_ROOM)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal what came."""
        self._total += len(raw_data)
        if self._file is None:
            return
        if self._total > MOST_BYTES or self._file.size + len(raw_data) > MOST_BYTES_OF_ONE:
            self._skip(UploadTrouble.TOO_LARGE)
        try:
            self._file.feed(raw_data)
        except (DoorClosed, psycopg.Error):
            self._skip(UploadTrouble.AWAY)
        except TooOften:
            self._skip(UploadTrouble.TOO_OFTEN)

    def file_complete(self, file_size: int) -> None:
        """It is whole."""
        if self._file is None:
            return
        try:
            self.incoming.staged.append(self._file.end())
            self._file = None
        except (DoorClosed, psycopg.Error):
            self.incoming.trouble(UploadTrouble.AWAY)
        except TooOften:
            self.incoming.trouble(UploadTrouble.TOO_OFTEN)
        self._drop()

    def upload_interrupted(self) -> None:
        """The visitor went away, or the body ended halfway."""
        self._drop()
        self.incoming.trouble(UploadTrouble.CUT_OFF)

    def _skip(self, why: UploadTrouble) -> None:
        self.incoming.trouble(why)
        self._drop()
        raise SkipFile

    def _drop(self) -> None:
        dropped, self._file = self._file, None
        if dropped is not None:
            try:
                dropped.drop()
            except (DoorClosed, psycopg.Error):
                return  # the sweep takes it


class NoFiles(FileUploadHandler):
    """For every form without a file field: a file that comes along is read past, in small pieces, and nothing is kept."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Read past it."""
        raise SkipFile

    def file_complete(self, file_size: int) -> None:
        """Nothing."""


def add_files(code: str, files: Sequence[Staged]) -> None:
    """The reporter adds files to a report; the same files again change nothing.

    Raises:
        UnknownCode, ThreadClosed, DoorClosed.
        FileGone: one waited too long and was swept.
        TooManyFiles: with these it becomes too many or too much for one report.
    """
    lookup = code_lookup(door_setting("CODE_PEPPER"), code)
    try:
        [(outcome,)] = call("SELECT door.take_files(%s, %s::uuid[], true)", [lookup, [one.id for one in files]])
    except psycopg.Error as error:
        refused = {"BK410": FileGone, "BK413": TooManyFiles}.get(error.sqlstate or "")
        if refused is None:
            raise
        raise refused from error
    if outcome == "unknown":
        raise UnknownCode
    if outcome == "closed":
        raise ThreadClosed


def files_of(code: str) -> list[FileCard]:
    """The files of the report of this code. Ask `door.thread` first: that counts wrong guesses. Raises DoorClosed."""
    rows = call("SELECT * FROM door.files_of(%s)", [code_lookup(door_setting("CODE_PEPPER"), code)])
    return [FileCard(on, FileState(state), FileKind(kind), FileTrouble(why)) for _, on, state, kind, why in rows]


def withdraw(code: str) -> bool:
    """Take the report back: True when nobody had read it, and now nobody can; False when somebody had, and it stays.

    Raises:
        UnknownCode, DoorClosed.
    """
    [(outcome,)] = call("SELECT door.withdraw(%s)", [code_lookup(door_setting("CODE_PEPPER"), code)])
    if outcome == "unknown":
        raise UnknownCode
    return bool(outcome == "withdrawn")
