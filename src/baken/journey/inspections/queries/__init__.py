"""Questions about inspections: cards for pages, the inspector's briefing, what is open, what waits, what was found."""

from baken.journey.inspections.queries.briefing import BriefingCard, briefing, my_inspections
from baken.journey.inspections.queries.cards import (
    PAGE,
    InspectionCard,
    InspectionLine,
    Tally,
    inspection_card,
    inspection_lines,
    lines_of_dossier,
    tally,
)
from baken.journey.inspections.queries.doors import doors, work
from baken.journey.inspections.queries.linked import linked

__all__ = [
    "PAGE",
    "BriefingCard",
    "InspectionCard",
    "InspectionLine",
    "Tally",
    "briefing",
    "doors",
    "inspection_card",
    "inspection_lines",
    "lines_of_dossier",
    "linked",
    "my_inspections",
    "tally",
    "work",
]
