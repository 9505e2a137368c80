"""The shapes of input around the plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from baken.ground.policy.queries import PriorityCard
from baken.ground.policy.vocabulary import ActionKind, ActionStatus, Advice, Medium, Result

LONG = 2000


def _date(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Vul een datum in.",
            "invalid": "Dit is geen datum. Kies er een, bijvoorbeeld 31-12-2026.",
        },
    )


def _text(label: str, *, required: bool = True, help_text: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": "Vul dit in.", "max_length": f"Houd het onder de {LONG} tekens."},
    )


def _line(label: str, *, required: bool = True, help_text: str = "", length: int = 80) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=length,
        error_messages={"required": "Vul dit in.", "max_length": f"Houd het onder de {length} tekens."},
    )


class NoteForm(forms.Form):
    """A policy note to read."""

    note = forms.FileField(
        label="De nota",
        help_text="Word (.docx), PDF met doorzoekbare tekst, of platte tekst. Hoogstens 25 MB.",
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg. Kies de nota zelf."},
    )


class WordsForm(forms.Form):
    """Other words for a part of a draft."""

    text = _text("Tekst")


class StrikeForm(forms.Form):
    """Why a part is left out."""

    reason = _line("Waarom laten we dit weg?", length=500)


class PriorityForm(forms.Form):
    """A new priority."""

    text = _line("Naam van de prioriteit", length=200)
    explanation = _text("Waarom is dit nodig?", required=False)


class IndicatorForm(forms.Form):
    """How one will see whether a goal comes nearer."""

    goal = forms.ChoiceField(label="Bij welk doel?", error_messages={"required": "Kies een doel."})
    text = _line(
        "Waar kijken we naar?", length=200, help_text="Bijvoorbeeld: meldingen die binnen een week gewogen zijn."
    )
    unit = _line("Eenheid", required=False, length=40)
    baseline = _line("Waar beginnen we?", required=False, length=160)
    target = _line("Waar willen we heen?", required=False, length=160)

    def __init__(self, *args: Any, priority: PriorityCard | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = [goal.part for goal in priority.goals if not goal.part.struck] if priority else []
        field = self.fields["goal"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above; the type checker cannot see it
        field.choices = [(str(goal.id), goal.text) for goal in goals]


class AgendaForm(forms.Form):
    """On which regional or national agenda a priority stands."""

    agenda = _line("Agenda", length=120, help_text="Bijvoorbeeld: regionale veiligheidsstrategie.")
    item = _line("Onderwerp op die agenda", length=200)
    runs_until = _date("Loopt tot", required=False)


class PromiseForm(forms.Form):
    """Where a loose promise belongs."""

    place = forms.ChoiceField(label="Waar hoort dit?", error_messages={"required": "Kies een plek of laat het weg."})

    def __init__(self, *args: Any, priorities: Iterable[PriorityCard] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", "Kies een plek")]
        for priority in priorities:
            places.append((f"goal:{priority.part.id}", f"Doel bij {priority.part.text}"))
            places.append((f"action:{priority.part.id}", f"Actie bij {priority.part.text}"))
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above; the type checker cannot see it
        field.choices = [*places, ("precondition:", "Randvoorwaarde"), ("left_out:", "Weglaten: geen belofte")]

    def settled(self) -> tuple[str, str | None]:
        """What it becomes, and under which priority."""
        sort, _, priority = str(self.cleaned_data["place"]).partition(":")
        return sort, priority or None


class DecisionForm(forms.Form):
    """The decision of an organ."""

    reference = _line("Kenmerk van het besluit", help_text="Zoals het op het besluit staat.")
    decided_on = _date("Datum van het besluit")


class ReasonForm(forms.Form):
    """Why, in a few words; it is read back later."""

    reason = _text("Waarom?", help_text="Dit lezen raad en inwoners later terug.")


class YearPlanForm(DecisionForm):
    """The yearly plan of the college."""

    year = forms.IntegerField(
        label="Jaar", min_value=2000, max_value=2100, error_messages={"required": "Vul een jaar in."}
    )
    field_order = ("year", "reference", "decided_on")


class InformForm(forms.Form):
    """When and how the raad heard of a yearly plan."""

    informed_on = _date("Raad geïnformeerd op")
    reference = _line("Kenmerk van de raadsinformatiebrief")


class ExecutionForm(forms.Form):
    """Who does an action, by when, and of what kind it is."""

    owner = _line("Trekker", required=False, length=120, help_text="Een functie of organisatie, geen naam.")
    due_on = _date("Uiterlijk", required=False)
    kind = forms.ChoiceField(label="Soort", choices=ActionKind.choices)


class ProgressForm(forms.Form):
    """How far an action is."""

    status = forms.ChoiceField(label="Stand", choices=ActionStatus.choices, widget=forms.RadioSelect)
    note = _text("Wat is er gebeurd?", help_text="Zonder namen. De raad en inwoners lezen dit.")


class EvaluationForm(forms.Form):
    """What came of an action."""

    result = forms.ChoiceField(
        label="Is het gelukt?",
        choices=Result.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat ervan terechtkwam. Weet je het niet, kies dan ‘weten we niet’."},
    )
    evidence = _text("Waaruit blijkt dat?", required=False, help_text="Een verslag, een cijfer, een besluit.")
    advice = forms.ChoiceField(
        label="En in het volgende plan?",
        choices=Advice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies: behouden, wijzigen of laten vallen."},
    )
    reason = _text("Waarom?", required=False, help_text="Nodig als je wilt wijzigen of laten vallen.")


class CommunicationForm(forms.Form):
    """What is told about an action; or why nothing."""

    message = _text("Wat vertel je?", required=False, help_text="De boodschap in gewone woorden, zonder namen.")
    medium = forms.ChoiceField(label="Langs welke weg?", required=False, choices=[("", "Kies…"), *Medium.choices])
    on = _date("Op welke dag?", required=False)
    none_because = _text("Of: je vertelt niets, omdat", required=False)


class AnswerForm(forms.Form):
    """What is done with a proposal."""

    taken_up = forms.TypedChoiceField(
        label="Pakken we dit op?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )
    owner = _line(
        "Wie pakt het op?", required=False, length=120, help_text="Een functie of organisatie, geen naam. Nodig bij ja."
    )
    answer = _text("Waarom, en wat gaan we doen?")
