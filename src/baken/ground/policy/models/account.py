"""What became of the plan: progress, evaluation, proposals from the figures, the yearly plan of the college."""

from django.db import models

from baken.ground.policy.vocabulary import ActionStatus, Advice, Medium, ProposalStatus, Result
from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record, Reference
from baken.instruments.tables.vocabulary import Organ


class PlanProgress(Record):
    """How far an action is, each time somebody says so. The newest counts."""

    action = Reference("policy.PlanAction")
    status = models.CharField("stand", max_length=12, choices=ActionStatus.choices)
    note = models.TextField("wat er gebeurd is", blank=True)
    by = models.UUIDField("door")
    at = models.DateTimeField("op")

    class Privacy:
        retention = "policy"
        append_only = True
        labels = {"action": Label.NONE, "status": Label.NONE, "note": Label.NONE, "by": Label.STAFF, "at": Label.STAFF}

    def __str__(self) -> str:
        return self.status


class PlanEvaluation(Record):
    """What came of an action, from what that appears, and what should become of it (C05). The newest counts."""

    action = Reference("policy.PlanAction")
    result = models.CharField("resultaat", max_length=12, choices=Result.choices)
    evidence = models.TextField("waaruit blijkt dat", blank=True)
    advice = models.CharField("advies", max_length=12, choices=Advice.choices)
    reason = models.TextField("waarom", blank=True)
    by = models.UUIDField("door")
    at = models.DateTimeField("op")

    class Privacy:
        retention = "policy"
        append_only = True
        labels = dict.fromkeys(("action", "result", "evidence", "advice", "reason"), Label.NONE) | {
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result=Result.UNKNOWN) | ~models.Q(evidence=""),
                name="policy_evaluation_shows_evidence",
            ),
            models.CheckConstraint(
                condition=models.Q(advice=Advice.KEEP) | ~models.Q(reason=""),
                name="policy_change_and_drop_have_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.result


class PlanCommunication(Record):
    """What is told about an action, by which way and on which day; or why nothing is told (C36). The newest counts."""

    action = Reference("policy.PlanAction")
    message = models.TextField("boodschap", blank=True)
    medium = models.CharField("weg", max_length=12, choices=Medium.choices, blank=True)
    on = models.DateField("op", null=True, blank=True)
    none_because = models.TextField("niets, omdat", blank=True)
    by = models.UUIDField("door")
    at = models.DateTimeField("vastgelegd op")

    class Privacy:
        retention = "policy"
        append_only = True
        labels = dict.fromkeys(("action", "message", "medium", "on", "none_because"), Label.NONE) | {
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(~models.Q(message="") & ~models.Q(medium="") & models.Q(on__isnull=False, none_because=""))
                | (models.Q(message="", medium="", on__isnull=True) & ~models.Q(none_because="")),
                name="policy_told_or_why_not",
            )
        ]

    def __str__(self) -> str:
        return self.message or self.none_because


class Proposal(Record):
    """A warning from the figures on the agenda of the plan (C24, C33): area, subject and period, never a person."""

    title = models.CharField("titel", max_length=200)
    sentence = models.TextField("wat er te zien is")
    source = models.CharField("bron", max_length=200)
    figure = models.CharField("cijfer", max_length=80, blank=True)
    area = models.CharField("gebied", max_length=12, blank=True)
    size = models.FloatField("hoeveel keer zoveel", null=True, blank=True)
    owner = models.CharField("trekker", max_length=120, blank=True)
    seen_on = models.DateField("peildatum")
    made_at = models.DateTimeField("op de agenda sinds")
    status = models.CharField("stand", max_length=12, choices=ProposalStatus.choices, default=ProposalStatus.OPEN)
    answer = models.TextField("antwoord", blank=True)
    answered_by = models.UUIDField("beantwoord door", null=True, blank=True)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)

    class Privacy:
        retention = "policy"
        labels = dict.fromkeys(
            (
                "title",
                "sentence",
                "source",
                "figure",
                "area",
                "size",
                "owner",
                "seen_on",
                "made_at",
                "status",
                "answer",
            ),
            Label.NONE,
        ) | {"answered_by": Label.STAFF, "answered_at": Label.STAFF}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=ProposalStatus.OPEN, answered_by__isnull=True, answered_at__isnull=True)
                | (
                    ~models.Q(status=ProposalStatus.OPEN)
                    & ~models.Q(answer="")
                    & models.Q(answered_by__isnull=False, answered_at__isnull=False)
                ),
                name="policy_proposal_answer_who_and_when",
            )
        ]

    def __str__(self) -> str:
        return self.title


class YearPlan(Record):
    """The yearly *uitvoeringsplan*: the college adopts it, the raad takes note (nota 3.3; C82). Both dates are kept."""

    plan = Reference("policy.Plan")
    year = models.PositiveSmallIntegerField("jaar")
    decision = Reference("policy.OrganDecision", same=("organ",))
    informed_on = models.DateField("raad geïnformeerd op", null=True, blank=True)
    informed_with = models.CharField("kenmerk van de raadsinformatiebrief", max_length=80, blank=True)

    class Privacy:
        retention = "policy"
        labels = dict.fromkeys(("plan", "year", "decision", "informed_on", "informed_with"), Label.NONE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "year"], name="policy_one_year_plan_per_year"),
            models.CheckConstraint(
                condition=models.Q(organ=Organ.COLLEGE.value), name="policy_year_plan_is_of_college"
            ),
            models.CheckConstraint(
                condition=models.Q(informed_on__isnull=True, informed_with="")
                | (models.Q(informed_on__isnull=False) & ~models.Q(informed_with="")),
                name="policy_council_informed_when_and_how",
            ),
        ]

    def __str__(self) -> str:
        return f"uitvoeringsplan {self.year}"


class AgendaLink(Record):
    """Which regional or national agenda a priority belongs to (C09); a priority without one is a gap, not an error."""

    priority = Reference("policy.Priority")
    agenda = models.CharField("agenda", max_length=120)
    item = models.CharField("onderwerp op die agenda", max_length=200)
    runs_until = models.DateField("loopt tot", null=True, blank=True)

    class Privacy:
        retention = "policy"
        labels = dict.fromkeys(("priority", "agenda", "item", "runs_until"), Label.NONE)

    def __str__(self) -> str:
        return f"{self.agenda}: {self.item}"
