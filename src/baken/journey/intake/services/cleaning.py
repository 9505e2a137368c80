"""The worker's part: each file of a report is scanned, made anew in the locked process, and its short-lived key destroyed.

Killed halfway, a file is still as it was, or done: the clean copy, the state and the end of the key are one transaction. A
file that brings the worker down three times is left alone.
"""

import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection

from baken.ground.organisations.queries import municipalities
from baken.ground.privacy.services import act_for_house
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.files.clamd import ScannerAway, scan
from baken.instruments.files.sandbox import Cleaned, clean
from baken.instruments.files.words import CannotClean, Kind, Trouble
from baken.instruments.kit.actors import Actor
from baken.instruments.vault.keyholders import KeyMissing, desk_name, load_public
from baken.instruments.vault.sealing import KEY_BYTES, CannotOpen, wrap
from baken.instruments.vault.streams import open_stream, seal_stream
from baken.journey.intake.models import CleanKey, CleanPiece, OriginalKey, OriginalPiece, ReportFile
from baken.journey.intake.services.keys import sandbox_keys
from baken.journey.intake.vocabulary import WAITING_FILES, FileKind, FileState, FileTrouble

MOST_TRIES = 3
SWEPT_AFTER = timedelta(days=1)


def clean_waiting(*, today: date) -> int:
    """Look at every file that waits, in every municipality, and sweep what no report took; how many were looked at."""
    looked_at = 0
    for town in municipalities():
        with act_for_house(town.code, Activity.CLEAN_FILES):
            with connection.cursor() as cursor:
                cursor.execute("SELECT gate.sweep_files(%s)", [today - SWEPT_AFTER])
            waiting = [
                row.pk for row in ReportFile.objects.filter(**_of(town.code), state__in=WAITING_FILES).order_by("id")
            ]
        for file_id in waiting:
            looked_at += _look_at(town.code, file_id)
    return looked_at


def _look_at(municipality: str, file_id: UUID) -> int:
    with act_for_house(municipality, Activity.CLEAN_FILES):
        file = _waiting(municipality, file_id)
        if file is None:
            return 0
        file.state, file.tries = FileState.SCANNING, file.tries + 1
        file.save(update_fields=["state", "tries"])
    with act_for_house(municipality, Activity.CLEAN_FILES) as by:
        file = _waiting(municipality, file_id)
        if file is not None:
            _decide(file, by)
    return 1


def _decide(file: ReportFile, by: Actor) -> None:
    """From waiting to its end, or to waiting for the scanner; one transaction."""
    try:
        if file.tries > MOST_TRIES:
            raise CannotClean(Trouble.BROKEN)
        key = _key_of(file, by)
        if settings.CLAMD:
            if scan(settings.CLAMD, _original(file, key)):
                return _end(file, FileState.INFECTED, FileTrouble.INFECTED)
            file.scanned = True
        made = clean(_original(file, key))
    except ScannerAway:
        file.state, file.trouble, file.tries = FileState.RECEIVED, FileTrouble.SCANNER_AWAY, 0
        return file.save(update_fields=["state", "trouble", "tries"])
    except CannotClean as why:
        recording = why.trouble is Trouble.RECORDING
        file.kind = FileKind.RECORDING if recording else FileKind.NOT_KNOWN
        return _end(file, FileState.ORIGINAL_ONLY if recording else FileState.REFUSED, FileTrouble(why.trouble.value))
    except (CannotOpen, KeyMissing):
        return _end(file, FileState.REFUSED, FileTrouble.BROKEN)
    _keep(file, made, by)
    file.kind, file.suffix = _KINDS[made.kind], made.suffix
    return _end(file, FileState.CLEAN, FileTrouble.NONE)


def _key_of(file: ReportFile, by: Actor) -> bytes:
    held = OriginalKey.objects.filter(**_of(by.municipality), file=file, holder="sandbox").first()
    if held is None:
        raise KeyMissing(str(file.pk))
    return sandbox_keys(by.municipality).unwrap(bytes(held.wrapped))


def _original(file: ReportFile, key: bytes) -> Iterator[bytes]:
    pieces = OriginalPiece.objects.filter(**_of(file.municipality), file=file).order_by("seq").iterator(chunk_size=4)
    return open_stream((bytes(piece.ciphertext) for piece in pieces), key, record=file.pk)


def _keep(file: ReportFile, made: Cleaned, by: Actor) -> None:
    key = secrets.token_bytes(KEY_BYTES)
    where = {"municipality": file.municipality, "organ": file.organ, "keep_until": file.keep_until, "file": file}
    for seq, sealed in enumerate(seal_stream([made.content], key, record=file.pk)):
        CleanPiece(**where, seq=seq, ciphertext=sealed).save()
    CleanKey(**where, wrapped=wrap(key, load_public(settings.KEYS, desk_name(by.municipality)))).save()


def _end(file: ReportFile, state: FileState, trouble: FileTrouble) -> None:
    file.state, file.trouble = state, trouble
    file.save(update_fields=["state", "trouble", "kind", "suffix", "scanned"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.shred_sandbox_key(%s)", [file.pk])


def _waiting(municipality: str, file_id: UUID) -> ReportFile | None:
    """The row, locked, when it still waits: two workers never clean one file."""
    rows = ReportFile.objects.select_for_update(skip_locked=True)
    found: ReportFile | None = rows.filter(**_of(municipality), pk=file_id, state__in=WAITING_FILES).first()
    return found


def _of(municipality: str) -> dict[str, str]:
    return {"municipality": municipality}


_KINDS = {
    Kind.IMAGE: FileKind.IMAGE,
    Kind.PDF: FileKind.PDF,
    Kind.DOCUMENT: FileKind.DOCUMENT,
    Kind.SHEET: FileKind.SHEET,
    Kind.TEXT: FileKind.TEXT,
}
