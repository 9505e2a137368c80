"""What somebody may ask of the picture, and the kind of area they give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django import forms

from baken.ground.places.vocabulary import Typology
from baken.journey.insight.vocabulary import Phenomenon


class Looking(forms.Form):
    """Which phenomenon, which year, which kind of area."""

    use_required_attribute = False
    onderwerp = forms.ChoiceField(label="Onderwerp")
    jaar = forms.ChoiceField(label="Jaar")
    soort = forms.ChoiceField(label="Soort gebied", choices=[("alle", "Alle gebieden"), *Typology.choices])

    def offer(self, phenomena: Sequence[Phenomenon], years: Sequence[str]) -> None:
        """Fill the lists with what is loaded."""
        for name, choices in (
            ("onderwerp", [(each.code, each.label) for each in phenomena]),
            ("jaar", [(year, year) for year in reversed(years)]),
        ):
            cast(forms.ChoiceField, self.fields[name]).choices = choices


class AreaKind(forms.Form):
    """The kind of one area."""

    gebied = forms.CharField(max_length=10, widget=forms.HiddenInput)
    soort = forms.ChoiceField(label="Soort gebied", choices=Typology.choices)
