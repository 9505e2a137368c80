"""What a weigher fills in."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django import forms

from baken.ground.phenomena.queries import PhenomenonCard, grouped
from baken.ground.places.services import Address, address
from baken.ground.places.vocabulary import AddressRefusal
from baken.ground.privacy.vocabulary import NORMS
from baken.ground.subjects.vocabulary import KeyKind
from baken.instruments.kit.verdicts import Refused
from baken.instruments.linking.identifiers import Kind, birth_date, spelling
from baken.instruments.linking.names import person_spelling
from baken.instruments.linking.refusals import NotReadable
from baken.journey.signals.vocabulary import (
    Concreteness,
    Credibility,
    Recency,
    Reliability,
    ResearchSource,
    Result,
    Seriousness,
    SignalState,
    Source,
)

LONG = 4000
SMALL_REASONS = (
    "Niet ernstig; de wijkagent en de boa letten op.",
    "Met een gesprek opgelost.",
    "Te weinig om iets mee te doen.",
)


class TellingForm(forms.Form):
    """What a signal says, in clear."""

    phenomenon = forms.ChoiceField(label="Onderwerp")
    summary = forms.CharField(
        label="Wat zegt het signaal?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONG,
        help_text="In je eigen woorden. Geen naam van de melder, geen BSN, niets over gezondheid.",
    )
    area = forms.ChoiceField(label="Buurt", required=False)
    place = forms.CharField(
        label="Plaats", max_length=200, required=False, help_text="Een straat of een herkenbare plek."
    )

    def __init__(
        self, *args: Any, phenomena: Mapping[str, PhenomenonCard], areas: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("phenomenon", grouped(phenomena), "Kies een onderwerp")
        self._choose("area", list(areas), "Niet bekend")

    def _choose(self, name: str, choices: list[Any], nothing: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type; both are declared above
        field.choices = [("", nothing), *choices]


_WRONG_PART = {AddressRefusal.NUMBER.value: "number", AddressRefusal.ADDITION.value: "addition"}


def bag_number(typed: str) -> str:
    """The one spelling of a BAG number; nothing stays nothing.

    Raises:
        ValidationError: it is not one.
    """
    try:
        return spelling(Kind.BAG, typed) if typed else ""
    except NotReadable as sentence:
        raise forms.ValidationError(str(sentence)) from sentence


class AddressForm(forms.Form):
    """The address or KvK number to look for; kept as keyed hashes only."""

    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    number = forms.CharField(label="Huisnummer", max_length=5, required=False)
    addition = forms.CharField(label="Toevoeging", max_length=4, required=False)
    bag = forms.CharField(
        label="BAG-nummer van het adres", max_length=24, required=False,
        help_text="Zestien cijfers. Alleen als je het nummer hebt in plaats van postcode en huisnummer.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    kvk = forms.RegexField(
        r"^(?!0{8})[0-9]{8}$",
        label="KvK-nummer",
        required=False,
        error_messages={"invalid": "Een KvK-nummer is acht cijfers."},
        help_text="Alleen om later te kunnen vragen of iets al bekend is. Baken bewaart een versleuteld kenmerk, niet het nummer.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        postcode, number = data.get("postcode", ""), data.get("number", "")
        data["address"] = None
        if postcode or number:
            try:
                data["address"] = address(postcode, number, addition=data.get("addition", ""))
            except Refused as refusal:
                self.add_error(_WRONG_PART.get(refusal.verdict.code, "postcode"), refusal.verdict.sentence)
        return data

    def clean_bag(self) -> str:
        return bag_number(self.cleaned_data["bag"])

    @property
    def found(self) -> tuple[Address | None, str]:
        return self.cleaned_data["address"], self.cleaned_data["kvk"]

    @property
    def bag_mark(self) -> dict[KeyKind, str]:
        """The BAG number as a mark to be recognised by, where one was given."""
        return {KeyKind.BAG: self.cleaned_data["bag"]} if self.cleaned_data["bag"] else {}


class MarksForm(forms.Form):
    """What else a signal can be recognised by. Kept as keyed hashes only; nobody can read them back."""

    plate = forms.CharField(label="Kenteken", max_length=12, required=False)
    phone = forms.CharField(label="Telefoonnummer", max_length=25, required=False)
    email = forms.CharField(label="E-mailadres", max_length=200, required=False)
    iban = forms.CharField(label="Rekeningnummer", max_length=40, required=False)
    given = forms.CharField(label="Voornaam of voorletters", max_length=80, required=False)
    surname = forms.CharField(label="Achternaam", max_length=120, required=False)
    born = forms.CharField(
        label="Geboortedatum", max_length=12, required=False, help_text="Met naam en datum samen; dag-maand-jaar."
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.marks: dict[KeyKind, str] = {}
        for kind in (KeyKind.PLATE, KeyKind.PHONE, KeyKind.EMAIL, KeyKind.IBAN):
            if value := data.get(kind.value):
                with self._said_at(kind.value):
                    self.marks[kind] = spelling(Kind(kind.value), value)
        if any(data.get(name) for name in ("given", "surname", "born")):
            if not (data.get("surname") and data.get("born")):
                self.add_error("surname", "Vul achternaam en geboortedatum allebei in; een naam alleen zegt te weinig.")
            else:
                with self._said_at("born"):
                    born = birth_date(data["born"])
                    self.marks[KeyKind.PERSON] = person_spelling(data.get("given", ""), data["surname"], born)
        return data

    @contextmanager
    def _said_at(self, name: str) -> Iterator[None]:
        try:
            yield
        except NotReadable as sentence:
            self.add_error(name, str(sentence))


class AddMarksForm(MarksForm, AddressForm):
    """What a signal can be recognised by, added while it is weighed."""

    field_order = ["postcode", "number", "addition", "bag", "kvk"]


class FromReportForm(AddressForm, TellingForm):
    """A signal from a report: the source, the month and the area come from the report.

    With `care` filled in the report is forked: the safety part becomes this signal, the care part goes to who directs care.
    """

    care = forms.CharField(
        label="Is er ook zorg nodig? Wat moet het zorgteam weten?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONG,
        required=False,
        help_text="Laat leeg als het alleen om veiligheid gaat. Alleen het zorgteam leest dit; schrijf het in andere woorden "
        "dan het signaal.",
    )
    field_order = ["phenomenon", "summary", "care", "place", "postcode", "number", "addition", "bag", "kvk"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["area"]


class NewSignalForm(AddressForm, TellingForm):
    """A signal that did not come by a report."""

    source = forms.ChoiceField(label="Van wie komt het?", choices=[("", "Kies"), *Source.choices])
    received_on = forms.DateField(
        label="Wanneer hoorde je het?", widget=forms.DateInput, help_text="Baken bewaart alleen de maand."
    )
    field_order = ["source", "received_on", "phenomenon", "summary", "area", "place"]


class WeighForm(TellingForm):
    """Grades: of the source and of the content, never of a person. `seen` is the number of the last weighing in sight."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reliability = forms.ChoiceField(
        label="Hoe betrouwbaar is de bron?", choices=Reliability.choices, widget=forms.RadioSelect
    )
    credibility = forms.ChoiceField(
        label="Hoe geloofwaardig is wat er staat?", choices=Credibility.choices, widget=forms.RadioSelect
    )
    concreteness = forms.ChoiceField(
        label="Hoe concreet is het?", choices=Concreteness.choices, widget=forms.RadioSelect
    )
    recency = forms.ChoiceField(label="Speelt het nu?", choices=Recency.choices, widget=forms.RadioSelect)
    seriousness = forms.ChoiceField(
        label="Hoe ernstig is het, als het klopt?", choices=Seriousness.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label="Toelichting", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG, required=False
    )


class DecisionForm(forms.Form):
    """One step of a signal. Only the fields that this kind of step needs are shown."""

    from_state = forms.ChoiceField(choices=SignalState.choices, widget=forms.HiddenInput)
    to = forms.ChoiceField(choices=SignalState.choices, widget=forms.HiddenInput)
    municipal_task = forms.BooleanField(label="Dit is een taak van de gemeente", required=False)
    own_territory = forms.BooleanField(label="Het gaat over ons grondgebied", required=False)
    result = forms.ChoiceField(
        label="Hoe eindigt het?", choices=Result.choices, widget=forms.RadioSelect, required=False
    )
    recipient = forms.CharField(label="Naar wie?", max_length=160, required=False)
    review_on = forms.DateField(label="Opnieuw bekijken op", widget=forms.DateInput, required=False)
    reason = forms.CharField(label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG, required=False)

    use_required_attribute = False  # the browser must not hold back an urgent step

    def show_for(
        self, from_state: SignalState, to: SignalState, *, urgently: bool, partners: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Leave out what this step does not ask; the rest is due, and the reason may follow only in urgency."""
        offered = list(partners)
        outside = to is SignalState.FORWARDED_EXTERNALLY and bool(offered) and not urgently
        self.fields["check_2a"] = forms.ChoiceField(
            label="Naar welke partner?", choices=[("", "Kies een partner"), *offered],
            help_text="Alleen wie een privacytoets 2A heeft, staat hier.",
        )  # fmt: skip
        asked = {
            "municipal_task": from_state is SignalState.INTAKE and to is SignalState.WEIGHING,
            "own_territory": from_state is SignalState.INTAKE and to is SignalState.WEIGHING,
            "result": to is SignalState.CLOSED,
            "recipient": to.value.startswith("forwarded") and not outside,
            "check_2a": outside,
            "review_on": to is SignalState.KEPT,
        }
        for name, wanted in asked.items():
            if not wanted:
                del self.fields[name]
        for name in {"result", "recipient", "check_2a", "review_on"} & self.fields.keys():
            self.fields[name].required = True
        self.fields["reason"].required = not urgently
        self.order_fields([name for name in self.fields if name != "reason"])  # why comes after to whom


class SmallForm(forms.Form):
    """Klein houden: one reason out of three, one click."""

    from_state = forms.ChoiceField(choices=SignalState.choices, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label="Waarom klein?", choices=[(text, text) for text in SMALL_REASONS])


class OutsideForm(forms.Form):
    """What to ask a register outside with. It must be what the signal is about, and is not kept."""

    address = forms.CharField(label="Postcode, huisnummer en toevoeging", max_length=60, required=False)
    bag = forms.CharField(
        label="Of het BAG-nummer van het adres", max_length=24, required=False,
        help_text="De BAG zegt ook welk nummer bij welk adres hoort. Daarna vinden eigen bronnen allebei.",
    )  # fmt: skip
    kvk = forms.CharField(label="KvK-nummer", max_length=12)
    given = forms.CharField(label="Voornaam of voorletters", max_length=80, required=False)
    surname = forms.CharField(label="Achternaam", max_length=120)
    born = forms.CharField(label="Geboortedatum", max_length=12, help_text="Dag-maand-jaar.")

    def __init__(self, *args: Any, source: ResearchSource, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prefix = source.value  # three of these stand on one page
        asked = {ResearchSource.KVK: {"kvk"}, ResearchSource.BAG: {"address", "bag"}}.get(
            source, {"given", "surname", "born"}
        )
        for name in set(self.fields) - asked:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "bag" in self.fields and not self.errors and bool(data.get("address")) == bool(data.get("bag")):
            self.add_error("address", "Vul het adres in, of het BAG-nummer. Niet allebei.")
        return data

    def clean_bag(self) -> str:
        return bag_number(self.cleaned_data["bag"])


class AskOwnerForm(forms.Form):
    """What the weigher still needs to know, and why."""

    why = forms.CharField(
        label="Waarom moet je weten wat daar bekend is?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONG,
        help_text="De eigenaar leest dit, met het doel en de grondslag van privacytoets 1. Het signaal zelf ziet die niet.",
    )


class AnswerForm(forms.Form):
    """The owner tells, or does not."""

    text = forms.CharField(
        label="Wat vertel je?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONG,
        required=False,
        help_text="Alleen wat nodig is voor het doel. Laat leeg als je niets vertelt.",
    )
    ground = forms.CharField(label="Op welke grondslag?", max_length=200, required=False)
    reason = forms.CharField(
        label="Waarom wel, of waarom niet?", widget=forms.Textarea(attrs={"rows": 2}), max_length=LONG
    )


class NormForm(forms.Form):
    """Another number than ours, and what it rests on."""

    key = forms.ChoiceField(label="Welk getal?", choices=[("", "Kies"), *((r.key, r.label) for r in NORMS.values())])
    value = forms.IntegerField(label="Wordt", min_value=1)
    source = forms.CharField(
        label="Waarop steunt dat?", max_length=300, help_text="Bijvoorbeeld een besluit, of een afspraak met datum."
    )


class SourceOwnerForm(forms.Form):
    """Who answers for a register of another controller."""

    source = forms.ChoiceField(label="Bron")
    owner = forms.ChoiceField(label="Wie antwoordt?")
    ground = forms.CharField(label="Grondslag", max_length=200)
    purpose = forms.CharField(label="Doel", max_length=300)

    def __init__(
        self, *args: Any, sources: Iterable[tuple[str, str]], people: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"] = forms.ChoiceField(label="Bron", choices=[("", "Kies een bron"), *sources])
        self.fields["owner"] = forms.ChoiceField(label="Wie antwoordt?", choices=[("", "Kies een collega"), *people])
