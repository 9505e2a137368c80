"""The route in words: teams, rules, appointments, standard replies, and why a report went where it went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from baken.ground.organisations.queries import names_of
from baken.ground.places.queries import area_names
from baken.ground.topics.queries import catalogue_on
from baken.ground.topics.vocabulary import Catalogue
from baken.instruments.kit.actors import Actor
from baken.journey.intake.models import Appointment, Reminder, ReplyText, RouteDecision, RouteRule, Team
from baken.journey.intake.queries.reports import ReportCard
from baken.journey.intake.vocabulary import About, AppointmentKind, Entrance, ReplyKind, Urgency


@dataclass(frozen=True)
class TeamCard:
    """A team and who has duty."""

    id: UUID
    name: str
    on_duty: UUID
    on_duty_name: str


@dataclass(frozen=True)
class RuleCard:
    """A rule in words: `conditions` is why, `goes_to` is where."""

    id: UUID
    conditions: str
    goes_to: str
    pass_to: str
    why: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class AppointmentCard:
    """Who is appointed for something, from when."""

    id: UUID
    kind: AppointmentKind
    name: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class ReplyCard:
    """A standard reply and the reason that goes with it."""

    id: UUID
    kind: ReplyKind
    name: str
    reason: str
    text: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class RouteLine:
    """One time that a report was sent somewhere, in a sentence."""

    on: date
    sentence: str
    pass_to: str


def teams(viewer: Actor) -> list[TeamCard]:
    """The teams of this municipality, by name."""
    rows = list(Team.objects.filter(municipality=viewer.municipality).order_by("name"))
    names = names_of(viewer, {row.on_duty for row in rows})
    return [TeamCard(row.pk, row.name, row.on_duty, names.get(row.on_duty, "")) for row in rows]


def rules_on(viewer: Actor, day: date) -> list[RuleCard]:
    """The rules that hold on this day or later, the newest first."""
    rows = _valid(RouteRule.objects.filter(municipality=viewer.municipality), day).select_related("team")
    words = _Words.of(viewer)
    return [words.rule(row) for row in rows.order_by("-valid_from", "-id")]


def appointments(viewer: Actor, day: date) -> list[AppointmentCard]:
    """Who is appointed on this day or later."""
    rows = list(
        _valid(Appointment.objects.filter(municipality=viewer.municipality), day).order_by("kind", "valid_from")
    )
    names = names_of(viewer, {row.membership for row in rows})
    return [
        AppointmentCard(
            row.pk, AppointmentKind(row.kind), names.get(row.membership, ""), row.valid_from, row.valid_until
        )
        for row in rows
    ]


def is_integrity_contact(viewer: Actor, day: date) -> bool:
    """Whether the viewer reads what is about the municipality itself."""
    found = Appointment.objects.filter(
        municipality=viewer.municipality, kind=AppointmentKind.INTEGRITY, membership=viewer.membership_id
    )
    return bool(_valid(found, day).filter(valid_from__lte=day).exists())


def replies(viewer: Actor, day: date, kind: ReplyKind | None = None) -> list[ReplyCard]:
    """The standard replies of this day, by name."""
    found = _valid(ReplyText.objects.filter(municipality=viewer.municipality), day).filter(valid_from__lte=day)
    rows = (found if kind is None else found.filter(kind=kind)).order_by("kind", "name", "id")
    return [
        ReplyCard(row.pk, ReplyKind(row.kind), row.name, row.reason, row.text, row.valid_from, row.valid_until)
        for row in rows
    ]


def route_of(viewer: Actor, report: ReportCard) -> list[RouteLine]:
    """Why this report went where it went, first to last; each line by the rule as it was then."""
    rows = list(
        RouteDecision.objects.filter(municipality=viewer.municipality, report_id=report.id)
        .select_related("rule", "rule__team", "team")
        .order_by("seq")
    )
    names = names_of(viewer, {one for row in rows for one in (row.mover, row.owner) if one})
    words = _Words.of(viewer)
    return [
        RouteLine(row.on, _sentence(row, rows[-1], report, words, names), row.rule.pass_to if row.rule else "")
        for row in rows
    ]


def reminded(viewer: Actor, day: date) -> set[UUID]:
    """The reports of which the viewer was reminded on this day."""
    rows = Reminder.objects.filter(municipality=viewer.municipality, to=viewer.membership_id, on=day)
    return {row.report_id for row in rows}


def _sentence(
    row: RouteDecision, last: RouteDecision, report: ReportCard, words: "_Words", names: Mapping[UUID, str]
) -> str:
    handler = names.get(row.owner, "") if row.owner else ""
    has = f" {handler} behandelt haar." if handler else " Niemand behandelt haar nog."
    if row.rule is None and row.reason:
        who = f" door {names[row.mover]}" if row.mover and row.mover in names else ""
        return f"Naar {row.team or 'wie dienst heeft'} gezet{who}, omdat: {row.reason}{has}"
    if report.about is not About.NOBODY and row is last:
        return f"Deze melding gaat om het team heen, omdat zij gaat {report.about.label}.{has}"
    if row.rule is None:
        return f"Voor deze melding is er geen regel.{has}"
    rule = words.rule(row.rule)
    return f"Deze melding gaat naar {rule.goes_to}, omdat {rule.conditions}: {rule.why.rstrip('.')}.{has}"


@dataclass(frozen=True)
class _Words:
    topics: Catalogue
    areas: Mapping[str, str]

    @classmethod
    def of(cls, viewer: Actor) -> "_Words":
        return cls(catalogue_on(viewer.municipality), area_names(viewer.municipality))

    def rule(self, row: RouteRule) -> RuleCard:
        said = [
            f"zij gaat over “{self.topics.named(row.subject).label}”" if row.subject else "",
            f"zij speelt in {self.areas.get(row.area_code, row.area_code)}" if row.area_code else "",
            f"zij binnenkwam bij “{Entrance(row.entrance).label}”" if row.entrance else "",
            "zij haast heeft" if row.urgency == Urgency.TODAY else "",
            "zij geen haast heeft" if row.urgency == Urgency.NORMAL else "",
        ]
        conditions = " en ".join(one for one in said if one) or "zij nergens anders bij hoort"
        appointed = f" (de {AppointmentKind(row.appointed).label})" if row.appointed else ""
        return RuleCard(
            row.pk, conditions, f"{row.team.name}{appointed}", row.pass_to, row.why, row.valid_from, row.valid_until
        )


def _valid(rows: "QuerySet[RouteRule] | QuerySet[Appointment] | QuerySet[ReplyText]", day: date):  # type: ignore[no-untyped-def]  # whichever came in
    return rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
