"""Questions about decisions: what the rules must know, cards for pages, what is open and what waits."""

from baken.journey.decisions.queries.cards import (
    PAGE,
    Clock,
    DecisionCard,
    DecisionLine,
    decision_card,
    decision_lines,
    lines_of_dossier,
    mandates,
)
from baken.journey.decisions.queries.doors import door_for_decision, doors, work
from baken.journey.decisions.queries.facts import (
    DecisionSummary,
    facts_of,
    mandate_of,
    published_on,
    summaries,
    summary,
)
from baken.journey.decisions.queries.linked import linked

__all__ = [
    "PAGE",
    "Clock",
    "DecisionCard",
    "DecisionLine",
    "DecisionSummary",
    "decision_card",
    "decision_lines",
    "door_for_decision",
    "doors",
    "facts_of",
    "lines_of_dossier",
    "linked",
    "mandate_of",
    "mandates",
    "published_on",
    "summaries",
    "summary",
    "work",
]
