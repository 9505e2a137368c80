"""The pages of a casus: what is agreed, the two tracks, the next contact."""

from uuid import UUID

from django import forms as django_forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.care import queries, services
from baken.journey.care.forms import ActionForm, AgreementForm, CasusForm, PhaseForm, StepForm
from baken.journey.care.rules import may_carry_out
from baken.journey.care.vocabulary import State, Track
from baken.journey.intake.queries import care_part, care_parts
from baken.journey.intake.services.routing import take_up_care


@page(Activity.DIRECT_CARE)
def casussen(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The casussen in which one is involved."""
    context = {
        "rows": queries.own_casussen(actor),
        "today": timezone.localtime().date(),
        "parts": care_parts(actor),
    }
    return render(request, "care/list.html", context)


@require_http_methods(["GET", "POST"])
@page(Activity.DIRECT_CARE)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open a casus."""
    form = CasusForm(request.POST or None)
    if form.is_valid():
        casus_id = services.open_casus(**form.cleaned_data, by=actor, at=timezone.localtime())
        return HttpResponseRedirect(reverse("care:casus", args=[casus_id]))
    return render(request, "care/new.html", {"form": form})


@require_http_methods(["GET", "POST"])
@page(Activity.DIRECT_CARE)
def from_report(request: HttpRequest, actor: Actor, part_id: UUID) -> HttpResponse:
    """Open a casus from the care part of a report: what the desk wrote stands there already."""
    part = care_part(actor, part_id)
    if part is None or part.casus is not None:
        raise Http404
    form = CasusForm(request.POST or None, initial={"worry": part.text})
    if form.is_valid():
        casus_id = services.open_casus(**form.cleaned_data, by=actor, at=timezone.localtime())
        try:
            take_up_care(part_id=part_id, casus_id=casus_id, by=actor)
        except ObjectDoesNotExist as taken:
            raise Http404 from taken  # and the casus that was just begun goes with it
        return HttpResponseRedirect(reverse("care:casus", args=[casus_id]))
    return render(request, "care/new.html", {"form": form}, status=422 if form.is_bound else 200)


@page(Activity.DIRECT_CARE)
def casus(request: HttpRequest, actor: Actor, casus_id: UUID) -> HttpResponse:
    """One casus."""
    return _show(request, actor, casus_id)


@require_POST
@page(Activity.DIRECT_CARE)
def add_action(request: HttpRequest, actor: Actor, casus_id: UUID) -> HttpResponse:
    """An action on a track."""
    form = ActionForm(request.POST)
    if not form.is_valid():
        return _show(request, actor, casus_id, action_form=form)
    data = form.cleaned_data
    services.plan_action(
        casus_id=casus_id, track=Track(data["track"]), what=data["what"], owner=data["owner"], due=data["due"], by=actor
    )
    return _back(casus_id)


@require_POST
@page(Activity.DIRECT_CARE)
def set_agreement(request: HttpRequest, actor: Actor, casus_id: UUID) -> HttpResponse:
    """What was agreed."""
    form = AgreementForm(request.POST)
    if not form.is_valid():
        return _show(request, actor, casus_id, agreement_form=form)
    services.agree(casus_id=casus_id, **form.cleaned_data, by=actor)
    return _back(casus_id)


@require_POST
@page(Activity.DIRECT_CARE)
def set_phase(request: HttpRequest, actor: Actor, casus_id: UUID) -> HttpResponse:
    """Scale up or down."""
    form = PhaseForm(request.POST)
    if form.is_valid():
        try:
            services.change_phase(casus_id=casus_id, **form.cleaned_data, by=actor, at=timezone.localtime())
            return _back(casus_id)
        except Refused as refusal:
            form.add_error("criterion", refusal.verdict.sentence)
    return _show(request, actor, casus_id, phase_form=form)


@require_POST
@page(Activity.DIRECT_CARE)
def take_step(request: HttpRequest, actor: Actor, casus_id: UUID) -> HttpResponse:
    """Take the casus to its next state."""
    form = StepForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            services.move(
                casus_id=casus_id,
                from_state=State(data["from_state"]),
                to_state=State(data["to_state"]),
                reason=data["reason"],
                by=actor,
                at=timezone.localtime(),
            )
            return _back(casus_id)
        except ValueError:
            form.add_error(None, "Deze stap bestaat niet. Kies een van de knoppen.")
        except Refused as refusal:
            form.add_error("reason", refusal.verdict.sentence)
    return _show(request, actor, casus_id, step_form=form)


def _show(request: HttpRequest, actor: Actor, casus_id: UUID, **bound: django_forms.Form) -> HttpResponse:
    found = queries.casus_page(actor, casus_id)
    if found is None:
        raise Http404
    before = {
        "agreement": found.agreement,
        "next_contact": found.row.next_contact,
        "one_track_reason": found.one_track_reason,
    }
    forms = {
        "action_form": ActionForm(),
        "agreement_form": AgreementForm(initial=before),
        "phase_form": PhaseForm(),
        "step_form": StepForm(),
        **bound,
    }
    context = {"casus": found, "to_carry_out": may_carry_out(found.facts).sentence, **forms}
    return render(request, "care/casus.html", context, status=422 if bound else 200)


def _back(casus_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("care:casus", args=[casus_id]))
