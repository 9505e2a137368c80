"""The mappings against the real files they were written for."""

from __future__ import annotations

from pathlib import Path

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.asking import ask
from baken.instruments.warehouse.figures import Settings, import_figures
from baken.instruments.warehouse.reading import grid_of
from baken.instruments.warehouse.store import Store

from .conftest import AT


@pytest.fixture(scope="module")
def areas(shared_data: Path) -> tuple[tuple[str, str, str], ...]:
    rows = grid_of(shared_data / "areas" / "wijken_en_buurten_2024.csv")[1:]
    return tuple((row[0].strip(), row[1], "gemeente") for row in rows if row[0].startswith("GM"))


@pytest.mark.parametrize(
    ("file", "mapping", "cells", "unknown"),
    [
        ("crime/neighbourhoods/GM1509.json", "neighbourhood_crime", (32 + 1) * 5 + 32 + 4 + 1, 0),
        ("crime/neighbourhoods/GM0222.json", "neighbourhood_crime", (84 + 1) * 5 + 84 + 11 + 1, 1),
        ("crime/statline_47013NED/misdrijven_2022_2023.csv", "statline", (342 + 1) * 2, 0),
        ("crime/cbs_47022NED/NL_Crime.csv", "national_crime", 59 * 127, 0),
        ("areas/population_2024_85984NED.csv", "population", 14574, 0),
        ("odata/84799NED/cbs.v3.84799NED_TypedDataSet.parquet", "key_figures", 3 * 17341, 72),
    ],
)  # fmt: skip
def test_each_real_file_is_taken_whole(
    store: Store,
    shared_data: Path,
    areas: tuple[tuple[str, str, str], ...],
    file: str,
    mapping: str,
    cells: int,
    unknown: int,
) -> None:
    outcome = import_figures(shared_data / file, mappings.named(mapping), store, at=AT, asked=Settings(areas=areas))
    assert (outcome.status, outcome.new_rows, outcome.unknown_values) == ("imported", cells, unknown), outcome.refused[
        :3
    ]


def test_the_municipal_years_are_those_of_the_police(store: Store, shared_data: Path) -> None:
    file = shared_data / "crime" / "neighbourhoods" / "GM1509.json"
    import_figures(file, mappings.named("neighbourhood_crime"), store, at=AT)
    rows = ask(store, "current", areas=["GM1509"], phenomenon="0.0.0", unit="misdrijven")
    assert [row["value"] for row in rows] == [819, 937, 928, 888, 758]
