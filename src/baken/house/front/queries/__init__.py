"""Questions over several rooms: where may I go, what waits for me."""

from baken.house.front.queries.navigation import Place, navigation, role_sentence
from baken.house.front.queries.work import BOARD, WorkSection, sections

__all__ = ["BOARD", "Place", "WorkSection", "navigation", "role_sentence", "sections"]
