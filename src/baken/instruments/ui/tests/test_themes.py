"""Every theme can be read by everyone: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (borders and marks 3:1)."""

import re
from pathlib import Path

import pytest

from baken.instruments.ui.build import ASSETS
from baken.instruments.ui.themes import NEUTRAL, THEMES, theme_of

TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\s*;")
TEXT, MARK = 4.5, 3.0

# foreground, background, smallest contrast
PAIRS = [
    ("baken-ink", "baken-surface", TEXT),
    ("baken-ink", "baken-ground", TEXT),
    ("baken-ink", "baken-brand-soft", TEXT),
    ("baken-ink-soft", "baken-surface", TEXT),
    ("baken-ink-soft", "baken-ground", TEXT),
    ("baken-ink-soft", "baken-brand-soft", TEXT),
    ("baken-brand", "baken-surface", TEXT),
    ("baken-brand", "baken-ground", TEXT),
    ("baken-brand", "baken-brand-soft", TEXT),
    ("baken-brand-strong", "baken-surface", TEXT),
    ("baken-brand-strong", "baken-brand-soft", TEXT),
    ("baken-brand-deep", "baken-brand-soft", TEXT),
    ("baken-surface", "baken-brand", TEXT),
    ("baken-surface", "baken-brand-strong", TEXT),
    ("baken-surface", "baken-brand-deep", TEXT),
    ("baken-lamp", "baken-brand-deep", MARK),
    ("baken-line-strong", "baken-surface", MARK),
    ("baken-line-strong", "baken-ground", MARK),
    ("baken-ok", "baken-ok-soft", TEXT),
    ("baken-info", "baken-info-soft", TEXT),
    ("baken-warning", "baken-warning-soft", TEXT),
    ("baken-error", "baken-error-soft", TEXT),
    ("baken-error", "baken-surface", TEXT),
    ("baken-error-line", "baken-surface", MARK),
    ("baken-ink", "baken-map-0", TEXT),
    ("baken-ink", "baken-map-1", TEXT),
    ("baken-ink", "baken-map-2", TEXT),
    ("baken-surface", "baken-map-3", TEXT),
    ("baken-surface", "baken-map-4", TEXT),
    ("baken-focus", "baken-focus-glow", MARK),
    ("baken-focus", "baken-ground", MARK),
    ("baken-focus-glow", "baken-brand-deep", MARK),
]


def tokens(*sheets: Path) -> dict[str, str]:
    return {name: value for sheet in sheets for name, value in TOKEN.findall(sheet.read_text())}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself_gives_the_known_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_contrast(theme: str, front: str, back: str, least: float) -> None:
    known = tokens(ASSETS / "css" / "10-tokens.css", ASSETS / "themes" / theme)
    assert contrast(known[front], known[back]) >= least, f"{front} on {back} in {theme}"


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_sets_the_same_tokens(theme: str) -> None:
    assert tokens(ASSETS / "themes" / theme).keys() == tokens(ASSETS / "themes" / NEUTRAL).keys()


def test_a_municipality_gets_its_own_theme_and_a_stranger_the_neutral_one() -> None:
    assert theme_of("GM1509") == "theme-gm1509.css"
    assert theme_of("GM9999") == theme_of("") == theme_of(None) == theme_of("../x") == NEUTRAL
