"""The verbs of dossiers: open, bind, add a subject, note, hand over, move."""

from baken.journey.dossiers.services.binding import (
    add_business,
    add_note,
    add_person,
    add_premises,
    bind_signal,
    change_context,
)
from baken.journey.dossiers.services.moving import answer_offer, move, offer, take_over, withdraw_offer
from baken.journey.dossiers.services.opening import open_dossier, open_from_signals

__all__ = [
    "add_business",
    "add_note",
    "add_person",
    "add_premises",
    "answer_offer",
    "bind_signal",
    "change_context",
    "move",
    "offer",
    "open_dossier",
    "open_from_signals",
    "take_over",
    "withdraw_offer",
]
