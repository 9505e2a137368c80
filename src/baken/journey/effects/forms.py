"""What somebody registers for measuring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django import forms

from baken.instruments.warehouse.phenomena import PHENOMENA
from baken.journey.effects.queries import AreaChoice
from baken.journey.effects.vocabulary import Comparison, MeasureKind


class Registering(forms.Form):
    """Where, what, from when to when, and compared with what."""

    maatregel = forms.ChoiceField(label="Welke maatregel?", choices=MeasureKind.choices)
    gebied = forms.ChoiceField(label="In welk gebied?")
    onderwerp = forms.ChoiceField(
        label="Wat moet minder worden?", choices=[(each.code, each.label) for each in PHENOMENA.values()]
    )
    vergelijking = forms.ChoiceField(label="Waarmee vergelijken?", choices=Comparison.choices)
    start = forms.DateField(
        label="Wanneer begint de maatregel?", widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Geef een datum, bijvoorbeeld 1-1-2027."},
    )  # fmt: skip
    einde = forms.DateField(
        label="Tot en met wanneer meten we?", widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Minstens een jaar. Vooraf gekozen, zodat niemand stopt op het mooiste moment.",
        error_messages={"invalid": "Geef een datum, bijvoorbeeld 31-12-2028."},
    )  # fmt: skip

    def offer(self, areas: Sequence[AreaChoice]) -> None:
        """Fill the list of areas."""
        cast(forms.ChoiceField, self.fields["gebied"]).choices = [(area.code, area.name) for area in areas]
