"""What is measured is written down: where, what, from when to when, and compared with what."""

from django.db import models

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record
from baken.journey.effects.vocabulary import Comparison, MeasureKind


class Registration(Record):
    """A measurement, best written down before the start: outcome and period are then not chosen by the result."""

    kind = models.CharField("maatregel", max_length=20, choices=MeasureKind.choices)
    area = models.CharField("gebied", max_length=10)
    phenomenon = models.CharField("onderwerp", max_length=20)
    comparison = models.CharField("vergeleken met", max_length=12, choices=Comparison.choices)
    starts_on = models.DateField("start")
    ends_on = models.DateField("einde", null=True)
    """Last day that counts; nothing in what was written down before this was asked: all that comes counts."""
    by = models.UUIDField("door")
    at = models.DateTimeField("vastgelegd op")

    class Privacy:
        retention = "policy"
        append_only = True
        labels = {
            "kind": Label.NONE,
            "area": Label.NONE,
            "phenomenon": Label.NONE,
            "comparison": Label.NONE,
            "starts_on": Label.NONE,
            "ends_on": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        indexes = [models.Index(fields=["municipality", "-at"], name="effects_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="effects_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} in {self.area}"
