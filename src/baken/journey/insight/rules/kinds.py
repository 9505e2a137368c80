"""What kind of area is it likely to be? A proposal from name and inhabitants, until a person says (C29)."""

from __future__ import annotations

import re

from baken.ground.places.vocabulary import Typology

ALONE_FROM = 1000
"""A village from this many inhabitants is looked at by itself; smaller ones together."""

_BY_NAME = (
    (Typology.COUNTRYSIDE, re.compile(r"\b(verspreide huizen|verspr\. ?h\.|buitengebied|landelijk gebied)", re.I)),
    (Typology.BUSINESS_PARK, re.compile(r"bedrijven(terrein|park)|industrie(terrein|gebied)|\bhaven", re.I)),
    (Typology.SHOPPING, re.compile(r"\b(winkel(centrum|gebied)|stadscentrum|binnenstad)\b", re.I)),
    (Typology.HOLIDAY_PARK, re.compile(r"vakantiepark|recreatie", re.I)),
)


def likely_kind(name: str) -> Typology:
    """The kind that the name of a neighbourhood points at; what names nothing else is a village or a part of one.

    >>> likely_kind("Verspreide huizen Etten").label, likely_kind("Etten").label
    ('buitengebied', 'kern')
    """
    return next((kind for kind, pattern in _BY_NAME if pattern.search(name)), Typology.VILLAGE)


def village_of(name: str) -> str:
    """The village a neighbourhood is part of: what stands before a hyphen.

    >>> village_of("Ulft-Centrum en Ulft-Oost"), village_of("Varsseveld"), village_of("'s-Heerenberg, oost")
    ('Ulft', 'Varsseveld', "'s-Heerenberg")
    """
    first = re.split(r",| - ", name)[0].strip()
    return first if first.startswith("'") else first.split("-")[0].strip()
