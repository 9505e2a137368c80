"""A file that is broken gets a sentence in Dutch, not the words of a parser."""

from pathlib import Path

import duckdb
import pytest

from baken.instruments.warehouse.reading import load
from baken.instruments.warehouse.refusals import ImportRefused


@pytest.mark.parametrize(
    ("content", "way", "name", "sentence"),
    [
        (b'{"a": 1,\n "b', "json", "half.json", "geen hele JSON (het loopt stuk op regel 2)"),
        (b"\x89PNG\r\n", "json", "beeld.json", "geen hele JSON. Haal"),
        (b"\x89PNG\r\n\x00\x00", "table", "beeld.csv", "geen tabel die te lezen is"),
    ],
)
def test_a_broken_file_is_refused_in_dutch(tmp_path: Path, content: bytes, way: str, name: str, sentence: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with duckdb.connect() as connection, pytest.raises(ImportRefused) as refused:
        load(connection, file, way)
    assert sentence in str(refused.value)
