"""The forms of a decision. Labels and help are Dutch; each verb has a form with the state that was on the screen."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from baken.instruments.tables.vocabulary import Organ
from baken.journey.decisions.vocabulary import INSTRUMENTS, CareResult, DecisionState, Occupants, ViewsSkipped

LONG = 8000
FOLLOWS = (
    DecisionState.OBJECTION,
    DecisionState.INTERIM_RELIEF,
    DecisionState.APPEAL,
    DecisionState.FINAL,
    DecisionState.REVOKED,
    DecisionState.CARRIED_OUT,
    DecisionState.CLOSED,
    DecisionState.WITHDRAWN,
)


def _text(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONG, widget=forms.Textarea(attrs={"rows": 4})
    )


def _day(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, required=required, widget=forms.DateInput())


class PrepareForm(forms.Form):
    """Start a decision: about which dossier, with which instrument, by which organ."""

    dossier = forms.TypedChoiceField(label="Dossier", coerce=UUID, choices=[])
    instrument = forms.ChoiceField(
        label="Instrument", choices=[(card.code, f"{card.label} ({card.article})") for card in INSTRUMENTS.values()]
    )
    organ = forms.ChoiceField(
        label="Wie besluit",
        choices=[(Organ.MAYOR.value, Organ.MAYOR.label), (Organ.COLLEGE.value, Organ.COLLEGE.label)],
        widget=forms.RadioSelect,
        help_text="Baken controleert of de wet dit orgaan noemt.",
    )
    title = forms.CharField(
        label="Onderwerp", max_length=160, help_text="Kort, bijvoorbeeld: loods aan de Havenstraat."
    )

    def __init__(self, *args: Any, dossiers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dossier"].choices = list(dossiers)  # type: ignore[attr-defined]  # a choice field


class ContentForm(forms.Form):
    """What the decision says. All of it may be filled in bit by bit until it is laid before the organ."""

    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label="Onderwerp", max_length=160)
    addressee = forms.CharField(label="Gericht aan", max_length=160, required=False)
    address = forms.CharField(label="Adres of object", max_length=200, required=False)
    area = forms.CharField(label="Buurtcode", max_length=10, required=False)
    phenomenon = forms.CharField(label="Fenomeen", max_length=40, required=False)
    facts = _text("Feiten", "Wat is er gezien, wanneer en door wie?", required=False)
    ground = _text("Grondslag", "De wet, het artikel en de eigen beleidsregel of APV.", required=False)
    reasons = _text("Motivering", "Waarom is dit nodig en evenredig?", required=False)
    lighter = _text("Lichter middel", "Wat is overwogen, en waarom is dat niet genoeg?", required=False)
    occupants = forms.ChoiceField(label="Wie woont er?", choices=Occupants.choices, widget=forms.RadioSelect)
    occupants_note = _text("Toelichting bij de bewoners", "Waar kunnen zij heen?", required=False)
    views_skipped = forms.ChoiceField(
        label="Geen zienswijze vragen, omdat", choices=[("", "Er wordt een zienswijze gevraagd"), *ViewsSkipped.choices],
        required=False,
    )  # fmt: skip
    views_skipped_reason = _text("Waarom geen zienswijze?", required=False)
    grace_until = _day("Zelf voldoen tot en met", "Bij een last: de termijn die erin staat.", required=False)
    lasts_until = _day("Het besluit geldt tot en met", required=False)
    decide_by = _day("Besluit gevraagd voor", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("views_skipped") and not data.get("views_skipped_reason", "").strip():
            self.add_error("views_skipped_reason", "Schrijf op waarom een zienswijze hier niet hoeft.")
        return data


class SeenForm(forms.Form):
    """Every move carries the state that was on the screen, so that who comes second hears who was first."""

    seen = forms.ChoiceField(choices=DecisionState.choices, widget=forms.HiddenInput)


class AnnounceForm(SeenForm):
    sent_on = _day("Brief verstuurd op")
    views_until = _day("Reageren kan tot en met", "De wet noemt geen termijn; de brief wel. Vaak een of twee weken.")


class ViewForm(forms.Form):
    received_on = _day("Ontvangen op")
    given_by = forms.CharField(label="Gegeven door", max_length=160)
    text = _text("Wat is gezegd")
    weighed = _text("Hoe is dat gewogen")


class CareForm(forms.Form):
    result = forms.ChoiceField(label="Welke zorg is nodig?", choices=CareResult.choices, widget=forms.RadioSelect)
    asked = forms.CharField(label="Gevraagd aan", max_length=160, required=False)
    text = _text("Toelichting", "Niet meer dan nodig. Bij een uitzondering: waarom kan het nu niet?")


class ConsultForm(forms.Form):
    held_on = _day("Gesproken op")
    whom = forms.CharField(label="Met wie", max_length=160)
    advice = _text("Advies van het sociaal domein")


class SubmitForm(SeenForm):
    reason = _text("Bericht aan wie besluit", required=False)


class UrgentForm(SeenForm):
    """Spoed: act first; the reason is owed within one working day."""

    urgent_reason = _text("Waarom is dit spoed?", "Mag later, uiterlijk morgen (werkdag).", required=False)


class PublishForm(SeenForm):
    on = _day("Bekendgemaakt op", "De dag van toezending, uitreiking of publicatie.")


class FollowForm(SeenForm):
    to = forms.ChoiceField(label="Wat gebeurde er?", choices=[])
    reason = _text("Toelichting")

    def __init__(self, *args: Any, next_states: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reachable = set(next_states)
        self.fields["to"].choices = [(one.value, one.label) for one in FOLLOWS if one.value in reachable]  # type: ignore[attr-defined]  # a choice field


class DecideForm(SeenForm):
    reason = _text("Wat wil je erbij zeggen?", required=False)


class AskBackForm(SeenForm):
    question = _text("Wat wil je eerst weten?")


class DeclineForm(SeenForm):
    reason = _text("Waarom besluit je dit niet?")


class MandateForm(forms.Form):
    """A written mandate: who, with which instrument, by which decision, how long."""

    membership_id = forms.TypedChoiceField(label="Aan wie", coerce=UUID, choices=[])
    instrument = forms.ChoiceField(label="Instrument", choices=[])
    source = forms.CharField(label="Besluit of nummer in het mandaatregister", max_length=200)
    valid_from = _day("Vanaf")
    valid_until = _day("Tot en met")

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], organ: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership_id"].choices = list(people)  # type: ignore[attr-defined]  # a choice field
        self.fields["instrument"].choices = [  # type: ignore[attr-defined]  # a choice field
            (card.code, card.label) for card in INSTRUMENTS.values() if organ in card.organs
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begin, end = data.get("valid_from"), data.get("valid_until")
        if begin and end and end < begin:
            self.add_error("valid_until", "Het einde ligt voor het begin. Kies een latere datum.")
        return data
