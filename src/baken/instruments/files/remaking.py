"""A new file from what one shows: pixels of pictures and pages, letters of documents. Runs only in `inside`.

What a maker's device or program wrote beside that (place, serial number, author, history, scripts, attachments, hidden
layers) has no way to come along: it is not removed, it is never copied.
"""

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from time import gmtime
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import pillow_heif
import pypdfium2
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, ImageOps, UnidentifiedImageError

from baken.instruments.files.recognise import recognise
from baken.instruments.files.words import CannotClean, Kind, Trouble

MOST_PIXELS = 110_000_000
"""A camera of 108 megapixels fits; a bomb of 65,000 by 65,000 does not."""
KEPT_PIXELS = 25_000_000
MOST_PAGES = 100
PAGE_PIXELS = 4_000_000
MOST_UNPACKED = 50_000_000
"""Bytes of one part inside a document."""
MOST_LETTERS = 2_000_000
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIF")
BEGINNING = gmtime(0)
_HIDDEN = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")

Image.MAX_IMAGE_PIXELS = None  # the limit is ours, below: Pillow's warns first and refuses only at twice its own
pillow_heif.register_heif_opener(thumbnails=False)
pillow_heif.options.DECODE_THREADS = 1


def remake(content: bytes) -> tuple[Kind, str, bytes]:
    """What it is, the suffix of the clean copy, and the clean copy.

    Raises:
        CannotClean: with the reason.
    """
    kind = recognise(content)
    if kind in _NOT_TAKEN:
        raise CannotClean(_NOT_TAKEN[kind])
    suffix, make = _MAKERS[kind]
    try:
        return kind, suffix, make(content)
    except MemoryError as error:
        raise CannotClean(Trouble.TOO_BIG_INSIDE) from error


def _picture(content: bytes) -> bytes:
    """A JPEG of the first picture in it, upright, without anything that stood beside the pixels."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise CannotClean(Trouble.TOO_BIG_INSIDE)
            found.load()
            upright = ImageOps.exif_transpose(found)
            return _as_jpeg(_smaller(_on_white(upright), KEPT_PIXELS))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError) as error:
        raise CannotClean(Trouble.BROKEN) from error


def _on_white(picture: Image.Image) -> Image.Image:
    """Plain colours; what is see-through becomes white."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        white = Image.new("RGB", seen.size, "white")
        white.paste(seen, mask=seen.getchannel("A"))
        return white
    return picture.convert("RGB")


def _smaller(picture: Image.Image, most: int) -> Image.Image:
    pixels = picture.width * picture.height
    if pixels <= most:
        return picture
    share = (most / pixels) ** 0.5
    return picture.resize((max(1, int(picture.width * share)), max(1, int(picture.height * share))))


def _as_jpeg(picture: Image.Image) -> bytes:
    """Only the pixels: the picture they stand in is new, so no tag, profile or comment comes along."""
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=88)
    return out.getvalue()


def _pages(content: bytes) -> bytes:
    """A PDF of pictures of its pages: no script, attachment, form, link, layer or author can be in it."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise CannotClean(Trouble.LOCKED if locked else Trouble.BROKEN) from error
    if not 1 <= len(document) <= MOST_PAGES:
        raise CannotClean(Trouble.TOO_BIG_INSIDE if len(document) else Trouble.BROKEN)
    try:
        sheets = _sheets(document)
        out = io.BytesIO()
        next(sheets).save(
            out, "PDF", save_all=True, append_images=sheets, resolution=110,
            creationDate=BEGINNING, modDate=BEGINNING, producer="", creator="",
        )  # fmt: skip
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        raise CannotClean(Trouble.BROKEN) from error
    return out.getvalue()


def _sheets(document: Any) -> Iterator[Image.Image]:
    for page in document:
        width, height = page.get_size()
        scale = min(110 / 72, (PAGE_PIXELS / max(1.0, width * height)) ** 0.5)
        yield page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")


def _letters(content: bytes) -> bytes:
    """The text alone."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return _plain(text)


def _plain(text: str) -> bytes:
    unified = text.replace("\r\n", "\n").replace("\r", "\n")[:MOST_LETTERS]
    kept = (
        one
        for one in unified
        if one in "\n\t" or (unicodedata.category(one) not in {"Cc", "Cs"} and one not in _HIDDEN)
    )
    return "".join(kept).strip().encode("utf-8")


def _words_of_document(content: bytes) -> bytes:
    """The paragraphs of a Word or OpenDocument text, as plain text."""
    names = _names(content)
    root = _part(content, "word/document.xml" if "word/document.xml" in names else "content.xml")
    paragraphs = ("".join(_spoken(one)) for one in root.iter() if _tag(one) in {"p", "h"})
    return _plain("\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip()))


def _words_of_sheet(content: bytes) -> bytes:
    """The cells of a spreadsheet as lines of text, one sheet after the other: values, no formulas."""
    names = _names(content)
    if "content.xml" in names:
        rows = (one for one in _part(content, "content.xml").iter() if _tag(one) == "table-row")
        return _plain("\n".join("\t".join("".join(_spoken(cell)) for cell in row) for row in rows))
    shared = ["".join(_spoken(one)) for one in _part(content, "xl/sharedStrings.xml")] if _SHARED in names else []
    lines = []
    for name in sorted(one for one in names if one.startswith("xl/worksheets/") and one.endswith(".xml")):
        for row in (one for one in _part(content, name).iter() if _tag(one) == "row"):
            lines.append("\t".join(_cell(cell, shared) for cell in row))
    return _plain("\n".join(lines))


_SHARED = "xl/sharedStrings.xml"


def _cell(cell: Element, shared: list[str]) -> str:
    said = "".join(_spoken(cell)) or next((one.text or "" for one in cell if _tag(one) == "v"), "")
    if cell.get("t") == "s":
        number = int(said) if said.isdecimal() else -1
        return shared[number] if 0 <= number < len(shared) else ""
    return said


def _spoken(element: Element) -> Iterator[str]:
    """The letters people see: not a remark, a deleted piece or a field's instruction."""
    for one in element.iter():
        tag = _tag(one)
        if tag == "t" or (one.tag.startswith("{urn:oasis") and tag in {"p", "h", "span", "a"}):
            yield one.text or ""
        elif tag in {"tab", "br", "line-break"}:
            yield " "
        if one is not element and one.tag.startswith("{urn:oasis") and tag in {"span", "a", "s", "tab", "line-break"}:
            yield one.tail or ""


def _names(content: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
            raise CannotClean(Trouble.MACRO)
        return names


def _part(content: bytes, name: str) -> Element:
    """One part of a document as a tree; unpacked up to the limit, entities and outside references refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(name) as packed:
            unpacked = packed.read(MOST_UNPACKED + 1)
    except RuntimeError as error:  # a password
        raise CannotClean(Trouble.LOCKED) from error
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise CannotClean(Trouble.BROKEN) from error
    if len(unpacked) > MOST_UNPACKED:
        raise CannotClean(Trouble.TOO_BIG_INSIDE)
    try:
        root: Element = fromstring(unpacked)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise CannotClean(Trouble.BROKEN) from error
    return root


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


_NOT_TAKEN = {
    Kind.ARCHIVE: Trouble.ARCHIVE,
    Kind.DRAWING: Trouble.DRAWING,
    Kind.OLD_OFFICE: Trouble.OLD_OFFICE,
    Kind.RECORDING: Trouble.RECORDING,
    Kind.UNKNOWN: Trouble.UNKNOWN_KIND,
}
_MAKERS: dict[Kind, tuple[str, Callable[[bytes], bytes]]] = {
    Kind.IMAGE: ("jpg", _picture),
    Kind.PDF: ("pdf", _pages),
    Kind.DOCUMENT: ("txt", _words_of_document),
    Kind.SHEET: ("txt", _words_of_sheet),
    Kind.TEXT: ("txt", _letters),
}
