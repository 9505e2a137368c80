"""What is this file? By its content only: a name or a type that a sender gives says nothing.

A file that is two kinds at once (a polyglot) is refused: whoever opens it elsewhere may meet the other one.
"""

import io
import zipfile

from baken.instruments.files.words import CannotClean, Kind, Trouble

_HEAD = 1024
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM")
_PHOTO_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
_RECORDINGS = (b"OggS", b"ID3", b"\x1a\x45\xdf\xa3", b"fLaC", b"#!AMR", b"FLV", b"\x00\x00\x01\xba", b"0&\xb2u")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")
_SCRIPTS = (b"<script", b"<html", b"<!doctype html", b"<?php", b"#!/", b"<iframe", b"javascript:")
_OOXML = {"word/document.xml": Kind.DOCUMENT, "xl/workbook.xml": Kind.SHEET}
_ODF = {
    b"application/vnd.oasis.opendocument.text": Kind.DOCUMENT,
    b"application/vnd.oasis.opendocument.spreadsheet": Kind.SHEET,
}


def recognise(content: bytes) -> Kind:
    """The one kind this content is.

    Raises:
        CannotClean: nothing in it (EMPTY), or two kinds at once (TWO_IN_ONE).
    """
    if not content:
        raise CannotClean(Trouble.EMPTY)
    kind = _by_its_beginning(content)
    if _is_also_something_else(content, kind):
        raise CannotClean(Trouble.TWO_IN_ONE)
    return kind


def _by_its_beginning(content: bytes) -> Kind:
    head = content[:_HEAD]
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Kind.IMAGE
    if head[4:8] == b"ftyp":
        return Kind.IMAGE if head[8:12] in _PHOTO_BRANDS else Kind.RECORDING
    if head.startswith(_RECORDINGS) or head[:4] == b"RIFF" or _is_mpeg_sound(head):
        return Kind.RECORDING
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.OLD_OFFICE
    if head.startswith(b"PK"):
        return _of_zip(content)
    if head.startswith(_ARCHIVES) or content[257:262] == b"ustar":
        return Kind.ARCHIVE
    return _of_text(content)


def _is_mpeg_sound(head: bytes) -> bool:
    return len(head) > 2 and head[0] == 0xFF and head[1] in {0xFB, 0xF3, 0xF2, 0xFA, 0xF1, 0xF9}


def _of_zip(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            for name, kind in _OOXML.items():
                if name in names:
                    return kind
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return _ODF.get(archive.read("mimetype").strip(), Kind.ARCHIVE)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return Kind.ARCHIVE
    return Kind.ARCHIVE


def _of_text(content: bytes) -> Kind:
    lowered = content[:4096].lower()
    if b"<svg" in lowered or b"%!ps" in lowered[:20]:
        return Kind.DRAWING
    if b"\x00" in content or any(mark in lowered for mark in _SCRIPTS) or lowered.lstrip().startswith(b"<?xml"):
        return Kind.UNKNOWN
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        odd = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in content[:65536])
        return Kind.UNKNOWN if odd or (not content.isascii() and _mostly_high(content)) else Kind.TEXT
    return Kind.TEXT


def _mostly_high(content: bytes) -> bool:
    sample = content[:65536]
    return sum(byte > 126 for byte in sample) * 3 > len(sample)


def _is_also_something_else(content: bytes, kind: Kind) -> bool:
    """A second beginning or end that another program would go by."""
    if kind is not Kind.PDF and kind is not Kind.TEXT and b"%PDF-" in content[:_HEAD]:
        return True
    if kind in {Kind.IMAGE, Kind.PDF, Kind.RECORDING, Kind.TEXT} and _holds_an_archive(content):
        return True
    if kind is Kind.IMAGE or kind is Kind.PDF:
        edges = (content[:_HEAD] + b" " + content[-4 * _HEAD :]).lower()
        marks = _SCRIPTS if kind is Kind.IMAGE else (b"<?php", b"<html")
        return any(mark in edges for mark in marks)
    return False


def _holds_an_archive(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return bool(archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False
