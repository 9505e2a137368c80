"""What staff and professionals fill in themselves: a note within sixty seconds, the rest later, their own report."""

from collections.abc import Sequence
from typing import Any

from django import forms

from baken.ground.subjects.services import is_kvk
from baken.ground.topics.queries import told
from baken.ground.topics.vocabulary import Catalogue, Question, Topic
from baken.journey.intake.forms.door import PlainField, mistakes
from baken.journey.intake.rules import STORY_LIMIT, ReportFacts
from baken.journey.intake.vocabulary import About, Channel, Entrance, Identity, Refusal, Urgency

YES, NO = "ja", "nee"
BY_STAFF = (Channel.PHONE, Channel.DESK, Channel.LETTER, Channel.EMAIL, Channel.MMA)
QUESTION = "vraag_"


class PoliceForm(forms.Form):
    """The one question to every professional, asked before anything else: police data never enters here (Wpg 16)."""

    from_police = forms.ChoiceField(
        label="Komt dit uit politiesystemen?",
        widget=forms.RadioSelect,
        choices=[(NO, "Nee"), (YES, "Ja, of ik twijfel")],
        error_messages={"required": "Zeg eerst of dit uit politiesystemen komt."},
    )

    @property
    def stops(self) -> bool:
        """Whether nothing more may be read of this form."""
        return str(self["from_police"].value() or "") == YES


class TopicForm(PoliceForm):
    """About what, where and how soon; the subjects are those of the form that residents see."""

    story = PlainField(
        label="Wat vertelde deze persoon?",
        limit=STORY_LIMIT,
        error_messages={"required": Refusal.NOTHING_TOLD.label},
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="In eigen woorden. Het wordt bij opslaan verzegeld.",
    )
    subject = forms.ChoiceField(label="Waar gaat het over?")
    about = forms.ChoiceField(
        label="Gaat het over iemand van de gemeente?",
        required=False,
        choices=[(About.NOBODY.value, "Nee"), *((one.value, one.label.capitalize()) for one in list(About)[1:])],
        initial=About.NOBODY.value,
    )
    urgency = forms.ChoiceField(
        label="Hoe snel moet iemand kijken?", choices=Urgency.choices, initial=Urgency.NORMAL.value, required=False
    )
    area = forms.ChoiceField(label="In welke buurt?", required=False)
    place = PlainField(label="Waar precies?", required=False)
    when = PlainField(label="Wanneer?", required=False)

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], catalogue: Catalogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.catalogue = catalogue
        grouped = [
            (door.label, [(one.code, one.label) for one in catalogue.behind(door) if not one.counts_only])
            for door in Entrance
        ]
        self.fields["subject"].choices = [("", "Kies…"), *grouped]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["area"].choices = [("", "Niet bekend"), *areas]  # type: ignore[attr-defined] # a ChoiceField

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        topic = self.catalogue.topic(cleaned.get("subject", ""))
        cleaned["from_police"] = cleaned.get("from_police") != NO
        cleaned["entrance"] = topic.entrance if topic else Entrance.CONCERN.value
        cleaned["about"] = cleaned.get("about") or About.NOBODY.value
        cleaned["urgency"] = cleaned.get("urgency") or Urgency.NORMAL.value
        return cleaned


class NoteForm(TopicForm):
    """ "Ik sprak net iemand": what was said, about what, by whom. The rest can follow."""

    channel = forms.ChoiceField(
        label="Hoe kwam het binnen?",
        choices=[(one.value, one.label[0].upper() + one.label[1:]) for one in BY_STAFF],
        initial=Channel.PHONE,
        help_text="Een tip van Meld Misdaad Anoniem (M.) is nooit de enige grond voor een besluit of controle.",
    )
    contact = PlainField(
        label="Naam en telefoon of mail van wie je sprak",
        required=False,
        help_text="Laat leeg als die persoon anoniem wil blijven.",
    )
    kvk = PlainField(label="KvK-nummer, als een ondernemer meldt", required=False)

    def clean_kvk(self) -> str:
        digits = "".join(one for one in self.cleaned_data["kvk"] if not one.isspace())
        if digits and not is_kvk(digits):
            raise forms.ValidationError(is_kvk(digits).sentence)
        return digits

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        story, contact = cleaned.get("story", ""), cleaned.get("contact", "")
        cleaned["identity"] = Identity.KNOWN if contact else Identity.ANONYMOUS
        if cleaned.get("kvk") and not contact:
            self.add_error("contact", "Vul ook in wie je sprak, of haal het KvK-nummer weg: dat wijst een melder aan.")
        if cleaned.get("channel") == Channel.MMA and contact:
            self.add_error("contact", "Een tip van M. is altijd anoniem. Haal de naam weg.")
        for field, sentence in mistakes(ReportFacts(story, cleaned["identity"], contact, cleaned["from_police"])):
            if field in cleaned:
                self.add_error(field, sentence)
        return cleaned


class FinishForm(TopicForm):
    """The rest of a note: the questions that go with its subject, where and when. What was written stays as it is."""

    def __init__(self, *args: Any, topic: Topic | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topic = topic
        del self.fields["from_police"], self.fields["about"]
        self.fields["story"].required = False
        self.fields["story"].label = "Wil je nog iets aanvullen?"
        for question in topic.questions if topic else ():
            self.fields[f"{QUESTION}{question.code}"] = _field(question)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["from_police"] = False
        given = {
            name.removeprefix(QUESTION): value for name, value in cleaned.items() if name.startswith(QUESTION) and value
        }
        cleaned["answers"] = told(self.topic, given) if self.topic else ()
        return {name: value for name, value in cleaned.items() if not name.startswith(QUESTION)}


class ProfessionalForm(TopicForm):
    """A colleague or partner with an account tells what they saw in their work; who they are is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["story"].label = "Wat zag, hoorde of merkte je in je werk?"
        self.fields[
            "story"
        ].help_text = (
            "Niet meer dan het meldpunt nodig heeft. Je beroepsgeheim gaat voor. Het wordt bij opslaan verzegeld."
        )


def _field(question: Question) -> forms.Field:
    """The field of one question; never required, because somebody else told it."""
    common: dict[str, Any] = {"label": question.label, "help_text": question.hint, "required": False}
    if question.choices:
        options = [("", "Niet gevraagd"), *((one.code, one.label) for one in question.choices)]
        return forms.ChoiceField(choices=options, **common)
    return PlainField(**common)
