"""The pages of the organ: what lies before me, one decision on the phone, and mandates."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.views.decorators.http import require_POST

from baken.ground.organisations.queries import colleagues
from baken.ground.organisations.vocabulary import Role
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.instruments.ui.verbs import Verb
from baken.journey.decisions import forms, queries, services
from baken.journey.decisions.queries import DecisionCard
from baken.journey.decisions.vocabulary import DECIDED_BY, DecisionState


@page(Activity.TAKE_DECISIONS)
def to_decide(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What lies before the organ, each on one card."""
    today = timezone.localdate()
    lines = queries.decision_lines(actor, states=[DecisionState.SUBMITTED])
    cards = [_phone_card(queries.decision_card(actor, line.decision_id, today=today)) for line in lines]
    return render(request, "decisions/to_decide.html", {"cards": cards})


@page(Activity.TAKE_DECISIONS)
def to_decide_one(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """One decision: the card, the whole proposal, and take, ask back or decline."""
    return _show(request, actor, decision_id, {})


@require_POST
@page(Activity.TAKE_DECISIONS)
def decide(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Take it."""
    return _do(request, actor, decision_id, "decide", forms.DecideForm, services.decide)


@require_POST
@page(Activity.TAKE_DECISIONS)
def decide_urgently(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Take it in urgency; the reason is owed within one working day."""
    return _do(request, actor, decision_id, "decide-urgently", forms.UrgentForm, services.decide)


@require_POST
@page(Activity.TAKE_DECISIONS)
def ask_back(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Know something first."""
    return _do(request, actor, decision_id, "ask-back", forms.AskBackForm, services.ask_back)


@require_POST
@page(Activity.TAKE_DECISIONS)
def decline(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponse:
    """Decide not to."""
    return _do(request, actor, decision_id, "decline", forms.DeclineForm, services.decline)


@page(Activity.TAKE_DECISIONS)
def mandates(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The mandates of this organ, and giving one (Awb 10:3)."""
    organ = str(DECIDED_BY[actor.role].value)
    people = [
        (str(one.membership_id), f"{one.name} ({one.role_label})")
        for one in colleagues(actor, roles=[Role.LAWYER.value, Role.SAFETY_ADVISER.value])
    ]
    form = forms.MandateForm(request.POST or None, people=people, organ=organ)
    if form.is_valid():
        try:
            services.give_mandate(**form.cleaned_data, organ=organ, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("decisions:mandates"))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"form": form, "mandates": queries.mandates(actor, today=timezone.localdate())}
    return render(request, "decisions/mandates.html", context, status=422 if form.is_bound else 200)


def _do(
    request: HttpRequest, actor: Actor, decision_id: UUID, name: str, kind: type[Form], verb: Callable[..., Any]
) -> HttpResponse:
    form = kind(request.POST, auto_id=f"{name}_%s")
    if form.is_valid():
        try:
            verb(decision_id=decision_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("decisions:to-decide"))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _show(request, actor, decision_id, {name: form})


def _show(request: HttpRequest, actor: Actor, decision_id: UUID, bound: dict[str, Form]) -> HttpResponse:
    card = queries.decision_card(actor, decision_id, today=timezone.localdate())
    context = {"card": card, "phone_card": _phone_card(card), "verbs": _verbs(card, bound)}
    return render(request, "decisions/to_decide_one.html", context, status=422 if bound else 200)


def _verbs(card: DecisionCard, bound: dict[str, Form]) -> list[Verb]:
    """Take, in urgency where something is missing that may follow, ask back, decline; or why not."""
    if not card.submitted:
        return []
    if not card.may_decide:
        return [Verb("Besluiten", "", why_not=card.why_not_decide, article="Awb 10:1")]

    def verb(name: str, title: str, form: type[Form], button: str, kind: str = "secondary") -> Verb:
        seen = {"seen": card.decision.state}
        filled = bound.get(name) or form(initial=seen, auto_id=f"{name}_%s")
        opened = kind == "primary"
        return Verb(title, reverse(f"decisions:{name}", args=[card.decision.pk]), filled, button, kind, open=opened)

    others = [
        verb("ask-back", "Eerst iets weten", forms.AskBackForm, "Terugvragen"),
        verb("decline", "Dit niet besluiten", forms.DeclineForm, "Niet besluiten"),
    ]
    if card.ready:
        return [verb("decide", "Besluiten", forms.DecideForm, "Ik besluit dit", "primary"), *others]
    first = card.missing[0]
    shut = Verb("Besluiten", "", why_not=first.sentence, article=first.article)
    if card.missing_when_urgent:
        return [shut, *others]
    urgent = verb(
        "decide-urgently", "Spoed: nu besluiten, reden binnen een werkdag", forms.UrgentForm, "Met spoed besluiten"
    )
    return [shut, urgent, *others]


def _phone_card(card: DecisionCard) -> dict[str, Any]:
    """The decision on one phone screen: ground, lighter way, who lives there, care, term."""
    decision = card.decision
    due = next((clock for clock in card.clocks if clock.label == "Besluit gevraagd voor"), None)
    points = [
        {"heading": "Grond", "text": decision.ground or "Nog niet ingevuld.", "missing": not decision.ground},
        {
            "heading": "Lichter middel",
            "text": decision.lighter or "Nog niet ingevuld.",
            "missing": not decision.lighter,
        },
        {
            "heading": "Wie woont er",
            "text": " · ".join(filter(None, (decision.get_occupants_display(), decision.occupants_note))),
            "missing": decision.occupants == "unknown",
        },
    ]
    if card.instrument.care_check:
        text = f"{card.care.get_result_display()}: {card.care.text}" if card.care else "Nog niet gedaan."
        points.append({"heading": "Zorgcheck", "text": text, "missing": card.care is None})
    if card.instrument.social_consult:
        consult = card.consult
        text = f"{date_format(consult.held_on, 'j F')} met {consult.whom}" if consult else "Nog niet gedaan."
        points.append({"heading": "Sociaal domein", "text": text, "missing": consult is None})
    return {
        "kind": f"{card.instrument.label} · {card.instrument.article}",
        "title": decision.title,
        "asked_by": card.prepared_by,
        "deadline": f"Besluit gevraagd voor {date_format(due.last_day, 'j F')}" if due else "",
        "late": due is not None and due.days_left < 0,
        "points": points,
        "url": reverse("decisions:to-decide-one", args=[decision.pk]),
    }
