"""What staff fills in at a report that lies there."""

from collections.abc import Sequence
from typing import Any

from django import forms

from baken.journey.intake.forms.door import PlainField
from baken.journey.intake.queries import ReplyCard, TeamCard
from baken.journey.intake.rules import STORY_LIMIT
from baken.journey.intake.vocabulary import About, Refusal

OWN = "eigen"


class MessageForm(forms.Form):
    """A question or a word to the reporter."""

    text = PlainField(label="Bericht aan de melder", limit=STORY_LIMIT, widget=forms.Textarea(attrs={"rows": 4}))
    asks = forms.BooleanField(label="Ik verwacht antwoord", required=False, initial=True)


class SmallForm(forms.Form):
    """Small stays small: a standard reply is chosen already, so that it takes two clicks; own words may be typed."""

    chosen = forms.ChoiceField(label="Wat hoort de melder?", widget=forms.RadioSelect)
    own = PlainField(
        label="Of in eigen woorden (dit is dan ook de reden)",
        limit=STORY_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, replies: Sequence[ReplyCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.replies = {str(one.id): one for one in replies}
        choices = [(key, f"{one.name}: {one.text}") for key, one in self.replies.items()]
        self.fields["chosen"].choices = [*choices, (OWN, "Eigen woorden")]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["chosen"].initial = choices[0][0] if choices else OWN

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        reply = self.replies.get(cleaned.get("chosen", ""))
        if reply is None and "chosen" in cleaned and not cleaned.get("own"):
            self.add_error("own", Refusal.NO_REASON.label)
        own = cleaned.get("own", "")
        return {"reason": reply.reason if reply else own, "reply": reply.text if reply else own}


class PassForm(forms.Form):
    """Handed over outside Baken: to whom, what exactly, why, and what the reporter hears (C12)."""

    organisation = PlainField(
        label="Naar welke organisatie of dienst?", error_messages={"required": Refusal.NO_ORGANISATION.label}
    )
    what = PlainField(
        label="Wat geef je precies door?",
        limit=STORY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": Refusal.NO_ORGANISATION.label},
        help_text="Niet meer dan die dienst nodig heeft. De naam van een melder gaat nooit mee.",
    )
    reason = PlainField(label="Waarom?", limit=STORY_LIMIT, error_messages={"required": Refusal.NO_REASON.label})
    reply = PlainField(
        label="Dit hoort de melder", limit=STORY_LIMIT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class CareForm(forms.Form):
    """What care must know; the safety part, if any, is written apart."""

    text = PlainField(
        label="Wat moet het zorgteam weten?",
        limit=STORY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": Refusal.NO_CARE_TEXT.label},
        help_text="Alleen wie zorg regelt leest dit. Jij kunt het na het bewaren niet meer teruglezen.",
    )


class TeamChoiceForm(forms.Form):
    """To which team, and why."""

    team = forms.ChoiceField(label="Naar welk team?")
    reason = PlainField(label="Waarom?", error_messages={"required": Refusal.NO_REASON.label})

    def __init__(self, *args: Any, teams: Sequence[TeamCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.id), f"{one.name} (dienst: {one.on_duty_name or 'niemand'})") for one in teams]
        self.fields["team"].choices = choices  # type: ignore[attr-defined] # a ChoiceField


class RoundForm(forms.Form):
    """Over whom of the municipality it is."""

    about = forms.ChoiceField(
        label="Over wie gaat het?",
        choices=[(one.value, one.label) for one in About if one is not About.NOBODY],
    )


class BackForm(forms.Form):
    """Why something is undone."""

    reason = PlainField(label="Waarom?", error_messages={"required": Refusal.NO_REASON.label})


class CloseForm(forms.Form):
    """What the reporter hears at the end."""

    reply = PlainField(
        label="Dit hoort de melder", limit=STORY_LIMIT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class RevealForm(forms.Form):
    """Why the name of a confidential reporter is needed."""

    reason = PlainField(
        label="Waarom is de naam nodig, en waarom kan het niet zonder?",
        limit=STORY_LIMIT,
        error_messages={"required": Refusal.NO_REASON.label},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
