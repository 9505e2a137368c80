"""What can be done with an inspection now, as forms; what cannot, with its sentence."""

from typing import Any

from django.forms import Form
from django.urls import reverse

from baken.ground.organisations.queries import colleagues, organisations
from baken.ground.organisations.vocabulary import Role
from baken.instruments.kit.actors import Actor
from baken.instruments.ui.verbs import Verb
from baken.journey.dossiers.queries import signals_in
from baken.journey.inspections import forms
from baken.journey.inspections.queries import InspectionCard
from baken.journey.inspections.vocabulary import InspectionState

S = InspectionState
BEFORE_APPROVAL = frozenset({"no_safety_approval", "no_legal_approval", "same_person", "no_date", "nobody_goes"})


def form_arguments(actor: Actor, card: InspectionCard, name: str) -> dict[str, Any]:
    """The choices that a form needs."""
    if name == "add-occasion":
        bound = signals_in(actor, card.inspection.dossier_id) if card.inspection.dossier_id else []
        return {"signals": [(str(one), f"Signaal {number}") for number, one in enumerate(bound, start=1)]}
    if name == "add-partner":
        there = {partner.organisation for partner in card.partners}
        return {
            "organisations": [
                (str(one.organisation_id), one.name)
                for one in organisations()  # the municipality too: its own inspectors go on a law of their own
                if one.name not in there
            ]
        }
    if name == "assign":
        people = colleagues(actor, roles=[Role.INSPECTOR.value])
        return {"people": [(str(one.membership_id), one.name) for one in people if one.name not in card.inspectors]}
    return {}


def verbs_for(actor: Actor, card: InspectionCard, bound: dict[str, Form] | None = None) -> list[Verb]:
    """The verbs of who plans, in the order of the road. `bound`: forms that were posted and refused, by verb name."""
    taken = bound or {}
    state, seen = card.inspection.state, {"seen": card.inspection.state}

    def verb(name: str, title: str, form: type[Form], button: str, tone: str = "secondary", **initial: str) -> Verb:
        more = form_arguments(actor, card, name)
        filled = taken.get(name) or form(initial=seen | initial, auto_id=f"{name}_%s", **more)
        return Verb(title, reverse(f"inspections:{name}", args=[card.inspection.pk]), filled, button, tone)

    verbs = []
    if card.editable:
        verbs += [
            verb("add-occasion", "Aanleiding vastleggen", forms.OccasionForm, "Aanleiding vastleggen"),
            verb("add-partner", "Partner toevoegen", forms.PartnerForm, "Partner toevoegen"),
        ]
    if state in (S.IDEA, S.PREPARATION, S.APPROVAL, S.PLANNED):
        verbs.append(verb("assign", "Toezichthouder aanwijzen", forms.AssignForm, "Aanwijzen"))
    if state == S.PREPARATION:
        verbs.append(_ask(card, verb))
    for approval in card.approvals if state == S.APPROVAL else ():
        if approval.open_to_viewer:
            verbs.append(
                verb("approve", "Akkoord geven", forms.ApproveForm, "Ik ga akkoord", "primary", kind=approval.kind)
            )
    if S.PLANNED in card.next_states:
        verbs += _plan(card, verb)
    verbs += [
        verb(name, title, form, button)
        for to, name, title, form, button in (
            (S.BRIEFING, "brief", "Briefing is gegeven", forms.SeenForm, "Briefing vastleggen"),
            (S.CLOSED, "finish", "Afronden", forms.FinishForm, "Afronden"),
            (S.CALLED_OFF, "call-off", "Afblazen", forms.ReasonForm, "Afblazen"),
        )
        if to in card.next_states
    ]
    if state == S.APPROVAL:
        verbs.append(verb("take-back", "Terug naar voorbereiding", forms.ReasonForm, "Terughalen"))
    return verbs


def _ask(card: InspectionCard, verb: Any) -> Verb:
    """Lay the plan for approval; shut while something is missing that the two must be able to see."""
    before = [one for one in card.missing if one.code not in BEFORE_APPROVAL]
    if before:
        return Verb("Ter akkoord voorleggen", "", why_not=before[0].sentence, article=before[0].article)
    found: Verb = verb("ask-approval", "Ter akkoord voorleggen", forms.SeenForm, "Voorleggen", "primary")
    return found


def _plan(card: InspectionCard, verb: Any) -> list[Verb]:
    """Plan it: open, shut with the first reason, or in urgency by its own door."""
    if not card.missing:
        return [verb("plan-date", "Inplannen", forms.SeenForm, "Inplannen", "primary")]
    shut = Verb("Inplannen", "", why_not=card.missing[0].sentence, article=card.missing[0].article)
    if card.missing_when_urgent:
        return [shut]
    return [
        shut,
        verb("plan-urgently", "Spoed: nu inplannen, reden binnen een werkdag", forms.UrgentForm, "Met spoed inplannen"),
    ]
