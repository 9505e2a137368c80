"""The verb of effects: write down what will be measured."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from baken.ground.privacy.vocabulary import Shelf, may_act
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist
from baken.journey.effects.models import Registration
from baken.journey.effects.rules import PlanFacts, may_register
from baken.journey.effects.vocabulary import Comparison, MeasureKind


def insist_may_register(
    area: str, phenomenon: str, comparison: Comparison, starts_on: date, ends_on: date, by: Actor
) -> None:
    """Refuse a measurement that may not be written down, before anything is looked at.

    Raises:
        Refused: not this role, not an own area, digital crime of a part, nothing to compare with, or less than a year.
    """
    is_allowed = may_act(by.role, by.activity, Shelf.EFFECTS)
    insist(may_register(PlanFacts(by.municipality, area, comparison, is_allowed, starts_on, ends_on, phenomenon)))


def register(
    *, kind: MeasureKind, area: str, phenomenon: str, comparison: Comparison, starts_on: date, ends_on: date,
    by: Actor, at: datetime,
) -> UUID:  # fmt: skip
    """Write down a measurement; returns its id. Whether that was before the start is seen from `at`.

    Raises:
        Refused: not this role, not an own area, nothing to compare with, or less than a year.
    """
    with transaction.atomic():
        insist_may_register(area, phenomenon, comparison, starts_on, ends_on, by)
        made = Registration(
            municipality=by.municipality, organ=by.organs[0], kind=kind, area=area, phenomenon=phenomenon,
            comparison=comparison, starts_on=starts_on, ends_on=ends_on, by=by.membership_id, at=at,
        )  # fmt: skip
        made.save()
    return made.pk
