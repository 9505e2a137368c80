"""What staff fills in at a report; a phone note asks no more than fits in sixty seconds."""

from collections.abc import Sequence
from typing import Any

from django import forms

from baken.journey.intake.forms.door import PlainField, mistakes
from baken.journey.intake.rules import STORY_LIMIT, ReportFacts
from baken.journey.intake.vocabulary import SUBJECTS_OF, Channel, Entrance, Identity, Refusal

YES, NO = "ja", "nee"
_BY_STAFF = [(one.value, one.label.capitalize()) for one in Channel if one is not Channel.WEB]


class NoteForm(forms.Form):
    """ "Ik sprak net iemand": what was said, about what, by whom. The rest can follow."""

    story = PlainField(
        label="Wat vertelde deze persoon?",
        limit=STORY_LIMIT,
        error_messages={"required": Refusal.NOTHING_TOLD.label},
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="In eigen woorden. Het wordt bij opslaan verzegeld.",
    )
    subject = forms.ChoiceField(label="Waar gaat het over?")
    area = forms.ChoiceField(label="In welke buurt?", required=False)
    place = PlainField(label="Waar precies?", required=False)
    when = PlainField(label="Wanneer?", required=False)
    channel = forms.ChoiceField(label="Hoe kwam het binnen?", choices=_BY_STAFF, initial=Channel.PHONE)
    contact = PlainField(
        label="Naam en telefoon of mail van wie je sprak",
        required=False,
        help_text="Laat leeg als die persoon anoniem wil blijven.",
    )
    from_police = forms.ChoiceField(
        label="Komt dit uit politiesystemen?",
        widget=forms.RadioSelect,
        choices=[(NO, "Nee"), (YES, "Ja, of ik twijfel")],
    )

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grouped = [(door.label, [(one.value, one.label) for one in SUBJECTS_OF[door]]) for door in Entrance]
        self.fields["subject"].choices = [("", "Kies…"), *grouped]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["area"].choices = [("", "Niet bekend"), *areas]  # type: ignore[attr-defined] # a ChoiceField

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["from_police"] = cleaned.get("from_police") != NO
        cleaned["identity"] = Identity.KNOWN if cleaned.get("contact") else Identity.ANONYMOUS
        cleaned["entrance"] = next(
            (door for door in Entrance if cleaned.get("subject") in SUBJECTS_OF[door]), Entrance.CONCERN
        )
        story, contact = cleaned.get("story", ""), cleaned.get("contact", "")
        for field, sentence in mistakes(ReportFacts(story, cleaned["identity"], contact, cleaned["from_police"])):
            if field in cleaned:
                self.add_error(field, sentence)
        return cleaned


class MessageForm(forms.Form):
    """A question or a word to the reporter."""

    text = PlainField(label="Bericht aan de melder", limit=STORY_LIMIT, widget=forms.Textarea(attrs={"rows": 4}))
    asks = forms.BooleanField(label="Ik verwacht antwoord", required=False, initial=True)


class SettleForm(forms.Form):
    """Why it stays small or goes elsewhere, and what the reporter hears."""

    reason = PlainField(label="Waarom?", limit=STORY_LIMIT, widget=forms.Textarea(attrs={"rows": 2}))
    reply = PlainField(
        label="Dit hoort de melder", limit=STORY_LIMIT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


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
