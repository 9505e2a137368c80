"""From a file to text: plain text, Word (.docx) or PDF, told apart by their content rather than by their name.

Word styles become Markdown marks (``## ``, ``- ``, ``**``) and a PDF page ends in a form feed: hints that `read_note`
understands.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from baken.ground.policy.rules.phrases import Kind, kind_of

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

LARGEST_FILE = 25 * 1024 * 1024
LARGEST_TEXT = 1_000_000
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"II*\x00", "een afbeelding"),
    (b"MM\x00*", "een afbeelding"),
    (b"\xd0\xcf\x11\xe0", "een bestand uit een oude Office-versie"),
    (b"{\\rtf", "een RTF-bestand"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"Rar!", "een ingepakt bestand"),
)
_ADVICE = "lever de nota als Word-bestand (.docx), als PDF met doorzoekbare tekst of als platte tekst (.txt)."


class UnreadableFile(Exception):
    """The file is no note Baken can read; the message is one Dutch sentence for the person who offered it."""


def text_of(content: bytes) -> str:
    """The text of a note.

    Raises `UnreadableFile` for an empty, too large, protected, scanned or foreign file.
    """
    if len(content) > LARGEST_FILE:
        raise UnreadableFile(
            f"Dit bestand is groter dan {LARGEST_FILE // 1024**2} MB; lever de nota zonder foto's en bijlagen."
        )
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile(f"Dit bestand is leeg; {_ADVICE}")
    if content[:1024].lstrip().startswith(b"%PDF-"):
        text = _pdf(content)
    elif content.startswith(b"PK\x03\x04"):
        text = _word(content)
    else:
        text = _plain(content)
    if not any(letter.isalpha() for letter in text):
        raise UnreadableFile(f"In dit bestand staat geen tekst die Baken kan lezen; {_ADVICE}")
    if len(text) > LARGEST_TEXT:
        raise UnreadableFile(
            "Dit bestand bevat meer dan een miljoen tekens, veel meer dan een nota; lever alleen de nota zelf."
        )
    return text


def _plain(content: bytes) -> str:
    foreign = next((name for magic, name in _KINDS if content.startswith(magic)), None)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        foreign = "een afbeelding"
    if foreign:
        raise UnreadableFile(f"Dit is {foreign}, geen nota die Baken kan lezen; {_ADVICE}")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableFile(f"Dit bestand is beschadigd of geen tekst; {_ADVICE}") from None
    controls = sum(byte < 9 or 13 < byte < 32 for byte in content[:65536])
    if b"\x00" in content[:65536] or controls > 0.02 * min(len(content), 65536):
        raise UnreadableFile(f"Dit is geen tekstbestand; {_ADVICE}")
    text = _decoded(content)
    if re.match(r"\s*(?:<!doctype html|<html|<\?xml)", text, re.IGNORECASE):
        raise UnreadableFile(f"Dit is een webpagina of XML-bestand, geen nota die Baken kan lezen; {_ADVICE}")
    if _is_table(text):
        raise UnreadableFile(f"Dit is een tabel met gegevens, geen nota; {_ADVICE}")
    return text


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _is_table(text: str) -> bool:
    """A separated-values file: nearly every line has the same number of separators."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    return len(lines) > 2 and any(
        sum(line.count(mark) == lines[0].count(mark) for line in lines) >= 0.9 * len(lines)
        and lines[0].count(mark) >= least
        for mark, least in ((";", 2), (",", 3), ("\t", 2), ("|", 3))
    )


def _pdf(content: bytes) -> str:
    import pypdf  # slow to load, so only when asked

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on odd files are not for our users
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(
                "Deze PDF is met een wachtwoord beveiligd; haal de beveiliging eraf en bied hem opnieuw aan."
            )
        pages = [page.extract_text() or "" for page in reader.pages]
    except UnreadableFile:
        raise
    except Exception:  # noqa: BLE001 - a damaged PDF raises almost anything; the person needs one sentence
        raise UnreadableFile(f"Deze PDF is beschadigd en niet te lezen; {_ADVICE}") from None
    if sum(len(page.strip()) for page in pages) < 20:
        raise UnreadableFile(
            "In deze PDF zit geen tekst, alleen beeld (een scan); maak hem doorzoekbaar of lever het Word-bestand."
        )
    return "\f".join(page.rstrip("\n") + "\n" for page in pages)


def _word(content: bytes) -> str:
    import docx  # slow to load, so only when asked

    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = set(archive.namelist())
        size = sum(entry.file_size for entry in archive.infolist())
    except Exception:  # noqa: BLE001 - a damaged archive raises almost anything; the person needs one sentence
        raise UnreadableFile(f"Dit bestand is beschadigd en niet te lezen; {_ADVICE}") from None
    if any(name.startswith("xl/") for name in names):
        raise UnreadableFile(f"Dit is een rekenblad, geen nota; {_ADVICE}")
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableFile(f"Dit is een presentatie, geen nota; {_ADVICE}")
    if "word/document.xml" not in names:
        raise UnreadableFile(f"Dit is een ingepakt of ander bestand, geen Word-bestand; {_ADVICE}")
    if size > 8 * LARGEST_FILE:
        raise UnreadableFile("Dit Word-bestand is uitgepakt te groot; lever de nota zonder foto's en bijlagen.")
    try:
        document = docx.Document(io.BytesIO(content))
        return "\n".join(_word_lines(document.iter_inner_content())) + "\n"
    except Exception:  # noqa: BLE001 - a damaged document raises almost anything; the person needs one sentence
        raise UnreadableFile(f"Dit Word-bestand is beschadigd of beveiligd en niet te lezen; {_ADVICE}") from None


def _word_lines(blocks: Iterator[Paragraph | Table]) -> Iterator[str]:
    from docx.table import Table

    for block in blocks:
        if isinstance(block, Table):
            yield from _table_lines(block)
            continue
        text = block.text.strip()
        if not text:
            continue
        style = ((block.style.name if block.style else "") or "").casefold()
        heading = re.search(r"(?:heading|kop)\s*(\d)", style)
        if style.startswith(("toc", "inhopg")):
            yield re.sub(r"\t", " ..... ", text)
        elif heading:
            yield f"\n{'#' * min(int(heading.group(1)), 6)} {_one_line(text)}\n"
        elif style in ("title", "titel"):
            yield f"{_one_line(text)}\n"
        elif _is_listed(block, style):
            yield f"{'  ' * _list_level(block, style)}- {_one_line(text)}"
        elif _is_bold(block) and len(text) < 120:
            yield f"\n**{_one_line(text)}**\n"
        else:
            yield f"\n{text}\n"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _is_listed(paragraph: Paragraph, style: str) -> bool:
    return "list" in style or "lijst" in style or "opsomming" in style or bool(paragraph._p.xpath("./w:pPr/w:numPr"))


def _list_level(paragraph: Paragraph, style: str) -> int:
    """Depth of a list entry from its numbering, else from its style ("List Bullet 2")."""
    levels = paragraph._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")
    digits = re.search(r"(\d)$", style)
    return int(levels[0]) if levels else int(digits.group(1)) - 1 if digits else 0


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _table_lines(table: Table) -> Iterator[str]:
    """A table with columns "Doel" and "Actie" becomes lists under those headings; any other, one line per row."""
    rows = [[_one_line(cell.text).strip() for cell in row.cells] for row in table.rows]
    if not rows:
        return
    known = [
        i
        for i, cell in enumerate(rows[0])
        if kind_of(cell) in (Kind.GOALS, Kind.ACTIONS, Kind.SOFT_GOALS, Kind.SOFT_ACTIONS)
    ]
    if len(rows) > 1 and known:
        for column in known:
            yield f"\n**{rows[0][column]}**\n"
            entries = dict.fromkeys(row[column] for row in rows[1:] if column < len(row) and row[column])
            yield from (f"- {entry}" for entry in entries)
    else:
        for row in rows:
            yield " | ".join(dict.fromkeys(cell for cell in row if cell))
    yield ""
