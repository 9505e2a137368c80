"""The pages of the picture."""

from baken.journey.insight.views.kinds import area_kinds
from baken.journey.insight.views.picture import own, picture, sources

__all__ = ["area_kinds", "own", "picture", "sources"]
