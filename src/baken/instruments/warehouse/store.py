"""Where the figures are kept, and how a delivery replaces what was there without anyone seeing half of it.

`manifest.json` names the Parquet files that count. A writer makes its file, flushes it to disk, and only then
renames a new manifest over the old one; a reader takes the manifest once and works with the files it names. So a
question that is under way while a delivery arrives sees the old or the new, and a writer that dies leaves at most
a file that nobody names (`sweep` removes it after a day).
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from .named import statements

TABLES = statements(Path(__file__).with_name("tables.sql"))
MACROS = statements(Path(__file__).with_name("macros.sql"))
MEMORY_LIMIT = os.environ.get("BAKEN_WAREHOUSE_MEMORY", "1GB")
THREADS = int(os.environ.get("BAKEN_WAREHOUSE_THREADS", "2"))
ORPHAN_AGE_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Part:
    """One delivery: a Parquet file with its origin. `digest` recognises the delivered file and how it was read.

    `undated`: the file named no reference date and nobody gave one, so that of its rows is the day it was loaded.
    `summary`: per source how many cells, unknown ones, which periods; empty in a manifest of an earlier version.
    """

    table: str
    dataset: str
    vintage: str
    file: str
    rows: int
    digest: str
    mapping: str
    origin: str
    imported_at: str
    fictional: bool = False
    undated: bool = False
    summary: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True)
class Store:
    """The warehouse folder of one installation. With `until` it is read as it was at that moment."""

    root: Path
    until: datetime | None = None

    @classmethod
    def at_home(cls, home: Path | str | None = None) -> Store:
        """The store below `$BAKEN_HOME` (default `./.baken`)."""
        return cls(Path(home or os.environ.get("BAKEN_HOME") or ".baken").resolve() / "warehouse")

    def as_of(self, moment: datetime) -> Store:
        """The same figures with no later delivery: deliveries are kept, so what was read then can be read again."""
        return replace(self, until=moment)

    def parts(self, table: str | None = None) -> tuple[Part, ...]:
        """What the manifest names now, or named at the moment it is read as of."""
        try:
            listed = json.loads((self.root / "manifest.json").read_text(encoding="utf-8"))["parts"]
        except FileNotFoundError:
            return ()
        parts = tuple(Part(**part) for part in listed)
        return tuple(part for part in parts if table in (None, part.table) and self._was_there(part))

    def _was_there(self, part: Part) -> bool:
        return self.until is None or datetime.fromisoformat(part.imported_at) <= self.until

    def path_of(self, part: Part) -> Path:
        """The Parquet file of a part."""
        return self.root / part.file

    def new_file(self, table: str, dataset: str) -> Path:
        """A path nobody uses yet, its folder made."""
        path = self.root / table / dataset / f"{uuid4().hex}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time, also across processes."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def publish(self, path: Path, part: Part, *, instead_of: Callable[[Part], bool] = lambda _: False) -> Part:
        """Let `path` count from now on as `part`, without the parts that `instead_of` picks. Call within `writing`."""
        part = replace(part, file=path.relative_to(self.root).as_posix())
        _flush(path)
        _flush(path.parent)
        kept = [each for each in replace(self, until=None).parts() if not instead_of(each)]
        self._write_manifest([*kept, part])
        self.sweep()
        return part

    def _write_manifest(self, parts: list[Part]) -> None:
        fresh = self.root / f"manifest.{uuid4().hex}.tmp"
        with fresh.open("w", encoding="utf-8") as file:
            json.dump({"parts": [asdict(part) for part in parts]}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.root / "manifest.json")
        _flush(self.root)

    def sweep(self, older_than: float = ORPHAN_AGE_SECONDS) -> int:
        """Remove files that the manifest has not named for a day. Returns how many."""
        named = {self.path_of(part) for part in replace(self, until=None).parts()}
        stale = [
            path
            for pattern in ("**/*.parquet", "manifest.*.tmp")
            for path in self.root.glob(pattern)
            if path not in named and time.time() - path.stat().st_mtime > older_than
        ]
        for path in stale:
            path.unlink(missing_ok=True)
        return len(stale)

    @contextmanager
    def reading(self, parts: Sequence[Part] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection that sees each table as the manifest names it now (or as made of these parts), and no other file."""
        parts = self.parts() if parts is None else parts
        with connected([self.path_of(part) for part in parts], spill=self.root) as connection:
            for table, statement in TABLES.items():
                connection.execute(statement.sql)
                files = [self.path_of(part) for part in parts if part.table == table.removeprefix("kept_")]
                connection.execute(_view_of(table, files))
            for macro in MACROS.values():
                connection.execute(macro.sql)
            yield connection


@contextmanager
def connected(may_touch: list[Path], *, spill: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB in memory that can open exactly these paths, nothing else, and cannot be told otherwise."""
    connection = duckdb.connect()
    try:
        connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
        connection.execute(f"SET threads = {THREADS}")
        connection.execute(
            "SET parquet_metadata_cache = true"
        )  # else each question reads the outline of a national table
        connection.execute("SET enable_progress_bar = false")  # it would write between the lines of a command's answer
        if spill is not None:
            connection.execute("SET temp_directory = ?", [str(spill / "spill")])
        connection.execute("SET allowed_paths = ?", [[str(path) for path in may_touch]])
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


def write(connection: duckdb.DuckDBPyConnection, select: str, parameters: list[Any], target: Path) -> None:
    """The rows of a select as a Parquet file."""
    connection.execute(
        f"COPY ({select}) TO {quoted(target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 40960)", parameters
    )


def _view_of(table: str, files: list[Path]) -> str:
    """A view of a table's files, with the columns of `tables.sql` whatever an old file lacks."""
    view = f"CREATE OR REPLACE VIEW {table} AS SELECT * FROM empty_{table}"  # noqa: S608 - names from tables.sql
    listed = ", ".join(quoted(file) for file in files)  # a view takes no parameters
    return f"{view} UNION ALL BY NAME FROM read_parquet([{listed}], union_by_name = true)" if files else view


def quoted(path: Path) -> str:
    """A path as SQL text, for statements that take no parameter there."""
    return literal(str(path))


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _flush(path: Path) -> None:
    """Force a file or folder to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
