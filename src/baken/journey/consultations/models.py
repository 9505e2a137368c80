"""Tables of the table: a consultation holds pointers, and what was said stands under the ground of its item (C16, C45).

A partner sees no agenda. It sees the disclosures made to its own organisation, until they expire, and the consultation
they belong to; everything else on this shelf is out of its reach (architecture 2.1, C74).
"""

from django.db import models
from django.db.models import Q

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.instruments.tables.models import Record, Reference, StateField, Step
from baken.journey.consultations.vocabulary import (
    TRANSITIONS,
    AnswerCode,
    ConsultationKind,
    ConsultationState,
    Level,
    OutcomeCode,
)

PREPARERS = ("safety_adviser:prepare_consultation", "lawyer:prepare_consultation")
NOT_A_PARTNER = "NOT (SELECT gate.acting_as('partner:take_part'))"


class Consultation(Record):
    """One meeting of one table: the LOO of 3 December."""

    kind = models.CharField("soort overleg", max_length=20, choices=ConsultationKind.choices)
    level = models.CharField("niveau", max_length=10, choices=Level.choices, default=Level.LOCAL)
    held_on = models.DateField("datum")
    chair = models.UUIDField("voorzitter")
    state = StateField("stand", choices=ConsultationState.choices, default=ConsultationState.PLANNED)

    class Privacy:
        retention = "consultation"
        act_by = PREPARERS
        narrowed_by = (
            f"{NOT_A_PARTNER} OR EXISTS (SELECT FROM consultations_disclosure AS d"
            " WHERE d.consultation_id = consultations_consultation.id)"
        )
        labels = {
            "kind": Label.NONE,
            "level": Label.NONE,
            "held_on": Label.NONE,
            "chair": Label.STAFF,
            "state": Label.NONE,
        }

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.held_on}"


class ConsultationStep(Step):
    """Held, closed, cancelled. Closing waits for a decision on every item (guards.sql)."""

    consultation = Reference(Consultation)

    class Privacy(Step.Privacy):
        retention = "consultation"
        act_by = PREPARERS
        narrowed_by = NOT_A_PARTNER
        labels = {
            "consultation": Label.NONE,
        }

    class Machine:
        of = "consultation"
        transitions = TRANSITIONS
        initial = ConsultationState.PLANNED

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"


class Participant(Record):
    """Who sits at this table: an organisation, and a colleague or a name."""

    consultation = Reference(Consultation)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    membership = models.UUIDField("collega", null=True, blank=True)
    name = models.CharField("naam", max_length=120, blank=True)

    class Privacy:
        retention = "consultation"
        act_by = PREPARERS
        narrowed_by = NOT_A_PARTNER
        append_only = True
        labels = {
            "consultation": Label.NONE,
            "organisation": Label.NONE,
            "membership": Label.STAFF,
            "name": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(membership__isnull=False) | ~Q(name=""), name="participant_is_somebody")
        ]

    def __str__(self) -> str:
        return self.name or str(self.membership)


class AgendaItem(Record):
    """A point on the agenda: it points at a dossier and says under which ground it is spoken of."""

    consultation = Reference(Consultation)
    dossier = Reference("dossiers.Dossier", null=True, blank=True)
    subject = models.CharField("onderwerp", max_length=160)
    ground = models.CharField("grondslag", max_length=200)
    question = models.TextField("vraag aan tafel")
    extract = models.TextField("uittreksel", blank=True)
    place = models.PositiveSmallIntegerField("volgorde", default=1)

    class Privacy:
        retention = "consultation"
        act_by = PREPARERS
        narrowed_by = NOT_A_PARTNER
        labels = {
            "consultation": Label.NONE,
            "dossier": Label.INDIRECT,
            "subject": Label.CRIMINAL,
            "ground": Label.NONE,
            "question": Label.CRIMINAL,
            "extract": Label.CRIMINAL,
            "place": Label.NONE,
        }

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(ground=""), name="agenda_item_has_a_ground")]

    def __str__(self) -> str:
        return self.subject


class Disclosure(Record):
    """What one partner may know of one item: recipient, ground, necessity, proportionality, the data, until when (C74).

    The check 2A it rests on is a key to that row; a trigger refuses a disclosure about a dossier without one, about
    another recipient, or at an internal table. Written once: another share is another disclosure.
    """

    consultation = Reference(Consultation)
    item = Reference(AgendaItem, same=("consultation",))
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name="ontvanger"
    )
    check_2a = Reference("signals.Check2AParticipant", null=True, blank=True)
    urgent = Reference("privacy.UrgentAct", null=True, blank=True)
    ground = models.CharField("grondslag van de ontvanger", max_length=200)
    necessity = models.TextField("noodzaak")
    proportionality = models.TextField("evenredigheid")
    question = models.TextField("vraag aan de partner", blank=True)
    extract = models.TextField("gedeelde gegevens")
    expires_on = models.DateField("geldig tot en met")
    by = models.UUIDField("gedeeld door")
    at = models.DateTimeField("gedeeld op")

    class Privacy:
        shelf = Shelf.DISCLOSURES
        retention = "consultation"
        append_only = True
        narrowed_by = f"{NOT_A_PARTNER} OR (organisation_id = (SELECT gate.organisation()) AND expires_on >= (SELECT gate.today()))"
        labels = {
            "consultation": Label.NONE,
            "item": Label.INDIRECT,
            "organisation": Label.NONE,
            "check_2a": Label.INDIRECT,
            "urgent": Label.NONE,
            "ground": Label.NONE,
            "necessity": Label.CRIMINAL,
            "proportionality": Label.CRIMINAL,
            "question": Label.CRIMINAL,
            "extract": Label.CRIMINAL,
            "expires_on": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(ground="") & ~Q(necessity="") & ~Q(proportionality="") & ~Q(extract=""),
                name="disclosure_is_reasoned",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} t/m {self.expires_on}"


class ItemOutcome(Record):
    """How an item ended: one decision code and its reason; one per item (C16)."""

    item = Reference(AgendaItem)
    code = models.CharField("besluit", max_length=20, choices=OutcomeCode.choices)
    reason = models.TextField("reden")
    by = models.UUIDField("vastgelegd door")
    at = models.DateTimeField("vastgelegd op")

    class Privacy:
        retention = "consultation"
        act_by = PREPARERS
        narrowed_by = NOT_A_PARTNER
        append_only = True
        labels = {
            "item": Label.INDIRECT,
            "code": Label.NONE,
            "reason": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "item"], name="item_ends_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="item_outcome_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.get_code_display()


class PartnerAnswer(Record):
    """A partner commits to its own action, or declines it. Only that partner writes it, once; nobody edits it (C06)."""

    disclosure = Reference(Disclosure)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    code = models.CharField("antwoord", max_length=20, choices=AnswerCode.choices)
    text = models.TextField("toelichting", blank=True)
    by = models.UUIDField("door")
    at = models.DateTimeField("op")

    class Privacy:
        retention = "consultation"
        follows = "disclosure"
        act_by = ("partner:take_part",)
        act_narrowed_by = "organisation_id = (SELECT gate.organisation()) AND by = (SELECT gate.membership())"
        append_only = True
        labels = {
            "disclosure": Label.INDIRECT,
            "organisation": Label.NONE,
            "code": Label.NONE,
            "text": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "disclosure"], name="partner_answers_once")]

    def __str__(self) -> str:
        return self.get_code_display()
