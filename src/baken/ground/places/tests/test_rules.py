"""What an area in a file must be, and what an address is."""

from __future__ import annotations

from typing import Any

import pytest

from baken.ground.places.rules.addresses import Address, address
from baken.ground.places.rules.areas import sort_code_list, sort_features
from baken.ground.places.vocabulary import AddressRefusal, AreaRefusal, Level
from baken.instruments.kit.verdicts import Refused

SQUARE = [[[6.3, 51.9], [6.4, 51.9], [6.4, 52.0], [6.3, 52.0], [6.3, 51.9]]]
BOW_TIE = [[[6.3, 51.9], [6.4, 52.0], [6.4, 51.9], [6.3, 52.0], [6.3, 51.9]]]
RD_SQUARE = [[[217000, 440000], [218000, 440000], [218000, 441000], [217000, 440000]]]


def feature(code: str = "BU15090000", rings: Any = SQUARE, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    named = {"buurtcode": code, "buurtnaam": "Ulft", "gemeentecode": "GM1509"} | properties
    return {"type": "Feature", "properties": named, "geometry": {"type": kind, "coordinates": rings}}


def test_a_sound_feature_becomes_an_area_with_its_box() -> None:
    [area] = sort_features([feature()]).areas
    assert (area.code, area.name, area.level, area.municipality) == (
        "BU15090000",
        "Ulft",
        Level.NEIGHBOURHOOD,
        "GM1509",
    )
    assert area.box == (6.3, 51.9, 6.4, 52.0)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (feature(code=""), AreaRefusal.NO_CODE),
        (feature(code="1509"), AreaRefusal.BAD_CODE),
        (feature(code="BU1509000"), AreaRefusal.BAD_CODE),
        (feature(gemeentecode="GM0222"), AreaRefusal.OTHER_MUNICIPALITY),
        (feature(buurtnaam=""), AreaRefusal.NO_NAME),
        (feature(kind="Point", rings=[6.3, 51.9]), AreaRefusal.NOT_A_POLYGON),
        (feature(rings="hier"), AreaRefusal.NOT_A_POLYGON),
        (feature(rings=[]), AreaRefusal.NOT_A_POLYGON),
        (feature() | {"geometry": None}, AreaRefusal.NOT_A_POLYGON),
        (feature(rings=BOW_TIE), AreaRefusal.BROKEN_OUTLINE),
        (feature(rings=RD_SQUARE), AreaRefusal.OUTSIDE),
    ],
)
def test_each_fault_is_refused_with_its_own_reason(wrong: dict[str, Any], refusal: AreaRefusal) -> None:
    assert [each.why for each in sort_features([wrong]).refused] == [refusal.label]


def test_a_code_twice_is_refused_both_times() -> None:
    assert [each.why for each in sort_features([feature(), feature()]).refused] == [AreaRefusal.TWICE.label] * 2


def test_other_spellings_of_the_property_names_are_understood() -> None:
    [area] = sort_features(
        [feature() | {"properties": {"statcode": "GM1509", "statnaam": "Oude IJsselstreek", "jaarcode": 2024}}]
    ).areas
    assert (area.code, area.level) == ("GM1509", Level.MUNICIPALITY)


@pytest.mark.parametrize(("said", "known"), [(430, 430), (0, 0), (-99999999, None), (None, None), ("geheim", None)])
def test_inhabitants_that_cbs_hides_are_unknown_never_zero(said: object, known: int | None) -> None:
    [area] = sort_features([feature(aantal_inwoners=said)]).areas
    assert area.population == known


def test_water_is_passed_by() -> None:
    found = sort_features([feature(water="JA")])
    assert (found.areas, found.refused, len(found.skipped)) == ([], [], 1)


def test_padded_keys_of_a_code_list_are_trimmed_and_the_unknown_passed_by() -> None:
    found = sort_code_list(
        [
            {"Key": "NL00      ", "Title": "Nederland", "Municipality": ""},
            {"Key": "GM1509    ", "Title": "Oude IJsselstreek", "Municipality": "GM1509"},
            {"Key": "BU0363NA01", "Title": "Buurt met letters", "Municipality": "GM0363"},
            {"Key": "BU00000000", "Title": "Buurt onbekend", "Municipality": "GM0000"},
        ]
    )
    assert [area.code for area in found.areas] == ["NL00", "GM1509", "BU0363NA01"]
    assert len(found.skipped) == 1


def test_two_spellings_of_one_address_are_equal() -> None:
    assert address("7071ab", "12", "a", "") == address(" 7071 AB ", 12, "A") == Address("7071AB", 12, "A")
    assert str(address("7071AB", 12, "a", "2")) == "7071 AB 12A-2"


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        (("0071 AB", 1), AddressRefusal.POSTCODE),
        (("7071 SS", 1), AddressRefusal.POSTCODE),
        (("7071", 1), AddressRefusal.POSTCODE),
        (("7071 AB", 0), AddressRefusal.NUMBER),
        (("7071 AB", "twaalf"), AddressRefusal.NUMBER),
        (("7071 AB", 100_000), AddressRefusal.NUMBER),
        (("7071 AB", 1, "AB"), AddressRefusal.LETTER),
        (("7071 AB", 1, "", "HUIS-1"), AddressRefusal.ADDITION),
        (("7071 AB", 1, "", "", "1509010000000001"), AddressRefusal.BAG_ID),
    ],
)
def test_what_is_no_address_is_refused_with_the_part_that_is_wrong(
    parts: tuple[Any, ...], refusal: AddressRefusal
) -> None:
    with pytest.raises(Refused) as refused:
        address(*parts)
    assert refused.value.verdict.refusal is refusal


def test_the_identification_of_a_number_designation_is_kept() -> None:
    assert address("7071 AB", 1, bag_id="1509200000000001").bag_id == "1509200000000001"
