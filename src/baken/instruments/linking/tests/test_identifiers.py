"""One spelling per identifier: what people type, and what it becomes."""

import pytest

from baken.instruments.linking.digests import digest
from baken.instruments.linking.identifiers import Kind, birth_date, spelling
from baken.instruments.linking.refusals import NotReadable


@pytest.mark.parametrize(
    ("kind", "typed", "becomes"),
    [
        (Kind.ADDRESS, "7071AB 12", "7071AB12"),
        (Kind.ADDRESS, "7071 ab 12-a", "7071AB12A"),
        (Kind.ADDRESS, "7071 AB 12 A", "7071AB12A"),
        (Kind.ADDRESS, "Dorpsstraat 12a, 7071 AB Ulft", "7071AB12A"),
        (Kind.ADDRESS, "Dorpsstraat 12 A-2, 7071AB  ULFT", "7071AB12A2"),
        (Kind.ADDRESS, "Dorpsstraat 12 bis, 7071AB Ulft", "7071AB12BIS"),
        (Kind.ADDRESS, "Dorpsstraat 12 II, 7071AB Ulft", "7071AB122"),
        (Kind.ADDRESS, "Dorpsstraat 12 2 hoog, 7071AB Ulft", "7071AB122"),
        (Kind.ADDRESS, "Dorpsstraat 12 huis, 7071AB Ulft", "7071AB12HS"),
        (Kind.ADDRESS, "2e Kruisweg 8 b, 7071 AB Ulft", "7071AB8B"),
        (Kind.ADDRESS, "Plein 1944 nr. 7, 6811 AB Arnhem", "6811AB7"),
        (Kind.ADDRESS, "7071AB 12, Ulft", "7071AB12"),
        (Kind.BAG, "1509 2000 0001 2345", "1509200000012345"),
        (Kind.BAG, "1509010000012345", "1509010000012345"),
        (Kind.KVK, "12.34.56.78", "12345678"),
        (Kind.KVK, "1234567", "01234567"),
        (Kind.KVK, "12345678 0001 2345 6789", "12345678"),
        (Kind.PHONE, "0314-12 34 56", "+31314123456"),
        (Kind.PHONE, "+31 (0)6 12345678", "+31612345678"),
        (Kind.PHONE, "0049 2871 12345", "+49287112345"),
        (Kind.EMAIL, "Jan.Jansen+werk@GMAIL.com", "janjansen@gmail.com"),
        (Kind.EMAIL, "mailto:j.jansen+x@voorbeeld.nl", "j.jansen@voorbeeld.nl"),
        (Kind.IBAN, "nl91 abna 0417 1643 00", "NL91ABNA0417164300"),
    ],
)
def test_two_ways_of_writing_give_one_spelling(kind, typed, becomes):
    assert spelling(kind, typed) == becomes


SIDECODES = "AB-12-34 12-34-AB 12-AB-34 AB-12-CD AB-CD-12 12-AB-CD 12-ABC-3 1-ABC-23 AB-123-C A-123-BC ABC-12-D A-12-BCD 1-AB-234 123-AB-4"


@pytest.mark.parametrize("mark", SIDECODES.split())
def test_every_sidecode_is_a_plate(mark):
    assert spelling(Kind.PLATE, mark.lower().replace("-", " ")) == mark.replace("-", "")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.ADDRESS, "Dorpsstraat 12, Ulft"),
        (Kind.ADDRESS, "7071 SS 12"),
        (Kind.ADDRESS, "7071AB"),
        (Kind.BAG, "1509100000012345"),
        (Kind.KVK, "123"),
        (Kind.KVK, "00000000"),
        (Kind.PLATE, "ABCDEF"),
        (Kind.PHONE, "12"),
        (Kind.EMAIL, "jan at voorbeeld"),
        (Kind.IBAN, "NL92ABNA0417164300"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(kind, typed):
    with pytest.raises(NotReadable, match=r"^[A-Z].*\.$"):
        spelling(kind, typed)


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("31-1-1980", "1980-01-31"),
        ("19800131", "1980-01-31"),
        ("1980/01/31", "1980-01-31"),
        ("00-00-1980", "1980-00-00"),
    ],
)
def test_a_date_of_birth(typed, becomes):
    assert birth_date(typed) == becomes


@pytest.mark.parametrize("typed", ["31-2-1980", "1-1-80", "vorig jaar"])
def test_no_date_of_birth(typed):
    with pytest.raises(NotReadable):
        birth_date(typed)


def test_a_digest_belongs_to_one_key_purpose_municipality_and_kind():
    given = {"purpose": "known-or-not", "municipality": "GM1509", "kind": "kvk", "spelling": "12345678"}
    digests = {digest(b"k", **given), digest(b"l", **given)} | {
        digest(b"k", **{**given, name: "anders"}) for name in given
    }
    assert len(digests) == 6
    assert digest(b"k", **given) == digest(b"k", **given)
