"""The register of persons (BRP, Haal Centraal "personen bevragen" v2): is somebody of this name and birth date in it?

Off until a municipality sets the address of its own service, with its own authorisation. Asks for names only, never for a
BSN or an address, and keeps nothing of the answer but yes or no.
"""

import unicodedata
from typing import Any

import requests

SECONDS = 4.0


class BrpAway(Exception):
    """The register gave no usable answer (in time)."""


def person_exists(*, initial: str, surname: str, born: str, url: str, key: str = "", purpose: str = "") -> bool:
    """Is there a person with this surname (without particles), date of birth (``1980-01-31``) and first initial?

    `purpose` is the *doelbinding* under which the municipality may ask; the service refuses a wrong one. More persons
    than the service will list count as yes.

    Source: Haal Centraal BRP personen bevragen v2, `ZoekMetGeslachtsnaamEnGeboortedatum`.

    Raises:
        BrpAway: no answer, or none that can be read.
    """
    asked = {
        "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
        "geslachtsnaam": surname,
        "geboortedatum": born,
        "fields": ["naam.voornamen", "naam.geslachtsnaam"],
    }
    headers = {"Accept": "application/json", "x-doelbinding": purpose, "x-verwerking": "bronnenonderzoek"}
    if key:
        headers["X-API-KEY"] = key
    try:
        answer = requests.post(f"{url}/personen", json=asked, headers=headers, timeout=SECONDS, allow_redirects=False)
        if answer.status_code == 400 and answer.json().get("code") == "tooManyResults":
            return True
        answer.raise_for_status()
        return any(_is(each, initial) for each in answer.json()["personen"])
    except (requests.RequestException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrpAway from error


def _is(person: dict[str, Any], initial: str) -> bool:
    """Does the first name begin with this letter? Nobody is shut out because one of the two is not known."""
    first = str(person.get("naam", {}).get("voornamen", ""))
    plain = unicodedata.normalize("NFKD", first)[:1].lower()
    return not initial or not plain or plain == initial.lower()
