"""The documents of the topics room."""

from collections.abc import Callable
from typing import Any

DOCUMENTS: dict[str, Callable[[str], Any]] = {
    "topics.FormEntry.content": lambda word: {
        "entrance": "suspicion",
        "label": word,
        "hint": word,
        "note": word,
        "hours": word,
        "questions": [{"code": "what", "kind": "text", "label": word, "hint": word}],
    }
}
