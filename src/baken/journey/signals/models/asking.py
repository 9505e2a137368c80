"""Who answers for a register, what was asked between two controllers, and what an owner told or kept.

Four kinds of row with four kinds of reader: the asker's question hangs on the signal; what reaches the owner names no
signal; a yes or no between controllers is seen by both sides; of the owner's answer the asker sees only what was told.
"""

from django.db import models
from django.db.models import F, Q

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.tables.models import Record, Reference
from baken.journey.signals.models.checks import IN_A_NEXT_TRANSACTION, SourceResearch
from baken.journey.signals.models.signal import BY_WHO_ACTS, Signal
from baken.journey.signals.vocabulary import ResearchSource, of_others, that_may_tell

OF_OTHERS = [source.value for source in of_others()]
MAY_TELL = [source.value for source in that_may_tell()]


class SourceOwner(Record):
    """Who answers for a register of another controller, on which ground, from when. Without one it is not asked."""

    source = models.CharField("bron", max_length=20, choices=ResearchSource.choices)
    owner = models.UUIDField("eigenaar")
    ground = models.CharField("grondslag", max_length=200)
    purpose = models.CharField("doel", max_length=300)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)
    by = models.UUIDField("vastgelegd door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SOURCES
        retention = "accountability"
        act_by = ("safety_adviser:weigh_signals",)
        act_narrowed_by = "(SELECT gate.role()) = 'safety_adviser'"
        web_may_change = ("valid_until",)
        labels = {
            "source": Label.NONE,
            "owner": Label.STAFF,
            "ground": Label.NONE,
            "purpose": Label.NONE,
            "valid_from": Label.NONE,
            "valid_until": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "eigenaar van bron"
        constraints = [
            models.CheckConstraint(condition=Q(source__in=OF_OTHERS), name="source_owner_is_of_another_controller"),
            models.CheckConstraint(condition=~Q(ground="") & ~Q(purpose=""), name="source_owner_says_why"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="source_owner_period"
            ),
            models.UniqueConstraint(
                fields=["municipality", "source"],
                condition=Q(valid_until__isnull=True),
                name="source_has_one_owner_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.get_source_display()


class HitDisclosure(Record):
    """A yes or no that went from one controller to another: written by the database itself, seen by both, never changed.

    `known` is empty when a register outside was asked: what went out is the question, and its answer stands at the signal.
    """

    source = models.CharField("bron", max_length=20, choices=ResearchSource.choices)
    kind = models.CharField("gezocht op", max_length=10, choices=KeyKind.choices)
    known = models.BooleanField("bekend", null=True)
    ground = models.CharField("grondslag", max_length=200)
    purpose = models.CharField("doel", max_length=300)
    owner = models.UUIDField("eigenaar", editable=False)
    by = models.UUIDField("gevraagd door", editable=False)
    at = models.DateTimeField("op", editable=False)
    asked_in = models.BigIntegerField("transactie", default=0, editable=False)

    class Privacy:
        shelf = Shelf.SOURCES
        retention = "accountability"
        append_only = True
        act_by = ()
        narrowed_by = (
            f"{IN_A_NEXT_TRANSACTION} AND (owner = (SELECT gate.membership()) OR (SELECT gate.acting_as("
            "'lawyer:weigh_signals', 'safety_adviser:weigh_signals', 'weigher:weigh_signals',"
            " 'privacy_officer:run_privacy', 'data_protection_officer:supervise_privacy')))"
        )
        labels = {
            "source": Label.NONE,
            "kind": Label.NONE,
            "known": Label.INDIRECT,
            "ground": Label.NONE,
            "purpose": Label.NONE,
            "owner": Label.STAFF,
            "by": Label.STAFF,
            "at": Label.STAFF,
            "asked_in": Label.NONE,
        }

    class Meta:
        verbose_name = "ja of nee tussen twee verantwoordelijken"

    def __str__(self) -> str:
        return self.get_source_display()


class SourceQuestion(Record):
    """After "known there": what the weigher asks the owner, and why. One per answer; nobody is counted in it."""

    signal = Reference(Signal)
    research = Reference(SourceResearch, same=("signal",))
    why = models.TextField("waarom")
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        follows = "signal"
        retention = "signal"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "signal": Label.NONE,
            "research": Label.NONE,
            "why": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "vraag aan bron"
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="source_question_says_why"),
            models.UniqueConstraint(fields=["municipality", "research"], name="source_is_asked_to_tell_once"),
        ]

    def __str__(self) -> str:
        return "vraag aan bron"


class SourceAddressee(Record):
    """A question as its owner gets it: who asks, for which purpose, on which ground. Not about which signal.

    The database writes one for each owner of what matched; the asker never sees how many there are, or whether.
    """

    question = models.UUIDField("vraag", editable=False)
    source = models.CharField("bron", max_length=20, choices=ResearchSource.choices)
    kind = models.CharField("gezocht op", max_length=10, choices=KeyKind.choices)
    purpose = models.TextField("doel")
    ground = models.CharField("grondslag", max_length=200)
    why = models.TextField("waarom")
    owner = models.UUIDField("eigenaar", editable=False)
    by = models.UUIDField("gevraagd door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SOURCES
        retention = "accountability"
        append_only = True
        act_by = ()
        narrowed_by = "owner = (SELECT gate.membership()) AND (SELECT gate.activity()) = 'answer_for_source'"
        labels = {
            "question": Label.NONE,
            "source": Label.NONE,
            "kind": Label.NONE,
            "purpose": Label.CRIMINAL,
            "ground": Label.NONE,
            "why": Label.CRIMINAL,
            "owner": Label.STAFF,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "vraag bij eigenaar"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "question", "owner"], name="source_owner_is_asked_once"),
            models.CheckConstraint(condition=Q(source__in=MAY_TELL), name="source_addressee_may_tell"),
        ]

    def __str__(self) -> str:
        return self.get_source_display()


class SourceAnswer(Record):
    """What the owner tells, on which ground and until when; or why not. A refusal is for the owner's eyes only:
    to the asker it looks like no answer yet, and like nothing to tell."""

    addressee = Reference(SourceAddressee)
    question = models.UUIDField("vraag", null=True, editable=False)
    disclosed = models.BooleanField("verstrekt")
    ground = models.CharField("grondslag", max_length=200, blank=True)
    reason = models.TextField("reden")
    text = models.TextField("wat er verstrekt is", blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.SOURCES
        retention = "accountability"
        append_only = True
        act_by = (
            "inspector:answer_for_source",
            "lawyer:answer_for_source",
            "safety_adviser:answer_for_source",
            "weigher:answer_for_source",
        )
        act_narrowed_by = BY_WHO_ACTS
        narrowed_by = (
            "(by = (SELECT gate.membership()) AND (SELECT gate.activity()) = 'answer_for_source')"
            " OR (disclosed AND (SELECT gate.activity()) = 'weigh_signals')"
        )
        labels = {
            "addressee": Label.NONE,
            "question": Label.NONE,
            "disclosed": Label.NONE,
            "ground": Label.NONE,
            "reason": Label.CRIMINAL,
            "text": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "antwoord van eigenaar"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "addressee"], name="source_answers_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="source_answer_says_why"),
            models.CheckConstraint(
                condition=Q(disclosed=True) & ~Q(text="") & ~Q(ground="") & Q(keep_until__isnull=False)
                | Q(disclosed=False, text=""),
                name="source_discloses_with_ground_and_end_or_nothing",
            ),
        ]

    def __str__(self) -> str:
        return "verstrekt" if self.disclosed else "niet verstrekt"
