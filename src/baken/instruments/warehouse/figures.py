"""Takes a delivered file with public figures into the store: everything or nothing, with the reason per refused row."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from pathlib import Path

import duckdb

from . import mappings, reading, staging
from .refusals import ImportRefused
from .staging import Outcome, Row, Settings
from .store import Part, Store, connected

__all__ = ["Outcome", "Row", "Settings", "import_figures"]

_VINTAGE = re.compile(r"^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$")

_NOTHING_ASKED = Settings()


def import_figures(
    file: Path, mapping: mappings.Mapping, store: Store, *, at: datetime, asked: Settings = _NOTHING_ASKED
) -> Outcome:
    """Read `file` through `mapping` and publish what is new.

    Raises ImportRefused when the file as a whole cannot be read.
    """
    if not file.is_file():
        raise ImportRefused(f"Het bestand {file} bestaat niet.")
    if mapping.needs == "areas" and not asked.areas:
        raise ImportRefused(
            "Deze koppeling zoekt gebieden op naam, en er is nog geen gebiedenlijst geladen. Laad er eerst een: "
            "baken import areas wijken_en_buurten_2024.csv --vintage 2024"
        )
    if asked.vintage is not None and not _VINTAGE.match(asked.vintage):
        raise ImportRefused(
            "Een jaargang heet bijvoorbeeld 2025-03: letters, cijfers, punt en streepje, hoogstens 40 tekens."
        )
    digest = _digest(file, mapping, asked)
    with store.writing():
        held = [part for part in store.parts("figures") if part.dataset == mapping.name]
        target = store.new_file("figures", mapping.name)
        try:
            with connected([file.resolve(), target, *map(store.path_of, held)], spill=store.root) as connection:
                connection.execute("SET VARIABLE file_name = ?::VARCHAR", [file.name])
                _set_variables(connection, at, asked)
                reading.load(connection, file.resolve(), mapping.reader)
                mappings.run(connection, mapping, asked.areas, names=asked.names, skip_unknown=asked.skip_unknown_areas)
                part = Part(
                    "figures", mapping.name, "", "", 0, digest, mapping.name, file.name, at.isoformat(), asked.fictional,
                    undated=asked.reference_date is None and not _names_a_date(connection, mapping),
                )  # fmt: skip
                return staging.take(connection, store, target, part, held, asked, at)
        except duckdb.Error as problem:
            raise ImportRefused(mappings.misfit(mapping, problem)) from problem
        finally:
            if target not in map(store.path_of, store.parts()):
                target.unlink(missing_ok=True)


def _set_variables(connection: duckdb.DuckDBPyConnection, at: datetime, asked: Settings) -> None:
    day = asked.reference_date or at.date()
    for name, value in (("reference_date", day.isoformat()), ("period", asked.period)):
        connection.execute(f"SET VARIABLE {name} = ?::VARCHAR", [value])


def _names_a_date(connection: duckdb.DuckDBPyConnection, mapping: mappings.Mapping) -> bool:
    """Whether the file says itself of which day its figures are; else the mapping takes the day of loading."""
    if "getvariable('reference_date')" not in mapping.sql:
        return True
    columns = [str(column[0]).lower() for column in connection.execute("SELECT * FROM raw LIMIT 0").description or ()]
    if "reference_date" not in columns:
        return False
    [(filled,)] = connection.execute("SELECT count(nullif(trim(reference_date::VARCHAR), '')) FROM raw").fetchall()
    return bool(filled)


def _digest(file: Path, mapping: mappings.Mapping, asked: Settings) -> str:
    """Recognises the same file, read in the same way: then it is the vintage it was, whatever the day."""
    how = repr((mapping.name, asked.period, asked.reference_date, asked.skip_unknown_areas, asked.fictional))
    found = hashlib.sha256(how.encode() + b"\0")
    with file.open("rb") as opened:
        while block := opened.read(1 << 20):
            found.update(block)
    return found.hexdigest()
