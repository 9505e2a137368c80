"""The words of the picture: breaks in series, how a figure compares with what is usual, why there is no rate."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from baken.instruments.warehouse.phenomena import ALL_CRIME, PHENOMENA, Phenomenon, phenomenon
from baken.journey.insight.vocabulary.themes import COUNCIL_INDICATORS, DIGITAL, THEMES, TRADITIONAL, Theme

__all__ = [
    "ALL_CRIME",
    "BREAKS",
    "COUNCIL_INDICATORS",
    "DATASETS",
    "DIGITAL",
    "PHENOMENA",
    "THEMES",
    "TRADITIONAL",
    "AnalysisKind",
    "AnalysisRefusal",
    "Break",
    "FictionalArea",
    "Judgement",
    "NoRate",
    "Phenomenon",
    "Rhythm",
    "Sharing",
    "Theme",
    "phenomenon",
    "told_dataset",
]

CRIMES, INHABITANTS = "misdrijven", "inwoners"
NO_FIGURE = "geen cijfer"
FEWEST_INHABITANTS = 500
"""Below this a number per 1,000 inhabitants says more about who happens to be counted than about safety."""
FEWEST_PER_YEAR = 12
"""Below this many a year an area is not judged by itself: its number jumps by nature."""
FEWEST_YEARS = 3
FULL_COVER = 0.9
"""Neighbourhoods that add up to less than this share of the municipality are another division: no rates (brief G4)."""


class Rhythm(TextChoices):
    """How often the municipality as a whole is looked at."""

    QUARTER = "kwartaal", "kwartaal"
    MONTH = "maand", "maand"

    @property
    def per_year(self) -> int:
        return 4 if self is Rhythm.QUARTER else 12


class AnalysisKind(TextChoices):
    """Which question an analysis asks of the figures."""

    CHANGED = "changed", "wat veranderde van jaar op jaar"
    RECENT = "recent", "wat hoger is dan verwacht"
    PICTURE = "picture", "het beeld"


class Sharing(TextChoices):
    """Who in the municipality sees a saved analysis."""

    OWN = "own", "alleen ik"
    MUNICIPALITY = "municipality", "iedereen in de gemeente die cijfers leest"


class AnalysisRefusal(TextChoices):
    """Why an analysis is not saved."""

    NOT_YOURS = "not_yours", "De adviseur veiligheid of de analist bewaart een analyse."
    NO_FIGURES = "no_figures", "Er zijn geen cijfers voor deze vraag, dus er is niets te bewaren."


class Judgement(TextChoices):
    """How the latest figure compares with the years before; never a verdict about an area."""

    USUAL = "usual", "binnen wat gewoon is"
    SLIGHTLY_HIGHER = "slightly_higher", "iets hoger dan gewoon, maar dat kan toeval zijn"
    SLIGHTLY_LOWER = "slightly_lower", "iets lager dan gewoon, maar dat kan toeval zijn"
    HIGHER = "higher", "hoger dan gewoon"
    LOWER = "lower", "lager dan gewoon"
    NOT_JUDGED = "not_judged", "te weinig om te beoordelen"


class NoRate(TextChoices):
    """Why an area has no number per 1,000 inhabitants."""

    NO_COUNT = "no_count", "geen cijfer"
    NO_INHABITANTS = "no_inhabitants", "inwoners onbekend"
    TOO_FEW = "too_few", "minder dan 500 inwoners"
    NOT_LIVED_IN = "not_lived_in", "hier wonen weinig mensen; per inwoner zegt het niets"
    OTHER_DIVISION = "other_division", "de buurten tellen niet op tot de gemeente"


@dataclass(frozen=True)
class Break:
    """From this day the police counted differently, so earlier and later figures do not compare.

    `codes` are the kinds of crime it is about, with every sum they are part of; without any it is about all of them.
    """

    since: date
    sentence: str
    codes: frozenset[str] = frozenset()

    def touches(self, code: str) -> bool:
        return (
            not self.codes
            or code == ALL_CRIME
            or any(each == code or each.startswith(f"{code}.") for each in self.codes)
        )


BREAKS = (
    Break(
        date(2018, 7, 1),
        "Sinds juli 2018 telt elk misdrijf apart; daarvoor werden samenhangende misdrijven als één geteld.",
    ),
    Break(
        date(2020, 5, 1),
        "Sinds mei 2020 kan aangifte van vriend-in-noodfraude via internet. Dat gaf meer aangiften.",
        DIGITAL,
    ),
)


DATASETS = {
    "cbs_crime": "misdrijven van het CBS",
    "key_figures": "kerncijfers wijken en buurten",
    "leefbaarometer": "Leefbaarometer",
    "national_crime": "misdrijven, landelijk bestand",
    "neighbourhood_crime": "misdrijven per buurt",
    "plain": "eigen tabel",
    "police_odata": "tabel van de politie",
    "population": "inwoners per buurt",
    "safety_monitor": "Veiligheidsmonitor",
    "statline": "bestand van StatLine",
}
"""How a reader knows a mapping; one of the house itself goes by its own name."""


def told_dataset(name: str) -> str:
    """A dataset in words."""
    return DATASETS.get(name, name.replace("_", " "))


OWN_COUNTS = {
    "signals.count": "Signalen",
    "decisions.decisions": "Besluiten",
    "inspections.inspections": "Integrale controles",
    "inspections.nothing_found": "Integrale controles waarbij niets gevonden is",
    "measures.measures": "Begonnen maatregelen",
}
"""What is counted in the rooms' views (`<view>.<column>`) and shown, in the order of the corridor."""

PARTS = {"inspections.inspections": "inspections.nothing_found"}
"""Which count is of some of another: their difference is a count as well, so they are protected together."""


class FictionalArea(TextChoices):
    """Tiles that stand for neighbourhoods while no real ones are loaded; the value is the tail of a made-up code."""

    CENTRE = "F001", "Kern Midden"
    NORTH = "F002", "Kern Noord"
    EAST = "F003", "Kern Oost"
    SOUTH = "F004", "Kern Zuid"
    WEST = "F005", "Kern West"
    RIVER = "F006", "Kern Water"
    PARK = "F007", "Bedrijvenpark"
    HARBOUR = "F008", "Haventerrein"
    FIELDS_NORTH = "F009", "Noordveld"
    FIELDS_SOUTH = "F010", "Zuidveld"
    WOODS = "F011", "Bosrand"
    LAKE = "F012", "Vakantiepark"


FICTIONAL_COLUMNS = 4
