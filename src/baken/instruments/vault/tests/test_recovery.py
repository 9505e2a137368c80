"""Two of three holders bring a lost desk key back; one alone never does."""

from itertools import combinations

import pytest
from nacl.public import PrivateKey

from baken.instruments.vault.keyholders import PrivateKeyHolder
from baken.instruments.vault.recovery import recover, recovery_copies
from baken.instruments.vault.sealing import CannotOpen

DESK = PrivateKey.generate()
HOLDERS = {name: PrivateKeyHolder(PrivateKey.generate()) for name in ("mayor", "secretary", "security")}
COPIES = recovery_copies(DESK, {name: holder.public for name, holder in HOLDERS.items()})


@pytest.mark.parametrize("pair", list(combinations(HOLDERS, 2)))
def test_any_two_bring_the_key_back(pair: tuple[str, str]) -> None:
    assert bytes(recover(COPIES, {name: HOLDERS[name] for name in pair})) == bytes(DESK)


@pytest.mark.parametrize("name", HOLDERS)
def test_one_alone_fails(name: str) -> None:
    with pytest.raises(CannotOpen):
        recover(COPIES, {name: HOLDERS[name]})


@pytest.mark.parametrize("name", HOLDERS)
def test_one_who_plays_all_three_still_fails(name: str) -> None:
    for copy in COPIES:
        with pytest.raises(CannotOpen):
            recover((copy,), dict.fromkeys(HOLDERS, HOLDERS[name]))


def test_a_stranger_beside_one_holder_fails() -> None:
    stranger = PrivateKeyHolder(PrivateKey.generate())

    with pytest.raises(CannotOpen):
        recover(COPIES, {"mayor": HOLDERS["mayor"], "secretary": stranger})


def test_the_key_itself_is_in_no_copy() -> None:
    assert all(bytes(DESK) not in copy.wrapped for copy in COPIES)


@pytest.mark.parametrize("number", [0, 1, 2, 4])
def test_another_number_of_holders_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="exactly 3"):
        recovery_copies(DESK, {str(n): PrivateKey.generate().public_key for n in range(number)})
