"""The verbs of the account: compose it, publish it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from baken.ground.policy.queries import plan_in_force, public_account
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused
from baken.instruments.tables.vocabulary import Organ
from baken.journey.council.models import Publication
from baken.journey.council.queries import draft_content
from baken.journey.council.rules import BriefingFacts, may_compose, may_publish
from baken.journey.council.vocabulary import PublicationKind, Refusal


@transaction.atomic
def compose_briefing(*, title: str, narrative: str, today: date, by: Actor, at: datetime) -> UUID:
    """Freeze a one-page briefing against the plan's goals: what is written now is what the council will read (C81, C82).

    Raises:
        Refused: no plan was adopted, or the narrative is empty.
    """
    content = draft_content(by, narrative=narrative, today=today)
    insist(may_compose(BriefingFacts(content is not None, narrative)))
    return _keep(PublicationKind.BRIEFING, title, content or {}, by, at)


@transaction.atomic
def publish_account(*, today: date, by: Actor, at: datetime) -> UUID:
    """Freeze and publish what became of every promise of the plan in force, for everybody.

    Raises:
        Refused: no plan was adopted.
    """
    plan = plan_in_force(by, today)
    if plan is None:
        insist(refused(Refusal.NO_PLAN))
        raise AssertionError("unreachable")
    publication = _keep(PublicationKind.ACCOUNT, plan.title, public_account(by, plan.id, today), by, at)
    publish(publication_id=publication, by=by, at=at)
    return publication


@transaction.atomic
def publish(*, publication_id: UUID, by: Actor, at: datetime) -> None:
    """Make it public; from now on it does not change.

    Raises:
        Refused: it is public already.
    """
    found = Publication.objects.select_for_update().get(pk=publication_id)
    insist(may_publish(BriefingFacts(True, "-", found.published_at)))
    found.published_at, found.published_by = at, by.membership_id
    found.save(update_fields=["published_at", "published_by"])


def _keep(kind: PublicationKind, title: str, content: object, by: Actor, at: datetime) -> UUID:
    made = Publication(
        municipality=by.municipality,
        organ=Organ.COLLEGE,
        kind=kind,
        title=title,
        content=content,
        composed_at=at,
        composed_by=by.membership_id,
    )
    made.save()
    return made.pk
