"""Pure rules of the picture: what may be said about a count, and what may not."""

from baken.journey.insight.rules.breaks import YEARS_BACK, comparable, within
from baken.journey.insight.rules.comparing import Compared, compare, level_of_rate, rate_of, why_no_rate
from baken.journey.insight.rules.hiding import HiddenTable, table_of
from baken.journey.insight.rules.kinds import ALONE_FROM, likely_kind, village_of

__all__ = [
    "ALONE_FROM",
    "YEARS_BACK",
    "Compared",
    "HiddenTable",
    "comparable",
    "compare",
    "level_of_rate",
    "likely_kind",
    "rate_of",
    "table_of",
    "village_of",
    "why_no_rate",
    "within",
]
