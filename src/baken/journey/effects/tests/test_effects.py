"""From registration to sentence: an estimate with its margin, or the reason for none."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.test import Client

from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.verdicts import Refused
from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.figures import import_figures
from baken.instruments.warehouse.store import Store
from baken.journey.effects import queries, services
from baken.journey.effects.vocabulary import Comparison, MeasureKind, Refusal
from baken.testing.people import acting_as, signed_in

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
COUNTS = {
    "GM1509": (1000, 1010, 990, 930, 950),
    "BU15090000": (100, 110, 105, 40, 45),  # halved where the measure was
    "BU15090001": (3, 1, 2, 1, 4),  # too small to carry anything
}

pytestmark = pytest.mark.usefixtures("database", "figures")


@pytest.fixture
def figures(tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path
    file = tmp_path / "cijfers.csv"
    head = "area phenomenon period value unit source reference_date definition provisional note".split()
    with file.open("w", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(head)
        for area, counts in COUNTS.items():
            for year, count in zip(range(2021, 2026), counts, strict=True):
                writer.writerow(
                    [area, "0.0.0", year, count, "misdrijven", "Politie", "2026-01-15", "alles", "false", ""]
                )
    import_figures(file, mappings.named("plain"), Store.at_home(tmp_path), at=AT)


def registered(
    area: str = "BU15090000",
    starts_on: date = date(2024, 1, 1),
    role: str = "safety_adviser",
    ends_on: date | None = None,
) -> UUID:
    with acting_as(role, activity=Activity.READ_FIGURES) as actor:
        return services.register(
            kind=MeasureKind.CAMERAS,
            area=area,
            phenomenon="0.0.0",
            comparison=Comparison.REST,
            starts_on=starts_on,
            ends_on=ends_on or date(starts_on.year + 1, 12, 31),
            by=actor,
            at=AT,
        )


def seen(municipality: str = "GM1509") -> list[queries.Estimate]:
    with acting_as("councillor", municipality, Activity.READ_FIGURES) as actor:
        return queries.estimates(actor)


def test_a_halving_is_found_beside_the_rest_of_the_municipality() -> None:
    registered()
    [estimate] = seen()
    assert estimate.found is not None
    assert estimate.found.ratio == pytest.approx(((40 + 45) / (100 + 110 + 105)) / ((890 + 905) / (900 + 900 + 885)))
    assert (estimate.found.is_beyond_chance, estimate.refusal, estimate.is_beforehand) == (True, "", False)


def test_what_comes_after_the_end_does_not_count_and_until_then_it_is_provisional() -> None:
    registered(ends_on=date(2024, 12, 31))
    registered(ends_on=date(2026, 12, 31))
    short, long = sorted(seen(), key=lambda estimate: estimate.ends_on or date.max)
    assert short.windows is not None
    assert long.windows is not None
    assert (short.windows.area_after, long.windows.area_after) == ((40,), (40, 45))
    assert (short.is_ended, long.is_ended) == (True, False)


def test_less_than_a_year_is_not_written_down() -> None:
    with pytest.raises(Refused) as refusal:
        registered(ends_on=date(2024, 12, 29))
    assert refusal.value.verdict.refusal is Refusal.TOO_SHORT


def test_with_months_the_season_and_the_trend_are_reckoned_with(tmp_path: Path) -> None:
    wave = [42, 36, 30, 27, 24, 21, 18, 21, 27, 33, 39, 42]
    file = tmp_path / "maanden.csv"
    with file.open("w", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow("area phenomenon period value unit source reference_date definition provisional note".split())
        for t in range(48):
            own = wave[t % 12] if t < 36 else 2 * wave[t % 12] // 3
            for area, count in (("BU15090000", own), ("GM1509", own + 3 * wave[t % 12])):
                period = f"{2021 + t // 12}-{t % 12 + 1:02d}"
                writer.writerow(
                    [area, "1.1.1", period, count, "misdrijven", "Politie", "2026-01-15", "alles", "false", ""]
                )
    import_figures(file, mappings.named("plain"), Store.at_home(tmp_path), at=AT)
    with acting_as("safety_adviser", activity=Activity.READ_FIGURES) as actor:
        services.register(
            kind=MeasureKind.CAMERAS, area="BU15090000", phenomenon="1.1.1", comparison=Comparison.REST,
            starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31), by=actor, at=AT,
        )  # fmt: skip
    [estimate] = seen()
    assert estimate.step is not None
    assert estimate.step.ratio == pytest.approx(2 / 3, abs=0.02)
    assert (estimate.step.is_beyond_chance, estimate.refusal) == (True, "")


def test_small_counts_are_refused_with_the_reason_and_what_could_be_seen() -> None:
    registered("BU15090001")
    [estimate] = seen()
    assert "te klein" in estimate.refusal
    assert estimate.detectable is not None
    assert estimate.detectable.fall is None


def test_before_the_start_there_is_only_what_could_be_seen() -> None:
    registered(starts_on=date(2027, 1, 1))
    [estimate] = seen()
    assert (estimate.is_beforehand, estimate.refusal) == (True, str(Refusal.NOTHING_AFTER.label))
    assert estimate.found is None
    assert estimate.detectable is not None


def test_restless_counts_before_the_start_make_less_visible() -> None:
    registered(starts_on=date(2024, 1, 1))
    registered(starts_on=date(2027, 1, 1))  # its years before hold the fall itself
    calm, restless = sorted(seen(), key=lambda estimate: estimate.starts_on)
    assert calm.detectable is not None
    assert restless.detectable is not None
    assert calm.detectable.rise < restless.detectable.rise


def test_another_municipality_does_not_see_it() -> None:
    registered()
    assert seen("GM1876") == []


def test_a_councillor_registers_nothing_by_page_or_by_sql(client: Client, sql_as: Any) -> None:
    with pytest.raises(Refused):
        registered(role="councillor")
    signed_in(client, "councillor")
    assert client.post("/effecten", {}).status_code == 400
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        sql_as("baken_app").execute("UPDATE effects_registration SET starts_on = '2020-01-01'")


def test_the_page_tells_the_effect_in_words(client: Client) -> None:
    signed_in(client, "safety_adviser")
    asked = {
        "maatregel": "cameras",
        "gebied": "GM1509",
        "onderwerp": "0.0.0",
        "vergelijking": "rest",
        "start": "2024-01-01",
        "einde": "2025-12-31",
    }
    assert client.post("/effecten", asked).status_code == 409
    registered()
    page = client.get("/effecten").content.decode()
    assert "Minder dan je mocht verwachten: 60% minder ten opzichte van de vergelijking." in page
    assert "achteraf vastgelegd" in page
    assert " style=" not in page


@pytest.mark.parametrize(
    "wrong", [{"start": "ooit"}, {"gebied": "BU18760000"}, {"onderwerp": "<b>"}, {"maatregel": "x" * 9999}]
)
def test_a_hostile_field_is_refused_in_the_form_and_nothing_is_kept(client: Client, wrong: dict[str, str]) -> None:
    asked = {
        "maatregel": "cameras",
        "gebied": "GM1509",
        "onderwerp": "0.0.0",
        "vergelijking": "neighbours",
        "start": "2024-01-01",
        "einde": "2025-12-31",
    }
    signed_in(client, "safety_adviser")
    assert client.post("/effecten", asked | wrong).status_code == 400
    assert seen() == []


def test_what_could_be_seen_is_told_before_anything_is_written_down(client: Client, owner_sql: Any) -> None:
    owner_sql(
        "INSERT INTO places_area (id, code, vintage, name, level, municipality) "
        "VALUES (gen_random_uuid(), 'BU15090000', '2024', 'Ulft', 'neighbourhood', 'GM1509')"
    )
    asked = {
        "maatregel": "cameras",
        "gebied": "BU15090000",
        "onderwerp": "0.0.0",
        "vergelijking": "rest",
        "start": "2024-01-01",
        "einde": "2025-12-31",
    }
    signed_in(client, "safety_adviser")
    page = client.post("/effecten", asked).content.decode()
    assert "Wat kunnen we straks zien?" in page
    assert "De kleinste daling die met cijfers tot en met 31 december 2025 te zien is" in page
    assert seen() == []
    mark = "BU15090000/0.0.0/rest/2024-01-01/2025-12-31"
    other = client.post("/effecten", asked | {"start": "2023-01-01", "gezien": mark})
    assert (other.status_code, seen()) == (200, [])
    longer = client.post("/effecten", asked | {"einde": "2026-12-31", "gezien": mark})
    assert (longer.status_code, seen()) == (200, [])
    assert client.post("/effecten", asked | {"gezien": mark}).status_code == 302
    assert len(seen()) == 1
