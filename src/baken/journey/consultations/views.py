"""The pages of the table, and of the partner who sees only what was shared with it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.organisations.queries import colleagues, organisation_names, organisations
from baken.ground.organisations.vocabulary import Role
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.instruments.ui.verbs import Verb
from baken.journey.consultations import forms, queries, services
from baken.journey.consultations.rules import may_close
from baken.journey.consultations.vocabulary import ConsultationState
from baken.journey.dossiers.queries import dossier_list

CHAIRS = (Role.SAFETY_ADVISER.value, Role.LAWYER.value, Role.MAYOR.value, Role.CISO.value)
S = ConsultationState
SHARED_FOR = timedelta(days=28)


@page(Activity.PREPARE_CONSULTATION)
def consultations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Consultations, newest first."""
    lines = queries.consultation_lines(actor, before=_id(request.GET.get("voor", "")))
    here = reverse("consultations:list")
    older = f"{here}?voor={lines[-1].consultation_id}" if len(lines) == queries.PAGE else ""
    return render(request, "consultations/list.html", {"lines": lines, "older": older})


@page(Activity.PREPARE_CONSULTATION)
def plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Put a consultation in the calendar."""
    people = [(str(one.membership_id), f"{one.name} ({one.role_label})") for one in colleagues(actor, roles=CHAIRS)]
    form = forms.PlanForm(request.POST or None, people=people, initial={"chair": str(actor.membership_id)})
    if form.is_valid():
        made = services.plan_consultation(**form.cleaned_data, by=actor)
        return HttpResponseRedirect(reverse("consultations:agenda", args=[made]))
    return render(request, "consultations/plan.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Activity.PREPARE_CONSULTATION)
def agenda(request: HttpRequest, actor: Actor, consultation_id: UUID) -> HttpResponse:
    """One consultation: who sits there, what is on it, what can be done."""
    return _show_agenda(request, actor, consultation_id, {})


@require_POST
@page(Activity.PREPARE_CONSULTATION)
def seat(request: HttpRequest, actor: Actor, consultation_id: UUID) -> HttpResponse:
    """Somebody sits down."""
    form = forms.SeatForm(request.POST, auto_id="seat_%s", organisations=_organisations())
    return _do_agenda(request, actor, consultation_id, "seat", form, lambda **data: services.seat(by=actor, **data))


@require_POST
@page(Activity.PREPARE_CONSULTATION)
def hold(request: HttpRequest, actor: Actor, consultation_id: UUID) -> HttpResponse:
    """It took place."""
    return _do_agenda(request, actor, consultation_id, "hold", Form(request.POST), _timed(services.hold, actor))


@require_POST
@page(Activity.PREPARE_CONSULTATION)
def close(request: HttpRequest, actor: Actor, consultation_id: UUID) -> HttpResponse:
    """Close it: every item has its decision (C16)."""
    return _do_agenda(request, actor, consultation_id, "close", Form(request.POST), _timed(services.close, actor))


@require_POST
@page(Activity.PREPARE_CONSULTATION)
def cancel(request: HttpRequest, actor: Actor, consultation_id: UUID) -> HttpResponse:
    """It does not take place."""
    form = forms.CancelForm(request.POST, auto_id="cancel_%s")
    return _do_agenda(request, actor, consultation_id, "cancel", form, _timed(services.cancel, actor))


@page(Activity.PREPARE_CONSULTATION)
def add_item(request: HttpRequest, actor: Actor, consultation_id: UUID) -> HttpResponse:
    """Put an item on the agenda."""
    card = queries.agenda(actor, consultation_id)
    found, _ = dossier_list(actor)
    form = forms.ItemForm(
        request.POST or None,
        dossiers=[(str(one.id), one.title) for one in found],
        initial={"dossier_id": request.GET.get("dossier", "")},
    )
    if form.is_valid():
        try:
            made = services.put_on_agenda(consultation_id=consultation_id, **form.cleaned_data, by=actor)
            return HttpResponseRedirect(reverse("consultations:item", args=[made]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"form": form, "card": card}
    return render(request, "consultations/add_item.html", context, status=422 if form.is_bound else 200)


@page(Activity.PREPARE_CONSULTATION)
def item(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponse:
    """One item: what is asked, what was shared with whom, how it ended."""
    return _show_item(request, actor, item_id, {})


@require_POST
@page(Activity.PREPARE_CONSULTATION)
def disclose(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponse:
    """Share an extract with one partner."""
    return _share(request, actor, item_id, "disclose", forms.ShareForm)


@require_POST
@page(Activity.PREPARE_CONSULTATION)
def disclose_urgently(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponse:
    """Spoed: share first, check afterwards; it stands on the list of urgent acts of the privacy officer."""
    return _share(request, actor, item_id, "disclose-urgently", forms.UrgentShareForm)


@require_POST
@page(Activity.PREPARE_CONSULTATION)
def end_item(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponse:
    """How it ended (C16)."""
    form = forms.OutcomeForm(request.POST, auto_id="end-item_%s")
    if form.is_valid():
        try:
            services.end_item(item_id=item_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("consultations:item", args=[item_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _show_item(request, actor, item_id, {"end-item": form})


@page(Activity.PREPARE_CONSULTATION)
def disclosures(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The register of disclosures (C74)."""
    lines = queries.register(actor, today=timezone.localdate(), before=_id(request.GET.get("voor", "")))
    here = reverse("consultations:disclosures")
    older = f"{here}?voor={lines[-1].disclosure_id}" if len(lines) == queries.PAGE else ""
    return render(request, "consultations/disclosures.html", {"lines": lines, "older": older})


@page(Activity.TAKE_PART)
def shared(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was shared with my organisation and has not expired."""
    return render(request, "consultations/shared.html", {"cards": queries.shared_with_me(actor)})


@page(Activity.TAKE_PART)
def shared_one(request: HttpRequest, actor: Actor, disclosure_id: UUID) -> HttpResponse:
    """One extract, and our own answer (C06)."""
    card = queries.shared_card(actor, disclosure_id)
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            services.answer(disclosure_id=disclosure_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("consultations:shared-one", args=[disclosure_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"card": card, "form": form}
    return render(request, "consultations/shared_one.html", context, status=422 if form.is_bound else 200)


def _show_agenda(request: HttpRequest, actor: Actor, consultation_id: UUID, bound: dict[str, Form]) -> HttpResponse:
    card = queries.agenda(actor, consultation_id)
    verbs = []
    state = card.line.state

    def verb(name: str, title: str, form: Form, button: str, kind: str = "secondary") -> Verb:
        return Verb(
            title, reverse(f"consultations:{name}", args=[consultation_id]), bound.get(name) or form, button, kind
        )

    if state in (S.PLANNED, S.HELD):
        seats = forms.SeatForm(auto_id="seat_%s", organisations=_organisations())
        verbs.append(verb("seat", "Deelnemer toevoegen", seats, "Toevoegen"))
    if state == S.PLANNED:
        verbs.append(verb("hold", "Het overleg is gehouden", Form(), "Vastleggen", "primary"))
        verbs.append(verb("cancel", "Gaat niet door", forms.CancelForm(auto_id="cancel_%s"), "Vastleggen"))
    if state == S.HELD:
        verdict = may_close(state, card.without_outcome)
        verbs.append(
            verb("close", "Afsluiten", Form(), "Afsluiten", "primary")
            if verdict
            else Verb("Afsluiten", "", why_not=verdict.sentence)
        )
    context = {"card": card, "verbs": verbs, "open": state in (S.PLANNED, S.HELD)}
    return render(request, "consultations/agenda.html", context, status=422 if bound else 200)


def _do_agenda(
    request: HttpRequest, actor: Actor, consultation_id: UUID, name: str, form: Form, verb: Callable[..., Any]
) -> HttpResponse:
    if form.is_valid():
        try:
            verb(consultation_id=consultation_id, **form.cleaned_data)
            return HttpResponseRedirect(reverse("consultations:agenda", args=[consultation_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _show_agenda(request, actor, consultation_id, {name: form})


def _share(request: HttpRequest, actor: Actor, item_id: UUID, name: str, kind: type[forms.ShareForm]) -> HttpResponse:
    form = kind(request.POST, auto_id=f"{name}_%s", **_share_choices(actor, item_id))
    if form.is_valid():
        data = dict(form.cleaned_data)
        urgent_reason = data.pop("urgent_reason", None)
        try:
            services.disclose(
                item_id=item_id,
                share=services.Share(**data),
                by=actor,
                at=timezone.localtime(),
                urgent_reason=urgent_reason,
            )
            return HttpResponseRedirect(reverse("consultations:item", args=[item_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _show_item(request, actor, item_id, {name: form})


def _show_item(request: HttpRequest, actor: Actor, item_id: UUID, bound: dict[str, Form]) -> HttpResponse:
    card = queries.item_card(actor, item_id, today=timezone.localdate())
    verbs = []

    def verb(name: str, title: str, form: Form, button: str, kind: str = "secondary") -> Verb:
        return Verb(title, reverse(f"consultations:{name}", args=[item_id]), bound.get(name) or form, button, kind)

    if card.consultation.state in (S.PLANNED, S.HELD):
        choices = _share_choices(actor, item_id)
        initial = {"expires_on": timezone.localdate() + SHARED_FOR}
        for name, title, kind, button in (
            ("disclose", "Delen met een partner", forms.ShareForm, "Delen"),
            ("disclose-urgently", "Spoed: delen voor de toets", forms.UrgentShareForm, "Met spoed delen"),
        ):
            verbs.append(verb(name, title, kind(initial=initial, auto_id=f"{name}_%s", **choices), button))
        if card.outcome is None:
            end = forms.OutcomeForm(auto_id="end-item_%s")
            verbs.insert(0, verb("end-item", "Besluit op dit punt", end, "Besluit vastleggen", "primary"))
    context = {"card": card, "verbs": verbs}
    return render(request, "consultations/item.html", context, status=422 if bound else 200)


def _share_choices(actor: Actor, item_id: UUID) -> dict[str, list[tuple[str, str]]]:
    seated = queries.item_card(actor, item_id, today=timezone.localdate()).participants
    names = organisation_names()
    return {
        "organisations": [(str(one), name) for one, name in seated],
        "checks": [
            (str(check.check_id), f"{names.get(check.organisation_id, '')}: {check.data[:60]}")
            for check in queries.checks_for(actor, item_id)
        ],
    }


def _timed(verb: Callable[..., Any], actor: Actor) -> Callable[..., Any]:
    return lambda **data: verb(by=actor, at=timezone.localtime(), **data)


def _organisations() -> list[tuple[str, str]]:
    return [(str(one.organisation_id), f"{one.name} ({one.kind_label})") for one in organisations()]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
