"""Takes a delivered file with public figures into the store: everything or nothing, with the reason per refused row."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from . import mappings, reading
from .named import statements
from .refusals import ImportRefused
from .store import Part, Store, connected, write

RULES = statements(Path(__file__).with_name("rules.sql"))
_VINTAGE = re.compile(r"^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$")
_FRESH = "CREATE VIEW fresh AS SELECT * FROM result ANTI JOIN held USING (area, phenomenon, period, unit, source)"
_KEPT = """
SELECT ?::VARCHAR AS dataset, ?::VARCHAR AS vintage, area, area_level, phenomenon, period, unit, value, source,
       reference_date, definition, provisional, note, ?::BOOLEAN AS fictional
FROM fresh ORDER BY phenomenon, unit, area, period
"""


@dataclass(frozen=True)
class Row:
    """A row that was not taken, where it stands and why."""

    place: str
    why: str


@dataclass(frozen=True)
class Outcome:
    """What an import did. `status`: imported, already (nothing new), checked (dry run) or refused (nothing changed)."""

    status: str
    dataset: str
    vintage: str
    new_rows: int = 0
    known_rows: int = 0
    unknown_values: int = 0
    skipped: list[Row] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


@dataclass(frozen=True)
class Settings:
    """What the person asked beside the file. `areas`: (code, name, level) of the loaded code lists."""

    vintage: str | None = None
    period: str | None = None
    reference_date: date | None = None
    areas: tuple[tuple[str, str, str], ...] = ()
    skip_unknown_areas: bool = False
    fictional: bool = False
    dry_run: bool = False


def import_figures(
    file: Path, mapping: mappings.Mapping, store: Store, *, at: datetime, asked: Settings = Settings()
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
    with store.writing():
        held = [part for part in store.parts("figures") if part.dataset == mapping.name]
        target = store.new_file("figures", mapping.name)
        with connected([file.resolve(), target, *map(store.path_of, held)], spill=store.root) as connection:
            _set_variables(connection, file, at, asked)
            reading.load(connection, file.resolve(), mapping.reader)
            mappings.run(connection, mapping, asked.areas)
            digest = _digest(file, mapping, asked)
            same = next((part.vintage for part in held if part.digest == digest), None)
            vintage = asked.vintage or same or _newest_reference_date(connection, at)
            _recall(connection, store, [part for part in held if part.vintage == vintage])
            part = Part(
                "figures",
                mapping.name,
                vintage,
                "",
                0,
                digest,
                mapping.name,
                file.name,
                at.isoformat(),
                asked.fictional,
            )
            return _conclude(connection, store, target, part, asked)


def _conclude(
    connection: duckdb.DuckDBPyConnection, store: Store, target: Path, part: Part, asked: Settings
) -> Outcome:
    skipped = _skip(connection, asked)
    refused = _refused(connection)
    new, known, unknown = _count(connection)
    outcome = Outcome("refused", part.dataset, part.vintage, new, known, unknown, skipped, refused)
    if refused:
        return outcome
    if new == known == 0:
        raise ImportRefused("Het bestand bevat geen cijfers die bij deze koppeling horen. Er is niets geladen.")
    if asked.dry_run or new == 0:
        return Outcome(
            "checked" if asked.dry_run else "already", part.dataset, part.vintage, new, known, unknown, skipped
        )
    write(connection, _KEPT, [part.dataset, part.vintage, part.fictional], target)
    store.publish(target, replace(part, rows=new))
    return Outcome("imported", part.dataset, part.vintage, new, known, unknown, skipped)


def _set_variables(connection: duckdb.DuckDBPyConnection, file: Path, at: datetime, asked: Settings) -> None:
    day = asked.reference_date or at.date()
    for name, value in (("reference_date", day.isoformat()), ("period", asked.period), ("file_name", file.name)):
        connection.execute(f"SET VARIABLE {name} = ?::VARCHAR", [value])


def _newest_reference_date(connection: duckdb.DuckDBPyConnection, at: datetime) -> str:
    [(newest,)] = connection.execute("SELECT max(reference_date) FROM result").fetchall()
    return str(newest or at.date())


def _recall(connection: duckdb.DuckDBPyConnection, store: Store, parts: list[Part]) -> None:
    """What this dataset and vintage hold already, as `held`."""
    connection.execute(
        "CREATE TABLE held "
        "(area VARCHAR, phenomenon VARCHAR, period VARCHAR, unit VARCHAR, source VARCHAR, value DOUBLE)"
    )
    if parts:
        connection.execute(
            "INSERT INTO held SELECT area, phenomenon, period, unit, source, value FROM read_parquet(?)",
            [[str(store.path_of(part)) for part in parts]],
        )


def _skip(connection: duckdb.DuckDBPyConnection, asked: Settings) -> list[Row]:
    """Take rows out that are none of ours, and say which."""
    if asked.skip_unknown_areas:
        connection.execute(
            "UPDATE result SET skipped = "
            "'het gebied \"' || unknown_area || '\" staat niet in de geladen gebiedenlijst' "
            "WHERE skipped IS NULL AND unknown_area IS NOT NULL"
        )
    rows = connection.execute("SELECT place, skipped FROM result WHERE skipped IS NOT NULL ORDER BY number").fetchall()
    connection.execute("DELETE FROM result WHERE skipped IS NOT NULL")
    return [Row(place, why) for place, why in rows]


def _refused(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Every row that breaks a rule of `rules.sql`, in file order; what cannot be read is not judged further."""
    connection.execute("CREATE VIEW readable AS SELECT * FROM result WHERE refusal IS NULL AND unknown_area IS NULL")
    found = [row for rule in RULES.values() for row in connection.execute(rule.sql).fetchall()]
    return [Row(place, why) for _, place, why in sorted(found)]


def _count(connection: duckdb.DuckDBPyConnection) -> tuple[int, int, int]:
    """How many cells are new, how many were there already, and how many of all have no value."""
    connection.execute(_FRESH)
    [(total, unknown)] = connection.execute("SELECT count(*), count(*) - count(value) FROM result").fetchall()
    [(new,)] = connection.execute("SELECT count(*) FROM fresh").fetchall()
    return new, total - new, unknown


def _digest(file: Path, mapping: mappings.Mapping, asked: Settings) -> str:
    """Recognises the same file, read in the same way: then it is the vintage it was, whatever the day."""
    how = repr((mapping.name, asked.period, asked.reference_date, asked.skip_unknown_areas, asked.fictional))
    return hashlib.sha256(how.encode() + b"\0" + file.read_bytes()).hexdigest()
