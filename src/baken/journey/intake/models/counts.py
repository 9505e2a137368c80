"""What is only counted: a gut feeling, and the way to another channel. A day and a number, never a person."""

from django.db import models

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.journey.intake.models.reports import Arrival


class Hunch(Arrival):
    """How often somebody had "alleen een niet-pluisgevoel" here, about this, on this day (brief B4; C31)."""

    on = models.DateField("op")
    area_code = models.CharField("gebied", max_length=10, blank=True)
    subject = models.CharField("onderwerp", max_length=20)
    times = models.PositiveIntegerField("aantal")

    class Privacy:
        shelf = Shelf.INTAKE_COUNTS
        retention = "report"
        web_may_change = ("keep_until",)
        labels = dict.fromkeys(("on", "area_code", "subject", "times"), Label.NONE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "on", "area_code", "subject"], name="hunch_once_a_day"),
            models.CheckConstraint(condition=models.Q(times__gte=1), name="hunch_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.on}): {self.times}"


class ClickOut(Arrival):
    """How often the form sent people to another channel on a day (C69): no cookie, no address, no order of pages."""

    on = models.DateField("op")
    way = models.CharField("andere weg", max_length=20)
    times = models.PositiveIntegerField("aantal")

    class Privacy:
        shelf = Shelf.INTAKE_COUNTS
        retention = "report"
        web_may_change = ("keep_until",)
        labels = dict.fromkeys(("on", "way", "times"), Label.NONE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "on", "way"], name="click_out_once_a_day"),
            models.CheckConstraint(condition=models.Q(times__gte=1), name="click_out_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.way} ({self.on}): {self.times}"
