"""The privacy checks, with guidance and a good and a bad example beside each field: of this check, because looking, sharing and
using ask for other words. The examples are made up; the yardstick is AVG 5(1)(b)-(c) and 6(1)(e), and UAVG 32-33."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from django import forms

from baken.ground.phenomena.vocabulary import PhenomenonGroup
from baken.journey.signals.forms.signal import LONG
from baken.journey.signals.vocabulary import SHARING, Ground, Instrument, ResearchSource, grounds_for


class Guide(NamedTuple):
    """What to write in a field, a good example and a bad one."""

    ask: str
    good: str
    bad: str


_GROUND = Guide(
    "Op welke wet steunt dit?",
    "Opiumwet 13b, omdat het om een kwekerij in een schuur gaat.",
    "Gemeentewet 172. Dat artikel alleen is te mager voor strafrechtelijke gegevens.",
)
GUIDE_1: Mapping[str, Guide] = {
    "purpose": Guide(
        "Wat wil je weten, en wat kun je daarna besluiten?",
        "Weten of dit adres vaker gemeld is, om te besluiten of een controle nodig is.",
        "Kijken wat er over deze mensen bekend is.",
    ),
    "ground": _GROUND,
    "necessity": Guide(
        "Waarom kan het niet zonder?",
        "Zonder te weten of er al een dossier loopt, sturen we misschien twee teams naar één pand.",
        "Het is handig om te weten.",
    ),
    "proportionality": Guide(
        "Weegt wat je doet op tegen wat het voor mensen betekent?",
        "We vragen alleen ja of nee op het adres; namen blijven buiten beeld.",
        "De verdenking is ernstig, dus alles mag.",
    ),
    "subsidiarity": Guide(
        "Waarom lukt het niet op een lichtere manier?",
        "Een rondje langs het pand en openbare bronnen gaven geen antwoord.",
        "Dit gaat het snelst.",
    ),
}
GUIDE_2A: Mapping[str, Guide] = {
    "shared": Guide(
        "Wat krijgt deze deelnemer precies te zien?",
        "Het adres, het soort signaal en de maand. Geen namen.",
        "Het hele signaal.",
    ),
    "ground": Guide(
        "Op welke wet mag deze deelnemer dit weten?",
        "Energiewet: de netbeheerder onderzoekt gevaar aan zijn eigen aansluiting.",
        "De deelnemer zit toch al aan tafel.",
    ),
    "necessity": Guide(
        "Wat kan deze deelnemer hiermee dat niemand anders kan?",
        "Alleen de netbeheerder kan zien of de aansluiting overbelast is.",
        "Dan zijn zij ook op de hoogte.",
    ),
    "proportionality": Guide(
        "Is dit het minste dat deze deelnemer moet weten?",
        "Het adres is genoeg voor de meting; wie er woont, vertellen we niet.",
        "Meer informatie is altijd beter.",
    ),
    "subsidiarity": Guide(
        "Waarom lukt het niet zonder te delen?",
        "Eigen bronnen zeggen alleen dat het adres bekend is. Zonder meting weten we niets.",
        "Apart vragen kost te veel tijd.",
    ),
}
GUIDE_2B: Mapping[str, Guide] = {
    "ground": _GROUND,
    "necessity": Guide(
        "Waarom is juist dit middel nodig?",
        "Twee bronnen noemen productie in de schuur. Alleen een controle ter plaatse stelt vast of het klopt.",
        "We willen een keer goed rondkijken.",
    ),
    "proportionality": Guide(
        "Past het middel bij wat er onderbouwd is, en bij wie het raakt?",
        "We gaan overdag, met wie een eigen bevoegdheid heeft, en alleen naar de schuur. In de woning komen we niet.",
        "Liever te zwaar dan te licht.",
    ),
    "subsidiarity": Guide(
        "Welk lichter middel is geprobeerd of overwogen?",
        "De verhuurder is twee keer gesproken en werkte niet mee. Een brief zou de voorraad laten verdwijnen.",
        "Een gesprek helpt bij zulke mensen niet.",
    ),
}


class ReasoningForm(forms.Form):
    """The parts of every privacy check."""

    ground = forms.CharField(label="Grondslag", max_length=200)
    necessity = forms.CharField(label="Noodzaak", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG)
    proportionality = forms.CharField(
        label="Proportionaliteit", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG
    )
    subsidiarity = forms.CharField(label="Subsidiariteit", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG)

    guidance: ClassVar[Mapping[str, Guide]] = {}
    offered: Sequence[Ground] = ()

    def choose_ground(self, code: str, group: PhenomenonGroup | None) -> None:
        """Offer the grounds of this kind of signal instead of an empty line."""
        self.offered = grounds_for(code, group)
        choices = [("", "Kies een grondslag"), *((ground.text, ground.text) for ground in self.offered)]
        self.fields["ground"] = forms.ChoiceField(label="Grondslag", choices=choices)

    @property
    def rows(self) -> list[tuple[forms.BoundField, Guide | None]]:
        """Each field with its guidance."""
        return [(bound, self.guidance.get(bound.name)) for bound in self]


class Check1Form(ReasoningForm):
    """Privacy check 1: may we look?"""

    purpose = forms.CharField(label="Doel", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG)
    sources = forms.MultipleChoiceField(
        label="Waar vragen we het?",
        choices=ResearchSource.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Elke bron zegt alleen: bekend of niet bekend.",
    )
    guidance = GUIDE_1
    field_order = ["purpose", "sources", "ground", "necessity", "proportionality", "subsidiarity"]


class Check2AForm(ReasoningForm):
    """Privacy check 2A: may this participant know?"""

    organisation = forms.ChoiceField(label="Met wie willen we delen?")
    shared = forms.CharField(label="Wat delen we?", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG)
    guidance = GUIDE_2A
    offered = SHARING
    field_order = ["organisation", "shared", "ground", "necessity", "proportionality", "subsidiarity"]

    def __init__(self, *args: Any, organisations: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ChoiceField(
            label="Met wie willen we delen?", choices=[("", "Kies een deelnemer"), *organisations]
        )
        self.fields["ground"].widget.attrs["list"] = "grondslagen"


class Check2BForm(ReasoningForm):
    """Privacy check 2B: may we use this for that?"""

    instrument = forms.ChoiceField(label="Welk middel?", choices=Instrument.choices, widget=forms.RadioSelect)
    guidance = GUIDE_2B
    field_order = ["instrument", "ground", "necessity", "proportionality", "subsidiarity"]
