"""What a user fills in about phenomena."""

from django import forms

from baken.ground.phenomena.vocabulary import PhenomenonGroup


class PhenomenonForm(forms.Form):
    """A new phenomenon, or a new version of one, from a day on (C48)."""

    code = forms.RegexField(
        r"^[A-Za-z][A-Za-z_ ]{1,39}$",
        label="Korte code",
        error_messages={"invalid": "Een code bestaat uit letters, zonder cijfers of leestekens."},
        help_text="Bijvoorbeeld LACHGAS. Bestaat de code al, dan vervangt dit de oude vanaf de begindag.",
    )
    label = forms.CharField(label="Naam", max_length=80)
    group = forms.ChoiceField(label="Soort", choices=PhenomenonGroup.choices)
    look_for = forms.CharField(
        label="Waar let je op?",
        max_length=300,
        required=False,
        help_text="Dingen, plekken en bedrijven. Nooit wie iemand is.",
    )
    valid_from = forms.DateField(label="Geldt vanaf", widget=forms.DateInput)
    valid_until = forms.DateField(label="Geldt tot en met", widget=forms.DateInput, required=False)


class EndPhenomenonForm(forms.Form):
    """Let an own phenomenon end."""

    phenomenon = forms.UUIDField(widget=forms.HiddenInput)
    last_day = forms.DateField(label="Laatste dag", widget=forms.DateInput)
