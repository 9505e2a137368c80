"""Small made-up files in the formats of the real ones, and the real ones where they are present."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from baken.instruments.warehouse.store import Store

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AREAS = (
    ("GM1509", "Oude IJsselstreek", "gemeente"),
    ("GM1876", "Bronckhorst", "gemeente"),
    ("GM0014", "Groningen", "gemeente"),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "warehouse")


def municipality(**changed: Any) -> dict[str, Any]:
    """A municipality of two neighbourhoods, in the shape of the JSON per municipality."""
    made: dict[str, Any] = {
        "peildatum": "2026-07-19",
        "code": "GM1509",
        "demografie": {"inwoners": 900},
        "veiligheid": {"trend": {"2024": 30, "2025": 25}, "bron": "Politie via CBS (tabel 47022NED)"},
        "bronnen": {"kerncijfers": "CBS Kerncijfers wijken en buurten 2024 (tabel 85984NED)"},
        "wijken": [{"code": "WK150900", "demografie": {"inwoners": 900}}],
        "buurten": [
            neighbourhood("BU15090000", {"2024": 20, "2025": 20}, 600),
            neighbourhood("BU15090001", {"2024": 10, "2025": None}, None),
        ],
    }
    return made | changed


def neighbourhood(code: str, trend: dict[str, int | None], inhabitants: int | None) -> dict[str, Any]:
    bron = "Politie via CBS (tabel 47022NED)"
    return {
        "code": code,
        "wijkCode": "WK" + code[2:],
        "demografie": {"inwoners": inhabitants},
        "veiligheid": {"trend": trend, "bron": bron},
    }


def written(folder: Path, name: str, content: object) -> Path:
    """A file with this text (or this value as JSON)."""
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


STATLINE = """\
"Geregistreerde misdrijven en aangiften; soort misdrijf, gemeente 2026"
"Soort misdrijf: 1.1.1 Diefstal/inbraak woning"
""
"Onderwerp";"Geregistreerde misdrijven";"Geregistreerde misdrijven";"Internetaangiften"
"Perioden";"2022";"2023 januari*";"2022"
"Regio's";"aantal";"aantal";"aantal"
"Nederland";"20000";"1800";"9000"
"Oude IJsselstreek";"31";".";"12"
"Groningen (gemeente)";"210";"x";"90"
"Groningen (PV)";"400";"33";"120"
"Gemeenten; niet in te delen";"1";"0";"0"
"Bron: Politie"
"""
