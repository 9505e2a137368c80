"""The words of the picture: phenomena with their caveats, breaks in series, how a figure compares with what is usual."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

ALL_CRIME = "0.0.0"
CRIMES, INHABITANTS = "misdrijven", "inwoners"

NO_FIGURE = "geen cijfer"
FEWEST_INHABITANTS = 500
"""Below this a number per 1,000 inhabitants says more about who happens to be counted than about safety."""
FEWEST_PER_YEAR = 12
"""Below this many a year an area is not judged by itself: its number jumps by nature."""
FEWEST_YEARS = 3
FULL_COVER = 0.9
"""Neighbourhoods that add up to less than this share of the municipal figure use another division: no rates (brief G4)."""


class Judgement(TextChoices):
    """How the latest figure compares with the years before; never a verdict about an area."""

    USUAL = "usual", "binnen wat gewoon is"
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
class Phenomenon:
    """A kind of crime as the police count it; `caveat` where the official name misleads (metadata of 47013NED)."""

    code: str
    label: str
    caveat: str = ""


PHENOMENA: dict[str, Phenomenon] = {
    phenomenon.code: phenomenon
    for phenomenon in (
        Phenomenon(ALL_CRIME, "Alle misdrijven"),
        Phenomenon("1.1.1", "Inbraak in woningen"),
        Phenomenon("1.1.2", "Inbraak in boxen, garages en schuren"),
        Phenomenon("1.2.1", "Diefstal uit auto's"),
        Phenomenon("1.2.2", "Diefstal van auto's"),
        Phenomenon("1.2.3", "Diefstal van fietsen en brommers"),
        Phenomenon("1.2.4", "Zakkenrollerij"),
        Phenomenon("1.4.1", "Zedenmisdrijven", "Alleen per jaar gepubliceerd; de maanden tellen niet op tot het totaal."),
        Phenomenon("1.4.2", "Moord en doodslag", "Ook pogingen tellen mee."),
        Phenomenon("1.4.3", "Openlijk geweld"),
        Phenomenon("1.4.4", "Bedreiging"),
        Phenomenon("1.4.5", "Mishandeling"),
        Phenomenon("1.4.6", "Straatroof"),
        Phenomenon("1.4.7", "Overvallen"),
        Phenomenon("1.6.1", "Brand en ontploffing"),
        Phenomenon("1.6.3", "Mensenhandel", "Hieronder valt ook arbeidsuitbuiting."),
        Phenomenon(
            "2.1.1",
            "Overige drugsmisdrijven",
            "De naam in de bron spreekt van overlast, maar het zijn misdrijven, geen overlastmeldingen.",
        ),
        Phenomenon("2.2.1", "Vernieling"),
        Phenomenon("2.4.1", "Huisvredebreuk", "In de bron heet dit burengerucht. Geluid of ruzie van buren telt hier niet mee."),
        Phenomenon("2.5.1", "Inbraak bij bedrijven"),
        Phenomenon("2.5.2", "Winkeldiefstal"),
        Phenomenon("2.7.2", "Overige wetten", "Hieronder valt ook witwassen."),
        Phenomenon("3.1.1", "Drugshandel", "Ook het maken en bezitten van drugs, en hennepteelt."),
        Phenomenon("3.1.2", "Mensensmokkel"),
        Phenomenon("3.1.3", "Wapenhandel", "Ook wapenbezit."),
        Phenomenon("3.6.4", "Aantasting van de openbare orde"),
        Phenomenon("3.7.1", "Discriminatie"),
        Phenomenon("3.7.3", "Kinderporno", "Alleen per jaar gepubliceerd; de maanden tellen niet op tot het totaal."),
        Phenomenon("3.7.4", "Cybercrime", "Veel slachtoffers doen geen aangifte. Stijging kan ook meer aangifte zijn."),
        Phenomenon("3.9.1", "Horizontale fraude", "Pas vanaf 2016 geteld. Hieronder valt ook zorg- en vastgoedfraude."),
        Phenomenon("3.9.2", "Verticale fraude", "Fraude met uitkeringen en belastingen."),
        Phenomenon("3.9.3", "Overige fraude en oplichting"),
    )
}


def phenomenon(code: str) -> Phenomenon:
    """The phenomenon of a code; one we have no word for keeps its code."""
    return PHENOMENA.get(code, Phenomenon(code, code.replace("-", " ")))


@dataclass(frozen=True)
class Break:
    """From this day the police counted differently, so earlier and later figures do not compare."""

    since: date
    sentence: str


BREAKS = (
    Break(date(2018, 7, 1), "Sinds juli 2018 telt elk misdrijf apart; daarvoor werden samenhangende misdrijven als één geteld."),
    Break(date(2020, 5, 1), "Sinds mei 2020 kan aangifte van vriend-in-noodfraude via internet. Dat gaf meer aangiften."),
)


class FictionalArea(TextChoices):
    """The tiles that stand for neighbourhoods as long as no real ones are loaded; the value is the tail of a made-up code."""

    CENTRE = "F001", "Kern Midden"
    NORTH = "F002", "Kern Noord"
    EAST = "F003", "Kern Oost"
    SOUTH = "F004", "Kern Zuid"
    WEST = "F005", "Kern West"
    RIVER = "F006", "Kern aan het water"
    PARK = "F007", "Bedrijvenpark"
    HARBOUR = "F008", "Haventerrein"
    FIELDS_NORTH = "F009", "Buitengebied Noord"
    FIELDS_SOUTH = "F010", "Buitengebied Zuid"
    WOODS = "F011", "Bosrand"
    LAKE = "F012", "Vakantiepark"


FICTIONAL_COLUMNS = 4
