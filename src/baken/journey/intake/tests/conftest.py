"""The door as its own process sees it: its settings, its role, keys of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

from baken.house.config import settings_door
from baken.house.config.databases import database as database_of
from baken.journey.intake.services import catalogue
from baken.journey.intake.services.connection import forget
from baken.journey.intake.services.keys import make_desk_keys
from baken.journey.intake.views import door as pages
from baken.testing.people import HOME_TOWN, NEIGHBOUR, settle


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Path]:
    """Desk keys of two municipalities in a folder of this test."""
    with override_settings(KEYS=tmp_path / "keys"):
        make_desk_keys([HOME_TOWN, NEIGHBOUR])
        yield tmp_path / "keys"


@pytest.fixture
def at_the_door(database: Any, keys: Path) -> Iterator[Client]:
    """A visitor's browser before the public door: no cookies, the door's settings, the role baken_door."""
    settle(HOME_TOWN)
    settle(NEIGHBOUR)
    pages._published.clear()
    catalogue.forget()
    names = (
        "ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "LANGUAGES", "CODE_PEPPER", "TRUSTED_PROXIES", "DATA_UPLOAD_MAX_MEMORY_SIZE",
    )  # fmt: skip
    with override_settings(
        **{name: getattr(settings_door, name) for name in names},
        DOOR_DATABASE=database_of("baken_door"),
        DEMO=False,
        ADDRESS_SERVICE="",
    ):
        yield Client(REMOTE_ADDR="203.0.113.7")
    forget()
    pages._published.clear()
