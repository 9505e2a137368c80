"""Who says what kind of area it is, and where the database stops the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from baken.ground.places.queries import areas_of
from baken.ground.places.services import import_areas, mark_typology
from baken.ground.places.vocabulary import Typology, TypologyRefusal
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.testing.database import as_role
from baken.testing.people import acting_as

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def areas(database: Any, outlines: Callable[..., Path]) -> None:
    with as_role(database, "baken_worker"):
        import_areas(outlines(BU15090000=6.3, BU18760000=6.4), vintage="2024", at=AT)


@pytest.mark.usefixtures("areas")
def test_the_adviser_says_it_and_the_latest_word_counts() -> None:
    for kind in (Typology.COUNTRYSIDE, Typology.VILLAGE):
        with acting_as("safety_adviser", activity=Activity.READ_FIGURES) as actor:
            mark_typology(code="BU15090000", kind=kind, by=actor, at=AT)
    with acting_as("councillor", activity=Activity.READ_FIGURES):
        assert [area.typology for area in areas_of("GM1509")] == [Typology.VILLAGE]


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize(
    ("role", "code", "refusal"),
    [
        ("councillor", "BU15090000", TypologyRefusal.NOT_YOURS),
        ("safety_adviser", "BU18760000", TypologyRefusal.OTHER_MUNICIPALITY),
        ("safety_adviser", "BU15099999", TypologyRefusal.UNKNOWN_AREA),
    ],
)
def test_each_refusal_has_its_reason(role: str, code: str, refusal: TypologyRefusal) -> None:
    with acting_as(role, activity=Activity.READ_FIGURES) as actor, pytest.raises(Refused) as refused:
        mark_typology(code=code, kind=Typology.VILLAGE, by=actor, at=AT)
    assert refused.value.verdict.refusal is refusal


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize("table", ["places_area", "places_delivery", "places_typologymark"])
def test_the_web_role_cannot_change_reference_data(sql_as: Any, table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sql_as("baken_app").execute(f"DELETE FROM {table}")
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedTable)):
        sql_as("baken_door").execute(f"SELECT * FROM {table}")
