"""Files as other people make them: dates, numbers and fields that differ from ours still say who somebody is."""

import pytest

from baken.instruments.linking.batch import score_all
from baken.instruments.linking.fields import Field, Table
from baken.instruments.linking.matching import Register


@pytest.mark.parametrize(
    "written",
    [
        "1980-01-31", "31-01-1980", "31/1/1980", "31.01.1980", "19800131", "1980-01-31 00:00:00", "1980-01-31T00:00:00.000",
        "31 januari 1980", "31-jan-1980", "31 jan. 1980", "01/31/1980", "31-01-80", "19800131.0", "1980/01/31",
    ],
)  # fmt: skip
def test_a_date_of_birth_is_read_as_files_write_it(written):
    table = Table([Field.BIRTH_DATE])
    table.add({Field.BIRTH_DATE: written})
    assert table.columns[Field.BIRTH_DATE].text == ["19800131"]


@pytest.mark.parametrize("nothing", ["", "onbekend", "?", "00-00-0000", "1980"])
def test_what_is_no_date_is_no_evidence(nothing):
    table = Table([Field.BIRTH_DATE])
    table.add({Field.BIRTH_DATE: nothing})
    assert table.columns[Field.BIRTH_DATE].text == [""]


def test_addresses_alone_are_compared():
    register = Register([Field.STREET, Field.CITY, Field.POSTCODE])
    register.add({Field.STREET: "Dorpsstraat 12", Field.CITY: "Ulft", Field.POSTCODE: "7071AB"})
    other = register.add({Field.STREET: "Dorpstraat 12", Field.CITY: "Ulft", Field.POSTCODE: "7071AC"})
    assert [found.row for found in register.match(other, at_least=0.0)] == [0]


def test_one_field_alone_is_compared():
    register = Register([Field.SURNAME])
    register.add({Field.SURNAME: "van den Berg"})
    assert [found.row for found in register.match(register.add({Field.SURNAME: "Berg, van den"}), at_least=0.0)] == [0]


@pytest.mark.parametrize("fields", [[Field.SURNAME], [Field.SURNAME, Field.BIRTH_DATE]])
def test_too_little_for_splink_is_said_in_one_sentence(fields):
    table = Table(fields)
    for number in range(120):
        table.add({Field.SURNAME: f"Jansen{chr(97 + number % 26)}", Field.BIRTH_DATE: ""})
    with pytest.raises(ValueError, match="Splink leert pas van twee velden"):
        score_all(table)
