"""What a file can be, and why one is not taken. Pure; the room gives each its Dutch sentence."""

from enum import StrEnum


class Kind(StrEnum):
    """What a file is, by its content."""

    IMAGE = "image"
    PDF = "pdf"
    DOCUMENT = "document"
    SHEET = "sheet"
    TEXT = "text"
    RECORDING = "recording"
    ARCHIVE = "archive"
    DRAWING = "drawing"
    OLD_OFFICE = "old_office"
    UNKNOWN = "unknown"


class Trouble(StrEnum):
    """Why no clean copy was made."""

    EMPTY = "empty"
    UNKNOWN_KIND = "unknown_kind"
    ARCHIVE = "archive"
    DRAWING = "drawing"
    OLD_OFFICE = "old_office"
    TWO_IN_ONE = "two_in_one"
    MACRO = "macro"
    LOCKED = "locked"
    TOO_BIG_INSIDE = "too_big_inside"
    BROKEN = "broken"
    RECORDING = "recording"


class CannotClean(Exception):
    """No clean copy can be made of this; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
