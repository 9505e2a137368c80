"""The list of phenomena, versioned. Reference data: no person and no place stands in it."""

from django.db import models
from django.db.models import F, Q

from baken.ground.phenomena.vocabulary import PhenomenonGroup
from baken.instruments.kit.identifiers import uuid7


class Phenomenon(models.Model):
    """One phenomenon for a period. Without municipality it is in everybody's list; an own one goes first."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.CharField("gemeente", max_length=6, blank=True)
    code = models.CharField("code", max_length=40)
    group = models.CharField("soort", max_length=20, choices=PhenomenonGroup.choices)
    label = models.CharField("naam", max_length=80)
    look_for = models.CharField("waar let je op", max_length=300, blank=True)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)
    by = models.UUIDField("door", null=True, blank=True, editable=False)
    at = models.DateTimeField("op", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "onderwerp"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code", "valid_from"], name="phenomenon_version"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="phenomenon_period"
            ),
            models.CheckConstraint(condition=~Q(code="") & ~Q(label=""), name="phenomenon_is_named"),
            models.CheckConstraint(
                condition=Q(municipality="", by__isnull=True)
                | (~Q(municipality="") & Q(by__isnull=False, at__isnull=False)),
                name="phenomenon_of_a_municipality_has_an_author",
            ),
        ]

    def __str__(self) -> str:
        return self.label
