"""From what a mapping says to a file that counts: judged by `rules.sql`, sorted as pages ask, written in one go.

All work is SQL over the whole delivery, in memory that is limited: a national table has 150 million cells. Nine of ten
have no value; those are kept as one row per series with the list of its unknown periods (ADR 0010).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from .named import statements
from .refusals import ImportRefused
from .store import Part, Store, quoted, write

RULES = statements(Path(__file__).with_name("rules.sql"))
STEPS = statements(Path(__file__).with_name("staging.sql"))
MOST_TOLD = 10_000
"""Of a national table with a wrong column a hundred million rows are refused: so many reasons are enough."""


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
    names: tuple[tuple[str, str, str, str], ...] = ()
    fictional: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class _Outline:
    """The first and last period of a delivery as numbers (`period_number`), and its newest reference date."""

    first: int
    last: int
    newest: date | None

    def fill(self, step: str) -> str:
        return STEPS[step].sql.format(first=self.first, last=self.last, width=self.last - self.first + 1)


def take(
    connection: duckdb.DuckDBPyConnection, store: Store, target: Path, part: Part, held: list[Part], asked: Settings,
    at: datetime,
) -> Outcome:  # fmt: skip
    """Judge `result` and let it count; a refusal, a dry run and a known file leave the store as it was.

    `held` are the parts of this dataset that count now. Raises ImportRefused when there is nothing to take.
    """
    for step in ("period_number", "period_text", "place_of", "taken", "spans"):
        connection.execute(STEPS[step].sql)
    outline = _outline(connection)
    same = next((each.vintage for each in held if each.digest == part.digest), None)
    part = replace(part, vintage=asked.vintage or same or str(outline.newest or at.date()))
    told = Outcome("refused", part.dataset, part.vintage)
    if same == part.vintage and not asked.dry_run:
        return _nothing_new(connection, told)
    known, refused = _recall(connection, store, [each for each in held if each.vintage == part.vintage])
    skipped = [Row(place, why) for place, why in _rows(connection, STEPS["skipped"].sql.format(most=MOST_TOLD))]
    _stage(connection, outline, part, target)
    refused += _broken(connection, outline)
    [(new, unknown)] = _rows(connection, STEPS["counted"].sql)
    told = replace(
        told, new_rows=new, known_rows=known, unknown_values=unknown, skipped=skipped,
        refused=[Row(place, why) for _, place, why in sorted(set(refused))],
    )  # fmt: skip
    if told.refused:
        return told
    if new == known == 0:
        raise ImportRefused("Het bestand bevat geen cijfers die bij deze koppeling horen. Er is niets geladen.")
    if asked.dry_run or new == 0:
        return replace(told, status="checked" if asked.dry_run else "already")
    summary = [json.loads(row) for (row,) in _rows(connection, STEPS["summed"].sql)]
    store.publish(target, replace(part, rows=new, summary=summary))
    return replace(told, status="imported")


def _outline(connection: duckdb.DuckDBPyConnection) -> _Outline:
    [(first, last, newest)] = _rows(connection, STEPS["outline"].sql)
    return _Outline(first or 0, last or 0, newest)


def _nothing_new(connection: duckdb.DuckDBPyConnection, told: Outcome) -> Outcome:
    [(cells, unknown)] = _rows(connection, "SELECT count(*), count(*) - count(value) FROM taken")
    return replace(told, status="already", known_rows=cells, unknown_values=unknown)


def _recall(
    connection: duckdb.DuckDBPyConnection, store: Store, parts: list[Part]
) -> tuple[int, list[tuple[int, str, str]]]:
    """Take out of the delivery what this vintage holds already: how many cells, and where it says something else."""
    if not parts:
        return 0, []
    connection.execute(STEPS["held"].sql, [[str(store.path_of(part)) for part in parts]])
    [(known,)] = _rows(connection, STEPS["known"].sql)
    refused = _rows(connection, f"FROM ({STEPS['contradicts'].sql}) LIMIT {MOST_TOLD}")
    connection.execute(STEPS["fresh"].sql)
    return known, refused


def _stage(connection: duckdb.DuckDBPyConnection, outline: _Outline, part: Part, target: Path) -> None:
    connection.execute(outline.fill("unknown"))
    write(connection, outline.fill("staged"), [part.dataset, part.vintage, part.fictional] * 2, target)
    connection.execute(STEPS["rows"].sql.replace("?", quoted(target)))  # a view takes no parameters
    connection.execute("CREATE VIEW readable AS SELECT * FROM rows WHERE refusal IS NULL AND unknown_area IS NULL")


def _broken(connection: duckdb.DuckDBPyConnection, outline: _Outline) -> list[tuple[int, str, str]]:
    """Every row that breaks a rule of `rules.sql`; what cannot be read is not judged further."""
    connection.execute(outline.fill("doubled"))
    return [row for rule in RULES.values() for row in _rows(connection, f"FROM ({rule.sql}) LIMIT {MOST_TOLD}")]


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()
