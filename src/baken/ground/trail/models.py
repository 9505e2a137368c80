"""The two logs and their seal. Written only by definer functions; nobody can change or remove a line."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from baken.ground.trail.vocabulary import Kind


class AccessLine(models.Model):
    """One table looked at, or one act, in one block of work by one person (Wgs 1.8(4), BIO2)."""

    seq = models.BigAutoField(primary_key=True)
    xid = models.BigIntegerField(editable=False)
    at = models.DateTimeField("wanneer")
    municipality = models.CharField("gemeente", max_length=6)
    account = models.UUIDField("persoon", null=True)
    membership = models.UUIDField("lidmaatschap", null=True)
    role = models.CharField("rol", max_length=30)
    activity = models.CharField("activiteit", max_length=60)
    kind = models.CharField("wat", max_length=12, choices=Kind.choices)
    source = models.CharField("tabel", max_length=80, blank=True)
    records = ArrayField(models.UUIDField(), verbose_name="records", default=list)
    page = models.CharField("pagina", max_length=80, blank=True)
    reason = models.TextField("reden", blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "-seq"], name="access_by_municipality"),
            models.Index(fields=["account", "-seq"], name="access_by_account"),
            models.Index(fields=["xid", "seq"], name="access_in_sealing_order"),
            GinIndex(fields=["records"], name="access_by_record"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.source}"


class ProcessingLine(models.Model):
    """One data subject in one processing (Logboek Dataverwerkingen 0.8): no user identity in it."""

    seq = models.BigAutoField(primary_key=True)
    xid = models.BigIntegerField(editable=False)
    municipality = models.CharField(max_length=6)
    trace_id = models.BinaryField(max_length=16)
    span_id = models.BinaryField(max_length=8)
    parent_span_id = models.BinaryField(max_length=8, null=True)
    status_code = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=120)
    start_time = models.DateTimeField()
    end_time = models.DateTimeField()
    processing_activity_id = models.CharField(max_length=200)
    data_subject_id = models.BinaryField()
    data_subject_id_type = models.CharField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "-seq"], name="processing_by_municipality"),
            models.Index(fields=["xid", "seq"], name="processing_in_sealing_order"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.name}"


class Link(models.Model):
    """The chain: `link = SHA-256(previous link ‖ canonical line)`, per log, in sealing order."""

    log = models.CharField(max_length=12)
    position = models.BigIntegerField()
    line = models.BigIntegerField()
    link = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "position"], name="trail_link_position"),
            models.UniqueConstraint(fields=["log", "line"], name="trail_link_line"),
        ]

    def __str__(self) -> str:
        return f"{self.log} {self.position}"
