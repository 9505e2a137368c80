"""The registers that can be asked "is this known there?": whose they are, on which ground, for what, by which identifier.

Only what is listed here can be asked. Police, care and partnership data are not, and never will be (brief F1). A register
of another controller answers only when somebody there is named who answers for it (`SourceOwner`), because between two
controllers a yes or no is itself a disclosure (brief, corrections).
"""

from dataclasses import dataclass

from django.db.models import TextChoices

from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.tables.vocabulary import Compartment


class ResearchSource(TextChoices):
    """Registers that can be asked whether something is known there: yes or no, and nothing more."""

    SIGNALS = "signals", "eigen signalen"
    DOSSIERS = "dossiers", "eigen dossiers"
    PERMITS = "permits", "vergunningen"
    KVK = "kvk", "Handelsregister (KvK)"
    BAG = "bag", "adressen (BAG)"
    BRP = "brp", "personen (BRP)"


@dataclass(frozen=True)
class SourceEntry:
    """One register. `confirmed` is False while the municipality's lawyer must still confirm the ground."""

    source: ResearchSource
    controller: str
    compartment: Compartment
    ground: str
    purpose: str
    kinds: tuple[KeyKind, ...]
    another_controller: bool = False
    outside: bool = False
    owner_may_tell: bool = False
    confirmed: bool = False


_ANY = tuple(KeyKind)
_S = ResearchSource
SOURCES: dict[ResearchSource, SourceEntry] = {
    entry.source: entry
    for entry in (
        SourceEntry(
            _S.SIGNALS,
            "het orgaan dat het signaal weegt",
            Compartment.MUNICIPAL_SIGNAL,
            "AVG 6(1)(e), 5(1)(b); grondslag van de soort signaal",
            "Zien of er al eerder een signaal over dezelfde plek, zaak of persoon was.",
            _ANY,
        ),
        SourceEntry(
            _S.DOSSIERS,
            "het orgaan dat het signaal weegt",
            Compartment.ADMINISTRATIVE_DOSSIER,
            "AVG 6(1)(e), 6(4); grondslag van de soort signaal",
            "Voorkomen dat twee teams langs elkaar heen werken.",
            _ANY,
            owner_may_tell=True,
        ),
        SourceEntry(
            _S.PERMITS,
            "het college van burgemeester en wethouders",
            Compartment.ADMINISTRATIVE_DOSSIER,
            "AVG 6(1)(e), 6(4); Awb 3:2",
            "Weten of er voor deze plek of onderneming een vergunning is.",
            (KeyKind.ADDRESS, KeyKind.BAG, KeyKind.KVK, KeyKind.PERSON),
            another_controller=True,
            owner_may_tell=True,
        ),
        SourceEntry(
            _S.KVK,
            "de Kamer van Koophandel",
            Compartment.OPEN,
            "Handelsregisterwet 2007, 21",
            "Nagaan of een opgegeven KvK-nummer bestaat.",
            (KeyKind.KVK,),
            another_controller=True,
            outside=True,
        ),
        SourceEntry(
            _S.BAG,
            "het Kadaster en de bronhouder",
            Compartment.OPEN,
            "Wet basisregistratie adressen en gebouwen, 32",
            "Nagaan of een opgegeven adres bestaat.",
            (KeyKind.ADDRESS, KeyKind.BAG),
            another_controller=True,
            outside=True,
        ),
        SourceEntry(
            _S.BRP,
            "het college, als bijhouder van de BRP",
            Compartment.OPEN,
            "Wet basisregistratie personen, 1.7 en 3.8, met de eigen verordening",
            "Nagaan of iemand met deze naam en geboortedatum ingeschreven staat.",
            (KeyKind.PERSON,),
            another_controller=True,
            outside=True,
        ),
    )
}


def of_others() -> tuple[ResearchSource, ...]:
    """The registers of another controller, where a yes or no is a disclosure."""
    return tuple(entry.source for entry in SOURCES.values() if entry.another_controller)


def that_may_tell() -> tuple[ResearchSource, ...]:
    """The registers whose owner can be asked here for more than yes or no."""
    return tuple(entry.source for entry in SOURCES.values() if entry.owner_may_tell)
