"""The three privacy checks in the weigher's own words, the second pair of eyes, and what was asked of which register.

Each check is a row that the guarded step refers to; it is written once and never changed. A better check is a new row.
"""

from django.db import models
from django.db.models import F, Q

from baken.ground.privacy.vocabulary import Label
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.tables.models import Record, Reference
from baken.journey.signals.models.signal import BY_WHO_ACTS, Signal
from baken.journey.signals.vocabulary import Instrument, ResearchSource

IN_A_NEXT_TRANSACTION = "asked_in IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint"
_REASONED = {
    "ground": Label.NONE,
    "necessity": Label.CRIMINAL,
    "proportionality": Label.CRIMINAL,
    "subsidiarity": Label.CRIMINAL,
    "at": Label.STAFF,
}


class Reasoned(Record):
    """The parts every check has: the ground in law, and necessity, proportionality and subsidiarity in own words."""

    ground = models.CharField("grondslag", max_length=200)
    necessity = models.TextField("noodzaak")
    proportionality = models.TextField("proportionaliteit")
    subsidiarity = models.TextField("subsidiariteit")
    at = models.DateTimeField("op", editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(ground="") & ~Q(necessity="") & ~Q(proportionality="") & ~Q(subsidiarity=""),
                name="%(class)s_is_reasoned",
            )
        ]


class PrivacyCheck1(Reasoned):
    """Check 1: for which purpose, in which sources, may we look whether something is known?"""

    signal = Reference(Signal)
    purpose = models.TextField("doel")
    sources = models.JSONField("bronnen", default=list)
    by = models.UUIDField("door", editable=False)

    class Privacy:
        follows = "signal"
        retention = "signal"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = _REASONED | {
            "signal": Label.NONE, "purpose": Label.CRIMINAL, "sources": Label.NONE, "by": Label.STAFF,
        }  # fmt: skip

    class Meta(Reasoned.Meta):
        verbose_name = "privacytoets 1"

    def __str__(self) -> str:
        return "privacytoets 1"


class Check2AParticipant(Reasoned):
    """Check 2A: may this participant know this, on which ground of their own, and what exactly?"""

    signal = Reference(Signal)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name="deelnemer"
    )
    data = models.TextField("wat we delen")
    by = models.UUIDField("door", editable=False)

    class Privacy:
        follows = "signal"
        retention = "signal"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = _REASONED | {
            "signal": Label.NONE, "organisation": Label.NONE, "data": Label.CRIMINAL, "by": Label.STAFF,
        }  # fmt: skip

    class Meta(Reasoned.Meta):
        verbose_name = "privacytoets 2A"

    def __str__(self) -> str:
        return "privacytoets 2A"


class Check2BInstrument(Reasoned):
    """Check 2B: may we use this signal for this instrument? Binding only when somebody else has confirmed it."""

    signal = Reference(Signal)
    instrument = models.CharField("middel", max_length=30, choices=Instrument.choices)
    author = models.UUIDField("opgesteld door", editable=False)

    class Privacy:
        follows = "signal"
        retention = "signal"
        append_only = True
        act_narrowed_by = "author = (SELECT gate.membership())"
        labels = _REASONED | {"signal": Label.NONE, "instrument": Label.NONE, "author": Label.STAFF}

    class Meta(Reasoned.Meta):
        verbose_name = "privacytoets 2B"

    def __str__(self) -> str:
        return f"privacytoets 2B, {self.get_instrument_display()}"


class CheckConfirmation(Record):
    """The second pair of eyes on a check 2B: a lawyer, and never the author (the key carries the author along)."""

    signal = Reference(Signal)
    check_2b = Reference(Check2BInstrument, same=("signal", "author"))
    author = models.UUIDField("opgesteld door", editable=False)
    by = models.UUIDField("bevestigd door", editable=False)
    at = models.DateTimeField("bevestigd op", editable=False)

    class Privacy:
        follows = "signal"
        retention = "signal"
        append_only = True
        act_by = ("lawyer:weigh_signals",)
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "signal": Label.NONE,
            "check_2b": Label.NONE,
            "author": Label.STAFF,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "bevestiging van privacytoets 2B"
        constraints = [
            models.CheckConstraint(condition=~Q(by=F("author")), name="confirmed_by_somebody_else"),
            models.UniqueConstraint(fields=["municipality", "check_2b"], name="check_2b_confirmed_once"),
        ]

    def __str__(self) -> str:
        return "bevestigd"


class SourceResearch(Record):
    """One question to one register under check 1, and its answer: known there or not. Nothing more is told.

    The register writes it (`known.*`); nobody reads it in the transaction that asked (`asked_in`, filled in by the database),
    so that no answer is learned whose line is then taken back.
    """

    signal = Reference(Signal)
    check_1 = Reference(PrivacyCheck1, same=("signal",))
    source = models.CharField("bron", max_length=20, choices=ResearchSource.choices)
    kind = models.CharField("gezocht op", max_length=10, choices=KeyKind.choices)
    known = models.BooleanField("bekend")
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)
    asked_in = models.BigIntegerField("transactie", default=0, editable=False)

    class Privacy:
        follows = "signal"
        retention = "signal"
        append_only = True
        narrowed_by = IN_A_NEXT_TRANSACTION
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "signal": Label.NONE,
            "check_1": Label.NONE,
            "source": Label.NONE,
            "kind": Label.NONE,
            "known": Label.INDIRECT,
            "by": Label.STAFF,
            "at": Label.STAFF,
            "asked_in": Label.NONE,
        }

    class Meta:
        verbose_name = "bronnenonderzoek"

    def __str__(self) -> str:
        return f"{self.get_source_display()}: {'bekend' if self.known else 'niet bekend'}"
