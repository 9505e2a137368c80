"""On which ground a kind of signal may be worked on, with where the text of the law was looked up.

Public order alone (Gemeentewet 172) is too thin for criminal data, so there is a list per family and, where a law is written
for it, per phenomenon (brief, corrections). A municipality's lawyer confirms each; local by-laws differ.
"""

from dataclasses import dataclass

from baken.ground.organisations.vocabulary import OrganisationKind
from baken.ground.phenomena.vocabulary import PhenomenonGroup


@dataclass(frozen=True)
class Ground:
    """One ground: the article and what it is for, in Dutch; the identifier of the regulation and the day of the text that was
    read (empty: not read, only known); for which families, or else for which phenomena; for sharing, with which kinds of
    partner. `confirmed` by a lawyer."""

    article: str
    about: str
    regulation: str = ""
    read_as_of: str = ""
    groups: tuple[PhenomenonGroup, ...] = ()
    phenomena: tuple[str, ...] = ()
    partners: tuple[OrganisationKind, ...] = ()
    confirmed: bool = False

    @property
    def text(self) -> str:
        """As it is chosen and written down."""
        return f"{self.article} ({self.about})"

    @property
    def source(self) -> str:
        """Where the text can be read, and of which day it was."""
        if not self.regulation:
            return "tekst nog niet nagelezen"
        return f"{self.regulation}, tekst van {self.read_as_of}" if self.read_as_of else self.regulation


G = PhenomenonGroup
_OPIUMWET, _GEMEENTEWET, _AWB, _BIBOB = "BWBR0001941", "BWBR0005416", "BWBR0005537", "BWBR0013798"
_DRUGS = ("HENNEP", "DRUGSLAB", "DRUGSHANDEL", "DRUGS_DEAL", "ONLINE_DRUGSHANDEL")
_EXPLOITED = ("MENSENHANDEL", "ARBEIDSUITBUITING", "SEKSBRANCHE")
GROUNDS: tuple[Ground, ...] = (
    Ground("Opiumwet 13b", "drugs of voorbereiding in een pand", _OPIUMWET, "17-09-2026", phenomena=_DRUGS),
    Ground("Omgevingswet 18.1", "toezicht op afval en bodem", "BWBR0037885", phenomena=("DUMPING", "MILIEU")),
    Ground(
        "Gemeentewet 151a met de APV", "toezicht op seksbedrijven", _GEMEENTEWET, "01-10-2026", phenomena=("SEKSBRANCHE",),
    ),
    Ground("Awb 5:11-5:20 met de Huisvestingswet 33", "toezicht op huisvesting", _AWB, "01-09-2024", phenomena=_EXPLOITED),
    Ground("Wet goed verhuurderschap", "misstanden bij verhuur", phenomena=("MALAFIDE_VERHUUR", "ARBEIDSUITBUITING")),
    Ground("Wet BRP 2.34-2.36", "onderzoek naar een adres", "BWBR0033715", phenomena=("ADRESFRAUDE",)),
    Ground("Wmo 2015, 6.1", "toezicht op wie zorg levert", "BWBR0035362", phenomena=("ZORGFRAUDE",)),
    Ground("Participatiewet 53a", "onderzoek naar recht op een uitkering", "BWBR0015703", phenomena=("UITKERINGSFRAUDE",)),
    Ground("Wet op de kansspelen 30b", "speelautomaten en vergunning", "BWBR0002469", phenomena=("GOKKEN",)),
    Ground(
        "Gemeentewet 174a(1)(b)-(c)", "beschieting of wapens bij een pand", _GEMEENTEWET, "01-10-2026",
        phenomena=("WAPENS_EXPLOSIE",),
    ),
    Ground("Gemeentewet 174a", "ernstige verstoring rond een pand", _GEMEENTEWET, "01-10-2026", (G.UNDERMINING,)),
    Ground("Awb 5:11-5:20 met de APV", "toezicht op naleving", _AWB, "01-09-2024", (G.UNDERMINING, G.NUISANCE)),
    Ground("Wet Bibob 3", "vergunning, subsidie of vastgoed", _BIBOB, "16-07-2025", (G.UNDERMINING,)),
    Ground(
        "Gemeentewet 151d met de APV", "ernstige, herhaalde woonoverlast", _GEMEENTEWET, "01-10-2026",
        phenomena=("WOON_GELUID", "WOON_VERVUILING", "WOON_INTIMIDATIE", "WOON_DIEREN"),
    ),
    Ground("Alcoholwet 25-27", "toezicht op alcohol en vergunning", "BWBR0002458", "12-02-2025", phenomena=("ALCOHOL", "HORECA")),
    Ground("Gemeentewet 172(3)", "verstoring van de openbare orde", _GEMEENTEWET, "01-10-2026", (G.NUISANCE, G.DIGITAL)),
    Ground(
        "Gemeentewet 160 met AVG 6(1)(e)", "voorkomen en slachtoffers helpen", _GEMEENTEWET, "01-10-2026", (G.DIGITAL,),
    ),
)  # fmt: skip


K = OrganisationKind
_UAVG, _WGS = "BWBR0040940", "Stb. 2024, 198"
SHARING: tuple[Ground, ...] = (
    Ground(
        "AVG 6(1)(e) en 6(4), met UAVG 33(1)(b)", "overleg van overheden onder een convenant met waarborgen", _UAVG,
        partners=(K.POLICE, K.PUBLIC_PROSECUTION, K.TAX_AUTHORITY, K.LABOUR_INSPECTORATE, K.ENVIRONMENT_AGENCY, K.MUNICIPALITY,
            K.FIRE_SERVICE),
    ),
    Ground("Wgs 2.23", "aanmelding bij het RIEC", _WGS, partners=(K.RIEC,)),
    Ground("Wgs 2.24-2.32", "casus in het Zorg- en Veiligheidshuis", _WGS, partners=(K.CARE_AND_SAFETY_HOUSE,)),
    Ground(
        "AVG 6(1)(e) en 6(4), zonder strafrechtelijke gegevens",
        "een private partner; strafrechtelijke gegevens alleen als UAVG 32 of 33 dat toestaat", _UAVG,
        partners=(K.HOUSING_ASSOCIATION, K.CARE_PROVIDER, K.GRID_OPERATOR, K.OTHER),
    ),
)  # fmt: skip
"""On which ground a partner of that kind may know (brief F2, F3). Suggestions: the weigher says it in own words."""


def grounds_for(code: str, group: PhenomenonGroup | None) -> tuple[Ground, ...]:
    """The grounds for this kind of signal: what is written for the phenomenon first, then what goes for its family; all of them
    for a phenomenon of which nothing is known."""
    own = [ground for ground in GROUNDS if code in ground.phenomena]
    family = [ground for ground in GROUNDS if group in ground.groups]
    return tuple(own + family) or GROUNDS
