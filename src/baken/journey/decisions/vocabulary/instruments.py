"""The catalogue of instruments (C43): which organ, which article, what must be weighed, which clocks run.

Data, not code: a line more is an instrument more. Read from the consolidated texts named in `source`; where the source is
general knowledge `confirmed` is False and the page says that the lawyer confirms it first. Local texts (APV, Damocles
policy, mandate register) are the municipality's own and stand in no line here.
"""

from dataclasses import dataclass
from enum import Enum

from baken.instruments.tables.vocabulary import Organ

_M, _C = Organ.MAYOR, Organ.COLLEGE


class PersonDirected(Enum):
    """At whom the instrument is aimed: decides whether the care check (C20) is required."""

    PERSON = "person"
    HOME = "home"
    PLACE = "place"
    NOBODY = "nobody"


@dataclass(frozen=True)
class InstrumentCard:
    """One instrument: who may use it, on which article, what to weigh, and which terms start when it is published.

    `social_consult`: it falls on a home, so the social domain is asked first (C52). `order`: a last, which names
    a term to comply with (Awb 5:24, 5:32a). `clocks` are keys of `instruments.clocks.terms`; `needs` are sentences for who prepares it.
    """

    code: str
    label: str
    article: str
    organs: tuple[Organ, ...]
    aimed_at: PersonDirected
    needs: tuple[str, ...]
    clocks: tuple[str, ...] = ("bezwaar",)
    needs_council: str = ""
    order: bool = False
    social_consult: bool = False
    source: str = ""
    confirmed: bool = True

    @property
    def care_check(self) -> bool:
        """Must the care check be done first (C20)? For whatever falls on a person or on a home."""
        return self.aimed_at in (PersonDirected.PERSON, PersonDirected.HOME)


_GEMW = "Gemeentewet, geconsolideerde tekst"
_AWB = "Awb, tekst van 1-9-2024"

INSTRUMENTS: dict[str, InstrumentCard] = {
    card.code: card
    for card in (
        InstrumentCard(
            "close_drugs_premises",
            "Sluiting van een drugspand",
            "Opiumwet 13b, lid 1",
            (_M,),
            PersonDirected.HOME,
            (
                "Onderdeel a: verkoop, aflevering, verstrekking of aanwezigheid daarvoor. Onderdeel b: voorbereiding.",
                "De wet noemt geen duur. Gebruik de eigen beleidsregel en weeg dit geval (Awb 4:84).",
                "Noodzaak en evenredigheid: kinderen, verwijt, waar kunnen de bewoners heen?",
            ),
            order=True,
            social_consult=True,
            source="Opiumwet, geconsolideerde tekst",
        ),
        InstrumentCard(
            "close_home_disorder",
            "Sluiting van een woning of lokaal bij verstoring van de openbare orde",
            "Gemeentewet 174a",
            (_M,),
            PersonDirected.HOME,
            (
                "Onderdeel a: ernstige verstoring door gedrag in het pand; b: ernstig geweld of dreiging; c: wapenvondst.",
                "De duur staat in het besluit en kan worden verlengd.",
                "Geef de bewoners tijd om zelf maatregelen te nemen, behalve bij spoed.",
            ),
            order=True,
            social_consult=True,
            source=_GEMW,
        ),
        InstrumentCard(
            "public_order_command",
            "Bevel voor de openbare orde",
            "Gemeentewet 172, lid 3",
            (_M,),
            PersonDirected.PERSON,
            ("Alleen bij verstoring of ernstige vrees daarvoor.", "Kort en zo licht mogelijk."),
            source=_GEMW,
        ),
        InstrumentCard(
            "area_ban",
            "Gebiedsverbod, groepsverbod of meldplicht",
            "Gemeentewet 172a",
            (_M,),
            PersonDirected.PERSON,
            (
                "Ernstige of herhaalde verstoring en ernstige vrees voor meer.",
                "Niet voor een gebied waarvoor de officier al een gedragsaanwijzing gaf (Sv 509hh).",
                "Hoogstens 3 maanden, hoogstens 3 keer verlengd; of 90 dagen binnen 24 maanden.",
            ),
            ("bezwaar", "gebiedsverbod"),
            source=_GEMW,
        ),
        InstrumentCard(
            "order_to_parents",
            "Bevel aan ouders van een kind onder de 12",
            "Gemeentewet 172b",
            (_M,),
            PersonDirected.PERSON,
            ("Kind jonger dan 12, herhaald, in een groep.", "Hoogstens 3 maanden."),
            source=_GEMW,
        ),
        InstrumentCard(
            "public_building",
            "Bevel voor een gebouw dat voor publiek open is",
            "Gemeentewet 174",
            (_M,),
            PersonDirected.PLACE,
            ("Voor de veiligheid of de gezondheid.", "Kijk ook naar de eigen APV."),
            source=_GEMW,
        ),
        InstrumentCard(
            "safety_risk_area",
            "Veiligheidsrisicogebied",
            "Gemeentewet 151b",
            (_M,),
            PersonDirected.PLACE,
            (
                "Na overleg in de driehoek.",
                "Niet groter en niet langer dan strikt nodig.",
                "Meld het aan raad en officier.",
            ),
            needs_council="Kan alleen als de raad dit bij verordening mogelijk maakte.",
            source=_GEMW,
        ),
        InstrumentCard(
            "cameras",
            "Cameratoezicht",
            "Gemeentewet 151c",
            (_M,),
            PersonDirected.PLACE,
            ("Noodzaak voor de openbare orde.", "Zichtbaar aangekondigd.", "Beelden hoogstens 4 weken."),
            needs_council="Kan alleen als de raad dit bij verordening mogelijk maakte.",
            source=_GEMW,
        ),
        InstrumentCard(
            "nuisance_home_order",
            "Gedragsaanwijzing bij woonoverlast",
            "Gemeentewet 151d",
            (_M,),
            PersonDirected.PERSON,
            (
                "Ernstige en herhaalde hinder, en niets lichters helpt.",
                "Een huisverbod duurt 10 dagen en hoogstens 4 weken.",
            ),
            ("bezwaar", "huisverbod_woonoverlast"),
            needs_council="Kan alleen als het in de APV staat.",
            order=True,
            social_consult=True,
            source=_GEMW,
        ),
        InstrumentCard(
            "enforcement_order",
            "Last onder bestuursdwang",
            "Gemeentewet 125; Awb 5:21",
            (_C, _M),
            PersonDirected.PLACE,
            ("Een overtreding, en een overtreder die de last kan uitvoeren.", "Noem in de last de termijn (Awb 5:24)."),
            order=True,
            source=_AWB,
        ),
        InstrumentCard(
            "penalty_order",
            "Last onder dwangsom",
            "Gemeentewet 125; Awb 5:32",
            (_C, _M),
            PersonDirected.PLACE,
            (
                "Een overtreding, en een overtreder die de last kan uitvoeren.",
                "Noem bedrag, maximum en termijn (Awb 5:32a, 5:32b).",
            ),
            order=True,
            source=_AWB,
        ),
        InstrumentCard(
            "permit_withdrawal",
            "Vergunning weigeren of intrekken",
            "de bijzondere wet of de APV; Awb 4:7, 4:8",
            (_M, _C),
            PersonDirected.PLACE,
            ("Kijk in de wet of APV welk orgaan beslist.", "Bij twijfel over de herkomst van geld: Wet Bibob."),
            source="algemene kennis",
            confirmed=False,
        ),
        InstrumentCard(
            "alcohol_licence",
            "Alcoholvergunning weigeren, schorsen of intrekken",
            "Alcoholwet 27, 31, 32",
            (_M,),
            PersonDirected.PLACE,
            ("Lid 1 van artikel 27: verplichte weigering.", "Schorsen hoogstens 12 weken."),
            source="Alcoholwet 27; de duur van schorsen is algemene kennis",
            confirmed=False,
        ),
        InstrumentCard(
            "joint_inspection",
            "Integrale controle houden",
            "Awb 5:11-5:20",
            (_M, _C),
            PersonDirected.NOBODY,
            ("Nooit zonder onderbouwde aanleiding.", "Per partner een eigen grondslag."),
            clocks=(),
            source=_AWB,
        ),
    )
}
