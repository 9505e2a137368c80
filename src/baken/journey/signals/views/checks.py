"""The privacy checks, with guidance and examples beside each field, and the lawyer's second look."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from baken.ground.organisations.queries import organisation_of, organisations
from baken.ground.phenomena.queries import phenomena_on
from baken.ground.phenomena.vocabulary import PhenomenonGroup
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.signals import queries, services
from baken.journey.signals.forms import Check1Form, Check2AForm, Check2BForm, ReasoningForm
from baken.journey.signals.queries.cards import SignalPage
from baken.journey.signals.services import Reasoning
from baken.journey.signals.vocabulary import SOURCES, Instrument, ResearchSource

OWN_SOURCES = [entry.source.value for entry in SOURCES.values() if not entry.another_controller]
_PARTS = {"Noodzaak": "necessity", "Proportionaliteit": "proportionality", "Subsidiariteit": "subsidiarity"}


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.WEIGH_SIGNALS)
def check_1(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """Privacy check 1: for which purpose may which registers be asked?"""
    found, group = _signal(actor, signal_id)
    form = Check1Form(request.POST or None, initial={"sources": OWN_SOURCES})
    form.choose_ground(found.card.phenomenon_code, group)

    def keep(data: dict[str, Any], reasoning: Reasoning) -> None:
        services.fill_check_1(
            signal_id=signal_id, purpose=data["purpose"], sources=[ResearchSource(s) for s in data["sources"]],
            reasoning=reasoning, by=actor, at=timezone.localtime(),
        )  # fmt: skip

    return _check(request, found, form, "Privacytoets 1: mogen we zoeken?", keep)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.WEIGH_SIGNALS)
def check_2a(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """Privacy check 2A, once per participant; the reasons of the check before are filled in to start from."""
    found, _ = _signal(actor, signal_id)
    own = organisation_of(actor)
    partners = [(str(one.organisation_id), one.name) for one in organisations() if one.organisation_id != own]
    form = Check2AForm(request.POST or None, initial=_reused(found), organisations=partners)

    def keep(data: dict[str, Any], reasoning: Reasoning) -> None:
        services.fill_check_2a(
            signal_id=signal_id, organisation_id=UUID(data["organisation"]), data=data["shared"],
            reasoning=reasoning, by=actor, at=timezone.localtime(),
        )  # fmt: skip

    return _check(request, found, form, "Privacytoets 2A: mogen we delen?", keep)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.WEIGH_SIGNALS)
def check_2b(request: HttpRequest, actor: Actor, signal_id: UUID) -> HttpResponse:
    """Privacy check 2B, once per instrument; a lawyer confirms it."""
    found, group = _signal(actor, signal_id)
    form = Check2BForm(request.POST or None, initial=_reused(found))
    form.choose_ground(found.card.phenomenon_code, group)

    def keep(data: dict[str, Any], reasoning: Reasoning) -> None:
        services.fill_check_2b(
            signal_id=signal_id, instrument=Instrument(data["instrument"]), reasoning=reasoning,
            by=actor, at=timezone.localtime(),
        )  # fmt: skip

    return _check(request, found, form, "Privacytoets 2B: mogen we dit middel gebruiken?", keep)


@require_POST
@page(Activity.WEIGH_SIGNALS)
def confirm(request: HttpRequest, actor: Actor, check_id: UUID) -> HttpResponse:
    """The lawyer confirms a check 2B."""
    try:
        signal_id = services.confirm_check_2b(check_id=check_id, by=actor, at=timezone.localtime())
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    return HttpResponseRedirect(reverse("signals:signal", args=[signal_id]))


def _signal(actor: Actor, signal_id: UUID) -> tuple[SignalPage, PhenomenonGroup | None]:
    today = timezone.localdate()
    found = queries.signal_page(actor, signal_id, today=today)
    phenomenon = phenomena_on(actor, today).get(found.card.phenomenon_code)
    return found, phenomenon.group if phenomenon else None


def _reused(found: SignalPage) -> dict[str, str]:
    """One reason per signal, reused: what the last check said, to be made fit for this one."""
    last = found.checks[-1].parts if found.checks else ()
    return {_PARTS[heading]: text for heading, text in last if heading in _PARTS}


def _check(
    request: HttpRequest,
    found: SignalPage,
    form: ReasoningForm,
    title: str,
    keep: Callable[[dict[str, Any], Reasoning], None],
) -> HttpResponse:
    if form.is_valid():
        data = form.cleaned_data
        reasoning = Reasoning(data["ground"], data["necessity"], data["proportionality"], data["subsidiarity"])
        try:
            keep(data, reasoning)
            return HttpResponseRedirect(reverse("signals:signal", args=[found.card.id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"form": form, "page": found, "check_title": title}
    return render(request, "signals/check.html", context, status=422 if form.is_bound else 200)
