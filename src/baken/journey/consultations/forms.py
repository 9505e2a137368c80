"""The forms of the table, and of the partner who answers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from baken.journey.consultations.vocabulary import AnswerCode, ConsultationKind, Level, OutcomeCode

LONG = 8000


def _text(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONG, widget=forms.Textarea(attrs={"rows": 3})
    )


class PlanForm(forms.Form):
    """Put a consultation in the calendar."""

    kind = forms.ChoiceField(label="Overleg", choices=ConsultationKind.choices)
    level = forms.ChoiceField(label="Niveau", choices=Level.choices)
    held_on = forms.DateField(label="Datum", widget=forms.DateInput())
    chair = forms.TypedChoiceField(label="Voorzitter", coerce=UUID, choices=[])

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].choices = list(people)  # type: ignore[attr-defined]  # a choice field


class SeatForm(forms.Form):
    """Somebody sits down."""

    organisation_id = forms.TypedChoiceField(label="Organisatie", coerce=UUID, choices=[])
    name = forms.CharField(label="Naam", max_length=120)

    def __init__(self, *args: Any, organisations: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation_id"].choices = list(organisations)  # type: ignore[attr-defined]  # a choice field


class ItemForm(forms.Form):
    """A point on the agenda: it points at a dossier and copies nothing but what you write."""

    dossier_id = forms.TypedChoiceField(label="Dossier", coerce=UUID, empty_value=None, required=False, choices=[])
    subject = forms.CharField(label="Onderwerp", max_length=160, help_text="Een plek of onderwerp, geen persoon.")
    ground = forms.CharField(label="Grondslag", max_length=200, help_text="Waarom mag dit hier besproken worden?")
    question = _text("Vraag aan tafel")
    extract = _text("Uittreksel", "Niet meer dan nodig voor deze vraag.", required=False)

    def __init__(self, *args: Any, dossiers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dossier_id"].choices = [("", "Geen dossier: een onderwerp zonder personen"), *dossiers]  # type: ignore[attr-defined]  # a choice field


class ShareForm(forms.Form):
    """Share an extract with one partner (C74)."""

    organisation_id = forms.TypedChoiceField(label="Met wie", coerce=UUID, choices=[])
    check_2a_id = forms.TypedChoiceField(
        label="Privacytoets 2A", coerce=UUID, empty_value=None, required=False, choices=[],
        help_text="Staat de toets er niet bij? Doe hem eerst bij het signaal.",
    )  # fmt: skip
    ground = forms.CharField(
        label="Grondslag van de ontvanger", max_length=200, help_text="Wet en artikel van die organisatie."
    )
    necessity = _text("Waarom moet deze partner dit weten?")
    proportionality = _text("Waarom kan het niet met minder?")
    extract = _text("Wat deel je?", "Alleen deze tekst ziet de partner.")
    question = _text("Wat vraag je?", required=False)
    expires_on = forms.DateField(label="Te zien tot en met", widget=forms.DateInput())

    def __init__(
        self, *args: Any, organisations: Iterable[tuple[str, str]], checks: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation_id"].choices = list(organisations)  # type: ignore[attr-defined]  # a choice field
        self.fields["check_2a_id"].choices = [("", "Geen"), *checks]  # type: ignore[attr-defined]  # a choice field


class UrgentShareForm(ShareForm):
    """Spoed: share first; the reason and the check are owed within one working day."""

    urgent_reason = _text("Waarom is dit spoed?", "Mag later, uiterlijk morgen (werkdag).", required=False)


class OutcomeForm(forms.Form):
    """How an item ends (C16)."""

    code = forms.ChoiceField(label="Besluit op dit punt", choices=OutcomeCode.choices)
    reason = _text("Waarom?")


class AnswerForm(forms.Form):
    """What the partner does itself (C06)."""

    code = forms.ChoiceField(label="Wat doet jouw organisatie?", choices=AnswerCode.choices, widget=forms.RadioSelect)
    text = _text("Toelichting", required=False)


class CancelForm(forms.Form):
    """It does not take place."""

    reason = _text("Waarom niet?")
