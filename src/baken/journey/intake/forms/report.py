"""The form of a report: the few questions of its topic, where, when, the story, and what the reporter tells of themselves."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.ground.topics.queries import told
from baken.ground.topics.vocabulary import Catalogue, Question, QuestionKind, Topic
from baken.journey.intake.forms.door import PlainField, mistakes
from baken.journey.intake.rules import STORY_LIMIT, ReportFacts, a_business_number_has_eight_digits, with_kvk
from baken.journey.intake.vocabulary import About, Entrance, Identity

ANSWER = "q_"
"""Before the code of a question, in the name of its field."""
NO_ADDRESS = "none"
_ADDRESS = re.compile(r"(-?\d{1,3}\.\d{1,10}),(-?\d{1,2}\.\d{1,10}),(.{1,200})")
IDENTITIES = (
    (Identity.ANONYMOUS, _("Anoniem: ook wij weten niet dat jij dit bent")),
    (
        Identity.CONFIDENTIAL,
        _("Vertrouwelijk: je naam ligt achter twee sloten. Een rechter kan die soms laten openen"),
    ),
    (Identity.KNOWN, _("Met mijn naam: het meldpunt mag me bellen of mailen")),
)


class QuestionsForm(forms.Form):
    """The questions of one topic; staff who note a call ask the same ones."""

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topic = topic
        for question in topic.questions:
            self.fields[ANSWER + question.code] = _field(question, topic)

    @property
    def questions(self) -> list[forms.BoundField]:
        """The fields of the questions, in order."""
        return [self[ANSWER + question.code] for question in self.topic.questions]

    def answers(self) -> dict[str, str]:
        """What was answered, by the code of the question."""
        cleaned = getattr(self, "cleaned_data", {})
        return {one.code: str(cleaned.get(ANSWER + one.code, "")) for one in self.topic.questions}

    def told(self) -> tuple[tuple[str, str], ...]:
        """(question, answer) in words, of what was asked and answered."""
        return told(self.topic, self.answers())

    def about(self) -> About:
        """Whether the answers say that it is about somebody of the municipality itself."""
        said = set(self.answers().values()) & set(About.values)
        return About(said.pop()) if len(said) == 1 else About.NOBODY


class ReportForm(QuestionsForm):
    """One report about one topic. `area_at` gives the code of the neighbourhood around a point (longitude, latitude)."""

    found = forms.ChoiceField(label=_("Welk adres bedoel je?"), required=False, widget=forms.RadioSelect)
    place = PlainField(
        label=_("Waar is het?"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Bijvoorbeeld: de loods achter de supermarkt."),
    )
    area = forms.ChoiceField(label=_("In welke buurt?"), required=False)
    when = PlainField(
        label=_("Wanneer?"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Bijvoorbeeld: al maanden, meestal ’s nachts."),
    )
    story = PlainField(
        label=_("Wat zag, hoorde of merkte je?"),
        limit=STORY_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 7, "autocomplete": "off"}),
        help_text=_("Schrijf zoals je praat. Blijf je anoniem? Schrijf dan niet “mijn buurman”."),
    )
    identity = forms.ChoiceField(
        label=_("Mogen we weten wie je bent?"),
        widget=forms.RadioSelect,
        choices=IDENTITIES,
        initial=Identity.ANONYMOUS,
    )
    contact = PlainField(
        label=_("Je naam, en hoe we je bereiken"),
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "data-never-kept": "",
                "data-if": "identity",
                "data-if-is": "confidential known",
            }
        ),
        help_text=_("Niet bij anoniem."),
    )
    kvk = PlainField(
        label=_("KvK-nummer"),
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "inputmode": "numeric",
                "data-never-kept": "",
                "data-if": "identity",
                "data-if-is": "confidential known",
            }
        ),
        help_text=_("Alleen als je voor een bedrijf meldt."),
    )
    key = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        areas: Sequence[tuple[str, str]] | None,
        area_at: Callable[[float, float], str],
        addresses: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._area_at = area_at
        self.areas = dict(areas or ())
        known = [("", gettext("Dat weet ik niet precies")), *(areas or ())]
        typed = str(self.data.get("area", ""))[:10]
        if typed and areas is None:  # the list could not be read just now: keep what was chosen, the database checks it
            known.append((typed, typed))
        self.fields["area"].choices = known  # type: ignore[attr-defined] # a ChoiceField
        if len(known) == 1:
            self.fields["area"].widget = forms.HiddenInput()
        self._offer(addresses)

    def _offer(self, addresses: Sequence[tuple[str, str]]) -> None:
        """The addresses that were found; or the one that was chosen from an earlier list."""
        chosen = str(self.data.get("found", ""))
        offered = list(addresses)
        if not offered and (match := _ADDRESS.fullmatch(chosen)):
            offered = [(chosen, match[3])]
        if offered or chosen == NO_ADDRESS:
            self.fields["found"].choices = [*offered, (NO_ADDRESS, gettext("Geen van deze"))]  # type: ignore[attr-defined] # idem
        else:
            self.fields["found"].widget = forms.HiddenInput()

    def clean_kvk(self) -> str:
        digits = "".join(self.cleaned_data["kvk"].split())
        if not (verdict := a_business_number_has_eight_digits(digits)):
            raise forms.ValidationError(gettext(verdict.sentence))
        return digits

    def reached_at(self) -> str:
        """How the reporter is reached, with the number of their business."""
        return with_kvk(self.cleaned_data["contact"], self.cleaned_data["kvk"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if match := _ADDRESS.fullmatch(cleaned.get("found", "")):
            cleaned["place"] = match[3]
            cleaned["area"] = self._area_at(float(match[1]), float(match[2])) or cleaned.get("area", "")
        cleaned["found"] = ""
        anonymous = cleaned.get("identity") == Identity.ANONYMOUS
        facts = ReportFacts(
            cleaned.get("story", ""),
            cleaned.get("identity", ""),
            cleaned.get("contact", "") or (cleaned.get("kvk", "") if anonymous else ""),
            answered=bool(self.told()),
        )
        for field, sentence in mistakes(facts):
            if field in cleaned and (field != "contact" or "identity" in cleaned):
                self.add_error(field, sentence)
        return cleaned


class HunchForm(forms.Form):
    """Only a gut feeling: what it smells of, and in which neighbourhood. Nothing else is asked, nothing else is kept."""

    subject = forms.ChoiceField(label=_("Waar lijkt het op?"))
    area = forms.ChoiceField(label=_("In welke buurt?"), required=False)
    key = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, catalogue: Catalogue, hunch: Topic, areas: Sequence[tuple[str, str]] | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        grouped = [
            (gettext(door.label), [(one.code, one.label) for one in catalogue.behind(door) if not one.counts_only])
            for door in Entrance
        ]
        self.fields["subject"].choices = [(hunch.code, gettext("Dat weet ik niet")), *grouped]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["area"].choices = [("", gettext("Dat weet ik niet precies")), *(areas or ())]  # type: ignore[attr-defined] # idem


def _field(question: Question, topic: Topic) -> forms.Field:
    """The field of a question. One that depends on an earlier answer says so in words, and to the script by `data-if`."""
    required = question.required and question.condition is None
    shown_if: dict[str, str] = {}
    hint = question.hint
    if question.condition:
        earlier = next(one for one in topic.questions if one.code == question.condition.question)
        labels = [one.label for one in earlier.choices if one.code in question.condition.answers]
        only = gettext("Alleen als je koos: %(answers)s.") % {"answers": gettext(" of ").join(labels)}
        hint = f"{only} {hint}".strip()
        shown_if = {"data-if": ANSWER + earlier.code, "data-if-is": " ".join(question.condition.answers)}
    if question.choices:
        return forms.ChoiceField(
            label=question.label,
            help_text=hint,
            required=required,
            choices=[(one.code, one.label) for one in question.choices],
            widget=forms.RadioSelect(attrs=shown_if),
        )
    if question.kind == QuestionKind.WHEN and not question.hint:
        example = gettext("Bijvoorbeeld: sinds mei, meestal in het weekend.")
        hint = f"{hint} {example}".strip()
    return PlainField(
        label=question.label,
        help_text=hint,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": "off"} | shown_if),
    )
