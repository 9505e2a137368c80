"""Text as it can be printed: no control characters, no hidden direction marks, no letter the font lacks."""

import unicodedata
from functools import cache
from pathlib import Path

import font_source_sans_pro  # type: ignore[import-untyped] # the package ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # the package ships no types

FONT_FAMILY = "Source Sans Pro"
FONT_FOLDER = Path(font_source_sans_pro.__file__).parent / "files"
UNPRINTABLE = "?"
"""Stands for a letter that the font cannot draw: the reader sees that something stood there."""

_KEPT_CONTROLS = "\n\t"
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Unicode categories that print nothing: controls, direction overrides, surrogates, private, unassigned."""


def printable(text: str) -> str:
    """The text in composed form (NFC), hidden characters taken out, unknown letters as `?`."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        letter if letter in _KEPT_CONTROLS or ord(letter) in _drawn() else UNPRINTABLE
        for letter in composed
        if letter in _KEPT_CONTROLS or unicodedata.category(letter) not in _HIDDEN
    )


@cache
def _drawn() -> frozenset[int]:
    """The code points that both styles we print with (regular and semibold; never italic) can draw."""
    styles = ("SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf")
    covered = []
    for style in styles:
        with TTFont(FONT_FOLDER / style, lazy=True) as font:
            covered.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*covered)
