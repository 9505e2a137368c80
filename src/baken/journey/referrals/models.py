"""Our own half of a referral to the RIEC, in the RIEC's compartment; the partner's file stays with the partner."""

from django.db import models

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record, Reference, StateField, Step
from baken.journey.referrals.vocabulary import TRANSITIONS, RiecActivity, State


class RiecReferral(Record):
    """What we bring to the RIEC, why, and the advice that came back. It points at a dossier and copies nothing from it."""

    dossier = Reference("dossiers.Dossier")
    activity = models.CharField("activiteit", max_length=24, choices=RiecActivity.choices)
    type_of_signal = models.TextField("a. soort signaal", blank=True)
    number_and_nature = models.TextField("b. aantal, aard en omvang", blank=True)
    weight_and_earlier_steps = models.TextField("c. ernst en wat al gedaan is", blank=True)
    similar_signals = models.TextField("d. andere deelnemers met zulke signalen", blank=True)
    advice = models.TextField("advies", blank=True)
    report_back_by = models.DateField("terugkoppelen uiterlijk", null=True, blank=True)
    opened_on = models.DateField("begonnen op")
    state = StateField("stand", choices=State.choices, default=State.DRAFT)

    class Privacy:
        retention = "referral"
        labels = {
            "dossier": Label.INDIRECT,
            "activity": Label.NONE,
            "type_of_signal": Label.CRIMINAL,
            "number_and_nature": Label.CRIMINAL,
            "weight_and_earlier_steps": Label.CRIMINAL,
            "similar_signals": Label.CRIMINAL,
            "advice": Label.CRIMINAL,
            "report_back_by": Label.NONE,
            "opened_on": Label.NONE,
            "state": Label.NONE,
        }

    class Meta:
        indexes = [models.Index(fields=["municipality", "state"], name="riec_referral_by_state")]

    def __str__(self) -> str:
        return self.get_activity_display()


class RiecReferralStep(Step):
    """A move of a referral."""

    referral = Reference(RiecReferral)

    class Machine:
        of = "referral"
        transitions = TRANSITIONS
        initial = State.DRAFT

    class Privacy:
        retention = "referral"
        append_only = True
        labels = {
            "referral": Label.INDIRECT,
            "from_state": Label.NONE,
            "to_state": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
            "seq": Label.NONE,
            "reason": Label.CRIMINAL,
            "urgent": Label.NONE,
        }

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
