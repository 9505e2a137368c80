"""Where a report goes and why: teams, rules with a period, who is appointed, and what is said to a reporter (C58)."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from baken.ground.privacy.vocabulary import Label, Shelf
from baken.instruments.tables.models import Record, Reference
from baken.journey.intake.models.reports import Arrival, Report
from baken.journey.intake.vocabulary import AppointmentKind, Entrance, ReplyKind, Urgency

BY_ADVISER = ("safety_adviser:handle_reports",)
A_PERIOD = Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from"))


class Team(Record):
    """A queue with somebody on duty, so that no report is ever without an owner."""

    name = models.CharField("naam", max_length=80)
    on_duty = models.UUIDField("wie dienst heeft")

    class Privacy:
        shelf = Shelf.INTAKE_ROUTES
        retention = "accountability"
        act_by = BY_ADVISER
        web_may_change = ("name", "on_duty")
        labels = {"name": Label.NONE, "on_duty": Label.STAFF}

    class Meta:
        verbose_name = "team"
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="team_once")]

    def __str__(self) -> str:
        return self.name


class RouteRule(Record):
    """Which reports go to which team, from a day on. Empty means any; the rule that says most goes first.

    A rule is never rewritten: it ends and another begins, so that each decision can be explained by the rule of then.
    `appointed` sends it to the person who is appointed for this; `pass_to` says which service outside Baken takes it.
    """

    entrance = models.CharField("ingang", max_length=12, choices=Entrance.choices, blank=True)
    subject = models.CharField("onderwerp", max_length=40, blank=True)
    area_code = models.CharField("gebied", max_length=10, blank=True)
    urgency = models.CharField("haast", max_length=8, choices=Urgency.choices, blank=True)
    team = Reference("intake.Team")
    appointed = models.CharField("aangewezen", max_length=12, choices=AppointmentKind.choices, blank=True)
    pass_to = models.CharField("doorgeven aan", max_length=120, blank=True)
    why = models.CharField("waarom", max_length=200)
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.INTAKE_ROUTES
        retention = "accountability"
        act_by = BY_ADVISER
        web_may_change = ("valid_until",)
        labels = {
            "entrance": Label.NONE,
            "subject": Label.NONE,
            "area_code": Label.NONE,
            "urgency": Label.NONE,
            "team": Label.NONE,
            "appointed": Label.NONE,
            "pass_to": Label.NONE,
            "why": Label.NONE,
            "valid_from": Label.NONE,
            "valid_until": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "regel van de route"
        constraints = [
            models.CheckConstraint(condition=A_PERIOD, name="route_rule_period"),
            models.CheckConstraint(condition=~Q(why=""), name="route_rule_says_why"),
        ]

    def __str__(self) -> str:
        return self.why


class Appointment(Record):
    """Who is the aandachtsfunctionaris (C47) or the integrity contact of this municipality, in which period."""

    kind = models.CharField("waarvoor", max_length=12, choices=AppointmentKind.choices)
    membership = models.UUIDField("wie")
    valid_from = models.DateField("vanaf")
    valid_until = models.DateField("tot en met", null=True, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.INTAKE_ROUTES
        retention = "accountability"
        act_by = BY_ADVISER
        web_may_change = ("valid_until",)
        labels = {
            "kind": Label.NONE,
            "membership": Label.STAFF,
            "valid_from": Label.NONE,
            "valid_until": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "aanwijzing"
        constraints = [models.CheckConstraint(condition=A_PERIOD, name="appointment_period")]

    def __str__(self) -> str:
        return self.get_kind_display()


class ReplyText(Record):
    """A standard reply: what the reporter hears, and the reason that is kept with it. Edited by a user."""

    kind = models.CharField("bij", max_length=12, choices=ReplyKind.choices)
    name = models.CharField("naam", max_length=80)
    reason = models.CharField("reden", max_length=300)
    text = models.TextField("wat de melder hoort")
    valid_from = models.DateField("geldt vanaf")
    valid_until = models.DateField("geldt tot en met", null=True, blank=True)
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.INTAKE_ROUTES
        retention = "accountability"
        act_by = ("safety_adviser:handle_reports", "weigher:handle_reports")
        web_may_change = ("valid_until",)
        labels = {
            "kind": Label.NONE,
            "name": Label.NONE,
            "reason": Label.NONE,
            "text": Label.NONE,
            "valid_from": Label.NONE,
            "valid_until": Label.NONE,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "standaardantwoord"
        constraints = [
            models.CheckConstraint(condition=A_PERIOD, name="reply_text_period"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(reason=""), name="reply_text_says_something"),
        ]

    def __str__(self) -> str:
        return self.name


class RouteDecision(Arrival):
    """One time that a report was sent somewhere: by which rule, or by whom and why. The day, never the moment."""

    report = Reference("intake.Report", models.PROTECT)
    rule = Reference("intake.RouteRule", null=True, blank=True)
    team = Reference("intake.Team", null=True, blank=True)
    owner = models.UUIDField("behandelaar", null=True, blank=True)
    on = models.DateField("op")
    mover = models.UUIDField("gezet door", null=True, blank=True)
    reason = models.CharField("reden", max_length=300, blank=True)
    seq = models.PositiveIntegerField("volgnummer", default=0, db_default=0, editable=False)

    class Privacy:
        shelf = Shelf.INTAKE
        retention = "report"
        follows = "report"
        append_only = True
        act_by = ()
        labels = {
            "report": Label.NONE,
            "rule": Label.NONE,
            "team": Label.NONE,
            "owner": Label.STAFF,
            "on": Label.INDIRECT,
            "mover": Label.STAFF,
            "reason": Label.INDIRECT,
            "seq": Label.NONE,
        }

    class Meta:
        verbose_name = "besluit over de route"

    def __str__(self) -> str:
        return str(self.on)


class PassingOn(Arrival):
    """A report was handed over outside Baken: to which organisation, and what exactly was passed (C12)."""

    report = Reference("intake.Report", models.PROTECT)
    organisation = models.CharField("organisatie", max_length=120)
    what = models.TextField("wat is doorgegeven")
    by = models.UUIDField("door", editable=False)
    at = models.DateTimeField("op", editable=False)

    class Privacy:
        shelf = Shelf.INTAKE
        retention = "report"
        follows = "report"
        append_only = True
        labels = {
            "report": Label.NONE,
            "organisation": Label.INDIRECT,
            "what": Label.CRIMINAL,
            "by": Label.STAFF,
            "at": Label.STAFF,
        }

    class Meta:
        verbose_name = "doorgegeven buiten Baken"
        constraints = [
            models.CheckConstraint(condition=~Q(organisation="") & ~Q(what=""), name="passing_on_says_to_whom_and_what")
        ]

    def __str__(self) -> str:
        return self.organisation


class Reminder(Record):
    """Somebody was reminded that a report waits; one a day per report at most."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    report = Reference("intake.Report", models.PROTECT)
    to = models.UUIDField("aan")
    on = models.DateField("op")

    class Privacy:
        shelf = Shelf.INTAKE_ROUTES
        retention = "report"
        follows = "report"
        append_only = True
        act_by = ("system:keep_house",)
        labels = {"report": Label.NONE, "to": Label.STAFF, "on": Label.NONE}

    class Meta:
        verbose_name = "herinnering"
        constraints = [models.UniqueConstraint(fields=["report", "on"], name="reminder_once_a_day")]

    def __str__(self) -> str:
        return str(self.on)


__all__ = ["Appointment", "PassingOn", "Reminder", "ReplyText", "Report", "RouteDecision", "RouteRule", "Team"]
