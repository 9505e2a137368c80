"""A joint inspection: why, with whom on which law, who approved, how one entered, what was found (C14, C15, C42).

An inspector sees only the inspections on which they are put, and of those no occasion, so that a signal stays at the
desk. The plan is fixed once it lies for approval; a new round of approvals follows when it was taken back.
"""

from django.db import models
from django.db.models import Q

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.instruments.tables.models import Record, Reference, StateField, Step
from baken.journey.inspections.vocabulary import (
    TRANSITIONS,
    ApprovalKind,
    Entry,
    FindingResult,
    InspectionState,
    ObjectType,
    OccasionKind,
)

PLANNERS = ("lawyer:plan_inspections", "safety_adviser:plan_inspections")
INSPECTORS = ("inspector:inspect",)
NOT_AN_INSPECTOR = "NOT (SELECT gate.acting_as('inspector:inspect'))"


def _put_on(column: str) -> str:
    """An inspector is put on the inspection that this column names."""
    return (
        f"{NOT_AN_INSPECTOR} OR EXISTS (SELECT FROM inspections_assignment AS a"
        f" WHERE a.inspection_id = {column} AND a.membership = (SELECT gate.membership()))"
    )


class Inspection(Record):
    """One joint inspection of one object."""

    dossier = Reference("dossiers.Dossier", null=True, blank=True)
    decision = Reference("decisions.Decision", null=True, blank=True)
    object_type = models.CharField("soort object", max_length=20, choices=ObjectType.choices)
    address = models.CharField("adres", max_length=200)
    area = models.CharField("gebied", max_length=10, blank=True)
    phenomenon = models.CharField("fenomeen", max_length=40, blank=True)
    held_on = models.DateField("datum", null=True, blank=True)
    starts_at = models.TimeField("verzamelen om", null=True, blank=True)
    criterion = models.TextField("maatstaf voor de keuze", blank=True)
    purpose = models.TextField("doel", blank=True)
    proportionality = models.TextField("evenredigheid en lichter middel", blank=True)
    dpia = models.CharField("DPIA", max_length=200, blank=True)
    safety_plan = models.TextField("veilig werken", blank=True)
    care_contact = models.CharField("contact zorg", max_length=200, blank=True)
    revised_by = models.UUIDField("laatst gewijzigd door", null=True, blank=True)
    revised_at = models.DateTimeField("laatst gewijzigd op", null=True, blank=True)
    state = StateField("stand", choices=InspectionState.choices, default=InspectionState.IDEA)

    class Privacy:
        retention = "inspection"
        act_by = PLANNERS
        narrowed_by = _put_on("inspections_inspection.id")
        labels = {
            "dossier": Label.INDIRECT,
            "decision": Label.INDIRECT,
            "object_type": Label.NONE,
            "address": Label.INDIRECT,
            "area": Label.NONE,
            "phenomenon": Label.NONE,
            "held_on": Label.NONE,
            "starts_at": Label.NONE,
            "criterion": Label.NONE,
            "purpose": Label.CRIMINAL,
            "proportionality": Label.CRIMINAL,
            "dpia": Label.NONE,
            "safety_plan": Label.STAFF,
            "care_contact": Label.STAFF,
            "revised_by": Label.STAFF,
            "revised_at": Label.STAFF,
            "state": Label.NONE,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revised_by__isnull=True, revised_at__isnull=True)
                | Q(revised_by__isnull=False, revised_at__isnull=False),
                name="inspection_revised_by_and_at_together",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_object_type_display()}, {self.address}"


class Assignment(Record):
    """An inspector is put on an inspection; that opens it for them."""

    inspection = Reference(Inspection)
    membership = models.UUIDField("toezichthouder")

    class Privacy:
        retention = "inspection"
        act_by = PLANNERS
        narrowed_by = f"{NOT_AN_INSPECTOR} OR membership = (SELECT gate.membership())"
        append_only = True
        labels = {"inspection": Label.INDIRECT, "membership": Label.STAFF}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "inspection", "membership"], name="assigned_once")
        ]

    def __str__(self) -> str:
        return str(self.membership)


class Occasion(Record):
    """Why this inspection: a weighed signal, a decision, a theme of the plan; in words that can be checked (C15)."""

    inspection = Reference(Inspection)
    kind = models.CharField("soort", max_length=16, choices=OccasionKind.choices)
    signal = Reference("signals.Signal", null=True, blank=True)
    text = models.TextField("onderbouwing")

    class Privacy:
        retention = "inspection"
        act_by = PLANNERS
        narrowed_by = NOT_AN_INSPECTOR
        append_only = True
        labels = {"inspection": Label.INDIRECT, "kind": Label.NONE, "signal": Label.INDIRECT, "text": Label.CRIMINAL}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="occasion_is_substantiated"),
            models.CheckConstraint(
                condition=~Q(kind=OccasionKind.SIGNAL) | Q(signal__isnull=False), name="occasion_signal_is_named"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class InspectionPartner(Record):
    """Who comes along, for what, and on which law of its own (Awb 5:11, 5:13; C15)."""

    inspection = Reference(Inspection)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    purpose = models.CharField("doel", max_length=300)
    legal_basis = models.CharField("wettelijke grondslag", max_length=200)
    shared = models.TextField("welke gegevens deze partner krijgt", blank=True)

    class Privacy:
        retention = "inspection"
        act_by = PLANNERS
        narrowed_by = _put_on("inspections_inspectionpartner.inspection_id")
        labels = {
            "inspection": Label.INDIRECT,
            "organisation": Label.NONE,
            "purpose": Label.NONE,
            "legal_basis": Label.NONE,
            "shared": Label.CRIMINAL,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "inspection", "organisation"], name="partner_once"),
            models.CheckConstraint(condition=~Q(purpose="") & ~Q(legal_basis=""), name="partner_has_a_legal_basis"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.legal_basis}"


class Approval(Record):
    """The safety adviser and the lawyer agree to this plan as it lies; `round` is set by the database (guards.sql)."""

    inspection = Reference(Inspection)
    kind = models.CharField("akkoord", max_length=10, choices=ApprovalKind.choices)
    round = models.PositiveIntegerField("ronde", default=0, editable=False)
    note = models.TextField("opmerking", blank=True)
    by = models.UUIDField("door")
    at = models.DateTimeField("op")

    class Privacy:
        retention = "inspection"
        act_by = PLANNERS
        narrowed_by = NOT_AN_INSPECTOR
        append_only = True
        labels = {
            "inspection": Label.INDIRECT,
            "kind": Label.NONE,
            "round": Label.NONE,
            "note": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "inspection", "kind", "round"], name="approved_once_per_round"
            ),
            models.UniqueConstraint(fields=["municipality", "inspection", "by", "round"], name="two_people_approve"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class InspectionStep(Step):
    """A move of an inspection. `planned` needs its occasion and both approvals, or a recorded urgent act (C15)."""

    inspection = Reference(Inspection)
    occasion = Reference(Occasion, same=("inspection",), null=True, blank=True)
    safety_approval = Reference(Approval, same=("inspection",), null=True, blank=True)
    legal_approval = Reference(Approval, same=("inspection",), null=True, blank=True)

    class Privacy(Step.Privacy):
        retention = "inspection"
        labels = {
            "inspection": Label.INDIRECT,
            "occasion": Label.INDIRECT,
            "safety_approval": Label.INDIRECT,
            "legal_approval": Label.INDIRECT,
        }

    class Machine:
        of = "inspection"
        transitions = TRANSITIONS
        initial = InspectionState.IDEA

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(to_state=InspectionState.PLANNED) | Q(occasion__isnull=False),
                name="planned_needs_an_occasion",
            ),
            models.CheckConstraint(
                condition=~Q(to_state=InspectionState.PLANNED)
                | Q(urgent__isnull=False)
                | Q(safety_approval__isnull=False, legal_approval__isnull=False),
                name="planned_needs_two_approvals",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"


class Visit(Record):
    """Somebody stood at the door: did they enter, on which footing, and was consent informed (Awb 5:12, 5:15; Awbi 1)?"""

    inspection = Reference(Inspection)
    entry = models.CharField("binnengekomen", max_length=12, choices=Entry.choices)
    consent_by = models.CharField("toestemming van", max_length=120, blank=True)
    consent_at = models.DateTimeField("toestemming op", null=True, blank=True)
    told_purpose = models.BooleanField("doel verteld", default=False)
    told_may_refuse = models.BooleanField("verteld dat weigeren mag", default=False)
    showed_card = models.BooleanField("legitimatie getoond", default=False)
    note = models.TextField("opmerking", blank=True)
    by = models.UUIDField("door")
    at = models.DateTimeField("op")

    class Privacy:
        shelf = Shelf.FINDINGS
        retention = "inspection"
        append_only = True
        narrowed_by = _put_on("inspections_visit.inspection_id")
        act_narrowed_by = _put_on("inspections_visit.inspection_id")
        labels = {
            "inspection": Label.INDIRECT,
            "entry": Label.NONE,
            "consent_by": Label.PERSONAL,
            "consent_at": Label.NONE,
            "told_purpose": Label.NONE,
            "told_may_refuse": Label.NONE,
            "showed_card": Label.NONE,
            "note": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(entry=Entry.CONSENT)
                | (Q(told_purpose=True, told_may_refuse=True, consent_at__isnull=False) & ~Q(consent_by="")),
                name="consent_is_informed",
            )
        ]

    def __str__(self) -> str:
        return self.get_entry_display()


class Finding(Record):
    """What one partner found under one law. Nothing found is a finding (C42)."""

    inspection = Reference(Inspection)
    visit = Reference(Visit, same=("inspection",))
    partner = Reference(InspectionPartner, same=("inspection",))
    law = models.CharField("wet", max_length=200)
    result = models.CharField("uitkomst", max_length=20, choices=FindingResult.choices)
    text = models.TextField("wat er is gezien", blank=True)
    by = models.UUIDField("door")
    at = models.DateTimeField("op")

    class Privacy:
        shelf = Shelf.FINDINGS
        retention = "inspection"
        append_only = True
        narrowed_by = _put_on("inspections_finding.inspection_id")
        act_narrowed_by = _put_on("inspections_finding.inspection_id")
        labels = {
            "inspection": Label.INDIRECT,
            "visit": Label.INDIRECT,
            "partner": Label.NONE,
            "law": Label.NONE,
            "result": Label.CRIMINAL,
            "text": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result=FindingResult.NOTHING_FOUND) | ~Q(text=""), name="finding_says_what_was_seen"
            )
        ]

    def __str__(self) -> str:
        return self.get_result_display()
