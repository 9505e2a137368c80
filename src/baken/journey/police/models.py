"""What the police tell the mayor, and only the mayor (Wpg 16(1)(b)). Never searched, matched or brought to a table."""

from django.db import models

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record


class PoliceReport(Record):
    """A *bestuurlijke rapportage* as received: who provided it, on which article, until when it may be read."""

    title = models.CharField("onderwerp", max_length=120)
    content = models.TextField("inhoud")
    provided_by = models.CharField("verstrekt door", max_length=120)
    ground = models.CharField("grond van de verstrekking", max_length=60, default="Wpg 16(1)(b)")
    received_on = models.DateField("ontvangen op")
    readable_until = models.DateField("te lezen tot en met")
    recorded_by = models.UUIDField("vastgelegd door")

    class Privacy:
        web_may_change = ("keep_until",)
        retention = "police"
        narrowed_by = "readable_until >= current_date"
        labels = {
            "title": Label.CRIMINAL,
            "content": Label.CRIMINAL,
            "provided_by": Label.STAFF,
            "ground": Label.NONE,
            "received_on": Label.NONE,
            "readable_until": Label.NONE,
            "recorded_by": Label.STAFF,
        }

    class Meta:
        indexes = [models.Index(fields=["municipality", "-received_on"], name="police_report_by_date")]

    def __str__(self) -> str:
        return self.title
