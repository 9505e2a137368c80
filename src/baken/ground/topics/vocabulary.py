"""The words of the form: what a version is of, what kinds of question exist, and why a version is refused."""

from dataclasses import dataclass

from django.db.models import TextChoices

SOURCE_LANGUAGE = "nl"
DEFAULT_VERSION = "standaard"
NOT_SURE = "not_sure"
"""The answer that every yes/no question has beside yes and no."""


class Entrance(TextChoices):
    """The two doors: a worried sister must not enter a crime desk (brief, correction on C58)."""

    SUSPICION = "suspicion", "Verdacht"
    CONCERN = "concern", "Zorgen of overlast"


class EntryKind(TextChoices):
    """What a version is of."""

    TOPIC = "topic", "onderwerp"
    CHANNEL = "channel", "andere weg"


class QuestionKind(TextChoices):
    """How a question is answered; nothing asks for an exact moment."""

    TEXT = "text", "in eigen woorden"
    CHOICE = "choice", "kiezen uit een lijst"
    YES_NO = "yes_no", "ja, nee of weet ik niet"
    WHEN = "when", "hoe lang al of hoe vaak"


YES_NO_LABELS = {"yes": "Ja", "no": "Nee", NOT_SURE: "Weet ik niet"}


@dataclass(frozen=True)
class Choice:
    """One of the answers to a question."""

    code: str
    label: str


@dataclass(frozen=True)
class Condition:
    """Asked only when the answer to an earlier question is one of these."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question of a topic, in the language it was asked for."""

    code: str
    kind: QuestionKind
    label: str
    hint: str
    choices: tuple[Choice, ...]
    condition: Condition | None
    required: bool


@dataclass(frozen=True)
class OutsideChannel:
    """Another way that may fit better; the signal is welcome here too. `phone` as people say it, `url` with https.

    `by_residents` marks what people of the municipality do together (C78), with the contact of an organisation.
    """

    code: str
    label: str
    note: str
    hours: str
    phone: str
    url: str
    by_residents: bool = False

    @property
    def dial(self) -> str:
        """The number as a telephone takes it."""
        return "".join(digit for digit in self.phone if digit.isdigit())


@dataclass(frozen=True)
class Topic:
    """One subject of the form. `version` is what a report remembers of the questions it answered.

    `stop` is the text of a hard stop, empty unless a law asks for one (`stop_law` names the article). `counts_only`
    is the gut feeling: an area, a kind and a day are counted, and nothing else is asked. `advice` is what somebody can
    do themselves, in the order to do it (C23).
    """

    code: str
    entrance: str
    label: str
    hint: str
    phenomena: tuple[str, ...]
    channels: tuple[str, ...]
    questions: tuple[Question, ...]
    stop: str
    stop_law: str
    counts_only: bool
    advice: tuple[str, ...]
    offered: bool
    order: int
    version: str


class TopicCode(str):
    """A topic's code that knows its name, for lists and pages; compares as the code."""

    label: str

    def __new__(cls, code: str, label: str) -> "TopicCode":
        named = super().__new__(cls, code)
        named.label = label
        return named


@dataclass(frozen=True)
class Catalogue:
    """All topics and channels of one municipality on one day, in one language."""

    topics: tuple[Topic, ...]
    channels: tuple[OutsideChannel, ...]

    def topic(self, code: str) -> Topic | None:
        """The topic with this code, offered or not; None when there is none."""
        return next((one for one in self.topics if one.code == code), None)

    def named(self, code: str) -> TopicCode:
        """The code with its name; a topic that was taken away is called by its code."""
        found = self.topic(code)
        return TopicCode(code, found.label if found else code)

    def behind(self, entrance: str) -> tuple[Topic, ...]:
        """What is offered behind one of the two doors, in order."""
        return tuple(one for one in self.topics if one.offered and one.entrance == entrance)

    def channels_of(self, topic: Topic) -> tuple[OutsideChannel, ...]:
        """The other ways that fit a topic, in the topic's order."""
        found = {one.code: one for one in self.channels}
        return tuple(found[code] for code in topic.channels if code in found)

    def initiatives(self) -> tuple[OutsideChannel, ...]:
        """What residents do together, by name (C78)."""
        return tuple(sorted((one for one in self.channels if one.by_residents), key=lambda one: one.label))

    def channel(self, code: str) -> OutsideChannel | None:
        """The channel with this code."""
        return next((one for one in self.channels if one.code == code), None)


GOES_ROUND = frozenset({"official", "councillor", "mayor"})
"""Answers that send a report round whom it is about (intake's `About`): by their code, so that code must stay."""


class Refusal(TextChoices):
    """Why a version is not taken, and what to do."""

    NO_LABEL = "no_label", "Geef het een naam in gewone woorden."
    NO_ENTRANCE = "no_entrance", "Kies achter welke deur het staat: verdacht, of zorgen of overlast."
    QUESTION_WITHOUT_TEXT = "question_without_text", "Schrijf bij elke vraag wat je wilt weten."
    QUESTION_TWICE = "question_twice", "Twee vragen hebben dezelfde sleutel. Geef er een een andere."
    TOO_FEW_CHOICES = (
        "too_few_choices",
        "Een vraag met een lijst heeft minstens twee antwoorden, elk op een eigen regel.",
    )
    CONDITION_UNKNOWN = (
        "condition_unknown",
        "Een voorwaarde wijst naar een vraag die er niet is, of die later komt. Kies een eerdere vraag.",
    )
    NO_LONGER_ROUND = (
        "no_longer_round",
        "Door een van deze antwoorden leest de persoon over wie het gaat de melding niet. "
        "Laat elk van die antwoorden staan, op zijn eigen regel.",
    )
    TOO_MANY_QUESTIONS = "too_many_questions", "Hoogstens zes vragen per onderwerp: wie meldt, heeft drie minuten."
    TOO_MUCH_ADVICE = "too_much_advice", "Hoogstens zes stappen, elk op een eigen regel: meer onthoudt niemand."
    STOP_WITHOUT_LAW = (
        "stop_without_law",
        "Wie meldt, houden we alleen tegen als de wet dat vraagt. Noem het artikel, of haal de stop weg.",
    )
    NO_WAY = "no_way", "Vul een telefoonnummer of een adres van een website in."
    BAD_PHONE = "bad_phone", "Dit is geen telefoonnummer. Gebruik cijfers, spaties en streepjes, zoals 0900-8844."
    BAD_URL = "bad_url", "Een adres van een website begint met https://."
    CHANNEL_UNKNOWN = "channel_unknown", "Een van de andere wegen bestaat niet (meer). Kies uit de lijst."
    BEGINS_IN_THE_PAST = "begins_in_the_past", "Een versie gaat vandaag in, of later."
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins", "De laatste dag ligt voor de eerste dag."
    ALREADY_PUBLISHED = "already_published", "Deze versie is al gepubliceerd. Maak een nieuwe versie."
    NOT_YET_PUBLISHED = "not_yet_published", "Deze versie is nog een concept; er valt niets te beëindigen."
