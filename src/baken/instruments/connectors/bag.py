"""The register of addresses and buildings (BAG, individual queries v2 of Kadaster): does this address exist?

Off until a municipality sets its own key. Only postcode and house number leave; the answer kept is yes or no.
"""

from http import HTTPStatus
from typing import Any

import requests

SECONDS = 4.0


class BagAway(Exception):
    """The register gave no usable answer (in time)."""


def address_exists(*, postcode: str, number: int, tail: str = "", key: str, url: str) -> bool:
    """Is there an address with this postcode, house number, and letter and addition together (`tail`, as "A2")?

    Source: BAG API Individuele Bevragingen v2, operation `GET /adressen`.

    Raises:
        BagAway: no answer, or none that can be read.
    """
    asked = {"postcode": postcode, "huisnummer": str(number)}
    try:
        answer = requests.get(
            f"{url}/adressen",
            params=asked,
            headers={"X-Api-Key": key, "Accept": "application/hal+json", "Accept-Crs": "epsg:28992"},
            timeout=SECONDS,
            allow_redirects=False,
        )
        if answer.status_code == HTTPStatus.NOT_FOUND:
            return False
        answer.raise_for_status()
        found = answer.json().get("_embedded", {}).get("adressen", [])
        return any(_is(each, postcode, number, tail) for each in found)
    except (requests.RequestException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BagAway from error


def _is(said: dict[str, Any], postcode: str, number: int, tail: str) -> bool:
    behind = f"{said.get('huisletter', '')}{said.get('huisnummertoevoeging', '')}"
    return (said["postcode"], int(said["huisnummer"]), behind.upper()) == (postcode, number, tail.upper())
