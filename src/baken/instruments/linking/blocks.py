"""Which records are worth comparing: those that share a block, found by key and never by going through all.

Each block is a conjunction that survives the usual mistakes of one of its fields. A block that holds more than `CROWDED`
records ("Jansen in 1980") says little and is passed over; what matters is in a narrower one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from baken.instruments.linking.fields import Field, Table
from baken.instruments.linking.names import skeleton

CROWDED = 100


def keys_of(table: Table, row: int) -> Iterator[tuple[str, ...]]:
    """The blocks of one record."""
    value = {name: column.text[row] for name, column in table.columns.items()}
    last, first = value.get(Field.SURNAME, ""), value.get(Field.GIVEN, "")
    initial = next(iter(table.columns[Field.GIVEN].also[row]), "")[:1] if Field.GIVEN in table.columns else ""
    born, code = value.get(Field.BIRTH_DATE, ""), value.get(Field.POSTCODE, "")
    parts = table.columns[Field.SURNAME].also[row] if Field.SURNAME in table.columns else ()
    sounds = sorted({skeleton(part) for part in (*parts, first) if part})
    if born:
        yield ("born", born)
        yield ("turned", born[:4], *sorted((born[4:6], born[6:])))
    for sound in sounds:  # a first name may stand where the surname should
        if code:
            yield ("sound-postcode", sound, code)
        if born:
            yield ("sound-year", sound, born[:4])
            yield ("sound-day", sound, born[4:])
    if len(sounds) > 1:
        for i, one in enumerate(sounds):
            for other in sounds[i + 1 :]:
                yield ("names", one, other)
    if first and last:
        yield ("starts", *sorted((first[:3], last[:3])))
    if code and born:
        yield ("postcode-year", code, born[:4])
        yield ("postcode-day", code, born[4:])
    if code and initial and (house := value.get(Field.HOUSE_NUMBER, "")):
        yield ("door", code, house, initial)
    street, house = value.get(Field.STREET, ""), value.get(Field.HOUSE_NUMBER, "")
    city, heard = value.get(Field.CITY, ""), skeleton(street.replace(" ", ""))[:6]
    if street and house:
        yield ("street", street.replace(" ", "")[:8], house)
    if street and (code or city) and not (born or last):  # addresses alone
        yield ("street-postcode", heard, code)
        yield ("street-city", heard, city[:5])
    if len(table.fields) == 1:
        yield ("only", next(iter(value.values())))
    for name in (Field.PHONE, Field.EMAIL, Field.NUMBER):
        if value.get(name):
            yield (name.value, value[name])


class Blocks:
    """An index of records by block, that grows as records come."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, ...], list[int]] = defaultdict(list)

    def near(self, table: Table, row: int) -> list[int]:
        """The earlier records that share a block with this one, in order."""
        found: set[int] = set()
        for key in keys_of(table, row):
            rows = self._rows.get(key, ())
            if len(rows) <= CROWDED:
                found.update(rows)
        found.discard(row)
        return sorted(found)

    def add(self, table: Table, row: int) -> None:
        """Remember a record under all its blocks."""
        for key in keys_of(table, row):
            self._rows[key].append(row)
