"""A file that waits sealed for its report."""

from dataclasses import dataclass
from uuid import UUID

from baken.journey.intake.rules import in_megabytes


class FileGone(Exception):
    """A file waited too long for its report and was swept: it must be sent again."""


class TooManyFiles(Exception):
    """More files, or more bytes, than one report takes."""


@dataclass(frozen=True)
class Staged:
    """`digest` makes the same file sent twice the same report; `size` in bytes, as it came."""

    id: UUID
    digest: str
    size: int

    @property
    def token(self) -> str:
        """What the visitor's form carries to the next step."""
        return f"{self.id}.{self.digest}.{self.size}"

    @property
    def megabytes(self) -> float:
        """The size in megabytes, for people."""
        return in_megabytes(self.size)
