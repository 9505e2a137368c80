"""Addresses by PDOK Locatieserver: a public service of Kadaster that finds an address in free text.

Source: PDOK Locatieserver search API v3.1, operation `free` (brief G2). The search is fuzzy and knows the whole country,
so the municipality is asked for in the query and checked in the answer.
"""

import re
from dataclasses import dataclass
from typing import Any

import requests

PUBLIC_SERVICE = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
MOST = 6
SECONDS = 3.0
_POINT = re.compile(r"POINT\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)")


class AddressesAway(Exception):
    """The address service does not answer (in time, or not as it should)."""


@dataclass(frozen=True)
class FoundAddress:
    """An address in words, with its point in degrees WGS 84."""

    label: str
    longitude: float
    latitude: float


def find_addresses(text: str, *, municipality: str, service: str, seconds: float = SECONDS) -> list[FoundAddress]:
    """At most six addresses in this municipality ("GM1509") that look like `text`, best first.

    Only the text goes out, from this server: the service never sees who searches. An answer that is not in the
    municipality is left out.

    Raises:
        AddressesAway: no answer within `seconds`, or one that cannot be read.
    """
    asked = {
        "q": text[:120],
        "fq": f"gemeentecode:{municipality.removeprefix('GM')}",
        "fl": "weergavenaam,gemeentecode,centroide_ll",
        "rows": str(MOST),
    }
    try:
        answer = requests.get(f"{service}/free", params=asked, timeout=seconds, allow_redirects=False)
        answer.raise_for_status()
        found = answer.json()["response"]["docs"]
        return [one for one in (_address(each, municipality) for each in found) if one is not None][:MOST]
    except (requests.RequestException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise AddressesAway from error


def _address(said: dict[str, Any], municipality: str) -> FoundAddress | None:
    point = _POINT.fullmatch(str(said.get("centroide_ll", "")))
    if point is None or f"GM{said.get('gemeentecode')}" != municipality:
        return None
    return FoundAddress(str(said["weergavenaam"]), float(point[1]), float(point[2]))
