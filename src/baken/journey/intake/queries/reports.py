"""The queue and one report as its envelope shows it. Sealed content comes by `services.desk`, never from here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.ground.organisations.queries import names_of
from baken.ground.topics.queries import catalogue_on
from baken.ground.topics.vocabulary import Catalogue, TopicCode
from baken.instruments.clocks.deadlines import deadline
from baken.instruments.clocks.terms import term
from baken.instruments.kit.actors import Actor
from baken.instruments.tables.models import LookedAtQuerySet
from baken.journey.intake.models import Report, ReportStep, Reveal
from baken.journey.intake.vocabulary import (
    OPEN_STATES,
    About,
    Channel,
    Entrance,
    Identity,
    ReportState,
    Urgency,
    WaitingFor,
)

PAGE = 50
TERM = "melding_opgepakt"
NoSuchReport = Report.DoesNotExist
NoSuchReveal = Reveal.DoesNotExist
"""There is no such report, or not for this viewer: both look the same."""


@dataclass(frozen=True)
class ReportCard:
    """What stands outside on the envelope. `due` is the end of the working day it has."""

    id: UUID
    received_on: date
    due: date
    channel: Channel
    via: str
    entrance: Entrance
    subject: TopicCode
    area_code: str
    identity: Identity
    state: ReportState
    waiting_for: WaitingFor
    owner: UUID | None
    has_thread: bool
    about: About
    urgency: Urgency
    unfinished: bool
    team: UUID | None
    rule: UUID | None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody to say what happens with it."""
        return self.state in OPEN_STATES


@dataclass(frozen=True)
class StepCard:
    """One move of a report: who, when, to where, why."""

    at: datetime
    to_state: ReportState
    by: str
    reason: str


def report_card(viewer: Actor, report_id: UUID) -> ReportCard:
    """One report.

    Raises:
        NoSuchReport: not there, or not for this viewer.
    """
    return _card(_visible(viewer).get(pk=report_id), catalogue_on(viewer.municipality))


def report_cards(viewer: Actor, report_ids: Iterable[UUID]) -> Mapping[UUID, ReportCard]:
    """The reports of these ids that the viewer may see."""
    topics = catalogue_on(viewer.municipality)
    return {row.pk: _card(row, topics) for row in _visible(viewer).filter(pk__in=set(report_ids))}


def inbox(
    viewer: Actor, *, handled: bool = False, own: bool = False, before: tuple[date, UUID] | None = None
) -> list[ReportCard]:
    """The open (or the handled) reports, newest first, one page; `before` is the last (date, id) of the page before.

    `own` leaves out what somebody else handles.
    """
    states = [state for state in ReportState if (state in OPEN_STATES) != handled]
    rows = _visible(viewer).filter(state__in=states).order_by("-received_on", "-id")
    if before is not None:
        day, last = before
        rows = rows.filter(received_on__lte=day).exclude(received_on=day, id__gte=last)
    topics = catalogue_on(viewer.municipality)
    return [_card(row, topics) for row in (rows.filter(owner=viewer.membership_id) if own else rows)[:PAGE]]


def open_count(viewer: Actor) -> int:
    """How many reports still wait for somebody; no record is loaded."""
    return int(_visible(viewer).filter(state__in=OPEN_STATES).count())


def without_owner(viewer: Actor) -> int:
    """How many open reports nobody handles; it should always be none."""
    return int(_visible(viewer).filter(state__in=OPEN_STATES, owner__isnull=True).count())


def waiting_for_desk(viewer: Actor) -> int:
    """How many reporters answered and were not read yet."""
    return int(_visible(viewer).filter(waiting_for=WaitingFor.DESK).count())


def steps_of(viewer: Actor, report_id: UUID) -> list[StepCard]:
    """The moves of a report, first to last."""
    rows = list(ReportStep.objects.filter(municipality=viewer.municipality, report_id=report_id).order_by("seq"))
    names = names_of(viewer, {row.by for row in rows})
    return [StepCard(row.at, ReportState(row.to_state), names.get(row.by, ""), row.reason) for row in rows]


def _visible(viewer: Actor) -> LookedAtQuerySet:
    rows: LookedAtQuerySet = Report.objects.filter(municipality=viewer.municipality)
    return rows


def _card(row: Report, topics: Catalogue) -> ReportCard:
    return ReportCard(
        id=row.pk,
        received_on=row.received_on,
        due=deadline(term(TERM, on=row.received_on), row.received_on).last_day,
        channel=Channel(row.channel),
        via=row.via,
        entrance=Entrance(row.entrance),
        subject=topics.named(row.subject),
        area_code=row.area_code,
        identity=Identity(row.identity),
        state=ReportState(row.state),
        waiting_for=WaitingFor(row.waiting_for),
        owner=row.owner,
        has_thread=row.lookup is not None,
        about=About(row.about),
        urgency=Urgency(row.urgency),
        unfinished=row.unfinished,
        team=row.team_id,
        rule=row.rule_id,
    )


@dataclass(frozen=True)
class RevealCard:
    """A request to open a confidential name: who asks, why, and whether somebody else agreed."""

    id: UUID
    report_id: UUID
    reason: str
    asked_by: UUID
    asked_by_name: str
    asked_at: datetime
    approved_by_name: str
    approved_at: datetime | None

    @property
    def is_approved(self) -> bool:
        """Whether a second person agreed."""
        return self.approved_at is not None


def reveals(viewer: Actor, report_id: UUID | None = None) -> list[RevealCard]:
    """The requests of this municipality (or of one report), newest first, at most a page."""
    found = Reveal.objects.filter(municipality=viewer.municipality).order_by("-asked_at", "-id")
    rows = list((found if report_id is None else found.filter(report_id=report_id))[:PAGE])
    names = names_of(viewer, {one for row in rows for one in (row.asked_by, row.approved_by) if one})
    return [
        RevealCard(
            row.pk,
            row.report_id,
            row.reason,
            row.asked_by,
            names.get(row.asked_by, ""),
            row.asked_at,
            names.get(row.approved_by, "") if row.approved_by else "",
            row.approved_at,
        )
        for row in rows
    ]
