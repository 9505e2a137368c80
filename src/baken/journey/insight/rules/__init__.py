"""Pure rules of the picture: what may be said about a count, and what may not."""

from baken.journey.insight.rules.comparing import Compared, compare, level_of_rate, rate_of, why_no_rate
from baken.journey.insight.rules.hiding import HiddenTable, hidden

__all__ = ["Compared", "HiddenTable", "compare", "hidden", "level_of_rate", "rate_of", "why_no_rate"]
