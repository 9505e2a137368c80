"""The phenomena of brief B1 (undermining), B2 (nuisance) and B3 (digital), as every municipality starts with them.

Indicators are about things, places and businesses, never about origin, nationality or neighbourhood of a person.
A municipality adds or ends phenomena with a date of validity (C48); those stand in the table `Phenomenon`.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

SINCE = date(2023, 1, 1)


class PhenomenonGroup(TextChoices):
    """The three families of phenomena."""

    UNDERMINING = "undermining", "ondermijning"
    NUISANCE = "nuisance", "overlast"
    DIGITAL = "digital", "digitale criminaliteit"


@dataclass(frozen=True)
class PhenomenonEntry:
    """One phenomenon: code, family, Dutch label, and what to look for."""

    code: str
    group: PhenomenonGroup
    label: str
    look_for: str = ""


def _family(group: PhenomenonGroup, lines: str) -> tuple[PhenomenonEntry, ...]:
    parts = (line.split("|") for line in lines.strip().splitlines())
    return tuple(
        PhenomenonEntry(code.strip(), group, label.strip(), "".join(rest).strip()) for code, label, *rest in parts
    )


_UNDERMINING = """
HENNEP | hennep | condens, geur, geknoei met de meter, dichte ramen
DRUGSLAB | drugslab | chemicaliën, vaten, slangen, oplosmiddelgeur, schuur contant gehuurd
DRUGSHANDEL | drugshandel | korte bezoeken, contant geld, voorraad
DUMPING | dumping van drugsafval | vaten, jerrycans, verf in het riool
MENSENHANDEL | mensenhandel | iemand beslist niet zelf over reizen, papieren of geld
ARBEIDSUITBUITING | arbeidsuitbuiting | te veel bedden, ingehouden loon, bed van de baas
SEKSBRANCHE | seksbranche zonder vergunning | advertenties op een adres, wisselende diensten
WITWASSEN | witwassen | omzet zonder klanten, contante investering, vreemde lening
VASTGOED | misbruik van vastgoed | snel doorverkocht, stroman, onverklaarbaar betaald
MALAFIDE_VERHUUR | slecht verhuurderschap | druk op huurders, te vol verhuurd
ADRESFRAUDE | adresfraude | veel of geen inschrijvingen voor het gebruik
ZORGFRAUDE | zorgfraude | geen personeel, gelijke plannen, druk op cliënten
UITKERINGSFRAUDE | uitkeringsfraude | loopt alleen via de Participatiewet
OMG | criminele groep of motorclub | clubhuis, kleuren, intimidatie
GOKKEN | illegaal gokken | automaten, besloten avonden, contant geld
WAPENS_EXPLOSIE | wapens, beschieting of explosie | een incident bij een pand
JEUGD_DRUGS | jongeren in de drugshandel | alleen per gebied tellen, nooit per jongere
MILIEU | milieucriminaliteit | mest, afval, vuurwerk
BEDRIJVENTERREIN | bedrijventerrein als risicoplek | leegstand, onverklaarbaar gebruik
BUITENGEBIED | buitengebied als risicoplek | lege stallen, onverklaarbaar gebruik
VAKANTIEPARK | vakantiepark als risicoplek | vaste bewoning, wisselend gebruik
INTIMIDATIE_BESTUUR | intimidatie van bestuur of ambtenaren | dreiging, cadeaus
OVERIG | iets anders | nieuw: de eigenaar van de lijst besluit elk kwartaal
"""
_NUISANCE = """
WOON_GELUID | geluid uit een woning
WOON_VERVUILING | vervuiling bij een woning
WOON_INTIMIDATIE | intimidatie door buren
WOON_DIEREN | overlast door dieren
JEUGD_HINDERLIJK | jeugdgroep: hinderlijk
JEUGD_OVERLASTGEVEND | jeugdgroep: overlastgevend
JEUGD_CRIMINEEL | jeugdgroep: crimineel
ONBEGREPEN_GEDRAG | onbegrepen gedrag
DRUGS_GEBRUIK | drugsgebruik op straat
DRUGS_DEAL | dealen op straat
ALCOHOL | overlast door alcohol
DAKLOOSHEID | dakloosheid
STRAAT_INTIMIDATIE | intimidatie op straat
VUURWERK | vuurwerk
EVENEMENT | overlast bij een evenement
HORECA | overlast door horeca
VERKEER | verkeer
OPENBARE_RUIMTE | openbare ruimte
"""
_DIGITAL = """
HACK | inbraak in een computer
DDOS | platgelegde website
RANSOMWARE | gijzelsoftware
MALWARE | kwaadaardige software
DATADIEFSTAL | diefstal van gegevens
PHISHING | phishing
HELPDESKFRAUDE | helpdeskfraude
BANKHELPDESK | nepmedewerker van de bank
WHATSAPPFRAUDE | vriend-in-noodfraude
AANKOOPFRAUDE | fraude bij aankoop
VERKOOPFRAUDE | fraude bij verkoop
BELEGGINGSFRAUDE | beleggingsfraude
IDENTITEITSFRAUDE | identiteitsfraude
SEXTORTION | afpersing met beelden
DOXING | iemands gegevens verspreiden
CYBERPESTEN | pesten op internet
DRILL_ONLINE_AANJAGEN | online aanjagen van geweld
ONLINE_DRUGSHANDEL | drugshandel op internet
GELDEZEL | geldezel
"""

NATIONAL: tuple[PhenomenonEntry, ...] = (
    *_family(PhenomenonGroup.UNDERMINING, _UNDERMINING),
    *_family(PhenomenonGroup.NUISANCE, _NUISANCE),
    *_family(PhenomenonGroup.DIGITAL, _DIGITAL),
)
