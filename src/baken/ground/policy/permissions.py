"""May this person change the plan, rather than only read it? The matrix says."""

from __future__ import annotations

from baken.ground.privacy.vocabulary import Activity, Shelf, may_act
from baken.instruments.kit.actors import Actor


def may_manage(actor: Actor) -> bool:
    """The adviser manages the plan; raad, college and analyst read along."""
    return may_act(actor.role, Activity.MANAGE_PLAN.value, Shelf.PLAN.value)
