"""The documents of the council room."""

from collections.abc import Callable
from typing import Any

DOCUMENTS: dict[str, Callable[[str], Any]] = {
    "council.Publication.content": lambda word: {
        "date": "2026-11-23",
        "municipality": word,
        "narrative": word,
        "figure": {"sentence": word, "known": False},
        "effects": [],
        "account": {"title": word, "period": word, "fictional": True, "priorities": []},
    }
}
