"""What a version of the plan says: priorities, goals, actions, indicators, preconditions, organs."""

from django.db import models

from baken.ground.policy.vocabulary import ActionKind
from baken.ground.privacy.vocabulary import Label
from baken.instruments.kit.identifiers import uuid7
from baken.instruments.tables.models import Record, Reference

PART = dict.fromkeys(
    ("version", "key", "position", "text", "passage_start", "passage_end", "struck", "remark"), Label.NONE
)


class Part(Record):
    """One part of a version. `key` stays the same over versions and plans, so that a promise can be followed.

    The passage is a range of characters in the text of the version's source document. A struck part stays visible in
    the draft with its reason in `remark`, and is left out of what is adopted.
    """

    version = Reference("policy.PlanVersion")
    key = models.UUIDField("sleutel over versies heen", default=uuid7, editable=False)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    text = models.TextField("tekst")
    passage_start = models.PositiveIntegerField("passage vanaf", null=True, blank=True)
    passage_end = models.PositiveIntegerField("passage tot", null=True, blank=True)
    struck = models.BooleanField("weggelaten", default=False)
    remark = models.TextField("opmerking", blank=True)

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text[:80]


class Priority(Part):
    """A priority of the plan; priorities are data, so a new one needs no new release (C03)."""

    explanation = models.TextField("toelichting", blank=True)
    digital = models.BooleanField("gaat over digitale veiligheid", default=False)

    class Privacy:
        retention = "policy"
        labels = PART | {"explanation": Label.NONE, "digital": Label.NONE}


class Goal(Part):
    """What the municipality wants to have reached at the end of the plan."""

    priority = Reference("policy.Priority", same=("version",))

    class Privacy:
        retention = "policy"
        labels = PART | {"priority": Label.NONE}


class PlanAction(Part):
    """What the municipality said it would do, who does it and by when (C04, C07). Owner: a role or organisation."""

    priority = Reference("policy.Priority", same=("version",))
    goal = Reference("policy.Goal", same=("version",), null=True, blank=True)
    kind = models.CharField("soort", max_length=12, choices=ActionKind.choices, default=ActionKind.UNKNOWN)
    owner = models.CharField("trekker (functie of organisatie)", max_length=120, blank=True)
    due_on = models.DateField("uiterlijk", null=True, blank=True)

    class Privacy:
        retention = "policy"
        labels = PART | dict.fromkeys(("priority", "goal", "kind", "owner", "due_on"), Label.NONE)


class Indicator(Part):
    """How one sees whether a goal comes nearer: a figure of the store, from where to where."""

    goal = Reference("policy.Goal", same=("version",))
    figure = models.CharField("cijfer", max_length=80, blank=True)
    unit = models.CharField("eenheid", max_length=40, blank=True)
    baseline = models.CharField("beginwaarde", max_length=160, blank=True)
    target = models.CharField("streefwaarde", max_length=160, blank=True)

    class Privacy:
        retention = "policy"
        labels = PART | dict.fromkeys(("goal", "figure", "unit", "baseline", "target"), Label.NONE)


class Precondition(Part):
    """What must be in order for the plan to work."""

    class Privacy:
        retention = "policy"
        labels = PART


class Responsibility(Part):
    """What the plan says that raad, college or burgemeester does."""

    of_organ = models.CharField("orgaan", max_length=12)

    class Privacy:
        retention = "policy"
        labels = PART | {"of_organ": Label.NONE}


class LoosePromise(Part):
    """A sentence of the note that looks like a promise and found no place; the reviewer settles it."""

    settled = models.CharField("waarheen", max_length=20, blank=True)

    class Privacy:
        retention = "policy"
        labels = PART | {"settled": Label.NONE}
