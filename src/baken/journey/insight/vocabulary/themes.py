"""Themes of the picture: which kinds of crime belong together, and which figures every municipality reports (BBV)."""

from __future__ import annotations

from dataclasses import dataclass

from baken.instruments.warehouse.phenomena import DIGITAL as DIGITAL_CODES


@dataclass(frozen=True)
class Theme:
    """Kinds of crime that are looked at together. `caveat` holds for all of them."""

    slug: str
    title: str
    codes: tuple[str, ...]
    caveat: str = ""
    municipal_only: bool = False
    """No figures per neighbourhood: the place of the victim's computer says nothing."""


THEMES = (
    Theme("wonen", "Wonen en bezit", ("1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.2.3", "2.2.1")),
    Theme("geweld", "Geweld", ("1.4.3", "1.4.4", "1.4.5", "1.4.6", "1.4.7", "1.4.1")),
    Theme("ondernemen", "Winkels en bedrijven", ("2.5.1", "2.5.2", "1.4.7")),
    Theme(
        "digitaal",
        "Digitale criminaliteit",
        DIGITAL_CODES,
        "Veel slachtoffers doen geen aangifte, en veel oplichting via internet telt onder een andere naam. Een stijging "
        "kan ook betekenen dat meer mensen aangifte doen. Horizontale fraude (3.9.1) is er pas vanaf 2016, en sinds mei "
        "2020 kan aangifte van vriend-in-noodfraude via internet.",
        municipal_only=True,
    ),
    Theme("ondermijning", "Ondermijning", ("3.1.1", "2.1.1", "3.1.2", "3.1.3", "1.6.3", "2.7.2")),
    Theme("openbare-orde", "Openbare orde en samenleven", ("3.6.4", "2.4.1", "3.7.1", "1.6.1")),
)

DIGITAL = frozenset(DIGITAL_CODES)

TRADITIONAL = frozenset({"1.1.1", "1.2.1", "1.2.3", "1.4.4", "1.4.5", "1.4.6", "2.2.1", "2.5.2"})
"""Traditional crime has fallen and should stay so: a rise is told apart (C27)."""


@dataclass(frozen=True)
class CouncilIndicator:
    """A figure that every municipality puts in its budget and accounts (Besluit begroting en verantwoording).

    `per` is whom it is counted per thousand of: a unit of inhabitants; `unit` is what is counted.
    """

    label: str
    codes: tuple[str, ...]
    caveat: str = ""
    unit: str = "misdrijven"
    per: str = "population"


COUNCIL_INDICATORS = (
    CouncilIndicator("Winkeldiefstal", ("2.5.2",)),
    CouncilIndicator(
        "Geweldsmisdrijven",
        ("1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.6", "1.4.7"),
        "De som van zeven soorten; een soort zonder cijfer maakt de som onbekend.",
    ),
    CouncilIndicator("Diefstal uit woning", ("1.1.1",)),
    CouncilIndicator("Vernieling", ("2.2.1",)),
    CouncilIndicator(
        "Verwijzingen Halt",
        ("halt",),
        "Per 1.000 jongeren van 12 tot en met 17 jaar. Halt telt ze zelf.",
        unit="verwijzingen",
        per="jongeren",
    ),
)
"""Per 1,000 inhabitants, or young people. What Halt counts comes in by `--mapping plain`."""


LIVEABILITY = {
    "klasse": "Klasse",
    "lbm": "Geheel",
    "fys": "Fysieke omgeving",
    "onv": "Overlast en onveiligheid",
    "soc": "Sociale samenhang",
    "vrz": "Voorzieningen",
    "won": "Woningen",
    "afw": "Verschil met Nederland",
}
"""The parts of the Leefbaarometer in the order of the page; keys as the source abbreviates them."""

LIVEABILITY_CLASSES = (
    "zeer onvoldoende",
    "ruim onvoldoende",
    "onvoldoende",
    "zwak",
    "voldoende",
    "ruim voldoende",
    "goed",
    "zeer goed",
    "uitstekend",
)
"""What the Leefbaarometer 3.0 calls its classes 1 to 9."""
