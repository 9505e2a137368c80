"""The forms of the house itself."""

from django import forms

from baken.ground.privacy.vocabulary import Shelf
from baken.ground.trail.vocabulary import LogPurpose


class ReasonForm(forms.Form):
    """The reason of an urgent act."""

    reason = forms.CharField(
        label="Waarom kon het niet wachten?",
        widget=forms.Textarea,
        max_length=2000,
        help_text="Wat zou er gebeurd zijn als je eerst de gewone stap had gezet?",
    )


class OversightForm(forms.Form):
    """Who could see this on that day? The log is only read for one of a closed list of purposes."""

    shelf = forms.ChoiceField(label="Welke gegevens?", choices=Shelf.choices)
    day = forms.DateField(label="Op welke dag?", widget=forms.DateInput(attrs={"type": "date"}))
    purpose = forms.ChoiceField(label="Waarvoor lees je het log?", choices=LogPurpose.choices)
