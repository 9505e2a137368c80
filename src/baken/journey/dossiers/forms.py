"""What is filled in for a dossier."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from baken.ground.places.services import Address, address
from baken.ground.subjects.services import Notice
from baken.ground.subjects.vocabulary import DeferralGround, SubjectRefusal
from baken.instruments.kit.verdicts import Refused
from baken.instruments.linking.identifiers import Kind, spelling
from baken.instruments.linking.refusals import NotReadable
from baken.journey.dossiers.vocabulary import DossierKind, DossierState, Effort, Ending, SubjectRole

LONG = 4000


class AddressForm(forms.Form):
    """An address in parts, checked as a whole; empty is allowed."""

    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    number = forms.CharField(label="Huisnummer", max_length=5, required=False)
    letter = forms.CharField(label="Huisletter", max_length=1, required=False)
    addition = forms.CharField(label="Toevoeging", max_length=4, required=False)
    bag = forms.CharField(
        label="BAG-nummer van het adres", max_length=24, required=False,
        help_text="Zestien cijfers. Alleen om later te kunnen zeggen dat dit adres bekend is; Baken bewaart een versleuteld kenmerk.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip

    def clean_bag(self) -> str:
        typed = str(self.cleaned_data["bag"])
        try:
            return spelling(Kind.BAG, typed) if typed else ""
        except NotReadable as sentence:
            raise forms.ValidationError(str(sentence)) from sentence

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        parts = [str(data.get(name, "")) for name in ("postcode", "number", "letter", "addition")]
        data["address"] = None
        if any(parts):
            try:
                data["address"] = address(*parts)
            except Refused as refusal:
                self.add_error("number" if parts[0] else "postcode", refusal.verdict.sentence)
        return data

    @property
    def address(self) -> Address | None:
        found: Address | None = self.cleaned_data["address"]
        return found


class OpenDossierForm(AddressForm):
    """A new dossier, from one or more signals."""

    kind = forms.ChoiceField(label="Waar gaat het over?", choices=DossierKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label="Naam van het dossier", max_length=160, help_text="Noem de plek of het bedrijf, geen persoon."
    )
    purpose = forms.CharField(
        label="Doel",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONG,
        help_text="Wat wil je bereiken, en wanneer is het klaar?",
    )
    ground = forms.CharField(
        label="Grondslag", max_length=200, help_text="De wet waarop dit rust, zoals Opiumwet 13b of Gemeentewet 174a."
    )
    context = forms.CharField(
        label="Context",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONG,
        required=False,
        help_text="Wat speelt er rond deze plek? Dat bepaalt hoeveel inzet past.",
    )
    place = forms.CharField(label="Plaats", max_length=200, required=False)
    kvk = forms.RegexField(
        r"^(?!0{8})[0-9]{8}$",
        label="KvK-nummer",
        required=False,
        error_messages={"invalid": "Een KvK-nummer is acht cijfers."},
    )
    field_order = ["signals", "kind", "title", "purpose", "ground", "context", "area", "place"]

    def __init__(
        self, *args: Any, signals: Iterable[tuple[str, str]], areas: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signals"] = forms.MultipleChoiceField(
            label="Welke signalen horen erbij?",
            choices=list(signals),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text="Alleen signalen met een privacytoets 1 staan hier.",
        )
        self.fields["area"] = forms.ChoiceField(label="Buurt", choices=[("", "Niet bekend"), *areas], required=False)
        self.order_fields(self.field_order)


class BindForm(forms.Form):
    """One more signal."""

    def __init__(self, *args: Any, signals: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signal"] = forms.ChoiceField(label="Welk signaal?", choices=[("", "Kies een signaal"), *signals])


class NoteForm(forms.Form):
    """What happened."""

    text = forms.CharField(label="Wat gebeurde er?", widget=forms.Textarea(attrs={"rows": 4}), max_length=LONG)


class ContextForm(forms.Form):
    """The context note (C79)."""

    context = forms.CharField(
        label="Context", widget=forms.Textarea(attrs={"rows": 4}), max_length=LONG,
        help_text="Wat speelt er rond deze plek? Dat bepaalt hoeveel inzet past.",
    )  # fmt: skip
    effort = forms.ChoiceField(label="Hoeveel inzet past daarbij?", choices=Effort.choices, widget=forms.RadioSelect)


class NoticeForm(forms.Form):
    """What a person will be told, or why later (AVG 14)."""

    one_of = frozenset({"told_on", "tell_on", "deferral", "deferral_reason", "review_on"})
    FIELD_OF: ClassVar[dict[Any, str]] = {
        SubjectRefusal.NO_NOTICE: "tell_on",
        SubjectRefusal.TOO_LATE: "tell_on",
        SubjectRefusal.NOT_TOLD_YET: "told_on",
        SubjectRefusal.NO_REASON: "deferral_reason",
        SubjectRefusal.NO_REVIEW: "review_on",
        SubjectRefusal.REVIEW_TOO_FAR: "review_on",
    }
    tell_on = forms.DateField(
        label="Op welke dag vertel je het deze persoon?",
        widget=forms.DateInput,
        required=False,
        help_text="Binnen een maand (AVG 14). Kan dat nog niet? Laat dit leeg en kies hieronder waarom.",
    )
    deferral = forms.ChoiceField(
        label="Of later: waarom?", choices=[("", "Niet later"), *DeferralGround.choices], required=False
    )
    deferral_reason = forms.CharField(
        label="Alleen bij later: leg het uit", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG, required=False
    )
    review_on = forms.DateField(
        label="Alleen bij later: opnieuw bekijken op",
        widget=forms.DateInput,
        required=False,
        help_text="Binnen drie maanden. Je krijgt er een seintje van.",
    )

    def refuse(self, refusal: Refused) -> None:
        """Put a refusal beside the field it is about, where there is one."""
        name = self.FIELD_OF.get(refusal.verdict.refusal)
        self.add_error(name if name in self.fields else None, refusal.verdict.sentence)

    @property
    def notice(self) -> Notice:
        """What the person will be told, as filled in."""
        data = self.cleaned_data
        deferral = DeferralGround(data["deferral"]) if data["deferral"] else None
        return Notice(data.get("told_on"), data["tell_on"], deferral, data["deferral_reason"], data["review_on"])


class ToldForm(NoticeForm):
    """A person was told, will be on another day, or later for a reason."""

    told_on = forms.DateField(
        label="Heb je het verteld? Op welke dag?",
        widget=forms.DateInput,
        required=False,
        help_text="Kies een van de drie: verteld, een dag, of later met een reden.",
    )
    field_order = ["told_on"]


class SubjectForm(AddressForm, NoticeForm):
    """A person, a business or premises. For a person the AVG 14 notice, or its deferral, is part of it."""

    KINDS: ClassVar[dict[str, tuple[str, frozenset[str]]]] = {
        "person": (
            "Persoon",
            frozenset({"role", "name", "birth_date", "tell_on", "deferral", "deferral_reason", "review_on"}),
        ),
        "business": ("Bedrijf", frozenset({"role", "name", "kvk"})),
        "premises": ("Pand", frozenset({"postcode", "number", "letter", "addition", "bag"})),
    }
    what = forms.ChoiceField(choices=[(key, label) for key, (label, _) in KINDS.items()], widget=forms.HiddenInput)
    role = forms.ChoiceField(label="Rol", choices=SubjectRole.choices, initial=SubjectRole.OTHER)
    name = forms.CharField(label="Naam", max_length=160, required=False)
    birth_date = forms.DateField(label="Geboortedatum", widget=forms.DateInput, required=False)
    kvk = forms.RegexField(
        r"^(?!0{8})[0-9]{8}$",
        label="KvK-nummer",
        required=False,
        error_messages={"invalid": "Een KvK-nummer is acht cijfers."},
    )
    field_order = ["what", "role", "name", "birth_date", "kvk", "postcode", "number", "letter", "addition", "bag"]

    def show_for(self, what: str) -> None:
        """Ask only what belongs to this kind of subject."""
        _, wanted = self.KINDS[what]
        for name in self.fields.keys() - wanted - {"what"}:
            del self.fields[name]
        for name in {"name", "postcode", "number"} & wanted:
            self.fields[name].required = True


class HandOverForm(forms.Form):
    """Offer the dossier to a colleague."""

    reason = forms.CharField(label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG)

    def __init__(self, *args: Any, takers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = forms.ChoiceField(label="Aan wie?", choices=[("", "Kies een collega"), *takers])
        self.order_fields(["to", "reason"])


class DeclineForm(forms.Form):
    """Why an offered dossier is not taken over."""

    reason = forms.CharField(label="Waarom niet?", widget=forms.Textarea(attrs={"rows": 2}), max_length=LONG)


class TakeOverForm(forms.Form):
    """Step in for an owner who is not there."""

    reason = forms.CharField(
        label="Waarom neem je het over?", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG,
        help_text="De eigenaar leest dit. Werkt die hier nog, dan hoort ook de privacy officer het.",
    )  # fmt: skip


class MoveForm(forms.Form):
    """Let the dossier rest, go on, close or open again."""

    from_state = forms.ChoiceField(choices=DossierState.choices, widget=forms.HiddenInput)
    to = forms.ChoiceField(choices=DossierState.choices, widget=forms.HiddenInput)
    ending = forms.ChoiceField(
        label="Hoe eindigt het?", choices=Ending.choices, widget=forms.RadioSelect, required=False
    )
    reason = forms.CharField(label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG)

    def show_for(self, to: DossierState) -> None:
        """Only closing asks for an ending."""
        self.fields["ending"].required = True
        if to is not DossierState.CLOSED:
            del self.fields["ending"]


class LikenessForm(forms.Form):
    """Is this the same person? Somebody says so, with a reason."""

    other = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Waaraan zie je dat?", widget=forms.Textarea(attrs={"rows": 2}), max_length=LONG)
