"""What somebody registers for measuring."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from baken.journey.effects.queries import AreaChoice
from baken.journey.effects.vocabulary import Comparison, MeasureKind


class Registering(forms.Form):
    """Where, what, from when, and compared with what."""

    maatregel = forms.ChoiceField(label="Welke maatregel?", choices=MeasureKind.choices)
    gebied = forms.ChoiceField(label="In welk gebied?")
    onderwerp = forms.RegexField(
        r"^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$", label="Wat moet minder worden?", initial="0.0.0",
        help_text="De code van het soort misdrijf, bijvoorbeeld 1.1.1 voor woninginbraak. 0.0.0 is alles.",
        error_messages={"invalid": "Geef een code zoals 1.1.1, of 0.0.0 voor alles."},
    )  # fmt: skip
    vergelijking = forms.ChoiceField(label="Waarmee vergelijken?", choices=Comparison.choices)
    start = forms.DateField(
        label="Wanneer begint de maatregel?", widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Geef een datum, bijvoorbeeld 1-1-2027."},
    )  # fmt: skip

    def offer(self, areas: Sequence[AreaChoice]) -> None:
        """Fill the list of areas."""
        field = self.fields["gebied"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(area.code, area.name) for area in areas]
