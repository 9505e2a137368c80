"""A municipality's own words for the form. The default set stands in `default.toml`; a row here replaces or adds."""

from django.db import models

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.ground.topics.vocabulary import EntryKind
from baken.instruments.tables.models import Record


class FormEntry(Record):
    """One version of a topic or an outside channel: a draft, then published with a first and maybe a last day.

    `content` holds its texts per language and its questions (`rules.reading`). Once published the words are frozen
    (guards.sql): what people answered to stays as it was asked. Of overlapping versions the highest number counts.
    """

    kind = models.CharField("soort", max_length=10, choices=EntryKind.choices)
    code = models.CharField("sleutel", max_length=20)
    number = models.PositiveSmallIntegerField("versie")
    content = models.JSONField("inhoud")
    made_by = models.UUIDField("gemaakt door")
    made_at = models.DateTimeField("gemaakt op")
    valid_from = models.DateField("geldig vanaf", null=True, blank=True)
    valid_until = models.DateField("geldig tot en met", null=True, blank=True)
    published_by = models.UUIDField("gepubliceerd door", null=True, blank=True)
    published_at = models.DateTimeField("gepubliceerd op", null=True, blank=True)

    class Privacy:
        shelf = Shelf.TOPICS
        retention = "policy"
        web_may_change = ("keep_until", "content", "valid_from", "valid_until", "published_by", "published_at")
        labels = {
            "kind": Label.NONE,
            "code": Label.NONE,
            "number": Label.NONE,
            "content": Label.NONE,
            "made_by": Label.STAFF,
            "made_at": Label.STAFF,
            "valid_from": Label.NONE,
            "valid_until": Label.NONE,
            "published_by": Label.STAFF,
            "published_at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "kind", "code", "number"], name="form_entry_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=EntryKind.values), name="form_entry_kind_known"),
            models.CheckConstraint(condition=models.Q(code__regex=r"^[a-z][a-z0-9_]{1,19}$"), name="form_entry_code"),
            models.CheckConstraint(
                condition=models.Q(published_by__isnull=True, published_at__isnull=True, valid_from__isnull=True)
                | models.Q(published_by__isnull=False, published_at__isnull=False, valid_from__isnull=False),
                name="form_entry_published_by_and_at_together",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("valid_from")),
                name="form_entry_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}, versie {self.number}"
