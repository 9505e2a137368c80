"""What the other channels leave: a mail that was taken once, a key to compare by, a judgement "not the same", a care part."""

from django.db import models
from django.db.models import F, Q

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.tables.models import Record, Reference
from baken.instruments.tables.vocabulary import Organ
from baken.journey.intake.models.reports import Arrival


class MailTaken(Record):
    """A mail that became a report, by a keyed hash of its Message-ID: a second fetch takes nothing twice."""

    digest = models.CharField("kenmerk", max_length=64)
    on = models.DateField("op")

    class Privacy:
        shelf = Shelf.INTAKE_ROUTES
        retention = "report"
        append_only = True
        act_by = ("system:keep_house",)
        labels = {"digest": Label.INDIRECT, "on": Label.NONE}

    class Meta:
        verbose_name = "verwerkte mail"
        constraints = [models.UniqueConstraint(fields=["municipality", "digest"], name="mail_taken_once")]

    def __str__(self) -> str:
        return self.digest[:8]


class ReportKey(Arrival):
    """Under which keyed hash a report that was opened can be compared with others; never the address itself."""

    report = Reference("intake.Report", models.PROTECT)
    kind = models.CharField("soort", max_length=10, choices=KeyKind.choices)
    digest = models.CharField("sleutel", max_length=64)

    class Privacy:
        shelf = Shelf.INTAKE
        retention = "report"
        follows = "report"
        append_only = True
        labels = {"report": Label.NONE, "kind": Label.NONE, "digest": Label.INDIRECT}

    class Meta:
        verbose_name = "sleutel van melding"
        constraints = [models.UniqueConstraint(fields=["report", "kind", "digest"], name="report_key_once")]
        indexes = [models.Index(fields=["municipality", "digest"], name="report_by_key")]

    def __str__(self) -> str:
        return self.kind


class NotTheSame(Arrival):
    """Somebody judged that two reports are about different things; they are not proposed again."""

    report = Reference("intake.Report", models.PROTECT)
    other = Reference("intake.Report", models.PROTECT)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.INTAKE
        retention = "report"
        follows = "report"
        append_only = True
        labels = {"report": Label.NONE, "other": Label.NONE, "by": Label.STAFF, "at": Label.STAFF}

    class Meta:
        verbose_name = "niet hetzelfde"
        constraints = [
            models.UniqueConstraint(fields=["report", "other"], name="not_the_same_once"),
            models.CheckConstraint(condition=~Q(report=F("other")), name="not_the_same_as_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} ≠ {self.other_id}"


class CarePart(Record):
    """What of a report is about care, in the words of the desk: read by who directs care, and not by enforcement.

    The desk writes it and does not read it back; the safety part, if any, is a signal with a text of its own. Once a casus
    began from it, it is there for who is involved in that casus and for nobody else (brief F1).
    """

    organ = models.CharField("orgaan", max_length=12, choices=Organ.choices, default=Organ.COLLEGE)
    report = models.UUIDField("melding")
    text = models.TextField("waar gaat het om")
    on = models.DateField("op")
    by = models.UUIDField("door", editable=False)
    casus = models.UUIDField("casus", null=True, blank=True)

    class Privacy:
        shelf = Shelf.CARE_PARTS
        retention = "care"
        narrowed_by = "casus IS NULL OR casus = ANY ((SELECT gate.own_casus())::uuid[])"
        web_may_change = ("keep_until", "casus")
        labels = {
            "report": Label.NONE,
            "text": Label.SPECIAL,
            "on": Label.INDIRECT,
            "by": Label.STAFF,
            "casus": Label.NONE,
        }

    class Meta:
        verbose_name = "zorgdeel van een melding"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="care_part_says_something")]
        indexes = [
            models.Index(fields=["municipality", "-id"], condition=Q(casus__isnull=True), name="care_part_waits")
        ]

    def __str__(self) -> str:
        return str(self.on)
