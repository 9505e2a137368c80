"""Questions about the files of a report: where each stands, never what is in it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.ground.organisations.queries import names_of
from baken.instruments.kit.actors import Actor
from baken.journey.intake.models import FileRelease, ReportFile
from baken.journey.intake.rules import in_megabytes
from baken.journey.intake.vocabulary import WAITING_FILES, FileKind, FileState, FileTrouble

NoSuchFile = ReportFile.DoesNotExist
NoSuchRelease = FileRelease.DoesNotExist
PAGE = 50


@dataclass(frozen=True)
class FileCard:
    """One file, by its number within the report. `size` in bytes, of the original."""

    id: UUID
    report_id: UUID
    number: int
    sent_on: date
    state: FileState
    kind: FileKind
    suffix: str
    trouble: FileTrouble
    scanned: bool
    size: int

    @property
    def name(self) -> str:
        """What we call it; what the sender called it is not known."""
        return f"{self.kind.label if self.kind else 'bestand'} {self.number}"

    @property
    def is_waiting(self) -> bool:
        """Whether it was not looked at yet."""
        return self.state in WAITING_FILES

    @property
    def has_clean_copy(self) -> bool:
        """Whether there is something to download."""
        return self.state == FileState.CLEAN

    @property
    def may_be_released(self) -> bool:
        """Whether its original may ever be asked for: looked at, and no virus found."""
        return not self.is_waiting and self.state != FileState.INFECTED

    @property
    def look(self) -> str:
        """The tone of its state."""
        return {FileState.CLEAN: "ok", FileState.INFECTED: "error", FileState.REFUSED: "warning"}.get(
            self.state, "neutral"
        )

    @property
    def megabytes(self) -> float:
        """Size in megabytes, for people."""
        return in_megabytes(self.size)


@dataclass(frozen=True)
class ReleaseCard:
    """A request to open an original: who asks, why, and whether somebody else agreed."""

    id: UUID
    file_id: UUID
    report_id: UUID
    reason: str
    asked_by: UUID
    asked_by_name: str
    asked_at: datetime
    approved_by_name: str
    approved_at: datetime | None

    @property
    def is_approved(self) -> bool:
        """Whether a second person agreed."""
        return self.approved_at is not None


def files_of(viewer: Actor, report_id: UUID) -> list[FileCard]:
    """The files of a report, in the order in which the reporter sees them too."""
    rows = ReportFile.objects.filter(municipality=viewer.municipality, report_id=report_id).order_by("on", "id")
    return [_card(row, report_id, number) for number, row in enumerate(rows, start=1)]


def file_card(viewer: Actor, file_id: UUID) -> FileCard:
    """One file.

    Raises:
        NoSuchFile: not there, or not for this viewer.
    """
    row = ReportFile.objects.get(municipality=viewer.municipality, pk=file_id, report__isnull=False)
    return next(card for card in files_of(viewer, row.report_id) if card.id == file_id)


def releases(viewer: Actor, file_id: UUID | None = None) -> list[ReleaseCard]:
    """The requests of this municipality (or for one file), newest first, at most a page."""
    found = (
        FileRelease.objects.filter(municipality=viewer.municipality).select_related("file").order_by("-asked_at", "-id")
    )
    rows = list((found if file_id is None else found.filter(file_id=file_id))[:PAGE])
    names = names_of(viewer, {one for row in rows for one in (row.asked_by, row.approved_by) if one})
    return [
        ReleaseCard(
            row.pk,
            row.file_id,
            row.file.report_id,
            row.reason,
            row.asked_by,
            names.get(row.asked_by, ""),
            row.asked_at,
            names.get(row.approved_by, "") if row.approved_by else "",
            row.approved_at,
        )
        for row in rows
    ]


def _card(row: ReportFile, report_id: UUID, number: int) -> FileCard:
    return FileCard(
        row.pk,
        report_id,
        number,
        row.on,
        FileState(row.state),
        FileKind(row.kind),
        row.suffix,
        FileTrouble(row.trouble),
        row.scanned,
        row.size,
    )
