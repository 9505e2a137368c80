"""Names as they are written in the Netherlands."""

import pytest

from baken.instruments.linking.names import also_known_as, folded, given, person_spelling, skeleton, surname


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("van den Berg", "Berg, van den"),
        ("v.d. Berg", "van der Berg"),
        ("Jansen-de Vries", "de Vries-Jansen"),
        ("Jansen e/v de Vries", "Jansen - de Vries"),
        ("Dijkstra", "Dykstra"),
        ("Müller", "Muller"),
        ("’t Hart", "'t Hart"),
        ("El Idrissi", "Idrissi"),
        ("Łukasz", "Lukasz"),
        ("Ковальчук", "Kovalchuk"),
    ],
)
def test_two_ways_of_writing_a_surname_share_their_parts(one, other):
    assert set(surname(one).parts) == set(surname(other).parts)


def test_a_double_name_counts_as_both():
    assert set(surname("Jansen-de Vries").parts) == {"jansen", "vries"}


@pytest.mark.parametrize(
    ("written", "first", "initials"),
    [
        ("Jan Willem", "jan", "jw"),
        ("J.W.", "", "jw"),
        ("J.W. Jan", "jan", "jwj"),
        ("jan-willem", "jan", "jw"),
        ("", "", ""),
    ],
)
def test_first_names_and_initials(written, first, initials):
    assert (given(written).first, given(written).initials) == (first, initials)


@pytest.mark.parametrize(
    ("one", "other"),
    [("visscher", "fisser"), ("janssen", "jansen"), ("schouten", "schoute"), ("groothuis", "groothuys")],
)
def test_names_that_sound_alike(one, other):
    assert skeleton(folded(one)).rstrip("n") == skeleton(folded(other)).rstrip("n")


def test_a_double_name_is_known_by_either_name():
    double = person_spelling("J.", "Jansen-de Vries", "1980-01-31")
    assert set(also_known_as(double)) == {double, "j|jansen|1980-01-31", "j|vries|1980-01-31"}
    assert also_known_as("j|vries|1980-01-31") == ("j|vries|1980-01-31",)


def test_a_person_is_spelled_by_initial_name_and_date():
    assert person_spelling("Jan", "van den Berg", "1980-01-31") == "j|berg|1980-01-31"
    assert person_spelling("J.", "Jansen-de Vries", "1980-01-31") == person_spelling(
        "Joke", "de Vries-Jansen", "1980-01-31"
    )
