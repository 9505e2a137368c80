"""What the police count, by the codes of their tables, in plain Dutch; with a caveat where the official name misleads.

Source: the metadata of table 47013NED (15 December 2025). A code that is not here keeps its code as its name.
"""

from dataclasses import dataclass

ALL_CRIME = "0.0.0"
DIGITAL = ("3.7.4", "3.9.1", "3.9.3")
"""Never told per neighbourhood: where the victim lives says nothing about where it happened (C64)."""


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
        Phenomenon(
            "1.4.1", "Zedenmisdrijven", "Alleen per jaar gepubliceerd; de maanden tellen niet op tot het totaal."
        ),
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
        Phenomenon(
            "2.4.1", "Huisvredebreuk", "In de bron heet dit burengerucht. Geluid of ruzie van buren telt hier niet mee."
        ),
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
