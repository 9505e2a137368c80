"""Legal terms are data: a length, what starts it, an article, a source, and since when we know it holds."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files

_ISO_8601 = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?(?:T(?P<hours>\d+)H)?"
)


class Counting(Enum):
    """How the length of a term is counted."""

    CALENDAR = "calendar"
    """Calendar days, weeks, months, years, or clock hours."""
    WORKING_DAYS = "working days"
    """Only working days count; the length is in days."""


class Ending(Enum):
    """What happens when a term would end on a Saturday, a Sunday or a public holiday."""

    MOVES = "moves"
    """To the next working day (Algemene termijnenwet 1.1; for the AVG: Regulation 1182/71, 3.4)."""
    STAYS = "stays"
    """The law excludes it, it is a minimum that protects, or the term is of a kind that does not move."""


@dataclass(frozen=True)
class Length:
    """An ISO 8601 duration as the law writes it: the units are kept, a month is not thirty days."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0

    @classmethod
    def parse(cls, text: str) -> "Length":
        """Read for example `P6W`, `P1M`, `PT48H`; raises ValueError for anything else or for nothing."""
        match = _ISO_8601.fullmatch(text)
        units = {unit: int(number) for unit, number in match.groupdict().items() if number} if match else {}
        if not units:
            raise ValueError(f"{text!r} is no ISO 8601 duration in years, months, weeks, days or hours.")
        return cls(**units)


@dataclass(frozen=True)
class Term:
    """One legal term.

    `valid_from` is the date of the text that was read: the term holds at least since then. `confirmed` is
    false where the source is general knowledge: a lawyer of the municipality confirms it first. A `length`
    of None means that the law sets none, and the municipality or the decision does.
    """

    key: str
    label: str
    length: Length | None
    extension: Length | None
    starts: str
    article: str
    source: str
    valid_from: date
    confirmed: bool
    counting: Counting
    ending: Ending


class NoSuchTerm(KeyError):
    """No term of this key holds on this day."""


@cache
def all_terms() -> tuple[Term, ...]:
    """Every term in `terms.toml`, in its order; raises ValueError when the file is wrong."""
    content = tomllib.loads(files(__package__).joinpath("terms.toml").read_text("utf-8"))
    return read_terms(content)


def read_terms(content: Mapping[str, object]) -> tuple[Term, ...]:
    """Terms from parsed TOML (`[[term]]` rows); raises ValueError, naming the row."""
    rows = content.get("term")
    if not isinstance(rows, list):
        raise ValueError("No [[term]] rows.")
    terms = tuple(_term(row) for row in rows)
    versions = [(term.key, term.valid_from) for term in terms]
    if len(set(versions)) != len(versions):
        raise ValueError("Two terms have the same key and the same valid_from.")
    return terms


def term(key: str, *, on: date) -> Term:
    """The version of a term that holds on this day; raises `NoSuchTerm`.

    A day before the oldest text that was read gets that oldest text: nothing else is known.
    """
    versions = sorted((row for row in all_terms() if row.key == key), key=lambda row: row.valid_from)
    if not versions:
        raise NoSuchTerm(key)
    in_force = [row for row in versions if row.valid_from <= on]
    return in_force[-1] if in_force else versions[0]


def _term(row: Mapping[str, object]) -> Term:
    try:
        unknown = set(row) - _FIELDS
        if unknown:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        valid_from = row["valid_from"]
        if not isinstance(valid_from, date):
            raise ValueError("valid_from is no date")
        return Term(
            key=str(row["key"]),
            label=str(row["label"]),
            length=_length(row.get("length")),
            extension=_length(row.get("extension")),
            starts=str(row["starts"]),
            article=str(row["article"]),
            source=str(row["source"]),
            valid_from=valid_from,
            confirmed=row["confirmed"] is True,
            counting=Counting(row.get("counting", "calendar")),
            ending=Ending(row.get("ending", "moves")),
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"Term {row.get('key', '?')}: {error}") from error


def _length(text: object) -> Length | None:
    return None if text is None else Length.parse(str(text))


_FIELDS = set(Term.__dataclass_fields__)
