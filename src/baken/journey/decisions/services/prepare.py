"""Prepare a decision: for one dossier, with one instrument, for the organ that the law names."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from baken.ground.organisations.queries import names_of
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Conflict, insist
from baken.journey.decisions.models import Decision
from baken.journey.decisions.queries import facts_of
from baken.journey.decisions.rules import may_revise, uses_its_own_power
from baken.journey.decisions.vocabulary import Occupants


@dataclass(frozen=True)
class Content:
    """What a decision says. Everything but the title may be filled in later, until it is laid before the organ."""

    title: str
    addressee: str = ""
    address: str = ""
    area: str = ""
    phenomenon: str = ""
    facts: str = ""
    ground: str = ""
    reasons: str = ""
    lighter: str = ""
    occupants: str = Occupants.UNKNOWN
    occupants_note: str = ""
    views_skipped: str = ""
    views_skipped_reason: str = ""
    grace_until: date | None = None
    lasts_until: date | None = None
    decide_by: date | None = None


@transaction.atomic
def prepare(*, dossier_id: UUID, instrument: str, organ: str, content: Content, by: Actor, at: datetime) -> UUID:
    """Start a decision. Refused when this organ may not use this instrument (C84)."""
    made = Decision(
        municipality=by.municipality,
        organ=organ,
        dossier_id=dossier_id,
        instrument=instrument,
        prepared_by=by.membership_id,
        prepared_at=at,
        **asdict(content),
    )
    insist(uses_its_own_power(facts_of(made, today=timezone.localdate(at))))
    made.save()
    return made.pk


@transaction.atomic
def revise(*, decision_id: UUID, content: Content, seen_at: datetime | None, by: Actor, at: datetime) -> None:
    """Write the content again, over the version of `seen_at` (None: never revised).

    Raises:
        Refused: it lies with the organ, or was taken.
        Conflict: a colleague revised it since; the sentence says who.
    """
    decision = Decision.objects.select_for_update().get(pk=decision_id)
    insist(may_revise(decision.state))
    if decision.revised_at != seen_at and decision.revised_by is not None:
        who = names_of(by, [decision.revised_by]).get(decision.revised_by, "Een collega")
        raise Conflict(f"{who} wijzigde dit voorstel intussen. Kijk wat er nu staat en voeg jouw tekst daaraan toe.")
    for name, value in asdict(content).items():
        setattr(decision, name, value)
    decision.revised_by, decision.revised_at = by.membership_id, at
    decision.save()
