"""The forms of the house itself."""

import re
from typing import Any
from uuid import UUID

from django import forms

from baken.ground.organisations.vocabulary import Role
from baken.ground.privacy.vocabulary import RETENTION, WHAT_IS_KEPT, Organ, Shelf, in_words
from baken.ground.trail.vocabulary import LogPurpose
from baken.instruments.linking.identifiers import birth_date
from baken.instruments.linking.refusals import NotReadable


class ReasonForm(forms.Form):
    """The reason of an urgent act."""

    reason = forms.CharField(
        label="Waarom kon het niet wachten?",
        widget=forms.Textarea,
        max_length=2000,
        help_text="Wat zou er gebeurd zijn als je eerst de gewone stap had gezet?",
    )


class OversightForm(forms.Form):
    """Who could see this on that day? The log is only read for one of a closed list of purposes."""

    shelf = forms.ChoiceField(label="Welke gegevens?", choices=Shelf.choices)
    day = forms.DateField(label="Op welke dag?", widget=forms.DateInput(attrs={"type": "date"}))
    purpose = forms.ChoiceField(label="Waarvoor lees je het log?", choices=LogPurpose.choices)


class SignInForm(forms.Form):
    """First factor."""

    email = forms.EmailField(
        label="E-mailadres van je werk", widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label="Wachtwoord", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), strip=False
    )


class TimeCodeForm(forms.Form):
    """Second factor: the code of the authenticator app."""

    code = forms.CharField(
        label="Code uit je app",
        max_length=12,
        help_text="Zes cijfers. Elke code werkt één keer.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class BreakGlassForm(forms.Form):
    """Step in for another role."""

    role = forms.ChoiceField(label="Welke rol heb je nu nodig?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Waarom nu?", widget=forms.Textarea, max_length=240, help_text="De privacy officer leest dit vandaag."
    )

    def __init__(self, *args: Any, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]  # a ChoiceField


class MembershipForm(forms.Form):
    """Give a colleague of this municipality another role."""

    colleague = forms.ChoiceField(label="Wie?")
    role = forms.ChoiceField(label="Welke rol?", choices=[(r.value, r.label) for r in Role if r is not Role.SYSTEM])

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"].choices = colleagues  # type: ignore[attr-defined]  # a ChoiceField


class HoldForm(forms.Form):
    """Keep a record although its term is over."""

    address = forms.CharField(
        label="Adres van de pagina",
        max_length=300,
        help_text="Kopieer het adres uit je browser, van het dossier of besluit.",
    )
    reason = forms.CharField(label="Waarom moet dit blijven?", max_length=300)

    def clean_address(self) -> UUID:
        found = re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", str(self.cleaned_data["address"]).lower())
        if found is None:
            raise forms.ValidationError("In dit adres staat geen nummer. Kopieer het hele adres van de pagina.")
        return UUID(found.group())


class AdoptionForm(forms.Form):
    """The college or the mayor adopted how long things are kept; a term per own norm, within its bounds."""

    organ = forms.ChoiceField(
        label="Wie stelde ze vast?", choices=[(o.value, o.label) for o in (Organ.COLLEGE, Organ.MAYOR)], widget=forms.RadioSelect,
        initial=Organ.COLLEGE.value,
    )  # fmt: skip
    decided_on = forms.DateField(label="Dag van het besluit", widget=forms.DateInput(attrs={"type": "date"}))
    number = forms.CharField(label="Nummer van het besluit", max_length=80)
    valid_from = forms.DateField(
        label="Geldt vanaf",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Vanaf die dag gelden de termijnen voor wat binnenkomt. Zijn ze korter, dan ook voor wat er al ligt.",
    )
    advice = forms.CharField(
        label="Advies van de FG",
        max_length=300,
        required=False,
        help_text="Wat adviseerde de FG, en wanneer? Laat leeg als er geen advies is.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = [rule for rule in RETENTION.values() if rule.months]
        for rule in self.own:
            least, most = rule.months or (0, 0)
            self.fields[f"months_{rule.key}"] = forms.IntegerField(
                label=f"{WHAT_IS_KEPT[rule.key].capitalize()}: hoeveel maanden?",
                initial=int(rule.term[1:-1]),
                min_value=least,
                max_value=most,
                help_text=f"Na {rule.starts}. Van {least} tot en met {most}; onze norm is {in_words(rule.term)}.",
            )
        self.fields["source"] = forms.CharField(
            label="Waarop steunt een andere termijn dan onze norm?",
            max_length=300,
            required=False,
            help_text="Bijvoorbeeld het eigen selectiebesluit. Alleen nodig als je een andere termijn kiest.",
        )

    @property
    def months(self) -> dict[str, int]:
        """The term per own norm, in months."""
        return {rule.key: self.cleaned_data[f"months_{rule.key}"] for rule in self.own}


class WhyNowForm(forms.Form):
    """Nobody adopted the rule by which this goes; why can it not wait?"""

    why_now = forms.CharField(
        label="Waarom kan vernietigen niet wachten?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dit staat op de verklaring van vernietiging. De FG krijgt er bericht van.",
    )


class SearchForm(forms.Form):
    """A question: words or an identifier; with a date of birth it is also a name to look up exactly."""

    words = forms.CharField(
        label="Waar zoek je naar?",
        max_length=120,
        help_text="Woorden, een adres (7071 AB 12), KvK-nummer, kenteken, telefoonnummer, e-mailadres, IBAN of naam.",
        error_messages={"required": "Vul in waar je naar zoekt."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )
    born = forms.CharField(
        label="Geboortedatum, als je een persoon zoekt",
        max_length=10,
        required=False,
        help_text="Dag-maand-jaar. Dan zoeken we de naam ook precies.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_born(self) -> str:
        typed = str(self.cleaned_data["born"]).strip()
        try:
            return birth_date(typed) if typed else ""
        except NotReadable as error:
            raise forms.ValidationError(str(error)) from error


class KeepSearchForm(SearchForm):
    """Keep a question for a while."""

    weeks = forms.TypedChoiceField(
        label="Hoe lang bewaren?", coerce=int, choices=[(2, "2 weken"), (4, "4 weken"), (13, "3 maanden")], initial=4
    )
