"""Two addresses give one key only when they are one address: a false "known there" is a breach."""

from hypothesis import given
from hypothesis import strategies as st

from baken.ground.subjects.models import Premises
from baken.instruments.linking.identifiers import Kind, spelling

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ADDRESSES = st.builds(
    Premises,
    postcode=st.sampled_from(["7071AB", "1234XY", "9999ZZ"]),
    number=st.integers(1, 99_999),
    letter=st.sampled_from(["", *LETTERS]),
    addition=st.text(LETTERS + "0123456789", max_size=4),
)
SAID_OTHERWISE = {"1E": "1", "2E": "2", "3E": "3", "II": "2", "III": "3", "IV": "4", "BG": "HS", "HUIS": "HS"}


@given(ADDRESSES)
def test_nothing_of_an_address_is_left_out_of_its_key(one):
    said = one.letter + one.addition
    parts = {said, one.letter + SAID_OTHERWISE.get(one.addition, one.addition), SAID_OTHERWISE.get(said, said)}
    assert spelling(Kind.ADDRESS, str(one)) in {f"{one.postcode}{one.number}{tail}" for tail in parts}
