"""A mapping is a named select with a header; it sees the delivered file and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from baken.instruments.warehouse import mappings
from baken.instruments.warehouse.figures import Settings, import_figures
from baken.instruments.warehouse.refusals import ImportRefused
from baken.instruments.warehouse.store import Store

from .conftest import AT, written

HEADER = "-- name: own\n-- description: d\n-- source: s\n-- licence: l\n-- grain: g\n-- reader: table\n"
SELECT = (
    "SELECT area, 'gemeente' AS area_level, '0.0.0' AS phenomenon, '2024' AS period, 'misdrijven' AS unit, 1 AS value, "
    "'s' AS source, "
    "DATE '2025-01-01' AS reference_date, 'd' AS definition, false AS provisional, '' AS note FROM raw"
)


def own(folder: Path, sql: str) -> mappings.Mapping:
    written(folder, "own.sql", HEADER + sql)
    return mappings.named("own", folder)


def test_every_mapping_of_ours_has_a_complete_header() -> None:
    names = [mapping.name for mapping in mappings.available()]
    assert names == sorted(names)
    assert {"neighbourhood_crime", "statline", "police_odata"} <= set(names)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ImportRefused, match="statline"):
        mappings.named("bestaat_niet")


def test_an_installation_can_add_its_own(store: Store, tmp_path: Path) -> None:
    file = written(tmp_path, "own.csv", "area\nGM1509\n")
    assert import_figures(file, own(tmp_path, SELECT), store, at=AT).status == "imported"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('{secret}')",
        "COPY (SELECT 1) TO '{secret}'",
        "SELECT 1; SELECT 2",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "ATTACH '{secret}'",
        "SELECT 1 AS area",
    ],
)
def test_it_cannot_read_or_write_another_file_or_do_anything_but_select(store: Store, tmp_path: Path, sql: str) -> None:
    secret = written(tmp_path, "secret.txt", "geheim")
    file = written(tmp_path, "own.csv", "area\nGM1509\n")
    with pytest.raises(ImportRefused):
        import_figures(file, own(tmp_path, sql.format(secret=secret)), store, at=AT, asked=Settings())
    assert secret.read_text() == "geheim"
    assert store.parts() == ()
