"""The forms of a measure."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from baken.journey.measures.vocabulary import MeasureKind, MeasureState, OutcomeCode

LONG = 8000


def _text(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONG, widget=forms.Textarea(attrs={"rows": 3})
    )


def _day(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, required=required, widget=forms.DateInput())


class MeasureForm(forms.Form):
    """Write a measure down, with what is told about it (C36)."""

    decision_id = forms.TypedChoiceField(label="Besluit", coerce=UUID, choices=[])
    kind = forms.ChoiceField(label="Soort maatregel", choices=MeasureKind.choices)
    title = forms.CharField(label="Onderwerp", max_length=160)
    starts_on = _day("Begint op")
    ends_on = _day("Eindigt op", required=False)
    conditions = _text("Voorwaarden", required=False)
    executor = forms.CharField(label="Wie voert het uit?", max_length=160)
    reference = forms.CharField(label="Kenmerk bij het OM", max_length=60, required=False)
    told_what = _text("Wat vertel je erover?", required=False)
    told_whom = forms.CharField(label="Aan wie en hoe?", max_length=200, required=False)
    told_on = _day("Wanneer?", required=False)
    told_nothing_because = _text("Of: waarom vertel je nu niets?", required=False)

    def __init__(self, *args: Any, decisions: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision_id"].choices = list(decisions)  # type: ignore[attr-defined]  # a choice field


class SeenForm(forms.Form):
    """Every move carries the state that was on the screen, so that who comes second hears who was first."""

    seen = forms.ChoiceField(choices=MeasureState.choices, widget=forms.HiddenInput)


class StartForm(SeenForm):
    on = _day("Begonnen op")


class UrgentForm(StartForm):
    """Spoed: begin before the publication; the reason is owed within one working day."""

    urgent_reason = _text("Waarom is dit spoed?", "Mag later, uiterlijk morgen (werkdag).", required=False)


class ExtendForm(SeenForm):
    new_end = _day("Nieuw einde")
    reason = _text("Waarom langer?")


class EndForm(SeenForm):
    on = _day("Geëindigd op")
    outcome = forms.ChoiceField(label="Hoe liep het af?", choices=OutcomeCode.choices)
    reason = _text("Toelichting", required=False)


class CancelForm(SeenForm):
    reason = _text("Waarom niet?")
