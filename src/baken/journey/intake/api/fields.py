"""The fields of the API, in Dutch, each mapped on purpose to the word we use inside."""

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from baken.ground.topics.vocabulary import Question, Topic
from baken.journey.intake.forms.report import QuestionsForm
from baken.journey.intake.rules import LINE_LIMIT, STORY_LIMIT, ReportFacts, plain, with_kvk
from baken.journey.intake.services.door import NewReport, Thread
from baken.journey.intake.vocabulary import MILESTONES, Entrance, Identity, ReportState

Door = Literal["verdacht", "zorgen"]
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
    onderwerp: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        description="De code van een onderwerp van deze gemeente, zie /onderwerpen.", examples=["drugs"]
    )
    antwoorden: dict[str, str] = Field(
        {},
        description="Antwoorden op de vragen van het onderwerp, per code van de vraag; bij een keuzevraag de code van de keuze.",
        max_length=100,
    )
    verhaal: str = Field(
        "",
        description="Wat iemand zag, hoorde of merkte. Mag leeg zijn als er antwoorden zijn.",
        max_length=STORY_LIMIT,
        examples=["Al weken komen er 's nachts bestelbusjes bij de loods."],
    )
    buurt: Annotated[str, Field(pattern=r"^(BU[0-9]{4}[0-9A-Z]{4})?$")] = Field(
        "", description="De buurtcode van het CBS."
    )
    waar: Line = Field("", description="Een adres of een omschrijving van de plek.")
    wanneer: Line = Field("", description="Een dag, een tijd of een periode, in woorden.")
    melder: Literal["anoniem", "vertrouwelijk", "bekend"] = Field(description="Mogen we weten wie meldt?")
    contact: Line = Field("", description="Naam en hoe we de melder bereiken; leeg bij anoniem.")
    kvkNummer: Annotated[str, Field(pattern=r"^([0-9]{8})?$")] = Field(
        "",
        description="Van wie voor een bedrijf meldt, naast contact. Het meldpunt zoekt het op in het Handelsregister.",
    )
    uitPolitiesystemen: bool = Field(
        False,
        description="Meldt een professional? Vraag dan of het uit politiesystemen komt. Waar: wij nemen het niet aan; "
        "vraag de politie om een bestuurlijke rapportage aan de burgemeester (Wpg 16).",
    )

    def facts(self) -> ReportFacts:
        """What the rules look at."""
        identity = IDENTITIES[self.melder].value
        contact = plain(self.contact) or (self.kvkNummer if identity == Identity.ANONYMOUS else "")
        police, answered = self.uitPolitiesystemen, bool(self.antwoorden)
        return ReportFacts(plain(self.verhaal), identity, contact, from_police=police, answered=answered)

    def inside(self, form: QuestionsForm) -> NewReport:
        """In our own words, with the answers as the form of the topic read them."""
        return NewReport(
            municipality=self.gemeente,
            entrance=form.topic.entrance,
            subject=form.topic.code,
            area=self.buurt,
            story=self.verhaal,
            place=self.waar,
            when=self.wanneer,
            identity=IDENTITIES[self.melder].value,
            contact=with_kvk(self.contact, self.kvkNummer),
            answers=form.told(),
            topic_version=form.topic.version,
            about=form.about().value,
        )


OUTSIDE = {"story": "verhaal", "contact": "contact", "identity": "melder", "from_police": "uitPolitiesystemen"}
"""Our word of a field that a rule may refuse, and its word here."""


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
            open=thread.state not in {ReportState.CLOSED, ReportState.WITHDRAWN},
            berichten=[
                Bericht(van="meldpunt" if one.by_desk else "melder", datum=one.on, tekst=one.text)
                for one in thread.said
            ],
        )


class Keuze(Schema):
    """Iets om uit te kiezen."""

    code: str
    naam: str


class Voorwaarde(Schema):
    """Alleen te vragen na een van deze antwoorden op een eerdere vraag."""

    vraag: str
    antwoorden: list[str]


class Vraag(Schema):
    """Een vraag bij een onderwerp."""

    code: str
    vraag: str
    uitleg: str
    verplicht: bool
    keuzes: list[Keuze] = Field(description="Leeg: in eigen woorden.")
    voorwaarde: Voorwaarde | None

    @classmethod
    def of(cls, question: Question) -> "Vraag":
        """From our own words."""
        condition = question.condition
        return cls(
            code=question.code,
            vraag=question.label,
            uitleg=question.hint,
            verplicht=question.required and condition is None,
            keuzes=[Keuze(code=one.code, naam=one.label) for one in question.choices],
            voorwaarde=Voorwaarde(vraag=condition.question, antwoorden=list(condition.answers)) if condition else None,
        )


class Onderwerp(Keuze):
    """Waar een melding over kan gaan, met zijn vragen."""

    ingang: Door
    uitleg: str
    versie: str
    vragen: list[Vraag]

    @classmethod
    def of(cls, topic: Topic) -> "Onderwerp":
        """From our own words."""
        return cls(
            code=topic.code,
            naam=topic.label,
            ingang="verdacht" if topic.entrance == Entrance.SUSPICION else "zorgen",
            uitleg=topic.hint,
            versie=topic.version,
            vragen=[Vraag.of(one) for one in topic.questions],
        )


class Ingetrokken(Schema):
    """Wat er met de melding gebeurt nu zij is ingetrokken."""

    vernietigd: bool = Field(
        description="Waar: niemand las haar, en niemand kan dat nog. Onwaar: zij was al gelezen en blijft."
    )


class Probleemsoort(Schema):
    """Een soort probleem dat deze API kan melden."""

    code: str
    status: int
    titel: str
    uitleg: str
