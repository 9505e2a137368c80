"""The list of phenomena: read it, add one, let an own one end (C48)."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baken.ground.phenomena import queries, services
from baken.ground.phenomena.forms import EndPhenomenonForm, PhenomenonForm
from baken.ground.phenomena.queries import PhenomenonCard
from baken.ground.phenomena.vocabulary import PhenomenonGroup
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, may_do
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused


@require_safe
@page(Activity.READ_FIGURES)
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is valid today, per family."""
    cards = queries.phenomena_on(actor, timezone.localdate()).values()
    families = [(family, [card for card in cards if card.group is family]) for family in PhenomenonGroup]
    may_keep = may_do(actor.role, Activity.MANAGE_PHENOMENA)
    return render(request, "phenomena/overview.html", {"families": families, "may_keep": may_keep})


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.MANAGE_PHENOMENA)
def keep(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The list, and the form to add to it."""
    form = PhenomenonForm(request.POST or None, initial={"valid_from": timezone.localdate()})
    if form.is_valid():
        data = form.cleaned_data | {"group": PhenomenonGroup(form.cleaned_data["group"])}
        try:
            with transaction.atomic():
                services.add_phenomenon(**data, by=actor, at=timezone.localtime())
            return HttpResponseRedirect(reverse("phenomena:keep"))
        except Refused as refusal:
            form.add_error("valid_until", refusal.verdict.sentence)
        except IntegrityError:
            form.add_error("valid_from", "Er begint op deze dag al een versie van dit onderwerp. Kies een andere dag.")
    return _show(request, actor, form, 422 if form.is_bound else 200)


@require_POST
@page(Activity.MANAGE_PHENOMENA)
def end(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Let an own phenomenon end."""
    form = EndPhenomenonForm(request.POST)
    if form.is_valid():
        try:
            services.end_phenomenon(
                phenomenon_id=form.cleaned_data["phenomenon"], last_day=form.cleaned_data["last_day"], by=actor
            )
            return HttpResponseRedirect(reverse("phenomena:keep"))
        except Refused as refusal:
            return _show(request, actor, PhenomenonForm(), 422, refusal=refusal.verdict.sentence)
    return _show(request, actor, PhenomenonForm(), 422, refusal="Kies de laatste dag.")


def _show(request: HttpRequest, actor: Actor, form: PhenomenonForm, status: int, **extra: Any) -> HttpResponse:
    cards = queries.phenomenon_list(actor)
    context = {
        "form": form,
        "families": [(family, [card for card in cards if card.group is family]) for family in PhenomenonGroup],
        "own": [(card, _ending(card)) for card in cards if card.own],
    }
    return render(request, "phenomena/keep.html", context | extra, status=status)


def _ending(card: PhenomenonCard) -> EndPhenomenonForm:
    return EndPhenomenonForm(auto_id=f"id_{card.id}_%s", initial={"phenomenon": card.id, "last_day": card.valid_until})
