"""What a resident fills in: few plain questions, everything typed is kept, every mistake says what to do."""

from collections.abc import Sequence
from typing import Any

from django import forms

from baken.instruments.vault.codes import CODE_WORDS, UnknownWord, WrongLength, nearest_word, normalised
from baken.journey.intake.rules import (
    LINE_LIMIT,
    STORY_LIMIT,
    TO_HAND_IN,
    ReportFacts,
    plain,
)
from baken.journey.intake.vocabulary import SUBJECTS_OF, Entrance, Identity, Refusal

FIELD_OF = {
    Refusal.NOTHING_TOLD: "story",
    Refusal.STORY_TOO_LONG: "story",
    Refusal.NAME_WITH_ANONYMOUS: "contact",
    Refusal.NAME_MISSING: "contact",
    Refusal.FROM_POLICE: "from_police",
}
IDENTITIES = (
    (Identity.ANONYMOUS, "Anoniem: niemand weet dat jij dit bent, wij ook niet"),
    (Identity.CONFIDENTIAL, "Vertrouwelijk: je naam ligt apart, achter twee sloten"),
    (Identity.KNOWN, "Met mijn naam: het meldpunt mag me bellen of mailen"),
)


def mistakes(facts: ReportFacts) -> list[tuple[str, str]]:
    """(field, sentence) of every rule that refuses, so that a person sees all of it at once."""
    verdicts = [rule(facts) for rule in TO_HAND_IN]
    return [
        (FIELD_OF[refusal], refusal.label) for refusal in Refusal for verdict in verdicts if verdict.refusal is refusal
    ]


class PlainField(forms.CharField):
    """Text of a person, without control characters and direction overrides; too long says how long it is."""

    def __init__(self, *, limit: int = LINE_LIMIT, **kwargs: Any) -> None:
        self.limit = limit
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.limit:
            size, limit = f"{len(value):,}".replace(",", "."), f"{self.limit:,}".replace(",", ".")
            said = f"Dit zijn {size} tekens; er passen er {limit}. Kort het in, het belangrijkste eerst."
            raise forms.ValidationError(said)


class ReportForm(forms.Form):
    """One report, for one municipality and one of the two doors."""

    subject = forms.ChoiceField(label="Waar gaat het over?", widget=forms.RadioSelect)
    story = PlainField(
        label="Wat zag, hoorde of merkte je?",
        limit=STORY_LIMIT,
        error_messages={"required": Refusal.NOTHING_TOLD.label},
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        help_text="Schrijf gewoon op wat er gebeurde. Wie, wat, hoe vaak? Je hoeft niets te bewijzen.",
    )
    area = forms.ChoiceField(label="In welke buurt is het?", required=False)
    place = PlainField(
        label="Waar precies?",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Een adres, een weg, of bijvoorbeeld: de loods achter de supermarkt.",
    )
    when = PlainField(
        label="Wanneer?",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Bijvoorbeeld: vorige week dinsdagavond, of: al maanden, meestal ’s nachts.",
    )
    identity = forms.ChoiceField(label="Mogen we weten wie je bent?", widget=forms.RadioSelect, choices=IDENTITIES)
    contact = PlainField(
        label="Je naam, en hoe we je bereiken",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Laat dit leeg als je anoniem meldt.",
    )
    key = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, entrance: Entrance, areas: Sequence[tuple[str, str]] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = [(one.value, one.label) for one in SUBJECTS_OF[entrance]]  # type: ignore[attr-defined] # a ChoiceField
        known = [("", "Dat weet ik niet precies"), *(areas or ())]
        typed = str(self.data.get("area", ""))[:10]
        if typed and areas is None:  # the list could not be read just now: keep what was chosen, the database checks it
            known.append((typed, typed))
        self.fields["area"].choices = known  # type: ignore[attr-defined] # a ChoiceField
        if len(known) == 1:
            self.fields["area"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        facts = ReportFacts(cleaned.get("story", ""), cleaned.get("identity", ""), cleaned.get("contact", ""))
        for field, sentence in mistakes(facts):
            if field in cleaned and (field != "contact" or "identity" in cleaned):
                self.add_error(field, sentence)
        return cleaned


class CodeForm(forms.Form):
    """The seven words of a receipt, as typed; a slip is named and the right word offered."""

    code = forms.CharField(
        label="Je zeven woorden",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text="Zoals ze op je ontvangstbewijs staan. Hoofdletters, spaties en streepjes maken niet uit.",
    )

    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]
        try:
            return normalised(typed)
        except UnknownWord as slip:
            near = nearest_word(slip.word)
            meant = f" Bedoelde je “{near}”?" if near else ""
            raise forms.ValidationError(f"“{slip.word}” is geen woord van een code.{meant}") from slip
        except WrongLength as slip:
            raise forms.ValidationError(f"Een code heeft {CODE_WORDS} woorden; dit zijn er {slip.words}.") from slip


class AnswerForm(forms.Form):
    """The reporter writes back."""

    text = PlainField(
        label="Je antwoord of aanvulling",
        limit=STORY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        help_text="Alleen het meldpunt kan dit lezen.",
    )
    key = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(widget=forms.HiddenInput, max_length=300)
