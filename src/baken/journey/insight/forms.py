"""What somebody may ask of the picture, and the kind of area they give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django import forms
from django.http import QueryDict

from baken.ground.places.queries import AreaCard
from baken.ground.places.vocabulary import Typology
from baken.journey.insight.queries.picture import with_likely_kind
from baken.journey.insight.vocabulary import AnalysisKind, Phenomenon, Rhythm, Sharing


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


class Saving(forms.Form):
    """Which question to keep, and for whom."""

    use_required_attribute = False
    kind = forms.ChoiceField(label="Welke analyse?", choices=AnalysisKind.choices)
    onderwerp = forms.ChoiceField(label="Onderwerp", help_text="Telt alleen bij ‘het beeld’.", required=False)
    per = forms.ChoiceField(
        label="Per", choices=Rhythm.choices, help_text="Telt alleen bij ‘wat hoger is dan verwacht’.", required=False
    )
    sharing = forms.ChoiceField(label="Wie mag het zien?", choices=Sharing.choices)

    def offer(self, phenomena: Sequence[Phenomenon]) -> None:
        """Fill the list with what is loaded."""
        cast(forms.ChoiceField, self.fields["onderwerp"]).choices = [(each.code, each.label) for each in phenomena]


class AreaKinds(forms.Form):
    """The kind of every area of a municipality, one list per area."""

    use_required_attribute = False

    def __init__(self, areas: Sequence[AreaCard], data: QueryDict | None = None) -> None:
        """What nobody set yet, is filled in as its name suggests."""
        super().__init__(data)
        self.kept = {area.code: area.typology for area in areas}
        for area in areas:
            self.fields[area.code] = forms.ChoiceField(
                label=area.name, choices=Typology.choices, initial=with_likely_kind(area).typology.value
            )

    def changes(self) -> dict[str, Typology]:
        """What is other than what was set before, by area code; what was proposed and left so, is set by that."""
        given = {code: Typology(self.cleaned_data[code]) for code in self.kept}
        return {code: kind for code, kind in given.items() if kind is not self.kept[code]}
