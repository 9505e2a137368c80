"""The catalogue of open figures in DCAT-AP-NL 3.0, as JSON-LD. Facts in, description out.

Mandatory there: of a dataset title, description, accessRights, contactPoint, creator, identifier, publisher and theme;
of a distribution accessURL and license. Recommended
and here too: contact by URL, the area and the period it is about, how often it is renewed, and the file type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
RESTRICTED = "http://publications.europa.eu/resource/authority/access-right/RESTRICTED"
JUSTICE = "http://publications.europa.eu/resource/authority/data-theme/JUST"
DUTCH = "http://publications.europa.eu/resource/authority/language/NLD"
CC_BY = "http://creativecommons.org/licenses/by/4.0/deed.nl"
FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"
MUNICIPALITY = "https://identifier.overheid.nl/tooi/id/gemeente/gm"


class Rhythm(Enum):
    """How often a table is renewed, in the words of the EU's frequency list."""

    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    ANNUAL = "ANNUAL"


@dataclass(frozen=True)
class Offered:
    """One table that can be taken along; `files` is media type to address, `covers` its first and last day."""

    identifier: str
    title: str
    description: str
    modified: date | None
    files: Mapping[str, str]
    rhythm: Rhythm
    covers: tuple[date, date] | None = None


def catalogue(code: str, name: str, offered: Sequence[Offered], *, home: str) -> dict[str, Any]:
    """The catalogue of one municipality. Addresses are behind sign-in, and it says so (accessRights)."""
    publisher = {"@id": f"{MUNICIPALITY}{code[2:]}", "@type": "foaf:Agent", "foaf:name": f"Gemeente {name}"}
    return {
        "@context": CONTEXT,
        "@id": home,
        "@type": "dcat:Catalog",
        "dct:title": _dutch(f"Veiligheidscijfers van {name}"),
        "dct:description": _dutch("Cijfers over gebieden en onderwerpen, zonder personen."),
        "dct:publisher": publisher,
        "dct:language": {"@id": DUTCH},
        "dct:license": {"@id": CC_BY},
        "dcat:contactPoint": _contact(publisher),
        "dcat:dataset": [_dataset(each, publisher) for each in offered],
    }


def _dataset(each: Offered, publisher: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@id": each.identifier,
        "@type": "dcat:Dataset",
        "dct:identifier": each.identifier,
        "dct:title": _dutch(each.title),
        "dct:description": _dutch(each.description),
        "dct:accessRights": {"@id": RESTRICTED},
        "dct:creator": publisher,
        "dct:publisher": publisher,
        "dct:language": {"@id": DUTCH},
        "dcat:theme": {"@id": JUSTICE},
        "dct:spatial": {"@id": publisher["@id"], "@type": "dct:Location"},
        "dct:accrualPeriodicity": {"@id": f"{FREQUENCY}{each.rhythm.value}"},
        "dcat:contactPoint": _contact(publisher),
        "dcat:distribution": [
            {
                "@id": address,
                "@type": "dcat:Distribution",
                "dcat:accessURL": {"@id": address},
                "dcat:downloadURL": {"@id": address},
                "dct:license": {"@id": CC_BY},
                "dct:format": {"@id": f"{FILE_TYPE}{address.rpartition('=')[2].upper()}"},
                "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
            }
            for media_type, address in each.files.items()
        ],
    }
    if each.covers:
        first, last = each.covers
        told["dct:temporal"] = {"@type": "dct:PeriodOfTime", "dcat:startDate": _day(first), "dcat:endDate": _day(last)}
    if each.modified:
        told["dct:modified"] = _day(each.modified)
    return told


def _day(day: date) -> dict[str, str]:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _contact(publisher: dict[str, Any]) -> dict[str, Any]:
    """Whom to ask: the municipality, under its own address in the register of the government."""
    return {
        "@type": "vcard:Organization",
        "vcard:fn": publisher["foaf:name"],
        "vcard:hasURL": {"@id": publisher["@id"]},
    }


def _dutch(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "nl"}
