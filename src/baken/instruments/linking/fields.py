"""Records as columns, and how strongly two values of one field agree.

A pair of values gets a level: 0 is equal, higher is less alike, the last level is "different", and -1 says that one of
the two is empty (which is no evidence). Distances: Jaro-Winkler (Winkler 1990) and Damerau-Levenshtein, by rapidfuzz.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from baken.instruments.linking import identifiers, names
from baken.instruments.linking.refusals import NotReadable

Levels = npt.NDArray[np.int8]
Rows = npt.NDArray[np.int64]


class Field(StrEnum):
    """What a record can hold that tells who somebody is; the value is the word on the command line."""

    SURNAME = "surname"
    GIVEN = "given"
    BIRTH_DATE = "birth_date"
    POSTCODE = "postcode"
    HOUSE_NUMBER = "house_number"
    STREET = "street"
    CITY = "city"
    PHONE = "phone"
    EMAIL = "email"
    NUMBER = "number"


WORDS: Mapping[Field, tuple[str, ...]] = {
    Field.SURNAME: ("achternaam gelijk", "deel van de achternaam gelijk", "achternaam bijna gelijk", "achternaam klinkt gelijk",
                    "voor- en achternaam verwisseld", "achternaam anders"),
    Field.GIVEN: ("voornaam gelijk", "voorletter past", "voornaam bijna gelijk", "voornaam klinkt gelijk",
                  "voornaam anders"),
    Field.BIRTH_DATE: ("geboortedatum gelijk", "dag en maand verwisseld", "één teken in de geboortedatum anders",
                       "geboortedatum deels gelijk", "geboortedatum anders"),
    Field.POSTCODE: ("postcode gelijk", "één teken in de postcode anders", "zelfde buurt", "postcode anders"),
    Field.HOUSE_NUMBER: ("huisnummer gelijk", "huisnummer bijna gelijk", "huisnummer anders"),
    Field.STREET: ("straat gelijk", "straat bijna gelijk", "straat deels gelijk", "straat anders"),
    Field.CITY: ("plaats gelijk", "plaats bijna gelijk", "plaats deels gelijk", "plaats anders"),
    Field.PHONE: ("telefoonnummer gelijk", "één cijfer in het telefoonnummer anders", "telefoonnummer anders"),
    Field.EMAIL: ("e-mailadres gelijk", "e-mailadres bijna gelijk", "e-mailadres anders"),
    Field.NUMBER: ("nummer gelijk", "één cijfer in het nummer anders", "nummer anders"),
}  # fmt: skip
"""What each level means to a reader, from equal to different."""


@dataclass
class Column:
    """One field of all records, tidied once: `text` to compare, `also` the parts or the initials, `sound` how it is heard."""

    text: list[str] = field(default_factory=list)
    also: list[tuple[str, ...]] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)

    def add(self, text: str, also: tuple[str, ...] = ()) -> None:
        """Put one more value at the end."""
        self.text.append(text)
        self.also.append(also)
        self.sound.append(names.skeleton(text))


class Table:
    """Records in columns; they are numbered as they come."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = tuple(fields)
        self.columns: dict[Field, Column] = {name: Column() for name in fields}
        self.size = 0

    def add(self, record: Mapping[Field, str]) -> int:
        """Tidy a record and put it at the end; returns its number. What cannot be read counts as empty."""
        for name, column in self.columns.items():
            column.add(*_TIDY.get(name, _plain)(record.get(name, "") or ""))
        self.size += 1
        return self.size - 1

    def take(self, name: Field, rows: Rows) -> list[str]:
        """The tidied values of these records."""
        text = self.columns[name].text
        return [text[row] for row in rows.tolist()]

    def compare(self, left: Rows, right: Rows) -> dict[Field, Levels]:
        """The level of agreement per field, for the pairs (left[k], right[k])."""
        levels = {name: _COMPARE[name](self, name, left, right) for name in self.fields}
        if Field.SURNAME in levels and Field.GIVEN in levels:
            self._swapped(levels, left, right)
        return levels

    def _swapped(self, levels: dict[Field, Levels], left: Rows, right: Rows) -> None:
        """Names in each other's place are one event: the surname says so, and the first name adds nothing to it."""
        last, first = levels[Field.SURNAME], levels[Field.GIVEN]
        doubtful = np.flatnonzero((last == 5) & (first == 4))
        if not doubtful.size:
            return
        a, b = left[doubtful], right[doubtful]
        crossed = _jaro(self.take(Field.SURNAME, a), self.take(Field.GIVEN, b))
        back = _jaro(self.take(Field.GIVEN, a), self.take(Field.SURNAME, b))
        swapped = doubtful[(crossed >= 0.9) & (back >= 0.9)]
        last[swapped], first[swapped] = 4, -1


def _plain(value: str) -> tuple[str, tuple[str, ...]]:
    return names.folded(value), ()


def _surname(value: str) -> tuple[str, tuple[str, ...]]:
    read = names.surname(value)
    return "".join(read.parts[:1]) if len(read.parts) == 1 else read.whole, read.parts


def _given(value: str) -> tuple[str, tuple[str, ...]]:
    read = names.given(value)
    return read.first, (read.initials,)


def _birth_date(value: str) -> tuple[str, tuple[str, ...]]:
    """Also with a time behind it, a month in letters, month before day, or a year of two digits, as files have them."""
    text = re.sub(r"(?<=\d)[T ]\d{1,2}:\d{2}.*$|\.0$", "", value.strip())
    text = re.sub(r"[^\W\d_]{3,}\.?", _month, text)
    parts = re.split(r"\D+", text)
    if len(parts) == 3 and len(parts[2]) == 2 and len(parts[0]) <= 2:
        parts[2] = f"{'20' if parts[2] <= '25' else '19'}{parts[2]}"
    for spelled in ("-".join(parts), "-".join([*parts[1::-1], *parts[2:]])):
        try:
            return identifiers.birth_date(spelled).replace("-", ""), ()
        except NotReadable:
            continue
    digits = "".join(parts)  # a date that does not exist is still evidence, when it has eight digits
    return digits if len(digits) == 8 and digits.strip("0") else "", ()


def _month(word: re.Match[str]) -> str:
    return _MONTHS.get(word[0].lower()[:3], "")


_MONTHS: Mapping[str, str] = {
    "jan": "1", "feb": "2", "maa": "3", "mrt": "3", "mar": "3", "apr": "4", "mei": "5", "may": "5", "jun": "6", "jul": "7",
    "aug": "8", "sep": "9", "okt": "10", "oct": "10", "nov": "11", "dec": "12",
}  # fmt: skip


def _mark(value: str) -> tuple[str, tuple[str, ...]]:
    return re.sub(r"[^A-Z0-9]", "", value.upper()), ()


def _phone(value: str) -> tuple[str, tuple[str, ...]]:
    try:
        return identifiers.phone(value), ()
    except NotReadable:
        return "", ()


def _email(value: str) -> tuple[str, tuple[str, ...]]:
    try:
        return identifiers.email(value), ()
    except NotReadable:
        return "", ()


_TIDY: dict[Field, Callable[[str], tuple[str, tuple[str, ...]]]] = {
    Field.SURNAME: _surname, Field.GIVEN: _given, Field.BIRTH_DATE: _birth_date, Field.POSTCODE: _mark,
    Field.HOUSE_NUMBER: _mark, Field.PHONE: _phone, Field.EMAIL: _email, Field.NUMBER: _mark,
}  # fmt: skip


def _jaro(a: Sequence[str], b: Sequence[str]) -> npt.NDArray[np.float32]:
    found: npt.NDArray[np.float32] = process.cpdist(a, b, scorer=JaroWinkler.similarity, dtype=np.float32)
    return found


def _edits(a: Sequence[str], b: Sequence[str]) -> npt.NDArray[np.int32]:
    found: npt.NDArray[np.int32] = process.cpdist(a, b, scorer=OSA.distance, dtype=np.int32)
    return found


def _pairs(table: Table, name: Field, left: Rows, right: Rows) -> tuple[list[str], list[str], npt.NDArray[np.bool_]]:
    a, b = table.take(name, left), table.take(name, right)
    missing = np.fromiter((not x or not y for x, y in zip(a, b, strict=True)), bool, len(a))
    return a, b, missing


def _level(missing: npt.NDArray[np.bool_], *steps: npt.NDArray[np.bool_]) -> Levels:
    """The first step that holds; none is the last level; empty is -1."""
    levels = np.full(missing.shape, len(steps), np.int8)
    for number, holds in reversed(list(enumerate(steps))):
        levels[holds] = number
    levels[missing] = -1
    return levels


def _same(a: Sequence[str], b: Sequence[str]) -> npt.NDArray[np.bool_]:
    return np.fromiter((x == y for x, y in zip(a, b, strict=True)), bool, len(a))


def _sounds(column: Column, left: Rows, right: Rows) -> npt.NDArray[np.bool_]:
    sound = column.sound
    return np.fromiter(
        (sound[x] == sound[y] for x, y in zip(left.tolist(), right.tolist(), strict=True)), bool, len(left)
    )


def _compare_surname(table: Table, name: Field, left: Rows, right: Rows) -> Levels:
    a, b, missing = _pairs(table, name, left, right)
    parts = table.columns[name].also
    shared = np.fromiter(
        (bool(set(parts[x]) & set(parts[y])) for x, y in zip(left.tolist(), right.tolist(), strict=True)), bool, len(a)
    )
    alike = _jaro(a, b)
    near = (alike >= 0.92) | ((_edits(a, b) <= 1) & (np.fromiter(map(len, a), int, len(a)) > 3))
    never = np.zeros(len(a), bool)
    return _level(
        missing, _same(a, b), shared, near, (alike >= 0.85) | _sounds(table.columns[name], left, right), never
    )


def _compare_given(table: Table, name: Field, left: Rows, right: Rows) -> Levels:
    a, b, _ = _pairs(table, name, left, right)
    also = table.columns[name].also
    one, other = [also[x][0] for x in left.tolist()], [also[y][0] for y in right.tolist()]
    missing = np.fromiter((not x or not y for x, y in zip(one, other, strict=True)), bool, len(a))
    short = np.fromiter((not x or not y for x, y in zip(a, b, strict=True)), bool, len(a))
    initial = np.fromiter((x[:1] == y[:1] for x, y in zip(one, other, strict=True)), bool, len(a))
    alike = _jaro(a, b)
    near = (alike >= 0.92) | ((_edits(a, b) <= 1) & (np.fromiter(map(len, a), int, len(a)) > 3))
    sounds = ((alike >= 0.85) | _sounds(table.columns[name], left, right)) & ~short
    return _level(missing, _same(a, b) & ~short, short & initial, near & ~short, sounds)


def _compare_birth_date(table: Table, name: Field, left: Rows, right: Rows) -> Levels:
    a, b, missing = _pairs(table, name, left, right)
    edits = _edits(a, b)
    turned = np.fromiter(
        (x[:4] == y[:4] and x[4:6] == y[6:] and x[6:] == y[4:6] for x, y in zip(a, b, strict=True)), bool, len(a)
    )
    partly = np.fromiter(
        ((x[:4] == y[:4]) + (x[4:6] == y[4:6]) + (x[6:] == y[6:]) >= 2 for x, y in zip(a, b, strict=True)), bool, len(a)
    )
    return _level(missing, edits == 0, turned, edits == 1, partly | (edits == 2))


def _compare_postcode(table: Table, name: Field, left: Rows, right: Rows) -> Levels:
    a, b, missing = _pairs(table, name, left, right)
    edits = _edits(a, b)
    near = np.fromiter(
        (x[:4] == y[:4] if len(x) > 4 else x[:2] == y[:2] for x, y in zip(a, b, strict=True)), bool, len(a)
    )
    return _level(missing, edits == 0, edits == 1, near)


def _compare_text(table: Table, name: Field, left: Rows, right: Rows) -> Levels:
    a, b, missing = _pairs(table, name, left, right)
    alike = _jaro(a, b)
    common = np.fromiter((_overlap(x, y) for x, y in zip(a, b, strict=True)), float, len(a))
    return _level(missing, _same(a, b), alike >= 0.92, (common >= 0.5) | (alike >= 0.82))


def _overlap(a: str, b: str) -> float:
    x, y = set(a.split()), set(b.split())
    return len(x & y) / max(1, min(len(x), len(y)))


def _compare_mark(table: Table, name: Field, left: Rows, right: Rows) -> Levels:
    a, b, missing = _pairs(table, name, left, right)
    edits = _edits(a, b)
    return _level(missing, edits == 0, edits == 1)


_COMPARE: dict[Field, Callable[[Table, Field, Rows, Rows], Levels]] = {
    Field.SURNAME: _compare_surname, Field.GIVEN: _compare_given, Field.BIRTH_DATE: _compare_birth_date,
    Field.POSTCODE: _compare_postcode, Field.STREET: _compare_text, Field.CITY: _compare_text,
    Field.HOUSE_NUMBER: _compare_mark, Field.PHONE: _compare_mark, Field.EMAIL: _compare_mark, Field.NUMBER: _compare_mark,
}  # fmt: skip
