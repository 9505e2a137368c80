"""Areas and branches at risk, as an analysis of the RIEC brings them, and what we do about each (C18). No person, no address."""

from django.db import models
from django.db.models import F, Q

from baken.ground.phenomena.vocabulary import AnswerKind, RiskKind
from baken.ground.places.vocabulary import Typology
from baken.ground.privacy.vocabulary import Label, Shelf
from baken.instruments.tables.models import Record, Reference


class RiskAnalysis(Record):
    """One analysis: who made it, when, and how long it counts. The same file twice changes nothing (`digest`)."""

    title = models.CharField("titel", max_length=160)
    source = models.CharField("bron", max_length=200)
    made_on = models.DateField("datum van de analyse")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)
    digest = models.CharField("kenmerk van het bestand", max_length=64, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.RISK_AREAS
        retention = "policy"
        web_may_change = ("valid_until",)
        labels = dict.fromkeys(("title", "source", "made_on", "valid_until", "digest"), Label.NONE) | {
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "gebiedsanalyse"
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "digest"], condition=~Q(digest=""), name="risk_analysis_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("made_on")), name="risk_analysis_period"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(source=""), name="risk_analysis_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.title


class RiskArea(Record):
    """An area (outline in WGS 84) or a branch at risk. Never smaller than the municipality chose, at least a hectare:
    so never one yard."""

    analysis = Reference(RiskAnalysis)
    kind = models.CharField("soort", max_length=8, choices=RiskKind.choices)
    position = models.PositiveSmallIntegerField("volgorde")
    name = models.CharField("naam", max_length=120)
    phenomenon = models.CharField("onderwerp", max_length=40, blank=True)
    why = models.CharField("waarom een risico", max_length=500)
    typology = models.CharField("soort gebied", max_length=20, choices=Typology.choices, default=Typology.UNKNOWN)
    neighbourhoods = models.JSONField("buurten", default=list)
    outline = models.JSONField("omtrek", null=True, blank=True)

    class Privacy:
        shelf = Shelf.RISK_AREAS
        follows = "analysis"
        retention = "policy"
        append_only = True
        labels = dict.fromkeys(
            (
                "analysis", "kind", "position", "name", "phenomenon", "why", "typology", "neighbourhoods", "outline",
            ),
            Label.NONE,
        )  # fmt: skip

    class Meta:
        verbose_name = "risicogebied of -branche"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "analysis", "position"], name="risk_area_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(why=""), name="risk_area_says_why"),
            models.CheckConstraint(
                condition=Q(kind=RiskKind.AREA, outline__isnull=False) | Q(kind=RiskKind.BRANCH, outline__isnull=True),
                name="risk_area_has_an_outline",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RiskAnswer(Record):
    """What we do about an area or branch: an action with owner and date, or nothing, with the reason. The last one counts.

    An action of the plan is named, and told again as it stood then: a plan changes, an answer does not.
    """

    area = Reference(RiskArea)
    kind = models.CharField("antwoord", max_length=12, choices=AnswerKind.choices)
    plan_action = Reference("policy.PlanAction", null=True, blank=True)
    text = models.CharField("wat we doen, of waarom niet", max_length=500)
    owner = models.CharField("trekker (functie of organisatie)", max_length=120, blank=True)
    due_on = models.DateField("voor", null=True, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.RISK_AREAS
        follows = "area"
        retention = "policy"
        append_only = True
        labels = dict.fromkeys(("area", "kind", "plan_action", "text", "owner", "due_on"), Label.NONE) | {
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "antwoord op een risico"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="risk_answer_says_something"),
            models.CheckConstraint(
                condition=Q(kind=AnswerKind.PLAN_ACTION, plan_action__isnull=False)
                | (~Q(kind=AnswerKind.PLAN_ACTION) & Q(plan_action__isnull=True)),
                name="risk_answer_names_its_plan_action",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AnswerKind.OWN_ACTION) | (~Q(owner="") & Q(due_on__isnull=False)),
                name="risk_action_has_owner_and_date",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AnswerKind.NONE) | Q(owner="", due_on__isnull=True),
                name="risk_none_has_only_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.text
