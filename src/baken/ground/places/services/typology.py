"""A person says what kind of area it is (C29)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from baken.ground.places.models import Area, TypologyMark
from baken.ground.places.vocabulary import Typology, TypologyRefusal
from baken.ground.privacy.vocabulary import Shelf, may_act
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import insist, refused


def mark_typology(*, code: str, kind: Typology, by: Actor, at: datetime) -> None:
    """Set the kind of one area of the own municipality; earlier marks stay to be read.

    Raises:
        Refused: not this role, not a loaded area, or an area of another municipality.
    """
    if not may_act(by.role, by.activity, Shelf.INSIGHT):
        insist(refused(TypologyRefusal.NOT_YOURS))
    with transaction.atomic():
        area = Area.objects.filter(code=code).order_by("-vintage").first()
        if area is None:
            insist(refused(TypologyRefusal.UNKNOWN_AREA))
        elif area.municipality != by.municipality:
            insist(refused(TypologyRefusal.OTHER_MUNICIPALITY))
        TypologyMark.objects.create(municipality=by.municipality, code=code, kind=kind, by=by.membership_id, at=at)
