"""The pages of the picture."""

from baken.journey.insight.views.analyses import analyses, analysis
from baken.journey.insight.views.changes import changes, put_on_agenda
from baken.journey.insight.views.deeper import deeper
from baken.journey.insight.views.exports import exports, open_catalogue
from baken.journey.insight.views.figure import figure
from baken.journey.insight.views.kinds import area_kinds
from baken.journey.insight.views.liveability import liveability
from baken.journey.insight.views.picture import own, picture, sources
from baken.journey.insight.views.themes import themes

__all__ = [
    "analyses",
    "analysis",
    "area_kinds",
    "changes",
    "deeper",
    "exports",
    "figure",
    "liveability",
    "open_catalogue",
    "own",
    "picture",
    "put_on_agenda",
    "sources",
    "themes",
]
