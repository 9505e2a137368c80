"""The inspector's phone: my inspections, the briefing, the door, the findings."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.instruments.ui.verbs import Verb
from baken.journey.inspections import forms, queries, services
from baken.journey.inspections.queries import BriefingCard
from baken.journey.inspections.vocabulary import ON_SITE, Entry, InspectionState


@page(Activity.INSPECT)
def mine(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The inspections on which I am put, the nearest first."""
    return render(request, "inspections/mine.html", {"lines": queries.my_inspections(actor)})


@page(Activity.INSPECT)
def briefing(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """What I need at the door, and the forms to record it."""
    return _show(request, actor, inspection_id, {})


@require_POST
@page(Activity.INSPECT)
def start(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """We begin."""
    form = forms.SeenForm(request.POST, auto_id="start_%s")
    return _do(request, actor, inspection_id, "start", form, services.start)


@require_POST
@page(Activity.INSPECT)
def stop(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """We are done on site."""
    form = forms.SeenForm(request.POST, auto_id="stop_%s")
    return _do(request, actor, inspection_id, "stop", form, services.stop)


@require_POST
@page(Activity.INSPECT)
def record_visit(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """How it went at the door. Consent is dated at the moment it is recorded."""
    form = forms.VisitForm(request.POST, auto_id="record-visit_%s")

    def record(**recorded: Any) -> UUID:
        consented = recorded["at"] if recorded["entry"] == Entry.CONSENT else None
        return services.record_visit(**recorded, consent_at=consented)

    return _do(request, actor, inspection_id, "record-visit", form, record)


@require_POST
@page(Activity.INSPECT)
def record_finding(request: HttpRequest, actor: Actor, inspection_id: UUID) -> HttpResponse:
    """What one partner found."""
    card = queries.briefing(actor, inspection_id)
    form = forms.FindingForm(request.POST, auto_id="record-finding_%s", partners=_partners(card))

    def record(inspection_id: UUID, **recorded: Any) -> UUID:
        return services.record_finding(**recorded)

    return _do(request, actor, inspection_id, "record-finding", form, record)


def _do(
    request: HttpRequest, actor: Actor, inspection_id: UUID, name: str, form: Form, verb: Callable[..., Any]
) -> HttpResponse:
    if form.is_valid():
        try:
            verb(inspection_id=inspection_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("inspections:briefing", args=[inspection_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return _show(request, actor, inspection_id, {name: form})


def _show(request: HttpRequest, actor: Actor, inspection_id: UUID, bound: dict[str, Form]) -> HttpResponse:
    card = queries.briefing(actor, inspection_id)
    context = {"card": card, "verbs": _verbs(card, bound)}
    return render(request, "inspections/briefing.html", context, status=422 if bound else 200)


def _verbs(card: BriefingCard, bound: dict[str, Form]) -> list[Verb]:
    """Start, the door, a finding, done: what fits where the inspection stands."""
    seen = {"seen": card.state}

    def verb(name: str, title: str, form: Form, button: str, kind: str = "secondary", *, opened: bool = False) -> Verb:
        url = reverse(f"inspections:{name}", args=[card.inspection_id])
        return Verb(title, url, bound.get(name) or form, button, kind, open=opened)

    verbs = []
    if card.state == InspectionState.BRIEFING:
        verbs.append(
            verb("start", "We beginnen", forms.SeenForm(initial=seen, auto_id="start_%s"), "Beginnen", "primary")
        )
    if card.state in ON_SITE:
        visit = forms.VisitForm(auto_id="record-visit_%s")
        verbs.append(verb("record-visit", "Aan de deur", visit, "Vastleggen", "primary", opened=not card.visits))
        finding = forms.FindingForm(
            auto_id="record-finding_%s", partners=_partners(card), initial={"result": "nothing_found"}
        )
        verbs.append(verb("record-finding", "Bevinding", finding, "Bevinding vastleggen", opened=bool(card.visits)))
    if card.state == InspectionState.UNDER_WAY:
        verbs.append(verb("stop", "We zijn klaar", forms.SeenForm(initial=seen, auto_id="stop_%s"), "Klaar"))
    return verbs


def _partners(card: BriefingCard) -> list[tuple[str, str]]:
    return [(str(one.partner_id), one.organisation) for one in card.partners]
