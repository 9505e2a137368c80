"""The address service, by answers it gave before: fuzzy over the whole country, slow, broken, or away."""

import json
import os
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import baken
from baken.instruments.connectors.addresses import AddressesAway, FoundAddress, find_addresses
from baken.instruments.connectors.tests.conftest import Service

SHARED = Path(os.environ.get("BAKEN_SHARED_DATA", Path(baken.__file__).parents[3] / "shared" / "data"))
RECORDED = SHARED / "registers" / "pdok"
needs_recordings = pytest.mark.skipif(not RECORDED.is_dir(), reason=f"{RECORDED} is not there; set BAKEN_SHARED_DATA")


@needs_recordings
def test_only_addresses_of_the_municipality_come_back_and_only_the_text_goes_out(service: Service) -> None:
    service.answer = (RECORDED / "signalen_pdok_response_amsterdam.json").read_bytes()

    found = find_addresses("achtergracht 72", municipality="GM0363", service=service.address)

    assert found == [FoundAddress("Nieuwe Achtergracht 72, 1018XZ Amsterdam", 4.90595549, 52.36194655)]
    [asked] = service.asked
    assert urlsplit(asked).path == "/free"
    assert parse_qs(urlsplit(asked).query) == {
        "q": ["achtergracht 72"],
        "fq": ["gemeentecode:0363"],
        "fl": ["weergavenaam,gemeentecode,centroide_ll"],
        "rows": ["6"],
    }


@needs_recordings
@pytest.mark.parametrize("file", sorted(RECORDED.glob("*.json")), ids=lambda file: file.stem)
def test_every_recorded_answer_is_read_or_said_to_be_none(service: Service, file: Path) -> None:
    service.answer = file.read_bytes()
    try:
        found = find_addresses("weesperzijde", municipality="GM0363", service=service.address)
    except AddressesAway:
        assert not isinstance(json.loads(service.answer), dict) or "docs" not in str(json.loads(service.answer))
    else:
        assert all("Amsterdam" in one.label for one in found)
        assert len(found) <= 6


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b'{"response": null}', b'{"response": {"docs": [7]}}'])
def test_an_answer_that_makes_no_sense_is_away(service: Service, answer: bytes) -> None:
    service.answer = answer
    with pytest.raises(AddressesAway):
        find_addresses("markt 1", municipality="GM1509", service=service.address)


@pytest.mark.parametrize("status", [302, 400, 500])
def test_a_service_that_refuses_or_sends_elsewhere_is_away(service: Service, status: int) -> None:
    service.status = status
    with pytest.raises(AddressesAway):
        find_addresses("markt 1", municipality="GM1509", service=service.address)


def test_nobody_waits_longer_than_asked(service: Service) -> None:
    service.waits = 1.0
    with pytest.raises(AddressesAway):
        find_addresses("markt 1", municipality="GM1509", service=service.address, seconds=0.1)


def test_a_service_that_is_not_there_is_away() -> None:
    with pytest.raises(AddressesAway):
        find_addresses("markt 1", municipality="GM1509", service="http://127.0.0.1:1")
