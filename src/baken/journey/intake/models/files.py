"""Files of reporters: sealed originals in pieces, clean copies beside them, and the keys apart from both.

The name a file had is not kept: it often names its maker. An original opens with two keys together; the short-lived key
of the sandbox is gone when the clean copy is made (architecture 2.9, 4.8; ADR 0010).
"""

from django.db import models
from django.db.models import Q

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.instruments.tables.models import Reference
from baken.journey.intake.models.reports import Arrival, takes_two
from baken.journey.intake.vocabulary import FileKind, FileState, FileTrouble

CLEANER = "system:clean_files"


class ReportFile(Arrival):
    """One file. Without a report it is on its way in, seen by nobody, and swept after a day. Sizes are in bytes."""

    report = Reference("intake.Report", models.PROTECT, null=True, blank=True)
    on = models.DateField("op")
    state = models.CharField("stand", max_length=14, choices=FileState.choices, default=FileState.ARRIVING)
    kind = models.CharField("soort", max_length=10, choices=FileKind.choices, blank=True)
    suffix = models.CharField("achtervoegsel", max_length=4, blank=True)
    trouble = models.CharField("waarom niet", max_length=20, choices=FileTrouble.choices, blank=True)
    scanned = models.BooleanField("op virussen gecontroleerd", default=False)
    tries = models.PositiveSmallIntegerField("pogingen", default=0)
    size = models.PositiveBigIntegerField("grootte", default=0)

    class Privacy:
        shelf = Shelf.INTAKE_FILES
        retention = "report"
        follows = "report"
        act_by = (CLEANER,)
        web_may_change = ("state", "kind", "suffix", "trouble", "scanned", "tries")
        labels = {
            "report": Label.NONE,
            "on": Label.INDIRECT,
            "state": Label.NONE,
            "kind": Label.NONE,
            "suffix": Label.NONE,
            "trouble": Label.NONE,
            "scanned": Label.NONE,
            "tries": Label.NONE,
            "size": Label.NONE,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FileState.values), name="report_file_state_known"),
            models.CheckConstraint(
                condition=Q(report__isnull=False) | Q(state__in=[FileState.ARRIVING, FileState.RECEIVED]),
                name="report_file_looked_at_within_a_report",
            ),
        ]
        indexes = [
            models.Index(fields=["report"], name="report_file_of_report"),
            models.Index(fields=["on"], condition=Q(report__isnull=True), name="report_file_on_its_way"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.on})"


RELEASED_OR_CLEANING = (
    "(SELECT gate.acting_as('system:clean_files')) OR EXISTS (SELECT FROM intake_filerelease AS release"
    " WHERE release.file_id = {table}.file_id AND release.approved_by IS NOT NULL"
    " AND gate.still_open(release.municipality, release.approved_at)"
    " AND release.asked_by = (SELECT gate.membership()))"
)


class OriginalPiece(Arrival):
    """A sealed piece of the file as it came, in order. Written once, by the door."""

    file = Reference("intake.ReportFile", models.PROTECT)
    seq = models.PositiveIntegerField("volgnummer")
    ciphertext = models.BinaryField()

    class Privacy:
        shelf = Shelf.INTAKE_ORIGINALS
        retention = "report"
        follows = "file"
        append_only = True
        narrowed_by = RELEASED_OR_CLEANING.format(table="intake_originalpiece")
        labels = {"file": Label.NONE, "seq": Label.NONE, "ciphertext": Label.SEALED}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "seq"], name="original_piece_once")]

    def __str__(self) -> str:
        return str(self.seq)


class OriginalKey(Arrival):
    """The key of an original: under two nested seals, and for the sandbox as long as that still has to look."""

    file = Reference("intake.ReportFile", models.PROTECT)
    holder = models.CharField("houder", max_length=10)
    wrapped = models.BinaryField()

    class Privacy:
        shelf = Shelf.INTAKE_ORIGINALS
        retention = "report"
        follows = "file"
        append_only = True
        narrowed_by = RELEASED_OR_CLEANING.format(table="intake_originalkey")
        labels = {"file": Label.NONE, "holder": Label.NONE, "wrapped": Label.SEALED}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "holder"], name="original_key_once_per_holder")]

    def __str__(self) -> str:
        return self.holder


class CleanPiece(Arrival):
    """A sealed piece of the clean copy, in order. Written once, by the worker."""

    file = Reference("intake.ReportFile", models.PROTECT)
    seq = models.PositiveIntegerField("volgnummer")
    ciphertext = models.BinaryField()

    class Privacy:
        shelf = Shelf.INTAKE_FILES
        retention = "report"
        follows = "file"
        append_only = True
        act_by = (CLEANER,)
        labels = {"file": Label.NONE, "seq": Label.NONE, "ciphertext": Label.SEALED}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "seq"], name="clean_piece_once")]

    def __str__(self) -> str:
        return str(self.seq)


class CleanKey(Arrival):
    """The key of a clean copy, wrapped to the desk."""

    file = Reference("intake.ReportFile", models.PROTECT)
    wrapped = models.BinaryField()

    class Privacy:
        shelf = Shelf.INTAKE_FILES
        retention = "report"
        follows = "file"
        append_only = True
        act_by = (CLEANER,)
        labels = {"file": Label.NONE, "wrapped": Label.SEALED}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file"], name="clean_key_once")]

    def __str__(self) -> str:
        return "desk"


class FileRelease(Arrival):
    """Somebody needs a file as it came, and somebody else agrees; like the name of a reporter, because it may tell one."""

    file = Reference("intake.ReportFile", models.PROTECT)
    reason = models.TextField("reden")
    asked_by = models.UUIDField("gevraagd door")
    asked_at = models.DateTimeField("gevraagd op")
    approved_by = models.UUIDField("akkoord van", null=True, blank=True)
    approved_at = models.DateTimeField("akkoord op", null=True, blank=True)
    opened_at = models.DateTimeField("geopend op", null=True, blank=True)

    class Privacy:
        web_may_change = ("keep_until", "approved_by", "approved_at", "opened_at")
        shelf = Shelf.INTAKE_IDENTITY
        retention = "report"
        follows = "file"
        labels = {
            "file": Label.NONE,
            "reason": Label.CRIMINAL,
            "asked_by": Label.STAFF,
            "asked_at": Label.STAFF,
            "approved_by": Label.STAFF,
            "approved_at": Label.STAFF,
            "opened_at": Label.STAFF,
        }

    class Meta:
        constraints = takes_two("file_release")

    def __str__(self) -> str:
        return self.reason
