"""What the council and the public get to read: text and published figures, no person in it."""

from django.db import models

from baken.ground.privacy.vocabulary import Label
from baken.instruments.tables.models import Record
from baken.instruments.tables.vocabulary import Organ
from baken.journey.council.vocabulary import PublicationKind


class Publication(Record):
    """A briefing or an account, frozen when it was composed; public from the moment it is published."""

    organ = models.CharField("orgaan", max_length=12, choices=Organ.choices, default=Organ.COUNCIL)
    kind = models.CharField("soort", max_length=10, choices=PublicationKind.choices)
    title = models.CharField("titel", max_length=160)
    content = models.JSONField("inhoud")
    composed_at = models.DateTimeField("opgesteld op")
    composed_by = models.UUIDField("opgesteld door")
    published_at = models.DateTimeField("openbaar sinds", null=True, blank=True)
    published_by = models.UUIDField("openbaar gemaakt door", null=True, blank=True)

    class Privacy:
        retention = "policy"
        labels = {
            "kind": Label.NONE,
            "title": Label.NONE,
            "content": Label.NONE,
            "composed_at": Label.STAFF,
            "composed_by": Label.STAFF,
            "published_at": Label.NONE,
            "published_by": Label.STAFF,
        }

    class Meta:
        indexes = [models.Index(fields=["municipality", "kind", "-composed_at"], name="publication_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True, published_by__isnull=True)
                | models.Q(published_at__isnull=False, published_by__isnull=False),
                name="publication_published_at_and_by",
            )
        ]

    def __str__(self) -> str:
        return self.title
