"""What waits for this person, room by room. Each room is asked under its own activity, one block after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from baken.ground.privacy.services import Visit, acting
from baken.ground.privacy.vocabulary import Activity
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.house.front.queries.urgent import reasons_owed
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import WorkCard
from baken.journey.care.queries import contacts_due
from baken.journey.consultations import queries as consultations
from baken.journey.decisions import queries as decisions
from baken.journey.dossiers import queries as dossiers
from baken.journey.inspections import queries as inspections
from baken.journey.intake import queries as intake
from baken.journey.intake.vocabulary import WaitingFor
from baken.journey.measures import queries as measures
from baken.journey.referrals.queries import to_report_back
from baken.journey.signals import queries as signals

SOON = timedelta(days=7)
MOST = 8
WITH_URGENCY = (
    Activity.WEIGH_SIGNALS,
    Activity.DIRECT_DOSSIERS,
    Activity.DIRECT_CARE,
    Activity.PREPARE_CONSULTATION,
    Activity.PREPARE_DECISIONS,
    Activity.PLAN_INSPECTIONS,
    Activity.CARRY_OUT_MEASURES,
)
Question = Callable[[Actor, date], Sequence[WorkCard]]


@dataclass(frozen=True)
class WorkSection:
    """One heading of the start page with the cards under it; late ones first."""

    heading: str
    cards: tuple[WorkCard, ...]


def _reports(viewer: Actor, today: date) -> list[WorkCard]:
    found, told = intake.inbox(viewer), intake.reminded(viewer, today)
    return [
        WorkCard(
            title=f"Melding: {card.subject.label}",
            note=_note(card, told),
            url=reverse("intake:report", args=[card.id]),
            due=card.due,
            late=card.due < today,
        )
        for card in found
    ]


def _note(card: intake.ReportCard, told: set[UUID]) -> str:
    if card.owner is None:
        return "niemand behandelt haar nog"
    if card.id in told:
        return "herinnering: wacht langer dan een werkdag"
    if card.waiting_for == WaitingFor.DESK:
        return "de melder heeft geantwoord"
    return "notitie, nog af te maken" if card.unfinished else f"{card.channel.label}, {card.entrance.label.lower()}"


def _contacts(viewer: Actor, today: date) -> list[WorkCard]:
    return [
        WorkCard(
            title=row.called,
            note=f"AVE {row.phase}, {row.state_label}",
            url=reverse("care:casus", args=[row.id]),
            due=row.next_contact,
            late=row.next_contact is not None and row.next_contact < today,
        )
        for row in contacts_due(viewer, until=today + SOON)
    ]


def _reports_back(viewer: Actor, today: date) -> list[WorkCard]:
    return [
        WorkCard(
            title=f"Terugkoppelen aan het RIEC: {card.activity}",
            note="Wgs 1.7, vierde lid",
            url=reverse("referrals:referral", args=[card.id]),
            due=card.report_back_by,
            late=card.report_back_by is not None and card.report_back_by < today,
        )
        for card in to_report_back(viewer, until=today + 4 * SOON)
    ]


BOARD: tuple[tuple[str, Activity, Question], ...] = (
    ("Nieuwe meldingen", Activity.HANDLE_REPORTS, _reports),
    (
        "Signalen die op weging wachten",
        Activity.WEIGH_SIGNALS,
        lambda viewer, today: signals.waiting(viewer, today=today),
    ),
    ("Dossiers", Activity.DIRECT_DOSSIERS, lambda viewer, today: dossiers.waiting(viewer, today=today)),
    ("Contact met mensen", Activity.DIRECT_CARE, _contacts),
    ("Overleg", Activity.PREPARE_CONSULTATION, lambda viewer, today: consultations.work(viewer, today=today)),
    ("Met jou gedeeld", Activity.TAKE_PART, lambda viewer, today: consultations.work(viewer, today=today)),
    ("Besluiten om te nemen", Activity.TAKE_DECISIONS, lambda viewer, today: decisions.work(viewer, today=today)),
    (
        "Besluiten om voor te bereiden",
        Activity.PREPARE_DECISIONS,
        lambda viewer, today: decisions.work(viewer, today=today),
    ),
    ("Controles", Activity.PLAN_INSPECTIONS, lambda viewer, today: inspections.work(viewer, today=today)),
    ("Jouw controles", Activity.INSPECT, lambda viewer, today: inspections.work(viewer, today=today)),
    ("Maatregelen", Activity.CARRY_OUT_MEASURES, lambda viewer, today: measures.work(viewer, today=today)),
    ("Terug te koppelen", Activity.REFER_TO_PARTNERS, _reports_back),
    *(("Spoed: de reden ontbreekt nog", activity, reasons_owed) for activity in WITH_URGENCY),
)


def sections(visit: Visit, role: str, *, today: date) -> list[WorkSection]:
    """Everything that waits for this membership, in the order of the corridor; empty rooms are left out.

    One block of work per activity, whatever number of questions it has.
    """
    asked: dict[Activity, list[int]] = {}
    for place, (_, activity, _) in enumerate(BOARD):
        if may_do(role, activity.value):
            asked.setdefault(activity, []).append(place)
    found = {}
    for activity, places in asked.items():
        with acting(visit, activity) as viewer:
            for place in places:
                heading, _, question = BOARD[place]
                cards = sorted(question(viewer, today), key=lambda card: (not card.late, card.due or date.max))[:MOST]
                if cards:
                    found[place] = WorkSection(heading, tuple(cards))
    return [found[place] for place in sorted(found)]
