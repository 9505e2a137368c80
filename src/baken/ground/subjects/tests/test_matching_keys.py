"""Two addresses give one key only when they are one address: a false "known there" is a breach."""

from hypothesis import given
from hypothesis import strategies as st

from baken.ground.places.services import address
from baken.instruments.linking.identifiers import Kind, spelling

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ADDRESSES = st.builds(
    address,
    st.sampled_from(["7071 AB", "1234 XY", "9999 ZZ"]),
    st.integers(1, 99_999),
    st.sampled_from(["", *LETTERS]),
    st.text(LETTERS + "0123456789", max_size=4),
)
SAID_OTHERWISE = {"1E": "1", "2E": "2", "3E": "3", "II": "2", "III": "3", "IV": "4", "BG": "HS", "HUIS": "HS"}


@given(ADDRESSES)
def test_nothing_of_an_address_is_left_out_of_its_key(one):
    said = one.letter + one.addition
    parts = {said, one.letter + SAID_OTHERWISE.get(one.addition, one.addition), SAID_OTHERWISE.get(said, said)}
    assert spelling(Kind.ADDRESS, str(one)) in {f"{one.postcode}{one.number}{tail}" for tail in parts}
