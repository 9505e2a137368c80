"""The fields of the API, in Dutch, each mapped on purpose to the word we use inside."""

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from baken.journey.intake.rules import LINE_LIMIT, STORY_LIMIT
from baken.journey.intake.services.door import NewReport, Thread
from baken.journey.intake.vocabulary import MILESTONES, Entrance, Identity, ReportState

Door = Literal["verdacht", "zorgen"]
ENTRANCES: dict[Door, Entrance] = {"verdacht": Entrance.SUSPICION, "zorgen": Entrance.CONCERN}
IDENTITIES = {
    "anoniem": Identity.ANONYMOUS,
    "vertrouwelijk": Identity.CONFIDENTIAL,
    "bekend": Identity.KNOWN,
}
Town = Annotated[str, Field(pattern=r"^GM[0-9]{4}$", description="De gemeentecode van het CBS.", examples=["GM1509"])]
Line = Annotated[str, Field(max_length=LINE_LIMIT)]


class Strict(Schema):
    """Nothing that is sent is dropped in silence: an unknown field is an error."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Melding(Strict):
    """Wat iemand meldt."""

    gemeente: Town
    ingang: Door = Field(description="Verdacht, of zorgen en overlast.")
    onderwerp: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        description="De code van een onderwerp, zie /onderwerpen.", examples=["drugs"]
    )
    verhaal: str = Field(
        description="Wat iemand zag, hoorde of merkte.",
        min_length=1,
        max_length=STORY_LIMIT,
        examples=["Al weken komen er 's nachts bestelbusjes bij de loods."],
    )
    buurt: Annotated[str, Field(pattern=r"^(BU[0-9]{8})?$")] = Field("", description="De buurtcode van het CBS.")
    waar: Line = Field("", description="Een adres of een omschrijving van de plek.")
    wanneer: Line = Field("", description="Een dag, een tijd of een periode, in woorden.")
    melder: Literal["anoniem", "vertrouwelijk", "bekend"] = Field(description="Mogen we weten wie meldt?")
    contact: Line = Field("", description="Naam en hoe we de melder bereiken; leeg bij anoniem.")

    def inside(self) -> NewReport:
        """In our own words."""
        return NewReport(
            municipality=self.gemeente,
            entrance=ENTRANCES[self.ingang].value,
            subject=self.onderwerp,
            area=self.buurt,
            story=self.verhaal,
            place=self.waar,
            when=self.wanneer,
            identity=IDENTITIES[self.melder].value,
            contact=self.contact,
        )


OUTSIDE = {
    "municipality": "gemeente",
    "entrance": "ingang",
    "subject": "onderwerp",
    "area": "buurt",
    "story": "verhaal",
    "place": "waar",
    "when": "wanneer",
    "identity": "melder",
    "contact": "contact",
    "from_police": "verhaal",
}


class Ontvangstbewijs(Schema):
    """Met deze zeven woorden leest de melder later hoe het staat. Ze zijn maar één keer te krijgen, bij deze melding."""

    code: str = Field(examples=["appel-brood-kaas-melk-boom-tulp-zee"])
    woorden: list[str]


class Antwoord(Strict):
    """Wat de melder terugschrijft."""

    tekst: str = Field(min_length=1, max_length=STORY_LIMIT)


class Bericht(Schema):
    """Een bericht tussen meldpunt en melder."""

    van: Literal["meldpunt", "melder"]
    datum: date
    tekst: str


class Draad(Schema):
    """Hoe het met de melding staat, en wat er sindsdien gezegd is. Nooit de melding zelf."""

    gemeente: str
    stand: str = Field(description="In gewone woorden: ontvangen, gelezen, opgepakt, doorgegeven of klaar.")
    uitleg: str
    datum: date = Field(description="De dag waarop de melding binnenkwam.")
    open: bool = Field(description="Of de melder nog kan antwoorden.")
    berichten: list[Bericht]

    @classmethod
    def of(cls, thread: Thread) -> "Draad":
        """From our own words."""
        milestone = MILESTONES[thread.state]
        return cls(
            gemeente=thread.municipality,
            stand=milestone.label.lower(),
            uitleg=milestone.text,
            datum=thread.received_on,
            open=thread.state != ReportState.CLOSED,
            berichten=[
                Bericht(van="meldpunt" if one.by_desk else "melder", datum=one.on, tekst=one.text)
                for one in thread.said
            ],
        )


class Keuze(Schema):
    """Iets om uit te kiezen."""

    code: str
    naam: str


class Onderwerp(Keuze):
    """Waar een melding over kan gaan."""

    ingang: Door


class Probleemsoort(Schema):
    """Een soort probleem dat deze API kan melden."""

    code: str
    status: int
    titel: str
    uitleg: str
