"""A number the municipality sets instead of ours: laid down by the safety adviser, with its source, followed by the next."""

from datetime import datetime

from django.db import transaction

from baken.ground.organisations.vocabulary import Organ, Role
from baken.ground.privacy.models import Norm
from baken.ground.privacy.vocabulary import NORMS, NormRefusal
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import ALLOWED, insist, refused


@transaction.atomic
def set_norm(*, key: str, value: int, source: str, by: Actor, at: datetime) -> None:
    """Let this number hold from now on.

    Raises:
        Refused: not the safety adviser, no such number, out of its bounds, or no source.
    """
    insist(ALLOWED if by.role == Role.SAFETY_ADVISER else refused(NormRefusal.NOT_THE_ADVISER))
    insist(ALLOWED if key in NORMS else refused(NormRefusal.UNKNOWN))
    rule = NORMS[key]
    insist(ALLOWED if rule.least <= value <= rule.most else refused(NormRefusal.OUT_OF_BOUNDS))
    insist(ALLOWED if source.strip() else refused(NormRefusal.NO_SOURCE))
    Norm(
        municipality=by.municipality, organ=Organ.COLLEGE, key=key, value=value, source=source.strip(),
        by=by.membership_id, at=at,
    ).save()  # fmt: skip
