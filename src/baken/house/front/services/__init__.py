"""The verbs of the house itself."""

from baken.house.front.services.searching import forget_searches, keep_search, let_search_go

__all__ = ["forget_searches", "keep_search", "let_search_go"]
