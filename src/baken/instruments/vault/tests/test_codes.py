"""The receipt: the same form gives the same code, and only the code opens the thread."""

import re
import secrets
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.instruments.vault.codes import (
    CODE_WORDS,
    UnknownWord,
    WeakKey,
    WrongLength,
    code_lookup,
    idempotency_key,
    nearest_word,
    normalised,
    receipt_code,
    thread_keys,
    words,
)

PEPPER, OTHER_PEPPER = b"p" * 32, b"q" * 32
KEY = idempotency_key("Zk3vJ9x_QeR7tYw1LmN0bA")
CODE = receipt_code(PEPPER, KEY)


def test_there_are_2048_words_of_four_to_eight_plain_letters() -> None:
    assert len(words()) == len(set(words())) == 2048
    assert [word for word in words() if not re.fullmatch("[a-z]{4,8}", word)] == []


def test_no_two_words_sound_alike_and_spelling_by_ear_is_understood() -> None:
    heard = {word.replace("ij", "ei").replace("ou", "au") for word in words()}

    assert len(heard) == len(words())
    assert normalised("eisbaan geit gaud weik kaus eiland eisbeer") == ("ijsbaan-geit-goud-wijk-kous-eiland-ijsbeer")


def test_the_same_form_gives_the_same_code_and_another_pepper_another() -> None:
    assert receipt_code(PEPPER, KEY) == CODE
    assert receipt_code(OTHER_PEPPER, KEY) != CODE
    assert len(CODE.split("-")) == CODE_WORDS


def test_codes_use_the_whole_list_and_do_not_repeat() -> None:
    codes = [receipt_code(PEPPER, secrets.token_bytes(16)) for _ in range(5_000)]

    assert len(set(codes)) == len(codes)
    assert {word for code in codes for word in code.split("-")} == set(words())


@given(st.data())
def test_case_spaces_hyphens_and_accents_do_not_matter(data: st.DataObject) -> None:
    parts = [data.draw(st.sampled_from([w, w.upper(), w.title()])) for w in CODE.split("-")]
    between = data.draw(st.sampled_from(["-", " ", "  ", " - ", "\u2011", "\u2013", "\n", ", ", ".", "\u00a0"]))
    accented = between.join(parts).replace("e", "\u00e9").replace("A", "A\u0308")

    assert normalised(f"  {accented}. ") == CODE


def test_a_wrong_word_is_named_and_the_nearest_offered() -> None:
    first, *rest = CODE.split("-")
    slip = first[1] + first[0] + first[2:] + "q"
    with pytest.raises(UnknownWord) as caught:
        normalised(" ".join([slip, *rest]))
    assert caught.value.word == slip

    assert nearest_word("walvsi") == "walvis"
    assert nearest_word("olifan") == "olifant"
    assert nearest_word("zzzzzz") is None


@pytest.mark.parametrize("count", [0, 1, 6, 8, 500])
def test_another_number_of_words_says_how_many(count: int) -> None:
    with pytest.raises(WrongLength):
        normalised(" ".join([words()[0]] * count))


@pytest.mark.parametrize(
    "token", ["", "kort", "a" * 40, "abababababababababababab", "met spatie erin 1234567", "x" * 500, "é" * 30]
)
def test_a_weak_or_strange_key_is_refused(token: str) -> None:
    with pytest.raises(WeakKey):
        idempotency_key(token)


def test_random_tokens_are_taken() -> None:
    for _ in range(1_000):
        assert len(idempotency_key(secrets.token_urlsafe(16))) == 22
        idempotency_key(secrets.token_hex(16))


def test_the_lookup_and_the_keys_follow_the_code_and_the_pepper() -> None:
    assert code_lookup(PEPPER, CODE) == code_lookup(PEPPER, CODE)
    assert code_lookup(PEPPER, CODE) != code_lookup(OTHER_PEPPER, CODE)
    assert bytes(thread_keys(PEPPER, CODE).public) == bytes(thread_keys(PEPPER, CODE).public)
    assert bytes(thread_keys(PEPPER, CODE).public) != bytes(thread_keys(OTHER_PEPPER, CODE).public)
    assert bytes(thread_keys(PEPPER, CODE).private) != code_lookup(PEPPER, CODE)


def test_no_two_words_differ_by_one_letter() -> None:
    pairs = [(a, b) for a, b in combinations(words(), 2) if len(a) == len(b) and _distance(a, b) == 1]

    assert pairs == []


def _distance(left: str, right: str) -> int:
    if len(left) != len(right):
        return 9
    return sum(a != b for a, b in zip(left, right, strict=True))
