"""What who keeps the route fills in: teams, rules, appointments, standard replies."""

from collections.abc import Sequence
from typing import Any

from django import forms

from baken.ground.organisations.queries import ColleagueCard
from baken.ground.topics.vocabulary import Catalogue
from baken.journey.intake.forms.door import PlainField
from baken.journey.intake.queries import TeamCard
from baken.journey.intake.rules import STORY_LIMIT
from baken.journey.intake.vocabulary import AppointmentKind, Entrance, Refusal, ReplyKind, Urgency

ANY = ("", "Maakt niet uit")


def _day(label: str, *, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}))


def _people(colleagues: Sequence[ColleagueCard]) -> list[tuple[str, str]]:
    return [(str(one.membership_id), f"{one.name} ({one.role_label})") for one in colleagues]


class TeamForm(forms.Form):
    """A team and who has duty."""

    team = forms.ChoiceField(label="Welk team?", required=False)
    name = PlainField(label="Naam", required=False, help_text="Alleen voor een nieuw team, of om het anders te noemen.")
    on_duty = forms.ChoiceField(label="Wie heeft dienst?")

    def __init__(
        self, *args: Any, teams: Sequence[TeamCard], colleagues: Sequence[ColleagueCard], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(one.id), one.name) for one in teams]
        self.fields["team"].choices = [("", "Een nieuw team"), *known]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["on_duty"].choices = _people(colleagues)  # type: ignore[attr-defined] # idem

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("team") and not cleaned.get("name"):
            self.add_error("name", "Geef het team een naam.")
        return cleaned


class RuleForm(forms.Form):
    """Which reports go to which team; the rule that says most goes first."""

    subject = forms.ChoiceField(label="Onderwerp", required=False)
    area_code = forms.ChoiceField(label="Buurt", required=False)
    entrance = forms.ChoiceField(label="Ingang", required=False, choices=[ANY, *Entrance.choices])
    urgency = forms.ChoiceField(label="Haast", required=False, choices=[ANY, *Urgency.choices])
    team = forms.ChoiceField(label="Gaat naar")
    appointed = forms.ChoiceField(
        label="Naar wie is aangewezen", required=False, choices=[("", "Wie dienst heeft"), *AppointmentKind.choices]
    )
    pass_to = PlainField(
        label="Wordt doorgegeven buiten Baken aan",
        required=False,
        help_text="Bijvoorbeeld team Leefomgeving, voor verkeer en openbare ruimte.",
    )
    why = PlainField(label="Waarom deze regel?", error_messages={"required": Refusal.NO_REASON.label})
    valid_from = _day("Geldt vanaf")
    valid_until = _day("Geldt tot en met", required=False)

    def __init__(
        self,
        *args: Any,
        teams: Sequence[TeamCard],
        areas: Sequence[tuple[str, str]],
        catalogue: Catalogue,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        subjects = [(one.code, one.label) for one in catalogue.topics]
        self.fields["subject"].choices = [ANY, *subjects]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["area_code"].choices = [ANY, *areas]  # type: ignore[attr-defined] # idem
        self.fields["team"].choices = [(str(one.id), one.name) for one in teams]  # type: ignore[attr-defined] # idem


class AppointForm(forms.Form):
    """Who is appointed for what, from when."""

    kind = forms.ChoiceField(label="Waarvoor?", choices=AppointmentKind.choices)
    membership = forms.ChoiceField(label="Wie?")
    valid_from = _day("Vanaf")

    def __init__(self, *args: Any, colleagues: Sequence[ColleagueCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].choices = _people(colleagues)  # type: ignore[attr-defined] # a ChoiceField


class ReplyForm(forms.Form):
    """A standard reply."""

    kind = forms.ChoiceField(label="Bij", choices=ReplyKind.choices)
    name = PlainField(label="Naam in de lijst", limit=80)
    reason = PlainField(label="Reden die erbij wordt vastgelegd")
    text = PlainField(label="Wat de melder hoort", limit=STORY_LIMIT, widget=forms.Textarea(attrs={"rows": 4}))
    valid_from = _day("Geldt vanaf")


class EndForm(forms.Form):
    """Which row ends, and on which day."""

    what = forms.UUIDField(widget=forms.HiddenInput)
    last_day = _day("Laatste dag")
