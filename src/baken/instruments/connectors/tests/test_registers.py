"""BAG and BRP against recorded answers, and against services that are away or talk nonsense."""

import json
import os
import re
from http import HTTPStatus
from pathlib import Path

import pytest

from baken.instruments.connectors.bag import BagAway, address_at, addresses_of
from baken.instruments.connectors.brp import BrpAway, person_exists

RECORDED = (
    Path(os.environ.get("BAKEN_SHARED_DATA", Path(__file__).parents[6] / "shared" / "data")) / "registers/recorded"
)


def person(url, initial="c"):
    return person_exists(initial=initial, surname="Wiegman", born="1980-01-31", purpose="toezicht", url=url)


def keizersgracht(url, tail=""):
    return address_at(postcode="1015CJ", number=117, tail=tail, key="k", url=url)


def recorded(name):
    """A recorded answer; the data lie beside the project and are never copied into it."""
    file = RECORDED / name
    if not file.exists():
        pytest.skip(f"de opgenomen antwoorden ontbreken: {file}")
    return file.read_text(encoding="utf-8")


def brp_answer(name):
    """The body of the answer in a recorded exchange."""
    found = re.search(r"response:\s+body:\s+string: '(.*?)'\n", recorded(f"brp/{name}.yaml"), re.DOTALL)
    assert found, f"{name}: no answer was recorded"
    return re.sub(r"\s+", " ", found[1]).encode()


@pytest.mark.parametrize(("tail", "known"), [("A", True), ("b", True), ("Q", False), ("", False)])
def test_an_address_is_there_with_its_very_letter(service, tail, known):
    service.answer = recorded("bag/addresses.json").encode()
    assert (keizersgracht(service.address, tail) is not None) is known
    assert service.asked == ["/adressen?postcode=1015CJ&huisnummer=117"]


def test_an_address_that_is_not_there(service):
    service.answer = b"{}"
    assert keizersgracht(service.address) is None
    service.status = HTTPStatus.NOT_FOUND
    assert keizersgracht(service.address) is None


def test_an_address_tells_its_numbers_and_a_number_its_address(service):
    service.answer = recorded("bag/addresses.json").encode()
    found = keizersgracht(service.address, "A")
    assert found.ids == ("0363200000502030", "0363010001020097")
    assert [one.line for one in addresses_of("0363010001020097", key="k", url=service.address)] == ["1015CJ 117 A"]
    (one,) = [each for each in json.loads(service.answer)["_embedded"]["adressen"] if each["huisletter"] == "A"]
    service.answer = json.dumps(one).encode()
    assert addresses_of("0363200000502030", key="k", url=service.address) == [found]
    assert service.asked[1:] == [
        "/adressen?adresseerbaarObjectIdentificatie=0363010001020097", "/adressen/0363200000502030",
    ]  # fmt: skip


@pytest.mark.parametrize(("initial", "known"), [("c", True), ("", True), ("p", False)])
def test_a_person_is_there_by_name_and_first_letter(service, initial, known):
    service.answer = brp_answer("test_find_person_succesfully")
    assert person(service.address, initial) is known
    (asked,) = service.bodies
    said = json.loads(asked)
    assert (said["geslachtsnaam"], said["geboortedatum"]) == ("Wiegman", "1980-01-31")
    assert "burgerservicenummer" not in asked.decode()


def test_nobody_of_that_name(service):
    service.answer = brp_answer("test_person_not_found")
    assert person(service.address) is False


def test_too_many_to_list_is_a_yes(service):
    service.answer, service.status = b'{"code": "tooManyResults"}', HTTPStatus.BAD_REQUEST
    assert person(service.address) is True


@pytest.mark.parametrize(
    ("answer", "status"), [(b"<html>", 200), (b"[]", 200), (b"{}", 500), (b'{"_embedded": {"adressen": [{}]}}', 200)]
)
def test_nonsense_is_no_answer(service, answer, status):
    service.answer, service.status = answer, status
    with pytest.raises(BagAway):
        keizersgracht(service.address)
    with pytest.raises(BrpAway):
        person(service.address)
