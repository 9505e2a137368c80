"""The route of reports: teams, rules, appointments and standard replies as data; and what a person does with one report."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import DatabaseError, IntegrityError, connection, transaction

from baken.ground.organisations.queries import colleagues
from baken.instruments.clocks.calendar import is_working_day
from baken.instruments.clocks.deadlines import deadline
from baken.instruments.clocks.terms import term
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused, insist, refused
from baken.journey.intake.models import (
    Appointment,
    CarePart,
    NotTheSame,
    Reminder,
    ReplyText,
    Report,
    RouteRule,
    Team,
)
from baken.journey.intake.queries.reports import TERM
from baken.journey.intake.rules.routing import may_fork
from baken.journey.intake.vocabulary import DEFAULT_REPLIES, OPEN_STATES, About, AppointmentKind, Refusal, ReplyKind

HANDLERS = ("weigher", "safety_adviser")


@transaction.atomic
def save_team(*, name: str, on_duty: UUID, by: Actor, team_id: UUID | None = None) -> UUID:
    """Make a team, or say who has duty from now on.

    Raises:
        Refused: who has duty does not handle reports here.
    """
    _insist_on_handler(by, on_duty)
    if team_id is None:
        made = Team(municipality=by.municipality, name=name.strip(), on_duty=on_duty)
        made.save()
        return made.pk
    team = Team.objects.get(municipality=by.municipality, pk=team_id)
    team.name, team.on_duty = name.strip() or team.name, on_duty
    team.save(update_fields=["name", "on_duty"])
    return team_id


def team_ids(by: Actor) -> list[UUID]:
    """The teams that are there, in the order they were made."""
    return [row.pk for row in Team.objects.filter(municipality=by.municipality).order_by("id")]


@transaction.atomic
def add_rule(
    *,
    team: UUID,
    why: str,
    valid_from: date,
    by: Actor,
    at: datetime,
    entrance: str = "",
    subject: str = "",
    area_code: str = "",
    urgency: str = "",
    appointed: str = "",
    pass_to: str = "",
    valid_until: date | None = None,
) -> UUID:
    """Add a rule from a day on. The rule that says most goes first; what is empty means any.

    Raises:
        Refused: no reason, or it ends before it begins.
    """
    _insist_on_period(valid_from, valid_until)
    if not why.strip():
        insist(refused(Refusal.NO_REASON))
    rule = RouteRule(
        municipality=by.municipality, team_id=team, why=why.strip(), valid_from=valid_from, valid_until=valid_until,
        entrance=entrance, subject=subject, area_code=area_code, urgency=urgency, appointed=appointed,
        pass_to=pass_to.strip(), by=by.membership_id, at=at,
    )  # fmt: skip
    rule.save()
    return rule.pk


@transaction.atomic
def end(*, what: UUID, last_day: date, by: Actor) -> None:
    """Let a rule, an appointment or a standard reply end; what was decided by it stays explained by it.

    Raises:
        Refused: it would end before it begins.
    """
    for model in (RouteRule, Appointment, ReplyText):
        row = model.objects.filter(municipality=by.municipality, pk=what).first()
        if row is not None:
            _insist_on_period(row.valid_from, last_day)
            row.valid_until = last_day
            row.save(update_fields=["valid_until"])


@transaction.atomic
def appoint(*, kind: AppointmentKind, membership: UUID, valid_from: date, by: Actor, at: datetime) -> UUID:
    """Appoint who handles trafficking (C47), or who reads what is about the municipality itself.

    Raises:
        Refused: who is appointed does not handle reports here; or one appoints oneself as the integrity contact while
            there was one before, or a report that only the contact reads.
    """
    _insist_on_handler(by, membership)
    row = Appointment(
        municipality=by.municipality,
        kind=kind,
        membership=membership,
        valid_from=valid_from,
        by=by.membership_id,
        at=at,
    )
    try:
        with transaction.atomic():
            row.save()
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") == "BK403":
            raise Refused(refused(Refusal.CONTACT_BY_ANOTHER)) from error
        raise
    return row.pk


@transaction.atomic
def add_reply(*, kind: ReplyKind, name: str, reason: str, text: str, valid_from: date, by: Actor, at: datetime) -> UUID:
    """Add a standard reply with the reason that is kept beside it."""
    row = ReplyText(
        municipality=by.municipality, kind=kind, name=name.strip(), reason=reason.strip(), text=text.strip(),
        valid_from=valid_from, by=by.membership_id, at=at,
    )  # fmt: skip
    row.save()
    return row.pk


@transaction.atomic
def set_up(*, by: Actor, at: datetime) -> None:
    """A first team with its two rules and the standard replies, where there is nothing yet; who does this has duty."""
    if not Team.objects.filter(municipality=by.municipality).exists():
        desk = save_team(name="Meldpunt", on_duty=by.membership_id, by=by)
        add_rule(team=desk, why="Alles komt op één plek binnen", valid_from=at.date(), by=by, at=at)
        add_rule(
            team=desk, subject="exploitation", appointed=AppointmentKind.TRAFFICKING, valid_from=at.date(), by=by, at=at,
            why="Mensenhandel vraagt kennis en een vast gezicht",
        )  # fmt: skip
    if not ReplyText.objects.filter(municipality=by.municipality).exists():
        for kind, name, reason, text in DEFAULT_REPLIES:
            add_reply(kind=kind, name=name, reason=reason, text=text, valid_from=at.date(), by=by, at=at)


def send_to_team(*, report_id: UUID, team: UUID, reason: str) -> None:
    """Send a report to another team, with a reason; its person on duty handles it from now on.

    Raises:
        Refused: no reason.
        Report.DoesNotExist: no such report or team here, or it was settled.
    """
    if not reason.strip():
        insist(refused(Refusal.NO_REASON))
    _call("SELECT gate.send_to_team(%s, %s, %s)", report_id, team, reason.strip())


def go_round(*, report_id: UUID, about: About) -> None:
    """It turns out to be about somebody of the municipality itself: from now on only the integrity contact reads it.

    About the mayor nobody here reads it any more: it must have been passed on to the commissaris van de Koning first, and
    the desk's key to it is thrown away.

    Raises:
        Refused: nobody is appointed to read it, or it was not passed on yet.
    """
    try:
        _call("SELECT gate.go_round(%s, %s)", report_id, about.value)
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") != "BK422":
            raise
        reason = Refusal.PASS_ON_FIRST if about is About.MAYOR else Refusal.NOBODY_READS_THIS
        raise Refused(refused(reason)) from error


def hand_to_care(*, report_id: UUID, text: str, safety: str = "", at: datetime) -> UUID:
    """Write down what care must know of this report; only who directs care reads it. Returns its id.

    Raises:
        Refused: no text, or it shares its words with `safety`, the part that enforcement reads.
        Report.DoesNotExist: no such report here, or not read yet.
    """
    if not text.strip():
        insist(refused(Refusal.NO_CARE_TEXT))
    insist(may_fork(safety, text))
    part = uuid4()
    _call("SELECT gate.hand_to_care(%s, %s, %s, %s)", part, report_id, text.strip(), at.date())
    return part


@transaction.atomic
def take_up_care(*, part_id: UUID, casus_id: UUID, by: Actor) -> None:
    """A casus began from this care part (called by the room of care).

    Raises:
        CarePart.DoesNotExist: not there, or somebody else began a casus from it in the meantime.
    """
    part = CarePart.objects.select_for_update().get(municipality=by.municipality, pk=part_id, casus__isnull=True)
    part.casus = casus_id
    part.save(update_fields=["casus"])


def not_the_same(*, report_id: UUID, other_id: UUID, by: Actor, at: datetime) -> None:
    """Judge that two reports are about different things; they are not proposed to anybody again."""
    found = {row.pk: row for row in Report.objects.filter(municipality=by.municipality, pk__in=[report_id, other_id])}
    report, other = found[report_id], found[other_id]
    try:
        with transaction.atomic():
            NotTheSame(
                municipality=by.municipality, organ=report.organ, report=report, other=other, by=by.membership_id, at=at
            ).save()
    except IntegrityError:
        return  # somebody said so already


def remind(*, by: Actor, at: datetime) -> tuple[int, int]:
    """Give who left a successor, and remind who let a report wait longer than its term; `(given, reminded)`.

    One reminder per report per working day. Run by the worker, for one municipality; a second run changes nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT gate.give_owners()")
        [(given,)] = cursor.fetchall()
    today = at.date()
    if not is_working_day(today):
        return given, 0
    late = [
        row
        for row in Report.objects.filter(municipality=by.municipality, state__in=OPEN_STATES, owner__isnull=False)
        if deadline(term(TERM, on=row.received_on), row.received_on).last_day < today
    ]
    told = {row.report_id for row in Reminder.objects.filter(municipality=by.municipality, on=today)}
    for row in late:
        if row.pk not in told:
            Reminder(municipality=row.municipality, organ=row.organ, report=row, to=row.owner, on=today).save()
    return given, sum(row.pk not in told for row in late)


def _call(statement: str, *values: UUID | str | date) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", "") == "BK403":
            raise Report.DoesNotExist from error
        raise


def _insist_on_period(first: date, last: date | None) -> None:
    if last is not None and last < first:
        insist(refused(Refusal.ENDS_BEFORE_IT_BEGINS))


def _insist_on_handler(by: Actor, membership: UUID) -> None:
    if membership not in {one.membership_id for one in colleagues(by, roles=HANDLERS)}:
        insist(refused(Refusal.NOT_HIS_MUNICIPALITY))
