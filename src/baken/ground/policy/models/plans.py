"""The plan, its versions, the note it was read from, and the decisions of organs about it."""

from django.db import models

from baken.ground.policy.vocabulary import TRANSITIONS, VersionState
from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record, Reference, StateField, Step
from baken.instruments.tables.vocabulary import Organ

COUNCIL = Organ.COUNCIL.value


class SourceDocument(Record):
    """The text of a policy note as it was read; passages in parts point into `text` (character offsets)."""

    name = models.CharField("bestandsnaam", max_length=200)
    sha256 = models.CharField("vingerafdruk van het bestand", max_length=64)
    text = models.TextField("tekst")
    read_at = models.DateTimeField("gelezen op")

    class Privacy:
        retention = "policy"
        append_only = True
        labels = {"name": Label.NONE, "sha256": Label.NONE, "text": Label.STAFF, "read_at": Label.NONE}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "sha256"], name="policy_a_file_is_read_once")]

    def __str__(self) -> str:
        return self.name


class Plan(Record):
    """A safety plan for some years (*nota integrale veiligheid*); the raad sets its goals at least once per four years.

    Source: Politiewet 2012, 38b(1); C03, C05.
    """

    title = models.CharField("titel", max_length=200)
    first_year = models.PositiveSmallIntegerField("eerste jaar")
    last_year = models.PositiveSmallIntegerField("laatste jaar")
    predecessor = Reference("policy.Plan", null=True, blank=True)
    fictional = models.BooleanField("verzonnen", default=False)

    class Privacy:
        retention = "policy"
        labels = dict.fromkeys(("title", "first_year", "last_year", "predecessor", "fictional"), Label.NONE)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_year__gt=models.F("first_year"), last_year__lte=models.F("first_year") + 9),
                name="policy_plan_runs_some_years",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.first_year}-{self.last_year}"


class PlanVersion(Record):
    """One version of a plan: the first, or an amendment (C25). Once offered to the raad its parts are frozen."""

    plan = Reference("policy.Plan")
    number = models.PositiveSmallIntegerField("versie")
    based_on = Reference("policy.PlanVersion", null=True, blank=True)
    source = Reference("policy.SourceDocument", null=True, blank=True)
    why = models.TextField("waarom deze versie", blank=True)
    made_at = models.DateTimeField("gemaakt op")
    state = StateField("stand", choices=VersionState.choices, default=VersionState.DRAFT)

    class Privacy:
        retention = "policy"
        labels = dict.fromkeys(("plan", "number", "based_on", "source", "why", "made_at", "state"), Label.NONE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="policy_version_number_once")]
        indexes = [models.Index(fields=["municipality", "state"], name="policy_version_by_state")]

    def __str__(self) -> str:
        return f"versie {self.number}"


class OrganDecision(Record):
    """A decision of raad or college about the plan, recorded by somebody who works for that organ (C82, C84)."""

    reference = models.CharField("kenmerk van het besluit", max_length=80)
    decided_on = models.DateField("besloten op")
    recorded_by = models.UUIDField("vastgelegd door")
    recorded_at = models.DateTimeField("vastgelegd op")

    class Privacy:
        retention = "policy"
        append_only = True
        act_narrowed_by = "organ = ANY ((SELECT gate.organs())::text[])"
        labels = {
            "reference": Label.NONE,
            "decided_on": Label.NONE,
            "recorded_by": Label.STAFF,
            "recorded_at": Label.STAFF,
        }

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reference=""), name="policy_decision_has_reference")]

    def __str__(self) -> str:
        return self.reference


class PlanVersionStep(Step):
    """Offered, adopted, replaced, withdrawn: who, when, why. Adoption rests on a decision of the raad, nobody else."""

    version = Reference("policy.PlanVersion")
    decision = Reference("policy.OrganDecision", same=("organ",), null=True, blank=True)

    class Machine:
        of = "version"
        transitions = TRANSITIONS
        initial = VersionState.DRAFT

    class Privacy(Step.Privacy):
        retention = "policy"
        labels = {"version": Label.NONE, "decision": Label.NONE}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(to_state=VersionState.ADOPTED) | models.Q(organ=COUNCIL, decision__isnull=False),
                name="policy_only_the_council_adopts",
            ),
            models.UniqueConstraint(fields=["decision"], name="policy_one_adoption_per_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
