"""Analyses that were saved, with what they were made from, so that they can be made again to the digit."""

from django.db import models

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record
from baken.journey.insight.vocabulary import AnalysisKind, Sharing

OWN_OR_SHARED = f"sharing = '{Sharing.MUNICIPALITY.value}' OR by = (SELECT gate.membership())"


class SavedAnalysis(Record):
    """A question to the figures with its answer of then. No title: beyond the wall stands no free text (C76)."""

    kind = models.CharField("soort analyse", max_length=12, choices=AnalysisKind.choices)
    phenomenon = models.CharField("onderwerp", max_length=20, blank=True)
    period = models.CharField("periode", max_length=12, blank=True)
    sharing = models.CharField("gedeeld", max_length=12, choices=Sharing.choices)
    columns = models.JSONField("kolommen", default=list)
    rows = models.JSONField("uitkomst", default=list)
    vintages = models.JSONField("jaargangen", default=dict)
    code_version = models.CharField("versie van Baken", max_length=40)
    fingerprint = models.CharField("kenmerk van de uitkomst", max_length=64)
    by = models.UUIDField("door")
    at = models.DateTimeField("bewaard op")

    class Privacy:
        retention = "policy"
        append_only = True
        narrowed_by = OWN_OR_SHARED
        labels = dict.fromkeys(
            ("kind", "phenomenon", "period", "sharing", "columns", "rows", "vintages", "code_version", "fingerprint"),
            Label.NONE,
        ) | {"by": Label.STAFF, "at": Label.STAFF}

    class Meta:
        indexes = [models.Index(fields=["municipality", "-at"], name="analysis_newest")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.at.date()})"
