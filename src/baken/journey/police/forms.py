"""The form of a police report."""

from typing import Any

from django import forms

_DATE = forms.DateInput(attrs={"type": "date"})


class PoliceReportForm(forms.Form):
    """What was received."""

    title = forms.CharField(label="Onderwerp", max_length=120)
    provided_by = forms.CharField(label="Van wie bij de politie?", max_length=120)
    content = forms.CharField(label="Inhoud", widget=forms.Textarea, max_length=20_000)
    received_on = forms.DateField(label="Ontvangen op", widget=_DATE)
    readable_until = forms.DateField(
        label="Te lezen tot en met",
        widget=_DATE,
        help_text="De dag die in de verstrekking staat. Daarna verdwijnt het.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("received_on") and data.get("readable_until") and data["readable_until"] < data["received_on"]:
            self.add_error("readable_until", "Deze dag ligt vóór de ontvangst. Kies een latere dag.")
        return data
