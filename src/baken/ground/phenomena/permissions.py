"""Who may write about risks: reading along is not writing."""

from baken.ground.privacy.vocabulary import Activity, Shelf, may_act, may_do, may_see
from baken.instruments.kit.actors import Actor


def may_keep(actor: Actor) -> bool:
    """May this person write about phenomena and barriers?"""
    return may_do(actor.role, Activity.MANAGE_PHENOMENA)


def may_keep_risks(actor: Actor) -> bool:
    """May this person take an analysis and answer a risk?"""
    return may_act(actor.role, Activity.MANAGE_PHENOMENA, Shelf.RISK_AREAS)


def may_see_risks(actor: Actor) -> bool:
    """May this person read which areas and branches are at risk?"""
    return may_see(actor.role, Activity.READ_FIGURES, Shelf.RISK_AREAS)
