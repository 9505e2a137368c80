"""Urgent acts that still owe a reason, notices to the privacy officer and the FG, and how what was kept goes."""

from django.db import models

from baken.ground.privacy.vocabulary import NORMS, Label, Shelf
from baken.instruments.tables.models import Record, Reference


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
        web_may_change = ("reason", "reason_given_at", "reviewed_by", "reviewed_at")  # and who may: guards.sql
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
        web_may_change = ("read_by", "read_at")
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


class RetentionAdoption(Record):
    """The municipality adopted how long it keeps what: by which body (`organ`), when, under which number, from which day.

    `schedule` is the whole set of rules as adopted, with the terms chosen in place of our own norms; a later adoption takes
    its place. `applied_on` is filled in by the database, when the terms began to hold for what was there already.

    Source: Archiefwet 1995, 3 and 5; AVG 5(1)(e), 24 and 39(1)(a) (the advice of the FG).
    """

    decided_on = models.DateField("besloten op")
    number = models.CharField("nummer van het besluit", max_length=80)
    valid_from = models.DateField("geldt vanaf")
    schedule = models.JSONField("regels")
    fingerprint = models.CharField("controlegetal", max_length=64)
    source = models.CharField("waarop de termijnen steunen", max_length=300, blank=True)
    advice = models.CharField("advies van de FG", max_length=300, blank=True)
    applied_on = models.DateField("toegepast op", null=True, blank=True, editable=False)
    by = models.UUIDField("vastgelegd door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.RETENTION
        retention = "policy"
        append_only = True
        labels = {
            "decided_on": Label.NONE,
            "number": Label.NONE,
            "valid_from": Label.NONE,
            "schedule": Label.NONE,
            "fingerprint": Label.NONE,
            "source": Label.NONE,
            "advice": Label.NONE,
            "applied_on": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "vaststelling van bewaartermijnen"
        constraints = [
            models.CheckConstraint(condition=~models.Q(number=""), name="retention_is_adopted_by_a_decision"),
            models.CheckConstraint(
                condition=models.Q(valid_from__gte=models.F("decided_on")), name="retention_holds_from_its_decision"
            ),
            models.CheckConstraint(
                condition=models.Q(organ__in=("college", "mayor")), name="retention_is_adopted_by_college_or_mayor"
            ),
        ]

    def __str__(self) -> str:
        return f"besluit {self.number} van {self.decided_on}"


class Norm(Record):
    """A number the municipality set instead of our own, with what it rests on; the last one that holds counts, none is rewritten."""

    key = models.CharField("getal", max_length=40, choices=[(rule.key, rule.label) for rule in NORMS.values()])
    value = models.PositiveIntegerField("waarde")
    source = models.CharField("waarop het steunt", max_length=300)
    by = models.UUIDField("vastgelegd door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.NORMS
        retention = "accountability"
        append_only = True
        labels = {
            "key": Label.NONE,
            "value": Label.NONE,
            "source": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "getal van de gemeente"
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="norm_says_its_source"),
            models.CheckConstraint(
                condition=models.Q(
                    *(models.Q(key=rule.key, value__gte=rule.least, value__lte=rule.most) for rule in NORMS.values()),
                    _connector=models.Q.OR,
                ),
                name="norm_within_its_bounds",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "key", "-id"], name="norm_of_now")]

    def __str__(self) -> str:
        return f"{self.get_key_display()} {self.value}"


class DestructionBatch(Record):
    """What may go: proposed from the retention terms, approved by two people, carried out once, with a certificate.

    Source: Archiefbesluit 1995, 8 (*verklaring van vernietiging*); architecture 2.9.
    """

    proposed_on = models.DateField("voorgesteld op")
    counts = models.JSONField("aantallen per tabel")
    approved_by = models.UUIDField("goedgekeurd door", null=True, blank=True)
    approved_at = models.DateTimeField("goedgekeurd op", null=True, blank=True)
    seconded_by = models.UUIDField("ook goedgekeurd door", null=True, blank=True)
    seconded_at = models.DateTimeField("ook goedgekeurd op", null=True, blank=True)
    executed_at = models.DateTimeField("uitgevoerd op", null=True, blank=True)
    destroyed = models.JSONField("vernietigd per tabel", default=dict)
    certificate = models.CharField("controlegetal", max_length=64, blank=True)
    adoption = Reference(RetentionAdoption, null=True, blank=True)
    not_adopted = models.JSONField("nog niet vastgestelde regels", default=list)
    why_now = models.CharField("waarom het niet kan wachten", max_length=500, blank=True)

    class Privacy:
        shelf = Shelf.DESTRUCTION
        retention = "policy"
        web_may_change = ("approved_by", "approved_at", "seconded_by", "seconded_at", "why_now")
        labels = {
            "proposed_on": Label.NONE,
            "counts": Label.NONE,
            "approved_by": Label.STAFF,
            "approved_at": Label.STAFF,
            "seconded_by": Label.STAFF,
            "seconded_at": Label.STAFF,
            "executed_at": Label.NONE,
            "destroyed": Label.NONE,
            "certificate": Label.NONE,
            "adoption": Label.NONE,
            "not_adopted": Label.NONE,
            "why_now": Label.NONE,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True, approved_at__isnull=True)
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="destruction_approved_by_and_at_together",
            ),
            models.CheckConstraint(
                condition=models.Q(seconded_by__isnull=True, seconded_at__isnull=True)
                | (models.Q(seconded_by__isnull=False, seconded_at__isnull=False, approved_by__isnull=False)),
                name="destruction_seconded_after_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(seconded_by__isnull=True) | ~models.Q(seconded_by=models.F("approved_by")),
                name="destruction_by_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(executed_at__isnull=True) | models.Q(seconded_by__isnull=False),
                name="destruction_only_when_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | models.Q(not_adopted=[]) | ~models.Q(why_now=""),
                name="destruction_by_an_adopted_rule_or_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"vernietiging van {self.proposed_on}"


class LegalHold(Record):
    """This record may not go yet: an objection, a court, a request of the person (AVG 17(3), 18)."""

    source = models.CharField("tabel", max_length=80)
    record = models.UUIDField("record")
    reason = models.CharField("reden", max_length=300)
    by = models.UUIDField("door")
    at = models.DateTimeField("op")
    ended_by = models.UUIDField("opgeheven door", null=True, blank=True)
    ended_at = models.DateTimeField("opgeheven op", null=True, blank=True)

    class Privacy:
        shelf = Shelf.DESTRUCTION
        retention = "accountability"
        web_may_change = ("ended_by", "ended_at")
        labels = {
            "source": Label.NONE,
            "record": Label.INDIRECT,
            "reason": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
            "ended_by": Label.STAFF,
            "ended_at": Label.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_by__isnull=True, ended_at__isnull=True)
                | models.Q(ended_by__isnull=False, ended_at__isnull=False),
                name="hold_ended_by_and_at_together",
            )
        ]

    def __str__(self) -> str:
        return self.reason


class DestroyedRecord(Record):
    """The ledger: which record went, when. A restore replays it before it opens, so that nothing comes back."""

    source = models.CharField("tabel", max_length=80)
    record = models.UUIDField("record")
    gone_on = models.DateField("vernietigd op")

    class Privacy:
        shelf = Shelf.DESTRUCTION
        retention = "policy"
        append_only = True
        act_by = ()  # only the destruction itself writes it (guards.sql)
        labels = {"source": Label.NONE, "record": Label.INDIRECT, "gone_on": Label.NONE}

    class Meta:
        indexes = [models.Index(fields=["municipality", "gone_on"], name="destroyed_by_day")]

    def __str__(self) -> str:
        return f"{self.source} {self.record}"
