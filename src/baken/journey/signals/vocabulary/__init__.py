"""The words of signals: where they come from, how they are graded, the path they follow, and why a step is refused."""

from baken.journey.signals.vocabulary.grades import Concreteness, Credibility, Recency, Reliability, Seriousness, Source
from baken.journey.signals.vocabulary.grounds import GROUNDS, SHARING, Ground, grounds_for
from baken.journey.signals.vocabulary.position import SILENT_AFTER
from baken.journey.signals.vocabulary.refusals import BASIS, Basis, SignalRefusal
from baken.journey.signals.vocabulary.sources import SOURCES, ResearchSource, SourceEntry, of_others, that_may_tell
from baken.journey.signals.vocabulary.states import (
    LANES,
    LINKABLE,
    TRANSITIONS,
    Instrument,
    Lane,
    Result,
    SignalState,
)

__all__ = [
    "BASIS",
    "GROUNDS",
    "LANES",
    "LINKABLE",
    "SHARING",
    "SILENT_AFTER",
    "SOURCES",
    "TRANSITIONS",
    "Basis",
    "Concreteness",
    "Credibility",
    "Ground",
    "Instrument",
    "Lane",
    "Recency",
    "Reliability",
    "ResearchSource",
    "Result",
    "Seriousness",
    "SignalRefusal",
    "SignalState",
    "Source",
    "SourceEntry",
    "grounds_for",
    "of_others",
    "that_may_tell",
]
