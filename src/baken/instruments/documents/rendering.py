"""A template and data become a PDF: tagged (PDF/UA-1) and lasting (PDF/A-2a), in Dutch.

The data goes in as JSON and is only ever a value: text from a user is never compiled, so it cannot become
markup, read a file or stop the document. The fonts are our own; nothing of the machine is used.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import typst

from baken.instruments.documents.lettering import FONT_FOLDER, printable

STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
ROOT = Path(__file__).parents[2]
"""Templates live in the package; the compiler reads nothing outside it."""

Value = None | bool | int | float | str | Sequence["Value"] | Mapping[str, "Value"]


class NoSuchTemplate(LookupError):
    """No room has a template of this name."""


class CannotRender(ValueError):
    """The template does not accept this data; the message says what the compiler said."""


def render(template: str, data: Mapping[str, Value], *, at: datetime) -> bytes:
    """The PDF of `template` (for example `council/briefing.typ`) with `data`, dated `at`.

    `data` needs a `title`; strings are made printable. The same input gives the same bytes. Raises
    `NoSuchTemplate`, `CannotRender` (also without a title).
    """
    if not str(data.get("title") or "").strip():
        raise CannotRender("A document needs a title.")
    if at.tzinfo is None:
        raise CannotRender("The moment of a document needs its time zone.")
    path = _find(template)
    try:
        pdf = typst.compile(
            path,
            root=ROOT,
            sys_inputs={"data": json.dumps(_clean(data), ensure_ascii=False, allow_nan=False)},
            format="pdf",
            font_paths=_fonts(),
            pdf_standards=STANDARDS,
            timestamp=int(at.timestamp()),
        )
    except (RuntimeError, ValueError) as error:
        raise CannotRender(f"{template}: {error}") from error
    if not isinstance(pdf, bytes):
        raise CannotRender(f"{template} gave no single PDF.")
    return pdf


def _find(template: str) -> Path:
    """The file of `room/name.typ`, in the room's templates folder; nothing outside those folders."""
    room, _, name = template.partition("/")
    if not room.isidentifier() or not name.endswith(".typ") or "/" in name:
        raise NoSuchTemplate(template)
    floors = ("journey", "ground", "instruments")
    for path in (ROOT / floor / room / "templates" / room / name for floor in floors):
        if path.is_file():
            return path
    raise NoSuchTemplate(template)


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: value[key] if key in _RAW else _clean(value[key]) for key in value}
    if isinstance(value, Sequence):
        return [_clean(item) for item in value]
    return value


_RAW = frozenset({"svg"})
"""Keys whose text is a picture that we drew ourselves, not text that a person wrote."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_FOLDER])
