"""A measure carries out a decision: what, from when to when, by whom, what is told about it, how it ended (C34, C36, C40)."""

from django.db import models
from django.db.models import F, Q

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record, Reference, StateField, Step
from baken.journey.measures.vocabulary import TRANSITIONS, MeasureKind, MeasureState, OutcomeCode


class Measure(Record):
    """One measure under one decision. `ends_on` is the end as decided at first; extensions are steps with a new end."""

    decision = Reference("decisions.Decision")
    kind = models.CharField("soort maatregel", max_length=20, choices=MeasureKind.choices)
    title = models.CharField("onderwerp", max_length=160)
    area = models.CharField("gebied", max_length=10, blank=True)
    phenomenon = models.CharField("fenomeen", max_length=40, blank=True)
    starts_on = models.DateField("begint op")
    ends_on = models.DateField("eindigt op", null=True, blank=True)
    conditions = models.TextField("voorwaarden", blank=True)
    executor = models.CharField("uitgevoerd door", max_length=160)
    reference = models.CharField("kenmerk bij het OM", max_length=60, blank=True)
    told_what = models.TextField("boodschap", blank=True)
    told_whom = models.CharField("aan wie en hoe", max_length=200, blank=True)
    told_on = models.DateField("wanneer", null=True, blank=True)
    told_nothing_because = models.TextField("geen communicatie omdat", blank=True)
    state = StateField("stand", choices=MeasureState.choices, default=MeasureState.PLANNED)

    class Privacy:
        retention = "measure"
        labels = {
            "decision": Label.INDIRECT,
            "kind": Label.NONE,
            "title": Label.CRIMINAL,
            "area": Label.NONE,
            "phenomenon": Label.NONE,
            "starts_on": Label.NONE,
            "ends_on": Label.NONE,
            "conditions": Label.CRIMINAL,
            "executor": Label.STAFF,
            "reference": Label.CRIMINAL,
            "told_what": Label.INDIRECT,
            "told_whom": Label.NONE,
            "told_on": Label.NONE,
            "told_nothing_because": Label.CRIMINAL,
            "state": Label.NONE,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="measure_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=(~Q(told_what="") & ~Q(told_whom="") & Q(told_on__isnull=False, told_nothing_because=""))
                | (Q(told_what="", told_whom="", told_on__isnull=True) & ~Q(told_nothing_because="")),
                name="measure_tells_something_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=~Q(kind=MeasureKind.PROSECUTION) | Q(conditions=""),
                name="measure_of_the_prosecutor_is_a_reference",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MeasureStep(Step):
    """Started, extended, ended, cancelled; an extension has its new end, an end its outcome (C40)."""

    measure = Reference(Measure)
    effective_on = models.DateField("op datum")
    new_end = models.DateField("nieuw einde", null=True, blank=True)
    outcome = models.CharField("hoe het afliep", max_length=20, choices=OutcomeCode.choices, blank=True)

    class Privacy(Step.Privacy):
        retention = "measure"
        labels = {
            "measure": Label.INDIRECT,
            "effective_on": Label.NONE,
            "new_end": Label.NONE,
            "outcome": Label.NONE,
        }

    class Machine:
        of = "measure"
        transitions = TRANSITIONS
        initial = MeasureState.PLANNED

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(to_state=MeasureState.EXTENDED) | (Q(new_end__isnull=False) & ~Q(reason="")),
                name="extension_has_an_end_and_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(to_state=MeasureState.ENDED) | ~Q(outcome=""), name="measure_ends_with_an_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
