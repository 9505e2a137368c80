"""The Handelsregister of KvK (API Basisprofiel v1): does this number exist, and what is the business called?

Off until a municipality sets its own key. Only the number leaves; nothing of a report does.
"""

import re
from http import HTTPStatus

import requests

SECONDS = 4.0
_NUMBER = re.compile(r"[0-9]{8}")


class KvkAway(Exception):
    """The register gave no usable answer (in time)."""


class NoSuchNumber(Exception):
    """The register does not know this number."""


def company(number: str, *, key: str, url: str) -> str:
    """The name under which this number of eight digits is registered (Handelsregisterwet 2007, 9).

    Raises:
        NoSuchNumber: no such number.
        KvkAway: no answer, or none that can be read.
    """
    if not _NUMBER.fullmatch(number):
        raise NoSuchNumber(number)
    try:
        answer = requests.get(f"{url}/v1/basisprofielen/{number}", headers={"apikey": key}, timeout=SECONDS)
        if answer.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST}:
            raise NoSuchNumber(number)
        answer.raise_for_status()
        return str(answer.json()["naam"])
    except (requests.RequestException, ValueError, KeyError, TypeError) as error:
        raise KvkAway from error
