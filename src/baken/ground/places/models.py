"""Tables of public reference data about areas. No person and no address stands in them."""

from django.db import models

from baken.ground.places.vocabulary import DeliveryKind, Level, Typology
from baken.instruments.kit.identifiers import uuid7


class Delivery(models.Model):
    """A file that was taken: recognised by its digest, so that the same file twice changes nothing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField("soort", max_length=20, choices=DeliveryKind.choices)
    vintage = models.CharField("jaargang", max_length=10)
    file_name = models.CharField("bestand", max_length=200)
    digest = models.CharField("kenmerk", max_length=64)
    areas = models.PositiveIntegerField("gebieden")
    at = models.DateTimeField("op")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "vintage", "digest"], name="delivery_once")]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.vintage})"


class Area(models.Model):
    """One area in one vintage. `outline` is GeoJSON in WGS 84; its box stands apart so that a point finds it fast."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField("gebiedscode", max_length=10)
    vintage = models.CharField("jaargang", max_length=10)
    name = models.CharField("naam", max_length=120)
    level = models.CharField("niveau", max_length=20, choices=Level.choices)
    municipality = models.CharField("gemeente", max_length=6, blank=True)
    population = models.PositiveIntegerField("inwoners", null=True, blank=True)
    outline = models.JSONField("omtrek", null=True, blank=True)
    west = models.FloatField("west", null=True, blank=True)
    south = models.FloatField("zuid", null=True, blank=True)
    east = models.FloatField("oost", null=True, blank=True)
    north = models.FloatField("noord", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vintage", "code"], name="area_once_per_vintage")]
        indexes = [
            models.Index(fields=["municipality", "level", "vintage"], name="area_of_municipality"),
            models.Index(fields=["west", "east", "south", "north"], name="area_box"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code}, {self.vintage})"


class TypologyMark(models.Model):
    """Somebody said what kind of area this is; the latest mark counts, over all vintages of the code."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.CharField("gemeente", max_length=6)
    code = models.CharField("gebiedscode", max_length=10)
    kind = models.CharField("soort gebied", max_length=20, choices=Typology.choices)
    by = models.UUIDField("door")
    at = models.DateTimeField("op")

    class Meta:
        indexes = [models.Index(fields=["municipality", "code", "-at"], name="typology_latest")]

    def __str__(self) -> str:
        return f"{self.code}: {self.get_kind_display()}"
