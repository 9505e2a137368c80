"""A folder with recorded answers of OData: finds the figures, the code lists and what the table says about itself.

Takes what `baken import cbs` fetched, and what others recorded: per entity set (`TypedDataSet`, `DataProperties`,
`Perioden`, …) a file `NAME.json`, `.csv` or `.parquet`, a folder `NAME/` with pages, or the same with a prefix
(`cbs.v3.84799NED_TypedDataSet.parquet`). A folder without `TypedDataSet` or `Observations` may hold one table with
columns of its own, such as a national series (`crime_type_code, date, frequency`).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import duckdb

from .reading import SNIFFED, delimiter_of, grid_of
from .refusals import ImportRefused, no_room
from .statline_metadata import is_metadata, sections
from .store import connected, literal, quoted, write

DATA = ("TypedDataSet", "Observations", "UntypedDataSet")
_READABLE = (".json", ".csv", ".parquet")
_OWN_COLUMNS = {("crime_type_code", "date", "frequency"): "national_crime"}
_KNOWN_BY = (
    ("safety_monitor", r"Marges$"),
    ("cbs_crime", r"TotaalGeregistreerdeMisdrijven_\d+$"),
    ("police_odata", r"(GeregistreerdeMisdrijven|Aangiften|GeregistreerdeOverlast)_\d+$"),
    ("key_figures", r"AantalInwoners_\d+$"),
)
"""Which column gives a family of tables away."""


@dataclass(frozen=True)
class Delivery:
    """One table as recorded. `names`: dimension, key, title, status. `remarks` are sentences for the person at the keyboard."""

    table: str
    files: tuple[Path, ...]
    names: tuple[tuple[str, str, str, str], ...]
    modified: date | None
    title: str
    mapping: str | None
    remarks: tuple[str, ...]


def opened(folder: Path, table: str) -> Delivery:
    """What `folder` holds of `table`. Raises ImportRefused when there are no figures in it, or of another table."""
    if not folder.is_dir():
        raise ImportRefused(f"De map {folder} bestaat niet.")
    sets = _entity_sets(folder)
    lists = _lists(folder, sets)
    card, remarks = _card(lists, table)
    files = next((sets[name] for name in DATA if name in sets), ())
    mapping = None
    if not files:
        files, mapping = _own_table(folder, card.get("Title", ""))
    if not files:
        raise ImportRefused(f"In de map {folder} staat geen TypedDataSet of Observations. Kies de map van één tabel.")
    if not _is_complete(folder):
        raise ImportRefused(
            f"De tabel in {folder} is nog niet heel binnen. Haal hem eerst verder op: baken import cbs {table}"
        )
    told = {name.upper() for file in files if (name := "".join(re.findall(r"\d{5}[A-Za-z]{3}", file.name)[:1]))}
    if told and table.upper() not in told:
        raise ImportRefused(f"De map {folder} hoort bij tabel {told.pop()}, niet bij {table}.")
    modified = card.get("Modified", "")[:10]
    return Delivery(
        table,
        files,
        _names(lists),
        _day(modified),
        card.get("Title", ""),
        mapping or _recognised(files[0], lists),
        remarks,
    )


@contextmanager
def one_file(delivery: Delivery, scratch: Path) -> Iterator[Path]:
    """The figures of a delivery as one file of keys and columns, whatever pages and version they came in."""
    [first, *more] = delivery.files
    if first.suffix != ".json" and not more and first.stem.rpartition("_")[2] != "Observations":
        yield first
        return
    scratch.mkdir(parents=True, exist_ok=True)
    target = scratch / f"{delivery.table}_{uuid4().hex}.parquet"
    lines = target.with_suffix(".csv")
    try:
        files = (_as_lines(delivery.files, lines),) if first.suffix == ".json" else delivery.files
        with connected([*files, target], spill=scratch) as connection:
            connection.execute(f"CREATE VIEW came AS {_came(files)}")
            write(connection, _widened(connection, delivery), [], target)
    except duckdb.Error as problem:
        target.unlink(missing_ok=True)
        raise ImportRefused(
            no_room(problem) or f"De delen in {first.parent} zijn geen heel OData. Haal de tabel opnieuw op."
        ) from problem
    finally:
        lines.unlink(missing_ok=True)
    try:
        yield target
    finally:
        target.unlink(missing_ok=True)


def _as_lines(pages: tuple[Path, ...], target: Path) -> Path:
    """Pages of JSON as one CSV, a page at a time: DuckDB keeps a buffer of 32 MB for every file it has open."""
    with target.open("w", newline="", encoding="utf-8") as opened:
        writer = None
        for page in pages:
            held = _json(page)
            rows = held.get("value") if isinstance(held, dict) else held
            if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                raise ImportRefused(f"{page.name} bevat geen lijst met regels (zoals OData die levert onder 'value').")
            if writer is None and rows:
                writer = csv.DictWriter(opened, list(rows[0]), extrasaction="ignore", lineterminator="\n")
                writer.writeheader()
            if writer is not None:
                writer.writerows(rows)
    if writer is None:
        raise ImportRefused(f"{pages[0].parent} bevat geen regels met cijfers. Klopt het filter?")
    return target


def _came(files: tuple[Path, ...]) -> str:
    listed = "[" + ", ".join(quoted(file) for file in files) + "]"
    if files[0].suffix == ".parquet":
        return f"SELECT COLUMNS(*)::VARCHAR FROM read_parquet({listed})"  # noqa: S608 - quoted paths
    return f"SELECT * FROM read_csv({listed}, all_varchar = true, header = true, delim = '{_mark(files[0])}')"  # noqa: S608 - quoted paths


def _widened(connection: duckdb.DuckDBPyConnection, delivery: Delivery) -> str:
    """Version 4 gives a line per measure; as version 3 does, give a column per measure, named after its title."""
    head = [row[0] for row in connection.execute("DESCRIBE came").fetchall()]
    if "Measure" not in head:
        return "SELECT * FROM came"
    keys = [name for name in head if name not in ("Id", "Measure", "ValueAttribute", "Value", "StringValue")]
    value = "replace(Value, ',', '.')" if delivery.files[0].suffix == ".csv" else "Value"  # the Dutch bulk file
    titles = {code: title for dimension, code, title, _ in delivery.names if dimension == "Measure"}
    measures = [row[0] for row in connection.execute("SELECT DISTINCT Measure FROM came ORDER BY ALL").fetchall()]
    columns = [
        f"max({value}) FILTER (Measure = {literal(measure)}) AS {_named(f'{_camel(titles.get(measure.strip().upper(), measure))}_{place}')}"
        for place, measure in enumerate(measures, 1)
    ]
    return f"SELECT {', '.join([*map(_named, keys), *columns])} FROM came GROUP BY ALL"  # noqa: S608 - quoted names


def _camel(title: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", title))


def _named(column: str) -> str:
    return '"' + column.replace('"', '""').replace("'", "") + '"'


def _entity_sets(folder: Path) -> dict[str, tuple[Path, ...]]:
    """Files by entity set, without the prefix some recorders put before the name."""
    found: dict[str, tuple[Path, ...]] = {}
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            pages = tuple(sorted(page for page in path.iterdir() if page.suffix in _READABLE))
            if pages:
                found[path.name] = pages
        elif path.suffix in _READABLE:
            name = re.sub(r"^.*\d{5}[A-Za-z]{3}_", "", path.stem)
            name = re.sub(r"(_\d{6,8})+$", "", name)  # StatLine writes day and hour behind it
            if not (path.suffix == ".csv" and is_metadata(path)):
                found.setdefault({"Metadata": "TableInfos"}.get(name, name), (path,))
    return found


def _is_complete(folder: Path) -> bool:
    try:
        return bool(json.loads((folder / "fetch.json").read_text(encoding="utf-8")).get("complete"))
    except FileNotFoundError:
        return True  # recorded by somebody else


def _own_table(folder: Path, title: str) -> tuple[tuple[Path, ...], str | None]:
    """A table that names no keys: columns of its own, or a cross table under the title the description names."""
    for file in sorted(folder.glob("*.csv")):
        head, *more = grid_of(file)[:2] or [[""]]
        for columns, mapping in _OWN_COLUMNS.items():
            if set(columns) <= {cell.strip() for cell in head}:
                return (file,), mapping
        if title and more and _about(head[0]) == _about(title) and not any(head[1:]):
            return (file,), "statline"
    return (), None


def _about(title: str) -> str:
    """What a table is about: its title to the first semicolon, for years and divisions behind it change."""
    return title.partition(";")[0].strip().lower()


def _recognised(file: Path, lists: Lists) -> str | None:
    """The mapping for the columns of a file: a table of a known family may have a number nobody saw before."""
    head = _head(file) + [f"{_camel(row.get('Title', ''))}_1" for row in lists.get("MeasureCodes", ())]
    return next((name for name, pattern in _KNOWN_BY if any(re.match(pattern, column) for column in head)), None)


def _head(file: Path) -> list[str]:
    if file.suffix == ".parquet":
        with connected([file]) as connection:
            return [row[0] for row in connection.execute(f"DESCRIBE FROM read_parquet({quoted(file)})").fetchall()]
    if file.suffix == ".json":
        return list(next(iter(_rows((file,))), {}))
    return next(iter(csv.reader(io.StringIO(_beginning(file)), delimiter=_mark(file))), [])


def _mark(file: Path) -> str:
    return delimiter_of(_beginning(file))


def _beginning(file: Path) -> str:
    with file.open("rb") as opened:
        return opened.read(SNIFFED).decode("utf-8-sig", errors="replace")


Lists = dict[str, list[dict[str, str]]]
"""The small lists of a delivery: code lists, and what the table says about itself."""


def metadata(file: Path) -> tuple[tuple[tuple[str, str, str, str], ...], date | None]:
    """The names and the day of change in a "metadata" CSV. Raises ImportRefused when it is no such file."""
    if not file.is_file() or not is_metadata(file):
        raise ImportRefused(f"{file.name} is geen metadatabestand van StatLine: dat begint met TableInfos.")
    lists = sections(grid_of(file))
    card = next(iter(lists.get("TableInfos", [])), {})
    return _names(lists), _day(card.get("Modified", "")[:10])


def _lists(folder: Path, sets: dict[str, tuple[Path, ...]]) -> Lists:
    found = {name: _rows(files) for name, files in sets.items() if name not in DATA}
    for file in sorted(folder.glob("*.csv")):
        if is_metadata(file):
            found |= sections(grid_of(file))
    return found


def _card(lists: Lists, table: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """What the table says about itself; a description of another table is left aside, and that is said."""
    for name in ("TableInfos", "Properties"):
        for row in lists.get(name, ()):
            if row.get("Identifier", "").upper() == table.upper():
                return row, ()
            if row.get("Identifier"):
                return {}, (f"De beschrijving in {name} is van tabel {row['Identifier']} en is niet gebruikt.",)
    return {}, ()


def _names(lists: Lists) -> tuple[tuple[str, str, str, str], ...]:
    found = set()
    for name, rows in lists.items():
        for row in rows:
            key = row.get("Key") or (row.get("Identifier") if name.endswith("Codes") else None)
            if key and row.get("Title"):
                dimension = name.removesuffix("Codes")
                found.add((dimension, key.strip().upper(), row["Title"].strip(), row.get("Status", "")))
    return tuple(sorted(found))


def _rows(files: tuple[Path, ...]) -> list[dict[str, str]]:
    """A small list (a code list, a table's card) as rows of text, whatever it was written in."""
    rows: list[dict[str, str]] = []
    for file in files:
        if file.suffix == ".json":
            held = _json(file)
            listed: object = held.get("value", [held]) if isinstance(held, dict) else held
            rows += [
                {key: "" if value is None else str(value) for key, value in row.items()}
                for row in (listed if isinstance(listed, list) else [])
                if isinstance(row, dict)
            ]
        elif file.suffix == ".parquet":
            with duckdb.connect() as connection:
                answer = connection.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(file)])
                head = [column[0] for column in answer.description or ()]
                rows += [dict(zip(head, (cell or "" for cell in row), strict=True)) for row in answer.fetchall()]
        else:
            head, *lines = grid_of(file) or [[]]
            rows += [dict(zip(head, line, strict=False)) for line in lines]
    return rows


def _json(file: Path) -> object:
    try:
        return json.loads(file.read_bytes())
    except ValueError as problem:
        raise ImportRefused(f"{file.name} is geen hele JSON. Haal het bestand opnieuw op.") from problem


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
