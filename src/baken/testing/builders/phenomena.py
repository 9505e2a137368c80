"""The documents of the phenomena room."""

from collections.abc import Callable
from typing import Any

SQUARE = [[6.30, 51.90], [6.31, 51.90], [6.31, 51.91], [6.30, 51.91], [6.30, 51.90]]

DOCUMENTS: dict[str, Callable[[str], Any]] = {
    "phenomena.RiskArea.outline": lambda word: {"type": "Polygon", "coordinates": [SQUARE]},
    "phenomena.RiskArea.neighbourhoods": lambda word: [word],
}
