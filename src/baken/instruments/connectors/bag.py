"""The register of addresses and buildings (BAG, individual queries v2 of Kadaster): does this address exist, and what is its number?

Off until a municipality sets its own key. Only postcode and house number, or the BAG number, leave; the answer kept is yes or
no, and that two ways of writing an address name the same.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import requests

SECONDS = 4.0


class BagAway(Exception):
    """The register gave no usable answer (in time)."""


@dataclass(frozen=True)
class Registered:
    """An address as the register has it: `tail` is letter and addition together, `ids` are its own identification and that of
    the premises, pitch or berth it names."""

    postcode: str
    number: int
    tail: str
    ids: tuple[str, ...]

    @property
    def line(self) -> str:
        """As a person would write it."""
        return f"{self.postcode} {self.number} {self.tail}".strip()


def address_at(*, postcode: str, number: int, tail: str = "", key: str, url: str) -> Registered | None:
    """The address with this postcode, house number, and letter and addition together (`tail`, as "A2"); None: there is none.

    Source: BAG API Individuele Bevragingen v2, operation `GET /adressen`.

    Raises:
        BagAway: no answer, or none that can be read.
    """
    found = _asked(f"{url}/adressen", {"postcode": postcode, "huisnummer": str(number)}, key)
    wanted = (postcode, number, tail.upper())
    return next((one for one in found if (one.postcode, one.number, one.tail) == wanted), None)


def addresses_of(bag_id: str, *, key: str, url: str) -> list[Registered]:
    """The addresses with this identification: of a number designation itself, or of what it names (which may have several).

    Source: BAG API Individuele Bevragingen v2, operations `GET /adressen/{nummeraanduidingIdentificatie}` and `GET /adressen`.

    Raises:
        BagAway: no answer, or none that can be read.
    """
    if bag_id[4:6] == "20":
        found = _asked(f"{url}/adressen/{bag_id}", {}, key)
    else:
        found = _asked(f"{url}/adressen", {"adresseerbaarObjectIdentificatie": bag_id}, key)
    return [one for one in found if bag_id in one.ids]


def _asked(address: str, parameters: dict[str, str], key: str) -> list[Registered]:
    try:
        answer = requests.get(
            address,
            params=parameters,
            headers={"X-Api-Key": key, "Accept": "application/hal+json", "Accept-Crs": "epsg:28992"},
            timeout=SECONDS,
            allow_redirects=False,
        )
        if answer.status_code == HTTPStatus.NOT_FOUND:
            return []
        answer.raise_for_status()
        said = answer.json()
        many = [said] if "postcode" in said else said.get("_embedded", {}).get("adressen", [])
        return [_registered(one) for one in many]
    except (requests.RequestException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BagAway from error


def _registered(said: dict[str, Any]) -> Registered:
    behind = f"{said.get('huisletter', '')}{said.get('huisnummertoevoeging', '')}"
    named = (said.get("nummeraanduidingIdentificatie"), said.get("adresseerbaarObjectIdentificatie"))
    return Registered(
        said["postcode"], int(said["huisnummer"]), behind.upper(), tuple(str(each) for each in named if each)
    )
