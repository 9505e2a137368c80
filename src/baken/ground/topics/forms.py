"""What the manager of the form fills in: a topic with at most six questions, another way, or from when it counts.

Only the Dutch is edited here. A text that stays as it was keeps its translations; a changed one is shown in Dutch
until it is translated again.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from baken.ground.topics.queries import dutch
from baken.ground.topics.rules import MOST_QUESTIONS
from baken.ground.topics.vocabulary import GOES_ROUND, YES_NO_LABELS, Entrance, QuestionKind

LINE, TEXT = 160, 600


def _line(label: str, *, required: bool = True, help_text: str = "", length: int = LINE) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=length,
        error_messages={"required": "Vul dit in.", "max_length": f"Houd het onder de {length} tekens."},
    )


def _lines(label: str, help_text: str, *, length: int = TEXT) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, help_text=help_text, max_length=length, widget=forms.Textarea(attrs={"rows": 3})
    )


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Vul een datum in.",
            "invalid": "Dit is geen datum. Kies er een, zoals 31-12-2026.",
        },
    )


class TopicForm(forms.Form):
    """A topic without its questions."""

    label = _line("Naam, zoals een bewoner het zou zeggen")
    hint = _line("Uitleg eronder", required=False)
    entrance = forms.ChoiceField(label="Achter welke deur?", choices=Entrance.choices, widget=forms.RadioSelect)
    offered = forms.BooleanField(label="Bewoners kunnen dit kiezen", required=False)
    channels = forms.MultipleChoiceField(
        label="Welke andere wegen passen erbij?", required=False, widget=forms.CheckboxSelectMultiple
    )
    advice = _lines(
        "Wat kan een bewoner zelf doen?",
        "Elke stap op een eigen regel, hoogstens zes. Dit staat bij het onderwerp, na het melden, en bij “Wat kun je zelf doen?”.",
        length=1_000,
    )
    stop = _line(
        "Hier mag het niet gemeld worden, want",
        required=False,
        help_text="Laat dit leeg, tenzij de wet verbiedt dat wij dit aannemen.",
        length=TEXT,
    )
    stop_law = _line("Welk artikel?", required=False, help_text="Alleen als je hierboven iets invulde.")

    def __init__(self, *args: Any, ways: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channels"].choices = ways  # type: ignore[attr-defined] # a choice field

    @staticmethod
    def initial_of(content: Mapping[str, Any]) -> dict[str, Any]:
        """What the form shows of a stored topic."""
        texts = {name: dutch(content.get(name)) for name in ("label", "hint", "stop")}
        plain = {name: content.get(name, "") for name in ("entrance", "stop_law")}
        advice = "\n".join(map(dutch, content.get("advice", ())))
        more = {"offered": content.get("offered", True), "channels": content.get("channels", []), "advice": advice}
        return {**texts, **plain, **more}

    def onto(self, content: Mapping[str, Any], questions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The stored topic with what was filled in over it."""
        said = self.cleaned_data
        texts = {name: _kept(content.get(name), said[name]) for name in ("label", "hint", "stop")}
        plain = {name: said[name] for name in ("entrance", "offered", "channels", "stop_law")}
        stored = {dutch(step): step for step in content.get("advice", ())}
        steps = list(filter(None, map(str.strip, said["advice"].splitlines())))
        advice = [_kept(stored.get(step), step) for step in steps]
        return {**content, **texts, **plain, "advice": advice, "questions": list(questions)}


class ChannelForm(forms.Form):
    """Another way."""

    label = _line("Naam")
    note = _line("Wanneer kies je dit?", required=False)
    hours = _line("Wanneer open?", required=False)
    phone = _line("Telefoonnummer", required=False, help_text="Zoals mensen het zeggen: 0900-8844.", length=20)
    url = _line("Website", required=False, help_text="Begint met https://.")
    by_residents = forms.BooleanField(
        label="Dit doen bewoners samen, zoals buurtpreventie. Zet er het nummer of de site van een organisatie bij, nooit van een bewoner.",
        required=False,
    )

    @staticmethod
    def initial_of(content: Mapping[str, Any]) -> dict[str, Any]:
        """What the form shows of a stored channel."""
        return {"by_residents": bool(content.get("by_residents"))} | {
            name: dutch(content.get(name)) for name in ("label", "note", "hours", "phone", "url")
        }

    def onto(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """The stored channel with what was filled in over it."""
        said = self.cleaned_data
        texts = {name: _kept(content.get(name), said[name]) for name in ("label", "note", "hours")}
        return {**content, **texts, "phone": said["phone"], "url": said["url"], "by_residents": said["by_residents"]}


class QuestionForm(forms.Form):
    """One question; left empty it is not there."""

    code = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)
    label = _line("De vraag", required=False, help_text="Leeg: deze vraag is er niet.")
    hint = _line("Uitleg eronder", required=False)
    kind = forms.ChoiceField(label="Hoe geef je antwoord?", choices=QuestionKind.choices)
    choices = _lines("De antwoorden", "Alleen bij kiezen uit een lijst: elk antwoord op een eigen regel.")
    after = forms.ChoiceField(
        label="Alleen vragen na",
        required=False,
        choices=[("", "altijd vragen"), *((str(n), f"vraag {n}") for n in range(1, MOST_QUESTIONS))],
    )
    after_answers = _lines(
        "… als daar dit antwoord op kwam", "Elk antwoord op een eigen regel, precies zoals het er staat."
    )


if TYPE_CHECKING:
    _Formset = BaseFormSet[QuestionForm]
else:  # Django's own class takes no type argument when running
    _Formset = BaseFormSet


class _Questions(_Formset):
    """The questions of one topic, in order."""

    def onto(self, stored: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """What was filled in, as it is stored; codes and translations of what stayed are kept."""
        before = {one["code"]: one for one in stored}
        rows = [row.cleaned_data for row in self.forms if row.cleaned_data.get("label")]
        numbered = [number for number, row in enumerate(self.forms, 1) if row.cleaned_data.get("label")]
        made: list[dict[str, Any]] = []
        for row in rows:
            old = before.get(row["code"], {})
            one: dict[str, Any] = {
                "code": old.get("code") or _free(_slug(row["label"]), {each["code"] for each in made} | set(before)),
                "kind": row["kind"],
                "label": _kept(old.get("label"), row["label"]),
                "hint": _kept(old.get("hint"), row["hint"]),
                "required": old.get("required", False),
            }
            if row["kind"] == QuestionKind.CHOICE:
                one["choices"] = _choices(row["choices"], old.get("choices", ()))
            if row["after"]:
                one["condition"] = _condition(row, made, numbered)
            made.append(one)
        return made


QuestionForms = formset_factory(
    QuestionForm, formset=_Questions, extra=MOST_QUESTIONS, max_num=MOST_QUESTIONS, validate_max=True
)


def initial_questions(stored: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the question forms show of stored questions."""
    order = {one["code"]: str(number) for number, one in enumerate(stored, 1)}
    shown = []
    for one in stored:
        condition = one.get("condition") or {}
        earlier = next((each for each in stored if each["code"] == condition.get("question")), None)
        shown.append(
            {
                "code": one["code"],
                "label": dutch(one["label"]),
                "hint": dutch(one.get("hint")),
                "kind": one["kind"],
                "choices": "\n".join(dutch(choice["label"]) for choice in one.get("choices", ())),
                "after": order.get(condition.get("question", ""), ""),
                "after_answers": "\n".join(
                    label for code, label in _labels(earlier).items() if code in condition.get("answers", ())
                ),
            }
        )
    return shown


class PublishForm(forms.Form):
    """From when this version counts, and until when if that is known."""

    valid_from = _day("Geldig vanaf")
    valid_until = _day("Geldig tot en met", required=False, help_text="Leeg: tot er een nieuwe versie is.")


class EndForm(forms.Form):
    """The last day of a published version."""

    valid_until = _day("Laatste dag")


class NewEntryForm(forms.Form):
    """A topic or another way that was not there yet."""

    label = _line("Hoe heet het?")

    @property
    def code(self) -> str:
        """Its lasting code, from its first name."""
        return _slug(self.cleaned_data["label"])


def _kept(stored: Any, said: str) -> dict[str, str]:
    """The text in all its languages when the Dutch stayed; else the new Dutch alone."""
    if isinstance(stored, Mapping) and dutch(stored) == said:
        return dict(stored)
    return {"nl": said}


def _slug(text: str) -> str:
    """A code of small letters from a sentence: at most twenty, beginning with a letter."""
    found = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return (found if found[:1].isalpha() else f"v_{found}")[:20].strip("_").ljust(2, "x")


def _free(wanted: str, taken: set[str]) -> str:
    return next(code for n in range(99) if (code := f"{wanted[:18]}{n or ''}") not in taken)


def _choices(typed: str, stored: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """An answer keeps its code by its words; one that sends a report round somebody also by its line, in other words."""
    labels = [label for label in map(str.strip, typed.splitlines()) if label]
    known = {dutch(one["label"]): one for one in stored}
    reworded = {
        line: {**one, "label": {"nl": labels[line]}}
        for line, one in enumerate(stored[: len(labels)])
        if one["code"] in GOES_ROUND and dutch(one["label"]) not in labels and labels[line] not in known
    }
    made: list[dict[str, Any]] = []
    for line, label in enumerate(labels):
        taken = {one["code"] for one in made} | {one["code"] for one in stored} | GOES_ROUND
        fresh = {"code": _free(_slug(label), taken), "label": {"nl": label}}
        made.append(dict(known.get(label) or reworded.get(line) or fresh))
    return made


def _labels(question: Mapping[str, Any] | None) -> dict[str, str]:
    """The Dutch answers of a question by their code."""
    if question is None:
        return {}
    if question["kind"] == QuestionKind.YES_NO:
        return dict(YES_NO_LABELS)
    return {one["code"]: dutch(one["label"]) for one in question.get("choices", ())}


def _condition(row: Mapping[str, Any], made: Sequence[Mapping[str, Any]], numbered: Sequence[int]) -> dict[str, Any]:
    """The condition as stored; a question or answer that is not there is kept as typed, so that the rules refuse it."""
    place = numbered.index(int(row["after"])) if int(row["after"]) in numbered else len(made)
    earlier = made[place] if place < len(made) else None
    codes = {label: code for code, label in _labels(earlier).items()}
    answers = [codes.get(one.strip(), one.strip()) for one in row["after_answers"].splitlines() if one.strip()]
    return {"question": earlier["code"] if earlier else "?", "answers": answers or ["?"]}
