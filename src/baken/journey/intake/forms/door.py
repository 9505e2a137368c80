"""What a resident fills in: few plain questions, everything typed is kept, every mistake says what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.instruments.vault.codes import CODE_WORDS, UnknownWord, WrongLength, nearest_word, normalised
from baken.journey.intake.rules import (
    LINE_LIMIT,
    STORY_LIMIT,
    TO_HAND_IN,
    ReportFacts,
    plain,
)
from baken.journey.intake.vocabulary import Refusal

FIELD_OF = {
    Refusal.NOTHING_TOLD: "story",
    Refusal.STORY_TOO_LONG: "story",
    Refusal.NAME_WITH_ANONYMOUS: "contact",
    Refusal.NAME_MISSING: "contact",
    Refusal.FROM_POLICE: "from_police",
}


def mistakes(facts: ReportFacts) -> list[tuple[str, str]]:
    """(field, sentence) of every rule that refuses, so that a person sees all of it at once."""
    verdicts = [rule(facts) for rule in TO_HAND_IN]
    return [
        (FIELD_OF[refusal], gettext(refusal.label))
        for refusal in Refusal
        for verdict in verdicts
        if verdict.refusal is refusal
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
            said = gettext("Dit zijn %(size)s tekens; er passen er %(limit)s. Kort het in, het belangrijkste eerst.")
            raise forms.ValidationError(said % {"size": size, "limit": limit})


class CodeForm(forms.Form):
    """The seven words of a receipt, as typed; a slip is named and the right word offered."""

    code = forms.CharField(
        label=_("Je zeven woorden"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Zoals ze op je ontvangstbewijs staan. Hoofdletters, spaties en streepjes maken niet uit."),
    )

    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]
        try:
            return normalised(typed)
        except UnknownWord as slip:
            near = nearest_word(slip.word)
            meant = " " + gettext("Bedoelde je “%(word)s”?") % {"word": near} if near else ""
            said = gettext("“%(word)s” is geen woord van een code.") % {"word": slip.word}
            raise forms.ValidationError(said + meant) from slip
        except WrongLength as slip:
            said = gettext("Een code heeft %(all)s woorden; dit zijn er %(given)s.")
            raise forms.ValidationError(said % {"all": CODE_WORDS, "given": slip.words}) from slip


class AnswerForm(forms.Form):
    """The reporter writes back."""

    text = PlainField(
        label=_("Je antwoord of aanvulling"),
        limit=STORY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        help_text=_("Alleen het meldpunt kan dit lezen."),
    )
    key = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(widget=forms.HiddenInput, max_length=300)
