"""Mappings: a named SQL select that says what the rows of a delivered file mean.

A mapping is one file `NAME.sql`: a header of `-- key: value` lines (name, description, source, licence, grain,
reader, and optionally `needs: areas`) and one SELECT over `raw`. Ours stand in the folder `mappings` beside this
module; an installation may add its own in `$BAKEN_HOME/mappings`. The select runs without access to any other file.

It may use the macros of `words.sql`, the variables `reference_date`, `period` and `file_name`, and the tables
`areas(code, name, level)` and `names(dimension, code, title, status)`, the code lists that came with the delivery.
It gives the columns `ASKED`, and may give `OPTIONAL`: `line` or `place` (where in the file), `refusal` (why this row
cannot be taken), `skipped` (why this row is none of ours) and `unknown_area` (a name no loaded code list knows).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import duckdb

from .named import statements
from .refusals import ImportRefused, no_room

OURS = Path(__file__).with_name("mappings")
WORDS = statements(Path(__file__).with_name("words.sql"))
ASKED = (
    "area", "area_level", "phenomenon", "period", "unit", "value", "source", "reference_date", "definition",
    "provisional", "note",
)  # fmt: skip
OPTIONAL = ("line", "place", "refusal", "skipped", "unknown_area")
READERS = ("table", "json", "statline")
_LINE = re.compile(r"^-- (name|description|source|licence|grain|reader|needs): (.+)$", re.MULTILINE)
_NAME = re.compile(r"^[a-z][a-z0-9_]{0,59}$")


Name: TypeAlias = tuple[str, str, str, str]
"""What a key of a table means: dimension (`Perioden`), key without padding, title, status (`Definitief`)."""


@dataclass(frozen=True)
class Mapping:
    """A mapping's header and its select."""

    name: str
    description: str
    source: str
    licence: str
    grain: str
    reader: str
    sql: str
    needs: str = ""


def available(own: Path | None = None) -> list[Mapping]:
    """Every mapping, ours first, by name."""
    folders = [OURS, *([own] if own and own.is_dir() else [])]
    return [_read(file) for folder in folders for file in sorted(folder.glob("*.sql"))]


def named(name: str, own: Path | None = None) -> Mapping:
    """The mapping called `name`. Raises ImportRefused, naming the ones that exist."""
    found = [mapping for mapping in available(own) if mapping.name == name]
    if not found:
        known = ", ".join(mapping.name for mapping in available(own))
        raise ImportRefused(f"Er is geen koppeling met de naam '{name}'. Kies er een uit: {known}.")
    return found[-1]


def _read(file: Path) -> Mapping:
    text = file.read_text(encoding="utf-8")
    header = dict(_LINE.findall(text))
    missing = [key for key in ("name", "description", "source", "licence", "grain", "reader") if key not in header]
    if missing:
        raise ImportRefused(f"De koppeling {file.name} mist in de kop: {', '.join(missing)}.")
    if header["reader"] not in READERS or not _NAME.match(header["name"]):
        raise ImportRefused(
            f"De koppeling {file.name} heeft een kop die niet klopt: reader is een van {', '.join(READERS)}."
        )
    return Mapping(**header, sql=text)


def run(
    connection: duckdb.DuckDBPyConnection,
    mapping: Mapping,
    areas: Iterable[tuple[str, str, str]],
    *,
    names: Iterable[Name] = (),
    skip_unknown: bool = False,
) -> None:
    """Offer `result` over `raw`: a view with all columns of ASKED and OPTIONAL, typed.

    Raises ImportRefused when the select does not fit.
    """
    _offer_words(connection, areas, names)
    try:
        if [statement.type for statement in connection.extract_statements(mapping.sql)] != [
            duckdb.StatementType.SELECT
        ]:
            raise ImportRefused(f"De koppeling '{mapping.name}' hoort precies één SELECT te zijn.")
        connection.execute(f"CREATE VIEW answered AS {mapping.sql}")
    except duckdb.Error as problem:
        raise ImportRefused(misfit(mapping, problem)) from problem
    given = {row[0] for row in connection.execute("DESCRIBE answered").fetchall()}
    missing = [column for column in ASKED if column not in given]
    if missing or not given <= {*ASKED, *OPTIONAL}:
        odd = sorted(given - {*ASKED, *OPTIONAL})
        raise ImportRefused(
            f"De koppeling '{mapping.name}' geeft niet de gevraagde kolommen (mist: {missing}, te veel: {odd})."
        )
    lacking = ", ".join(f"NULL AS {column}" for column in OPTIONAL if column not in given)
    skipped = _SKIPPED if skip_unknown else "skipped"
    connection.execute(_RESULT.format(lacking=f", {lacking}" if lacking else "", skipped=skipped))


_RESULT = """
CREATE VIEW result AS
SELECT line::BIGINT AS line, place::VARCHAR AS place,
       area::VARCHAR AS area, area_level::VARCHAR AS area_level, phenomenon::VARCHAR AS phenomenon,
       period::VARCHAR AS period, unit::VARCHAR AS unit, value::DOUBLE AS value, source::VARCHAR AS source,
       reference_date::DATE AS reference_date, definition::VARCHAR AS definition, provisional::BOOLEAN AS provisional,
       coalesce(note, '')::VARCHAR AS note, refusal::VARCHAR AS refusal, ({skipped})::VARCHAR AS skipped,
       unknown_area::VARCHAR AS unknown_area
FROM (SELECT *{lacking} FROM answered)
"""
_SKIPPED = """
coalesce(skipped, 'het gebied "' || unknown_area || '" staat niet in de geladen gebiedenlijst')
"""


def misfit(mapping: Mapping, problem: duckdb.Error) -> str:
    """What does not fit between file and mapping, as a sentence: the column that lacks, where that is what it is."""
    column = re.search(r'column "([^"]+)" not found', str(problem))
    pattern = re.search(r'No matching columns found that match regex "\^\(?([^")]+)', str(problem))
    lacking = column[1] if column else pattern[1].replace("|", "' of '") if pattern else None
    if lacking:
        return f"Het bestand past niet bij de koppeling '{mapping.name}': de kolom '{lacking}' ontbreekt."
    return no_room(problem) or (
        f"Het bestand past niet bij de koppeling '{mapping.name}'. Kies een andere koppeling of een ander bestand."
    )


def _offer_words(
    connection: duckdb.DuckDBPyConnection, areas: Iterable[tuple[str, str, str]], names: Iterable[Name]
) -> None:
    for word in WORDS.values():
        connection.execute(word.sql)
    _offer(connection, "areas", ("code", "name", "level"), areas)
    _offer(connection, "names", ("dimension", "code", "title", "status"), names)


def _offer(
    connection: duckdb.DuckDBPyConnection, table: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> None:
    connection.execute(f"CREATE TABLE {table} ({', '.join(f'{column} VARCHAR' for column in head)})")
    columns = [list(column) for column in zip(*rows, strict=True)]
    if columns:
        unnested = ", ".join("unnest(?::VARCHAR[])" for _ in head)
        connection.execute(f"INSERT INTO {table} SELECT DISTINCT {unnested}", columns)
