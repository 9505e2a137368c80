"""The form of a briefing."""

from django import forms


class BriefingForm(forms.Form):
    """What the council must know, in a few sentences."""

    title = forms.CharField(label="Titel", max_length=160)
    narrative = forms.CharField(
        label="Wat moet de raad weten?",
        widget=forms.Textarea,
        max_length=2500,
        help_text="Geen namen, adressen of herkenbare zaken. De cijfers en de doelen zet Baken er zelf bij.",
    )
