"""Questions about the picture. The first argument is the viewer; answers are frozen cards without a person."""

from baken.journey.insight.queries.analyses import AnalysisCard, Question, Reproduced, analyses, reproduced
from baken.journey.insight.queries.beside import Beside, Perceived, beside
from baken.journey.insight.queries.changes import Change, Changed, Recent, Rise, changed, recent
from baken.journey.insight.queries.deeper import Deeper, deeper
from baken.journey.insight.queries.exports import Exported, catalogued, exported, exported_own
from baken.journey.insight.queries.figure import Explained, explained
from baken.journey.insight.queries.groups import Group
from baken.journey.insight.queries.liveability import Liveability, liveability
from baken.journey.insight.queries.of_others import OfOthers, of_others
from baken.journey.insight.queries.own import OwnTable, own_counts
from baken.journey.insight.queries.picture import AreaLine, Figure, Picture, Point, Tile, headline, picture
from baken.journey.insight.queries.series import Provenance, told_date
from baken.journey.insight.queries.sources import Source, sources
from baken.journey.insight.queries.themes import Indicator, Kind, Themed, themed

__all__ = [
    "AnalysisCard",
    "AreaLine",
    "Beside",
    "Change",
    "Changed",
    "Deeper",
    "Explained",
    "Exported",
    "Figure",
    "Group",
    "Indicator",
    "Kind",
    "Liveability",
    "OfOthers",
    "OwnTable",
    "Perceived",
    "Picture",
    "Point",
    "Provenance",
    "Question",
    "Recent",
    "Reproduced",
    "Rise",
    "Source",
    "Themed",
    "Tile",
    "analyses",
    "beside",
    "catalogued",
    "changed",
    "deeper",
    "explained",
    "exported",
    "exported_own",
    "headline",
    "liveability",
    "of_others",
    "own_counts",
    "picture",
    "recent",
    "reproduced",
    "sources",
    "themed",
    "told_date",
]
