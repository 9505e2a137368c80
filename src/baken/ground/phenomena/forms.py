"""What a user fills in about phenomena, barriers and risks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from baken.ground.phenomena.queries import PhenomenonCard, grouped
from baken.ground.phenomena.rules.barriers import Model, Step, as_typed, lines, typed
from baken.ground.phenomena.rules.risks import Risk
from baken.ground.phenomena.vocabulary import AnswerKind, PhenomenonGroup, RiskKind
from baken.ground.places.vocabulary import Typology

MOST_STEPS = 15
LONG = 4000


def _line(label: str, *, required: bool = True, help_text: str = "", length: int = 120) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=length,
        error_messages={"required": "Vul dit in.", "max_length": f"Houd het onder de {length} tekens."},
    )


def _lines(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, help_text=help_text, max_length=LONG, widget=forms.Textarea(attrs={"rows": 3})
    )


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput,
        error_messages={
            "required": "Vul een datum in.",
            "invalid": "Dit is geen datum. Kies er een, zoals 31-12-2026.",
        },
    )


def _file(label: str, help_text: str) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=help_text,
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg."},
    )


class PhenomenonForm(forms.Form):
    """A new phenomenon, or a new version of one, from a day on (C48)."""

    code = forms.RegexField(
        r"^[A-Za-z][A-Za-z_ ]{1,39}$",
        label="Korte code",
        error_messages={"invalid": "Een code bestaat uit letters, zonder cijfers of leestekens."},
        help_text="Bijvoorbeeld LACHGAS. Bestaat de code al, dan vervangt dit de oude vanaf de begindag.",
    )
    label = _line("Naam", length=80)
    group = forms.ChoiceField(label="Soort", choices=PhenomenonGroup.choices)
    look_for = _line(
        "Waar let je op?", length=300, required=False, help_text="Dingen, plekken en bedrijven. Nooit wie iemand is."
    )
    valid_from = _day("Geldt vanaf")
    valid_until = _day("Geldt tot en met", required=False)


class EndPhenomenonForm(forms.Form):
    """Let an own phenomenon end."""

    phenomenon = forms.UUIDField(widget=forms.HiddenInput)
    last_day = _day("Laatste dag")


class LastDayForm(forms.Form):
    """The last day of something."""

    last_day = _day("Laatste dag")


class ModelForm(forms.Form):
    """Where a barrier model comes from, and when it counts."""

    source = _line("Bron", length=300, help_text="Bijvoorbeeld: RIEC Oost-Nederland, barrièremodel hennep, mei 2026.")
    confirmed = forms.BooleanField(label="Bevestigd door wie de barrières beheert", required=False)
    valid_from = _day("Geldt vanaf")
    valid_until = _day("Geldt tot en met", required=False, help_text="Leeg: tot er een nieuwe versie is.")

    def model(self, phenomenon: str, steps: Sequence[Step]) -> Model:
        """The whole model as it was filled in."""
        said = self.cleaned_data
        return Model(
            phenomenon, tuple(steps), said["source"], said["valid_from"], said["valid_until"], said["confirmed"]
        )

    @staticmethod
    def initial_of(model: Model | None, today: date) -> dict[str, Any]:
        """What the form shows of a model; a next version starts today and is yet to be confirmed."""
        return {"source": model.source if model else "", "valid_from": today}


class StepForm(forms.Form):
    """One step; left empty it is not there."""

    order = forms.IntegerField(
        label="Volgorde",
        required=False,
        min_value=1,
        max_value=99,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Vul een getal van 1 tot en met 99 in."),
    )
    name = _line("Stap", required=False, length=80, help_text="Leeg: deze stap is er niet.")
    opportunities = _lines("Wat maakt dit makkelijk?", "Elke gelegenheid op een eigen regel.")
    signs = _lines("Wat kun je zien?", "Elk signaal op een eigen regel. Over dingen en plekken.")
    barriers = _lines("Wie kan dit tegenhouden?", "Elke barrière op een eigen regel: barrière | wie | met welk middel.")


if TYPE_CHECKING:
    _Formset = BaseFormSet[StepForm]
else:  # Django's own class takes no type argument when running
    _Formset = BaseFormSet


class _Steps(_Formset):
    """The steps of one model."""

    def steps(self) -> list[Step]:
        """What was filled in, in the order that was asked for."""
        filled = [
            (form.cleaned_data.get("order") or place, place, form.cleaned_data)
            for place, form in enumerate(self.forms, 1)
            if any(form.cleaned_data.get(name) for name in ("name", "opportunities", "signs", "barriers"))
        ]
        return [
            Step(said["name"], lines(said["opportunities"]), lines(said["signs"]), typed(said["barriers"]))
            for _, _, said in sorted(filled, key=lambda one: one[:2])
        ]


StepForms = formset_factory(StepForm, formset=_Steps, extra=2, max_num=MOST_STEPS, validate_max=True)


def initial_steps(model: Model | None) -> list[dict[str, Any]]:
    """What the step forms show of a model."""
    return [
        {
            "order": place,
            "name": step.name,
            "opportunities": "\n".join(step.opportunities),
            "signs": "\n".join(step.signs),
            "barriers": as_typed(step.barriers),
        }
        for place, step in enumerate(model.steps if model else (), 1)
    ]


class BarrierFileForm(forms.Form):
    """A file with barrier models."""

    file = _file("Het bestand", "CSV of een rekenblad (.xlsx of .ods), hoogstens 2 MB.")
    source = _line("Bron", length=300, required=False, help_text="Voor regels die zelf geen bron noemen.")


class AnalysisFileForm(forms.Form):
    """A file with areas and branches."""

    title = _line("Naam van de analyse", length=160, help_text="Bijvoorbeeld: Gebiedsanalyse bedrijventerreinen 2026.")
    source = _line("Bron", length=200, help_text="Wie maakte haar? Bijvoorbeeld: RIEC Oost-Nederland.")
    made_on = _day("Datum van de analyse")
    file = _file("Het bestand", "GeoJSON in lengte- en breedtegraden (WGS 84), hoogstens 20 MB.")


class RiskForm(forms.Form):
    """One area (of whole neighbourhoods) or branch, by hand."""

    analysis = forms.ChoiceField(label="Hoort bij", required=False)
    title = _line("Naam van de nieuwe analyse", length=160, required=False)
    source = _line("Bron", length=200, required=False, help_text="Wie zei dit? Bijvoorbeeld: werkgroep ondermijning.")
    kind = forms.ChoiceField(label="Gebied of branche?", choices=RiskKind.choices, widget=forms.RadioSelect)
    name = _line("Naam", help_text="Een gebied of een soort bedrijf. Geen adres, geen naam van een bedrijf of persoon.")
    why = _line("Waarom is dit een risico?", length=500)
    phenomenon = forms.ChoiceField(label="Onderwerp", required=False)
    typology = forms.ChoiceField(
        label="Soort gebied", required=False, choices=[("", "volgt uit de buurten"), *Typology.choices[1:]]
    )
    neighbourhoods = forms.MultipleChoiceField(
        label="Buurten",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen bij een gebied: het ligt in deze buurten.",
    )

    def __init__(
        self,
        *args: Any,
        analyses: Iterable[tuple[str, str]],
        phenomena: Mapping[str, PhenomenonCard],
        neighbourhoods: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("analysis", [*analyses, ("", "een nieuwe analyse")])
        self._offer("phenomenon", [("", "geen bepaald onderwerp"), *grouped(phenomena)])
        self._offer("neighbourhoods", neighbourhoods)

    def risk(self) -> Risk:
        """What was filled in."""
        said = self.cleaned_data
        return Risk(
            RiskKind(said["kind"]), said["name"].strip(), said["why"].strip(), said["phenomenon"],
            Typology(said["typology"] or Typology.UNKNOWN), tuple(said["neighbourhoods"]),
        )  # fmt: skip

    def _offer(self, name: str, choices: Iterable[Any]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a choice field


class AnswerForm(forms.Form):
    """What is done about a risk."""

    kind = forms.ChoiceField(label="Wat doen we?", choices=AnswerKind.choices, widget=forms.RadioSelect)
    plan_action = forms.ChoiceField(label="Welke actie uit het plan?", required=False)
    text = _line("Wat doen we, of waarom niets?", length=500, required=False)
    owner = _line("Wie trekt het?", required=False, help_text="Een functie of organisatie, geen naam.")
    due_on = _day("Voor wanneer?", required=False)

    def __init__(self, *args: Any, actions: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "geen"), *actions]
        self.fields["plan_action"].choices = choices  # type: ignore[attr-defined]  # a choice field


class Looking(forms.Form):
    """What is looked at in the list of risks."""

    soort = forms.ChoiceField(
        label="Soort gebied", required=False, choices=[("", "alle soorten"), *Typology.choices[1:]]
    )
    onderwerp = forms.ChoiceField(label="Onderwerp", required=False)
    open = forms.BooleanField(label="Alleen wat nog geen antwoord heeft", required=False)

    def __init__(self, *args: Any, phenomena: Mapping[str, PhenomenonCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "alle onderwerpen"), *grouped(phenomena)]
        self.fields["onderwerp"].choices = choices  # type: ignore[attr-defined]  # a choice field
