"""What somebody may ask of the picture, and the kind of area they give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django import forms
from django.http import QueryDict

from baken.ground.places.queries import AreaCard
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


class AreaKinds(forms.Form):
    """The kind of every area of a municipality, one list per area."""

    use_required_attribute = False

    def __init__(self, areas: Sequence[AreaCard], data: QueryDict | None = None) -> None:
        super().__init__(data)
        for area in areas:
            self.fields[area.code] = forms.ChoiceField(
                label=area.name, choices=Typology.choices, initial=area.typology.value
            )

    def changes(self) -> dict[str, Typology]:
        """What the person changed, by area code."""
        return {code: Typology(self.cleaned_data[code]) for code in self.changed_data}
