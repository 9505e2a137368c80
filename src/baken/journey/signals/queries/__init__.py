"""Questions about signals: the inbox, one signal on one screen, what waits."""

from baken.journey.signals.queries.cards import SignalCard, SignalLine, SignalPage
from baken.journey.signals.queries.checks import Check2ACard, checks_2a_of
from baken.journey.signals.queries.doors import doors_of
from baken.journey.signals.queries.facts import checks_1_of
from baken.journey.signals.queries.inbox import inbox, lane_named, signal_cards, to_bind, to_link, waiting
from baken.journey.signals.queries.origins import SignalOrigin, origins
from baken.journey.signals.queries.page import signal_page
from baken.journey.signals.queries.position import Position, position
from baken.journey.signals.queries.sources import (
    hits_between,
    questions_for,
    signal_asking,
    signal_sources,
    source_register,
    who_may_answer,
)

__all__ = [
    "Check2ACard",
    "Position",
    "SignalCard",
    "SignalLine",
    "SignalOrigin",
    "SignalPage",
    "checks_1_of",
    "checks_2a_of",
    "doors_of",
    "hits_between",
    "inbox",
    "lane_named",
    "origins",
    "position",
    "questions_for",
    "signal_asking",
    "signal_cards",
    "signal_page",
    "signal_sources",
    "source_register",
    "to_bind",
    "to_link",
    "waiting",
    "who_may_answer",
]
