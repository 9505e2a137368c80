"""The forms of an inspection: planning it at the desk, recording it on the phone."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from baken.journey.inspections.vocabulary import (
    ApprovalKind,
    Entry,
    FindingResult,
    InspectionState,
    ObjectType,
    OccasionKind,
)

LONG = 8000


def _text(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONG, widget=forms.Textarea(attrs={"rows": 4})
    )


class DraftForm(forms.Form):
    """Start preparing an inspection."""

    object_type = forms.ChoiceField(label="Soort object", choices=ObjectType.choices)
    address = forms.CharField(label="Adres", max_length=200)
    dossier_id = forms.TypedChoiceField(label="Dossier", coerce=UUID, empty_value=None, required=False, choices=[])
    decision_id = forms.TypedChoiceField(
        label="Besluit om te controleren", coerce=UUID, empty_value=None, required=False, choices=[]
    )

    def __init__(
        self, *args: Any, dossiers: Iterable[tuple[str, str]], decisions: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices, none in (
            ("dossier_id", dossiers, "Geen dossier: een thema uit het plan"),
            ("decision_id", decisions, "Geen besluit"),
        ):
            self.fields[name].choices = [("", none), *choices]  # type: ignore[attr-defined]  # a choice field


class PlanForm(forms.Form):
    """The substantiation of a plan (C15, brief D)."""

    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)
    object_type = forms.ChoiceField(label="Soort object", choices=ObjectType.choices)
    address = forms.CharField(label="Adres", max_length=200)
    area = forms.CharField(label="Buurtcode", max_length=10, required=False)
    phenomenon = forms.CharField(label="Fenomeen", max_length=40, required=False)
    held_on = forms.DateField(label="Datum", required=False, widget=forms.DateInput())
    starts_at = forms.TimeField(
        label="Verzamelen om", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    criterion = _text("Maatstaf", "Waarom juist dit object? Een maatstaf die je kunt uitleggen.", required=False)
    purpose = _text("Doel", "Wat wil je weten?", required=False)
    proportionality = _text("Evenredigheid", "Waarom is iets lichters niet genoeg?", required=False)
    dpia = forms.CharField(label="DPIA", max_length=200, required=False, help_text="Naam of nummer.")
    safety_plan = _text("Veilig werken", required=False)
    care_contact = forms.CharField(
        label="Contact zorg",
        max_length=200,
        required=False,
        help_text="Wie bel je als er kinderen of slachtoffers zijn?",
    )


class OccasionForm(forms.Form):
    """Why this inspection."""

    kind = forms.ChoiceField(label="Aanleiding", choices=OccasionKind.choices, widget=forms.RadioSelect)
    signal_id = forms.TypedChoiceField(label="Welk signaal", coerce=UUID, empty_value=None, required=False, choices=[])
    text = _text("Onderbouwing", "In feiten, zo dat een ander het kan nagaan. Niet wie het zei.")

    def __init__(self, *args: Any, signals: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signal_id"].choices = [("", "Geen signaal"), *signals]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == OccasionKind.SIGNAL and not data.get("signal_id"):
            self.add_error("signal_id", "Kies het signaal. Staat het er niet bij? Bind het eerst aan het dossier.")
        return data


class PartnerForm(forms.Form):
    """Who comes along, on which law of its own."""

    organisation_id = forms.TypedChoiceField(label="Partner", coerce=UUID, choices=[])
    purpose = forms.CharField(label="Doel van deze partner", max_length=300)
    legal_basis = forms.CharField(
        label="Eigen wettelijke grondslag",
        max_length=200,
        help_text="Wet en artikel. Elke partner gebruikt alleen de eigen bevoegdheid.",
    )
    shared = _text("Welke gegevens krijgt deze partner?", required=False)

    def __init__(self, *args: Any, organisations: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation_id"].choices = list(organisations)  # type: ignore[attr-defined]  # a choice field


class AssignForm(forms.Form):
    """Who goes."""

    membership_id = forms.TypedChoiceField(label="Toezichthouder", coerce=UUID, choices=[])

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership_id"].choices = list(people)  # type: ignore[attr-defined]  # a choice field


class SeenForm(forms.Form):
    """Every move carries the state that was on the screen, so that who comes second hears who was first."""

    seen = forms.ChoiceField(choices=InspectionState.choices, widget=forms.HiddenInput)


class ReasonForm(SeenForm):
    reason = _text("Waarom?")


class ApproveForm(forms.Form):
    kind = forms.ChoiceField(choices=ApprovalKind.choices, widget=forms.HiddenInput)
    note = _text("Opmerking", required=False)


class UrgentForm(SeenForm):
    """Spoed: plan first; the reason is owed within one working day."""

    urgent_reason = _text("Waarom is dit spoed?", "Mag later, uiterlijk morgen (werkdag).", required=False)


class FinishForm(SeenForm):
    follow_up = forms.BooleanField(label="Er is opvolging nodig", required=False)
    reason = _text("Wat volgt er?", required=False)


class VisitForm(forms.Form):
    """At the door."""

    entry = forms.ChoiceField(label="Hoe ging het aan de deur?", choices=Entry.choices, widget=forms.RadioSelect)
    showed_card = forms.BooleanField(label="Legitimatie getoond", required=False)
    told_purpose = forms.BooleanField(label="Gezegd waarvoor we komen", required=False)
    told_may_refuse = forms.BooleanField(label="Gezegd dat weigeren mag", required=False)
    consent_by = forms.CharField(label="Wie gaf toestemming?", max_length=120, required=False)
    note = _text("Opmerking", required=False)


class FindingForm(forms.Form):
    """What one partner found; quick when nothing was found."""

    partner_id = forms.TypedChoiceField(label="Partner", coerce=UUID, choices=[])
    result = forms.ChoiceField(label="Uitkomst", choices=FindingResult.choices, widget=forms.RadioSelect)
    law = forms.CharField(
        label="Wet", max_length=200, required=False, help_text="Leeg laten: de grondslag uit het plan."
    )
    text = _text("Wat is gezien?", "Feiten. Bij ‘niets gevonden’ mag dit leeg blijven.", required=False)

    def __init__(self, *args: Any, partners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner_id"].choices = list(partners)  # type: ignore[attr-defined]  # a choice field
