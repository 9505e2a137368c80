"""The college's list of permits, as far as a safety question needs it."""

from django.db import models

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.tables.models import Record, Reference


class Permit(Record):
    """A permit in the list of the college, as far as a safety question needs it. Its holder and place are kept as keys."""

    number = models.CharField("nummer", max_length=60)
    kind = models.CharField("soort", max_length=120)
    holder = models.CharField("houder", max_length=160, blank=True)
    ends_on = models.DateField("geldt tot en met", null=True, blank=True)

    class Privacy:
        shelf = Shelf.PERMITS
        retention = "dossier"
        append_only = True
        act_by = ("system:keep_house",)
        labels = {
            "number": Label.INDIRECT,
            "kind": Label.NONE,
            "holder": Label.PERSONAL,
            "ends_on": Label.NONE,
        }

    class Meta:
        verbose_name = "vergunning"
        constraints = [models.UniqueConstraint(fields=["municipality", "number"], name="permit_is_listed_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class PermitKey(Record):
    """Under which keyed hash a permit can be known by a blind match. Nobody reads it: `known.permits` answers."""

    permit = Reference(Permit)
    kind = models.CharField("soort", max_length=10, choices=KeyKind.choices)
    digest = models.CharField("sleutel", max_length=64)

    class Privacy:
        shelf = Shelf.PERMITS
        retention = "dossier"
        append_only = True
        act_by = ("system:keep_house",)
        narrowed_by = "(SELECT gate.role()) = 'system'"
        labels = {"permit": Label.NONE, "kind": Label.NONE, "digest": Label.INDIRECT}

    class Meta:
        verbose_name = "sleutel van vergunning"
        indexes = [models.Index(fields=["municipality", "digest"], name="permit_by_key")]

    def __str__(self) -> str:
        return self.kind
