"""What can be done with a decision now, as forms; what cannot, with its sentence."""

from typing import Any

from django.forms import Form
from django.urls import reverse

from baken.instruments.ui.verbs import Verb
from baken.journey.decisions import forms
from baken.journey.decisions.queries import DecisionCard
from baken.journey.decisions.vocabulary import DecisionState

S = DecisionState


def verbs_for(card: DecisionCard, bound: dict[str, Form] | None = None) -> list[Verb]:
    """The verbs of who prepares, in the order of the road. `bound`: forms that were posted and refused, by verb name."""
    taken = bound or {}
    state, seen = card.decision.state, {"seen": card.decision.state}

    def verb(name: str, title: str, form: type[Form], button: str, **more: Any) -> Verb:
        choices = more.pop("form_args", {})
        filled = taken.get(name) or form(initial=seen, auto_id=f"{name}_%s", **choices)
        return Verb(title, _url(name, card), filled, button, **more)

    verbs = []
    if card.editable:
        if card.instrument.care_check:
            verbs.append(verb("check-care", "Zorgcheck vastleggen", forms.CareForm, "Zorgcheck vastleggen"))
        if card.instrument.social_consult:
            verbs.append(
                verb("consult", "Afstemmen met het sociaal domein", forms.ConsultForm, "Afstemming vastleggen")
            )
        if S.INTENTION in card.next_states:
            verbs.append(verb("announce", "Voornemen is verstuurd", forms.AnnounceForm, "Voornemen vastleggen"))
        if state in (S.INTENTION, S.VIEWS, S.ASKED_BACK):
            verbs.append(verb("record-view", "Zienswijze vastleggen", forms.ViewForm, "Zienswijze vastleggen"))
        verbs += _submit(card, verb)
    if state == S.SUBMITTED and card.under_mandate:
        verbs.append(
            verb("decide-under-mandate", "Besluiten onder mandaat", forms.DecideForm, "Besluit nemen", kind="primary")
        )
    if S.PUBLISHED in card.next_states and card.instrument.clocks:
        verbs.append(verb("publish", "Besluit is bekendgemaakt", forms.PublishForm, "Bekendmaking vastleggen"))
    form_args = {"next_states": card.next_states}
    if forms.FollowForm(**form_args).fields["to"].choices:  # type: ignore[attr-defined]  # a choice field
        verbs.append(verb("follow", "Verder verloop vastleggen", forms.FollowForm, "Vastleggen", form_args=form_args))
    return verbs


def _submit(card: DecisionCard, verb: Any) -> list[Verb]:
    """Lay it before the organ: open, shut with the first reason, and in urgency by its own door."""
    if S.SUBMITTED not in card.next_states:
        return []
    label = f"Voorleggen aan de {card.organ_label}" if card.decision.organ == "mayor" else "Voorleggen aan het college"
    if card.ready:
        return [verb("submit", label, forms.SubmitForm, "Voorleggen", kind="primary", open=True)]
    first = card.missing[0]
    shut = Verb(label, "", why_not=first.sentence, article=first.article)
    if card.missing_when_urgent:
        return [shut]
    return [
        shut,
        verb(
            "submit-urgently",
            "Spoed: nu voorleggen, reden binnen een werkdag",
            forms.UrgentForm,
            "Met spoed voorleggen",
        ),
    ]


def _url(name: str, card: DecisionCard) -> str:
    return reverse(f"decisions:{name}", args=[card.decision.pk])
