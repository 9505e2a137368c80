"""Urgent acts that still owe a reason, and notices to the privacy officer and the FG."""

from django.db import models

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.instruments.tables.models import Record


class UrgentAct(Record):
    """Spoed: first act, then give the reason within one working day; the reviewer is told (architecture 2.8)."""

    activity = models.CharField("activiteit", max_length=60)
    what = models.CharField("wat", max_length=120)
    source = models.CharField("tabel", max_length=80)
    record = models.UUIDField("record")
    by = models.UUIDField("door")
    at = models.DateTimeField("op")
    reason_due = models.DateTimeField("reden uiterlijk")
    reason = models.TextField("reden", blank=True)
    reason_given_at = models.DateTimeField("reden gegeven op", null=True, blank=True)
    reviewed_by = models.UUIDField("nagekeken door", null=True, blank=True)
    reviewed_at = models.DateTimeField("nagekeken op", null=True, blank=True)

    class Privacy:
        shelf = Shelf.URGENT
        retention = "accountability"
        # an urgent act stays in the compartment of the activity in which it was done; only the two who guard privacy see all
        narrowed_by = (
            "activity = (SELECT gate.activity()) OR (SELECT gate.acting_as("
            "'privacy_officer:run_privacy', 'data_protection_officer:supervise_privacy'))"
        )
        labels = {
            "activity": Label.NONE,
            "what": Label.NONE,
            "source": Label.NONE,
            "record": Label.INDIRECT,
            "by": Label.STAFF,
            "at": Label.STAFF,
            "reason_due": Label.NONE,
            "reason": Label.CRIMINAL,
            "reason_given_at": Label.STAFF,
            "reviewed_by": Label.STAFF,
            "reviewed_at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reason="", reason_given_at__isnull=True)
                | (~models.Q(reason="") & models.Q(reason_given_at__isnull=False)),
                name="urgent_reason_and_when_together",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_by__isnull=True, reviewed_at__isnull=True)
                | models.Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="urgent_reviewed_by_and_at_together",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Notice(Record):
    """Something the privacy officer must know: noodtoegang used, an urgent act, a refusal that repeats."""

    at = models.DateTimeField("op")
    what = models.CharField("wat", max_length=300)
    about_membership = models.UUIDField("over", null=True, blank=True)
    read_by = models.UUIDField("gelezen door", null=True, blank=True)
    read_at = models.DateTimeField("gelezen op", null=True, blank=True)

    class Privacy:
        shelf = Shelf.NOTICES
        retention = "accountability"
        labels = {
            "at": Label.STAFF,
            "what": Label.STAFF,
            "about_membership": Label.STAFF,
            "read_by": Label.STAFF,
            "read_at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(read_by__isnull=True, read_at__isnull=True)
                | models.Q(read_by__isnull=False, read_at__isnull=False),
                name="notice_read_by_and_at_together",
            )
        ]

    def __str__(self) -> str:
        return self.what
