"""Which theme belongs to which municipality: a file of design tokens, named after the municipality's code."""

from pathlib import Path
from typing import Final

THEMES: Final = frozenset(path.name for path in (Path(__file__).parent / "assets" / "themes").glob("theme-*.css"))
NEUTRAL: Final = "theme-baken.css"


def theme_of(code: object) -> str:
    """The file name of a municipality's theme; the neutral theme where it has none or no code was given."""
    wanted = f"theme-{str(code or '').lower()}.css"
    return wanted if wanted in THEMES else NEUTRAL
