"""The words of a decision: instruments with their organ and article, states, refusals."""

from baken.journey.decisions.vocabulary.instruments import INSTRUMENTS, InstrumentCard, PersonDirected
from baken.journey.decisions.vocabulary.refusals import ARTICLES, Refusal
from baken.journey.decisions.vocabulary.states import (
    DECIDED_BY,
    EDITABLE,
    IN_FORCE,
    OF_THE_ORGAN,
    TRANSITIONS,
    CareResult,
    DecisionState,
    Occupants,
    ViewsSkipped,
)

__all__ = [
    "ARTICLES",
    "DECIDED_BY",
    "EDITABLE",
    "INSTRUMENTS",
    "IN_FORCE",
    "OF_THE_ORGAN",
    "TRANSITIONS",
    "CareResult",
    "DecisionState",
    "InstrumentCard",
    "Occupants",
    "PersonDirected",
    "Refusal",
    "ViewsSkipped",
]
