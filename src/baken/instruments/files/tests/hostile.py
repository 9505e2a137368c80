"""Files that mean harm or are simply broken, made here and nowhere kept. Each with what must become of it."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pillow_heif
from PIL import Image

from baken.instruments.files.words import Trouble

MARK = "Geheim-Merk-4711"
PLACE = {1: "N", 2: (52.0, 5.0, 30.0), 3: "E", 4: (6.0, 17.0, 45.0)}


def photo(form: str = "JPEG", size: tuple[int, int] = (64, 48)) -> bytes:
    """A photo that says in its tags where, with what and by whom it was made."""
    picture = Image.effect_noise(size, 60).convert("RGB")
    tags = Image.Exif()
    tags[0x010F], tags[0x0110], tags[0x013B], tags[0x8298] = "Camera BV", MARK, MARK, MARK
    tags[0x8825] = PLACE
    tags[0x8769] = {0xA431: MARK, 0x9003: "2026:11:01 03:04:05", 0x9286: MARK.encode()}
    out = io.BytesIO()
    if form == "HEIF":
        pillow_heif.register_heif_opener()
    more: dict[str, Any] = {"exif": tags} if form in {"JPEG", "PNG", "WEBP", "HEIF"} else {}
    if form == "TIFF":
        more["artist"] = MARK
    if form in {"JPEG", "GIF"}:
        more["comment"] = MARK.encode()
    picture.save(out, form, **more)
    return out.getvalue()


def pdf(*, extra: str = "", info: str = MARK) -> bytes:
    """A PDF of one page with an author, a script that runs at opening, and an attachment."""
    parts = [
        f"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert('{MARK}')) >> "
        f"/Names << /EmbeddedFiles << /Names [(a.txt) 5 0 R] >> >> {extra} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 "
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        "<< /Length 44 >>\nstream\nBT /F1 24 Tf 40 100 Td (Hallo daar) Tj ET    \nendstream",
        f"<< /Type /Filespec /F (a.txt) /Desc ({MARK}) >>",
        f"<< /Author ({info}) /Producer ({info}) >>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX_XML = (
    f"<w:document {_W}><w:body><w:p><w:r><w:t>Elke nacht busjes</w:t></w:r></w:p>"
    f"<w:p><w:del w:author='{MARK}'><w:r><w:delText>{MARK}</w:delText></w:r></w:del><w:r><w:t>tot vier uur</w:t></w:r></w:p>"
    "</w:body></w:document>"
)
DOCX: dict[str, str | bytes] = {
    "word/document.xml": DOCX_XML,
    "docProps/core.xml": f"<a>{MARK}</a>",
    "word/comments.xml": f"<a>{MARK}</a>",
}


def document() -> bytes:
    """A Word document with an author, a remark and a deleted sentence."""
    return zipped(DOCX)


def open_document() -> bytes:
    """An OpenDocument text with an author."""
    content = (
        '<o xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:h>Kop</text:h>'
        "<text:p>Een <text:span>busje</text:span> per nacht</text:p></o>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": f"<a>{MARK}</a>"}
    )


def sheet() -> bytes:
    """A spreadsheet with a text cell and a number."""
    rows = '<w><row><c t="s"><v>0</v></c><c><v>42</v></c></row></w>'
    return zipped(
        {
            "xl/workbook.xml": "<w/>",
            "xl/sharedStrings.xml": "<s><si><t>kenteken</t></si></s>",
            "xl/worksheets/sheet1.xml": rows,
        }
    )


def huge_png(side: int = 65_000) -> bytes:
    """A picture of 65,000 by 65,000 in a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack("!I", len(content)) + kind + content + struct.pack("!I", zlib.crc32(kind + content))

    head = struct.pack("!IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><w:p>&j;</w:p>"
)

HOSTILE: dict[str, tuple[bytes, Trouble]] = {
    "nothing": (b"", Trouble.EMPTY),
    "picture bomb": (huge_png(), Trouble.TOO_BIG_INSIDE),
    "document bomb": (zipped({"word/document.xml": b" " * 60_000_000}), Trouble.TOO_BIG_INSIDE),
    "billion laughs": (zipped({"word/document.xml": BILLION_LAUGHS}), Trouble.BROKEN),
    "outside entity": (
        zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p><t>&a;</t></p>'}),
        Trouble.BROKEN,
    ),
    "picture and zip": (photo() + zipped({"evil.html": "<script>"}), Trouble.TWO_IN_ONE),
    "picture and script": (photo("GIF") + b"<script>alert(1)</script>", Trouble.TWO_IN_ONE),
    "picture and pdf": (b"GIF89a" + b"\0" * 50 + pdf(), Trouble.TWO_IN_ONE),
    "pdf and zip": (pdf() + zipped({"a": "b"}), Trouble.TWO_IN_ONE),
    "cut off picture": (photo()[:900], Trouble.BROKEN),
    "cut off png": (photo("PNG")[:400], Trouble.BROKEN),
    "cut off pdf": (b"%PDF-1.7\n1 0 obj", Trouble.BROKEN),
    "cut off document": (document()[:200], Trouble.ARCHIVE),
    "drawing with script": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        Trouble.DRAWING,
    ),
    "page": (b"<!DOCTYPE html><script>alert(1)</script>", Trouble.UNKNOWN_KIND),
    "document with macro": (zipped(DOCX | {"word/vbaProject.bin": b"x"}), Trouble.MACRO),
    "names that climb": (zipped({"../../../etc/cron.d/x": "* * * * * root"}), Trouble.ARCHIVE),
    "program": (b"\x7fELF" + b"\0" * 200, Trouble.UNKNOWN_KIND),
    "windows program": (b"MZ" + b"\x90\0" * 200, Trouble.UNKNOWN_KIND),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Trouble.OLD_OFFICE),
    "packed": (b"\x1f\x8b\x08" + b"\0" * 60, Trouble.ARCHIVE),
    "film": (b"\0\0\0\x18ftypisom" + b"\0" * 200, Trouble.RECORDING),
    "sound": (b"ID3\x04" + b"\0" * 200, Trouble.RECORDING),
}
