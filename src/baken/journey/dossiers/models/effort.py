"""What goes on around a dossier and how much effort that deserves (C79), and a colleague who steps in for an absent owner (C54)."""

from django.db import models
from django.db.models import F, Q

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record, Reference
from baken.journey.dossiers.models.dossier import BY_WHO_ACTS, Dossier
from baken.journey.dossiers.vocabulary import Effort


class ContextNote(Record):
    """The context as somebody saw it, and the effort that follows from it. A next note replaces it; all stay readable."""

    dossier = Reference(Dossier)
    text = models.TextField("context")
    effort = models.CharField("inzet", max_length=10, choices=Effort.choices)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        follows = "dossier"
        retention = "dossier"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "dossier": Label.NONE,
            "text": Label.CRIMINAL,
            "effort": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "context van dossier"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="effort_follows_from_context")]

    def __str__(self) -> str:
        return self.get_effort_display()


class TakeOver(Record):
    """A colleague takes a dossier over because its owner is not there. The database makes them owner, and tells privacy when the
    owner still works here; `owner_gone` is filled in by the database."""

    dossier = Reference(Dossier)
    was = models.UUIDField("eigenaar tot nu")
    owner_gone = models.BooleanField("eigenaar werkt hier niet meer", default=False, db_default=False, editable=False)
    reason = models.TextField("reden")
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        follows = "dossier"
        retention = "dossier"
        append_only = True
        act_narrowed_by = BY_WHO_ACTS
        labels = {
            "dossier": Label.NONE,
            "was": Label.STAFF,
            "owner_gone": Label.STAFF,
            "reason": Label.STAFF,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "overname bij afwezigheid"
        constraints = [
            models.CheckConstraint(condition=~Q(by=F("was")), name="take_over_from_somebody_else"),
            models.CheckConstraint(condition=~Q(reason=""), name="take_over_says_why"),
        ]

    def __str__(self) -> str:
        return "overname bij afwezigheid"
