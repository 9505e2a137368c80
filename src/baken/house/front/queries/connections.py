"""What hangs on a dossier, over all rooms: each thing with its source, its ground and who can see it; and when what happened.

Each room is asked under its own activity for what this person may see there. What it leaves out is counted nowhere: nobody learns
from this page that there is more.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from baken.ground.organisations.vocabulary import Role
from baken.ground.privacy.services import Visit, acting
from baken.ground.privacy.vocabulary import MATRIX, Activity, Shelf
from baken.ground.privacy.vocabulary.matrix import may_do
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.doors import LinkCard
from baken.journey.consultations import queries as consultations
from baken.journey.decisions import queries as decisions
from baken.journey.dossiers import queries as dossiers
from baken.journey.dossiers.queries import DossierPage
from baken.journey.inspections import queries as inspections
from baken.journey.measures import queries as measures

LATER: tuple[tuple[Activity, Callable[[Actor, UUID], Sequence[LinkCard]]], ...] = (
    (Activity.PREPARE_CONSULTATION, consultations.linked),
    (Activity.PREPARE_DECISIONS, decisions.linked),
    (Activity.PLAN_INSPECTIONS, inspections.linked),
    (Activity.CARRY_OUT_MEASURES, measures.linked),
)
ACTIVITIES = (Activity.DIRECT_DOSSIERS, *(activity for activity, _ in LATER))


@dataclass(frozen=True)
class Moment:
    """Something that happened, with where that is known from."""

    at: datetime
    title: str
    who: str
    text: str
    url: str
    tone: str
    source: str
    ground: str
    reach: str


@dataclass(frozen=True)
class Connections:
    """A dossier with everything on it that this person may see, and the moments of all of that, newest first."""

    page: DossierPage
    links: tuple[LinkCard, ...]
    moments: tuple[Moment, ...]


def connections_of(visit: Visit, role: str, dossier_id: UUID, *, today: date) -> Connections:
    """The links and the timeline of one dossier.

    Raises:
        Http404: no such dossier, or not for this viewer.
    """
    with acting(visit, Activity.DIRECT_DOSSIERS) as viewer:
        page = dossiers.dossier_page(viewer, dossier_id, today=today)
        links = list(dossiers.linked(viewer, page))
    for activity, question in LATER:
        if may_do(role, activity.value):
            with acting(visit, activity) as viewer:
                links += question(viewer, dossier_id)
    return Connections(page, tuple(links), tuple(_moments(page, links)))


def reach_of(shelf: str) -> str:
    """Who can see this, in words, as the matrix says it."""
    roles = {grant.role for grant in MATRIX if grant.shelf == shelf}
    return ", ".join(str(role.label) for role in Role if role in roles and role is not Role.SYSTEM)


def _moments(page: DossierPage, links: Sequence[LinkCard]) -> list[Moment]:
    here = reach_of(Shelf.DOSSIERS.value)
    found = [
        Moment(
            event.at, event.title, event.who, event.text, event.url, event.tone, "dit dossier", page.card.ground, here
        )
        for event in page.timeline
    ]
    found += [
        Moment(at, what, "", link.title, link.url, "", link.source, link.ground, reach_of(link.shelf))
        for link in links
        for at, what in link.moments
    ]
    return sorted(found, key=lambda moment: moment.at, reverse=True)
