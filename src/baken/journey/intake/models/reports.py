"""Reports: what stays clear, what is sealed, and the keys apart from it. A reporter leaves a date, never a moment."""

from uuid import uuid4

from django.db import models

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.instruments.tables.models import Record, Reference, StateField, Step
from baken.journey.intake.vocabulary import (
    OPEN_STATES,
    TRANSITIONS,
    About,
    Channel,
    Entrance,
    Identity,
    PartKind,
    ReportState,
    Urgency,
    WaitingFor,
)


class Arrival(Record):
    """A record of this room: its id holds no moment (architecture 4.3)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True


def takes_two(name: str) -> list[models.BaseConstraint]:
    """What holds for a thing that one person asks with a reason, and another allows before it is opened."""
    return [
        models.CheckConstraint(condition=~models.Q(reason=""), name=f"{name}_has_a_reason"),
        models.CheckConstraint(
            condition=models.Q(approved_by__isnull=True, approved_at__isnull=True)
            | models.Q(approved_by__isnull=False, approved_at__isnull=False),
            name=f"{name}_approved_by_and_at_together",
        ),
        models.CheckConstraint(
            condition=models.Q(opened_at__isnull=True) | models.Q(approved_at__isnull=False),
            name=f"{name}_opened_after_approval",
        ),
        models.CheckConstraint(
            condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("asked_by")),
            name=f"{name}_takes_two",
        ),
    ]


class Report(Arrival):
    """A resident's report: subject, area and date are clear, the rest is in sealed parts (architecture 2.9).

    `lookup` finds the thread of a receipt code (a keyed hash), `thread_key` seals to it; both only for reports by web.
    """

    received_on = models.DateField("ontvangen op")
    channel = models.CharField("kanaal", max_length=10, choices=Channel.choices)
    entrance = models.CharField("ingang", max_length=12, choices=Entrance.choices)
    subject = models.CharField("onderwerp", max_length=20)
    topic_version = models.CharField("versie van de vragen", max_length=20, blank=True, db_default="")
    via = models.CharField("overgedragen door", max_length=60, blank=True, default="", db_default="")
    area_code = models.CharField("gebied", max_length=10, blank=True)
    identity = models.CharField("melder", max_length=14, choices=Identity.choices)
    state = StateField("stand", choices=ReportState.choices, default=ReportState.RECEIVED)
    waiting_for = models.CharField("wacht op", max_length=10, choices=WaitingFor.choices, default=WaitingFor.NOBODY)
    owner = models.UUIDField("behandelaar", null=True, blank=True)
    about = models.CharField(
        "over wie", max_length=12, choices=About.choices, default=About.NOBODY, db_default=About.NOBODY.value
    )
    urgency = models.CharField(
        "haast", max_length=8, choices=Urgency.choices, default=Urgency.NORMAL, db_default=Urgency.NORMAL.value
    )
    unfinished = models.BooleanField("nog af te maken", default=False, db_default=False)
    team = Reference("intake.Team", null=True, blank=True)
    rule = Reference("intake.RouteRule", null=True, blank=True)
    lookup = models.BinaryField(null=True)
    thread_key = models.BinaryField(null=True)

    class Privacy:
        web_may_change = ("keep_until", "waiting_for", "owner", "subject", "area_code", "urgency", "unfinished")
        shelf = Shelf.INTAKE
        retention = "report"
        labels = {
            "received_on": Label.INDIRECT,
            "via": Label.NONE,
            "channel": Label.NONE,
            "entrance": Label.NONE,
            "subject": Label.INDIRECT,
            "topic_version": Label.NONE,
            "area_code": Label.INDIRECT,
            "identity": Label.NONE,
            "state": Label.NONE,
            "waiting_for": Label.NONE,
            "owner": Label.STAFF,
            "about": Label.INDIRECT,
            "urgency": Label.NONE,
            "unfinished": Label.NONE,
            "team": Label.NONE,
            "rule": Label.NONE,
            "lookup": Label.INDIRECT,
            "thread_key": Label.NONE,
        }

    class Meta:
        # One index per list of the desk, and one for what waits: what was handled long ago costs nothing.
        indexes = [
            models.Index(
                fields=["municipality", "-received_on", "-id"],
                condition=models.Q(
                    state__in=[state.value for state in ReportState if (state in OPEN_STATES) == is_open]
                ),
                name=name,
            )
            for name, is_open in (("report_open", True), ("report_handled", False))
        ] + [
            models.Index(
                fields=["municipality"],
                condition=models.Q(waiting_for=WaitingFor.DESK.value),
                name="report_answered",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["lookup"], name="report_once_per_code"),
            models.CheckConstraint(condition=models.Q(entrance__in=Entrance.values), name="report_entrance_known"),
            models.CheckConstraint(
                condition=models.Q(subject__regex=r"^[a-z][a-z0-9_]{1,19}$"), name="report_subject_code"
            ),
            models.CheckConstraint(condition=models.Q(identity__in=Identity.values), name="report_identity_known"),
            models.CheckConstraint(condition=models.Q(about__in=About.values), name="report_about_known"),
            models.CheckConstraint(condition=models.Q(urgency__in=Urgency.values), name="report_urgency_known"),
            models.CheckConstraint(
                condition=models.Q(channel=Channel.WEB, lookup__isnull=False, thread_key__isnull=False)
                | (~models.Q(channel=Channel.WEB) & models.Q(lookup__isnull=True, thread_key__isnull=True)),
                name="report_thread_when_by_web",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.received_on})"


class Part(Arrival):
    """Sealed content: the story, contact details of who is known, a message either way. Written once."""

    report = Reference("intake.Report", models.PROTECT)
    kind = models.CharField("soort", max_length=14, choices=PartKind.choices)
    on = models.DateField("op")
    ciphertext = models.BinaryField()

    class Privacy:
        shelf = Shelf.INTAKE_SEALED
        retention = "report"
        follows = "report"
        append_only = True
        labels = {
            "report": Label.NONE,
            "kind": Label.NONE,
            "on": Label.INDIRECT,
            "ciphertext": Label.SEALED,
        }

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.on})"


class PartKey(Arrival):
    """The key of one part, wrapped to one holder. Destroying these rows destroys the content, also in backups."""

    part = Reference("intake.Part", models.PROTECT)
    holder = models.CharField("houder", max_length=20)
    wrapped = models.BinaryField()

    class Privacy:
        shelf = Shelf.INTAKE_SEALED
        retention = "report"
        follows = "part"
        append_only = True
        labels = {"part": Label.NONE, "holder": Label.NONE, "wrapped": Label.SEALED}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "holder"], name="part_key_once_per_holder")]

    def __str__(self) -> str:
        return self.holder


class ReporterIdentity(Arrival):
    """Who a confidential reporter is: apart, under two nested seals; nobody opens it alone (architecture 2.9)."""

    report = Reference("intake.Report", models.PROTECT)
    ciphertext = models.BinaryField()
    wrapped_for_two = models.BinaryField()

    class Privacy:
        shelf = Shelf.INTAKE_IDENTITY
        retention = "report"
        follows = "report"
        append_only = True
        narrowed_by = (
            "EXISTS (SELECT FROM intake_reveal AS reveal"
            " WHERE reveal.report_id = intake_reporteridentity.report_id AND reveal.approved_by IS NOT NULL"
            " AND gate.still_open(reveal.municipality, reveal.approved_at)"
            " AND reveal.asked_by = (SELECT gate.membership()))"
        )
        labels = {"report": Label.NONE, "ciphertext": Label.SEALED, "wrapped_for_two": Label.SEALED}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report"], name="identity_once_per_report")]

    def __str__(self) -> str:
        return "verzegeld"


class Reveal(Arrival):
    """Somebody needs the name of a confidential reporter, and somebody else agrees; never the same person.

    The database holds it: who asks and who approves are who acts, and behind two memberships stand two people. Without
    an approved row the sealed name is not even visible.
    """

    report = Reference("intake.Report", models.PROTECT)
    reason = models.TextField("reden")
    asked_by = models.UUIDField("gevraagd door")
    asked_at = models.DateTimeField("gevraagd op")
    approved_by = models.UUIDField("akkoord van", null=True, blank=True)
    approved_at = models.DateTimeField("akkoord op", null=True, blank=True)
    opened_at = models.DateTimeField("geopend op", null=True, blank=True)

    class Privacy:
        web_may_change = ("keep_until", "approved_by", "approved_at", "opened_at")
        shelf = Shelf.INTAKE_IDENTITY
        retention = "report"
        follows = "report"
        labels = {
            "report": Label.NONE,
            "reason": Label.CRIMINAL,
            "asked_by": Label.STAFF,
            "asked_at": Label.STAFF,
            "approved_by": Label.STAFF,
            "approved_at": Label.STAFF,
            "opened_at": Label.STAFF,
        }

    class Meta:
        constraints = takes_two("reveal")

    def __str__(self) -> str:
        return self.reason


class ReportStep(Step):
    """A member of staff moved a report."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    report = Reference("intake.Report", models.PROTECT)
    passing_on = Reference("intake.PassingOn", null=True, blank=True, same=("report",))

    class Privacy(Step.Privacy):
        shelf = Shelf.INTAKE
        retention = "report"
        labels = {"report": Label.NONE, "passing_on": Label.NONE}

    class Machine:
        of = "report"
        transitions = TRANSITIONS
        initial = ReportState.RECEIVED

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(to_state=ReportState.WITHDRAWN), name="report_step_withdrawn_by_nobody_here"
            ),
            models.CheckConstraint(
                condition=~models.Q(to_state__in=[ReportState.KEPT_SMALL, ReportState.PASSED_ON])
                | ~models.Q(reason=""),
                name="report_step_says_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(to_state=ReportState.PASSED_ON) | models.Q(passing_on__isnull=False),
                name="report_step_passed_on_says_to_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_state} > {self.to_state}"
