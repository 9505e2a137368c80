"""Questions about the picture. The first argument is the viewer; answers are frozen cards without a person."""

from baken.journey.insight.queries.own import OwnTable, own_counts
from baken.journey.insight.queries.picture import AreaLine, Figure, Group, Picture, Point, Tile, headline, picture
from baken.journey.insight.queries.sources import Source, sources

__all__ = [
    "AreaLine",
    "Figure",
    "Group",
    "OwnTable",
    "Picture",
    "Point",
    "Source",
    "Tile",
    "headline",
    "own_counts",
    "picture",
    "sources",
]
