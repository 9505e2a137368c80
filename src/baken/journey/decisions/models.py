"""A decision, what had to be done before it, and its road (C20, C43, C52, C84; Awb 3:2, 3:4, 3:46).

The row's `organ` is the competent organ: it decides who may read and who may take the decision. Once it lies with the
organ its content is fixed (guards.sql); steps, views, checks and consultations are written once.
"""

from django.db import models
from django.db.models import Q

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record, Reference, StateField, Step
from baken.journey.decisions.vocabulary import (
    INSTRUMENTS,
    TRANSITIONS,
    CareResult,
    DecisionState,
    Occupants,
    ViewsSkipped,
)

PREPARERS = ("lawyer:prepare_decisions", "safety_adviser:prepare_decisions")
ORGANS = ("mayor:take_decisions", "deputy_mayor:take_decisions", "alderman:take_decisions")


def _of_a_competent_organ() -> Q:
    """Which organ may use which instrument, straight from the catalogue (C84)."""
    allowed = Q()
    for organ in ("mayor", "college"):
        codes = sorted(card.code for card in INSTRUMENTS.values() if organ in card.organs)
        allowed |= Q(organ=organ, instrument__in=codes)
    return allowed


class Decision(Record):
    """A decision of one organ, with one instrument, about one dossier."""

    dossier = Reference("dossiers.Dossier")
    instrument = models.CharField(
        "instrument", max_length=40, choices=[(c.code, c.label) for c in INSTRUMENTS.values()]
    )
    title = models.CharField("onderwerp", max_length=160)
    addressee = models.CharField("gericht aan", max_length=160, blank=True)
    address = models.CharField("adres of object", max_length=200, blank=True)
    area = models.CharField("gebied", max_length=10, blank=True)
    phenomenon = models.CharField("fenomeen", max_length=40, blank=True)
    facts = models.TextField("feiten", blank=True)
    ground = models.TextField("grondslag", blank=True)
    reasons = models.TextField("motivering", blank=True)
    lighter = models.TextField("lichter middel dat is overwogen", blank=True)
    occupants = models.CharField("wie woont er", max_length=12, choices=Occupants.choices, default=Occupants.UNKNOWN)
    occupants_note = models.TextField("toelichting bij bewoners", blank=True)
    views_until = models.DateField("zienswijze tot en met", null=True, blank=True)
    views_skipped = models.CharField("geen zienswijze omdat", max_length=16, choices=ViewsSkipped.choices, blank=True)
    views_skipped_reason = models.TextField("toelichting bij geen zienswijze", blank=True)
    grace_until = models.DateField("zelf voldoen tot en met", null=True, blank=True)
    lasts_until = models.DateField("geldt tot en met", null=True, blank=True)
    decide_by = models.DateField("besluit gevraagd voor", null=True, blank=True)
    prepared_by = models.UUIDField("voorbereid door")
    prepared_at = models.DateTimeField("voorbereid op")
    revised_by = models.UUIDField("laatst gewijzigd door", null=True, blank=True)
    revised_at = models.DateTimeField("laatst gewijzigd op", null=True, blank=True)
    state = StateField("stand", choices=DecisionState.choices, default=DecisionState.PREPARING)

    class Privacy:
        retention = "decision"
        act_by = PREPARERS
        labels = {
            "dossier": Label.INDIRECT,
            "instrument": Label.NONE,
            "title": Label.CRIMINAL,
            "addressee": Label.PERSONAL,
            "address": Label.INDIRECT,
            "area": Label.NONE,
            "phenomenon": Label.NONE,
            "facts": Label.CRIMINAL,
            "ground": Label.NONE,
            "reasons": Label.CRIMINAL,
            "lighter": Label.CRIMINAL,
            "occupants": Label.INDIRECT,
            "occupants_note": Label.PERSONAL,
            "views_until": Label.NONE,
            "views_skipped": Label.NONE,
            "views_skipped_reason": Label.CRIMINAL,
            "grace_until": Label.NONE,
            "lasts_until": Label.NONE,
            "decide_by": Label.NONE,
            "prepared_by": Label.STAFF,
            "prepared_at": Label.STAFF,
            "revised_by": Label.STAFF,
            "revised_at": Label.STAFF,
            "state": Label.NONE,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_of_a_competent_organ(), name="decision_of_its_competent_organ"),
            models.CheckConstraint(
                condition=Q(views_skipped="") | ~Q(views_skipped_reason=""), name="decision_skipped_views_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(revised_by__isnull=True, revised_at__isnull=True)
                | Q(revised_by__isnull=False, revised_at__isnull=False),
                name="decision_revised_by_and_at_together",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CareCheck(Record):
    """Before a sanction falls on a person or a home: which care is needed? Or why that cannot be asked now (C20)."""

    decision = Reference(Decision)
    result = models.CharField("uitkomst", max_length=16, choices=CareResult.choices)
    text = models.TextField("toelichting")
    asked = models.CharField("gevraagd aan", max_length=160, blank=True)
    by = models.UUIDField("vastgelegd door")
    at = models.DateTimeField("vastgelegd op")

    class Privacy:
        retention = "decision"
        follows = "decision"
        act_by = PREPARERS
        append_only = True
        labels = {
            "decision": Label.INDIRECT,
            "result": Label.SPECIAL,
            "text": Label.SPECIAL,
            "asked": Label.STAFF,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="care_check_says_why")]

    def __str__(self) -> str:
        return self.get_result_display()


class SocialConsult(Record):
    """The social domain was asked, and when: before the decision, never after (C52)."""

    decision = Reference(Decision)
    held_on = models.DateField("gesproken op")
    whom = models.CharField("met", max_length=160)
    advice = models.TextField("advies")
    by = models.UUIDField("vastgelegd door")
    at = models.DateTimeField("vastgelegd op")

    class Privacy:
        retention = "decision"
        follows = "decision"
        act_by = PREPARERS
        append_only = True
        labels = {
            "decision": Label.INDIRECT,
            "held_on": Label.NONE,
            "whom": Label.STAFF,
            "advice": Label.SPECIAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    def __str__(self) -> str:
        return f"{self.whom}, {self.held_on}"


class View(Record):
    """A zienswijze: what somebody said to the intention, and how it was weighed (Awb 4:8, 4:9)."""

    decision = Reference(Decision)
    received_on = models.DateField("ontvangen op")
    given_by = models.CharField("gegeven door", max_length=160)
    text = models.TextField("zienswijze")
    weighed = models.TextField("hoe die is gewogen")
    by = models.UUIDField("vastgelegd door")
    at = models.DateTimeField("vastgelegd op")

    class Privacy:
        retention = "decision"
        follows = "decision"
        act_by = PREPARERS
        append_only = True
        labels = {
            "decision": Label.INDIRECT,
            "received_on": Label.NONE,
            "given_by": Label.PERSONAL,
            "text": Label.PERSONAL,
            "weighed": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    def __str__(self) -> str:
        return f"{self.given_by}, {self.received_on}"


class Mandate(Record):
    """The organ lets one colleague decide in its name with one instrument, until a date (Awb 10:3, 10:5)."""

    instrument = models.CharField(
        "instrument", max_length=40, choices=[(c.code, c.label) for c in INSTRUMENTS.values()]
    )
    membership = models.UUIDField("gemandateerde")
    source = models.CharField("besluit", max_length=200)
    valid_from = models.DateField("vanaf")
    valid_until = models.DateField("tot en met")
    by = models.UUIDField("verleend door")
    at = models.DateTimeField("vastgelegd op")

    class Privacy:
        retention = "decision"
        act_by = ORGANS
        act_narrowed_by = "by = (SELECT gate.membership())"
        append_only = True
        labels = {
            "instrument": Label.NONE,
            "membership": Label.STAFF,
            "source": Label.NONE,
            "valid_from": Label.NONE,
            "valid_until": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=models.F("valid_from")), name="mandate_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=_of_a_competent_organ(), name="mandate_of_the_competent_organ"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} t/m {self.valid_until}"


class DecisionStep(Step):
    """A move of a decision. Deciding, declining and asking back are the organ's own (guards.sql, C84)."""

    decision = Reference(Decision)
    care_check = Reference(CareCheck, same=("decision",), null=True, blank=True)
    consult = Reference(SocialConsult, same=("decision",), null=True, blank=True)
    mandate = Reference(Mandate, null=True, blank=True)
    done_on = models.DateField("datum van de handeling", null=True, blank=True)

    class Privacy(Step.Privacy):
        retention = "decision"
        act_by = PREPARERS + ORGANS
        labels = {
            "decision": Label.INDIRECT,
            "care_check": Label.INDIRECT,
            "consult": Label.INDIRECT,
            "mandate": Label.NONE,
            "done_on": Label.NONE,
        }

    class Machine:
        of = "decision"
        transitions = TRANSITIONS
        initial = DecisionState.PREPARING

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
