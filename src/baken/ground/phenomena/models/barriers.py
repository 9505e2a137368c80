"""Barrier models: the steps somebody must take to do wrong, and what makes each easier, visible or harder (brief B7)."""

from django.db import models
from django.db.models import F, Q

from baken.ground.phenomena.vocabulary import LineKind
from baken.ground.privacy.vocabulary import Label, Shelf
from baken.instruments.tables.models import Record, Reference

BY_WHO_ACTS = "by = (SELECT gate.membership())"


class BarrierModel(Record):
    """One version of the barrier model of a phenomenon. Of overlapping versions the highest number counts.

    A model is never changed: a next version is written. The common models that come with Baken stand in
    `barriers.toml`; a version here replaces the common one for as long as it is valid.
    """

    phenomenon = models.CharField("onderwerp", max_length=40)
    number = models.PositiveSmallIntegerField("versie")
    source = models.CharField("bron", max_length=300)
    confirmed = models.BooleanField("bevestigd door wie een barrière beheert", default=False)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.PHENOMENA
        retention = "policy"
        web_may_change = ("valid_until",)
        labels = dict.fromkeys(
            ("phenomenon", "number", "source", "confirmed", "valid_from", "valid_until"), Label.NONE
        ) | {"by": Label.STAFF, "at": Label.STAFF}

    class Meta:
        verbose_name = "barrièremodel"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "phenomenon", "number"], name="barrier_model_version"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="barrier_model_period"
            ),
            models.CheckConstraint(condition=~Q(phenomenon="") & ~Q(source=""), name="barrier_model_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.phenomenon}, versie {self.number}"


class BarrierStep(Record):
    """One step of the chain, such as finding a place or getting power."""

    model = Reference(BarrierModel)
    position = models.PositiveSmallIntegerField("volgorde")
    name = models.CharField("stap", max_length=80)

    class Privacy:
        shelf = Shelf.PHENOMENA
        follows = "model"
        retention = "policy"
        append_only = True
        labels = dict.fromkeys(("model", "position", "name"), Label.NONE)

    class Meta:
        verbose_name = "stap in een barrièremodel"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "model", "position"], name="barrier_step_once"),
            models.CheckConstraint(condition=~Q(name=""), name="barrier_step_is_named"),
        ]

    def __str__(self) -> str:
        return self.name


class BarrierLine(Record):
    """What makes a step easier, what shows it, or what stops it; a barrier says who holds it and by which instrument."""

    step = Reference(BarrierStep)
    kind = models.CharField("soort", max_length=12, choices=LineKind.choices)
    position = models.PositiveSmallIntegerField("volgorde")
    text = models.CharField("tekst", max_length=300)
    holder = models.CharField("wie (functie of organisatie)", max_length=120, blank=True)
    instrument = models.CharField("met welk middel", max_length=160, blank=True)

    class Privacy:
        shelf = Shelf.PHENOMENA
        follows = "step"
        retention = "policy"
        append_only = True
        labels = dict.fromkeys(("step", "kind", "position", "text", "holder", "instrument"), Label.NONE)

    class Meta:
        verbose_name = "regel in een barrièremodel"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "step", "kind", "position"], name="barrier_line_once"),
            models.CheckConstraint(condition=~Q(text=""), name="barrier_line_says_something"),
            models.CheckConstraint(
                condition=(Q(kind=LineKind.BARRIER) & ~Q(holder=""))
                | (~Q(kind=LineKind.BARRIER) & Q(holder="", instrument="")),
                name="barrier_has_a_holder",
            ),
        ]

    def __str__(self) -> str:
        return self.text
