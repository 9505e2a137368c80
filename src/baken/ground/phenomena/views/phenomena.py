"""The list of phenomena: read it, add one, let an own one end (C48)."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baken.ground.phenomena import queries, services
from baken.ground.phenomena.forms import EndPhenomenonForm, PhenomenonForm
from baken.ground.phenomena.permissions import may_keep, may_see_risks
from baken.ground.phenomena.queries import ModelCard, PhenomenonCard
from baken.ground.phenomena.vocabulary import KIND_OF, PhenomenonGroup, Refusal
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused


@require_safe
@page(Activity.READ_FIGURES)
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is valid today, per family."""
    today = timezone.localdate()
    modelled = queries.models_on(actor, today)
    found = queries.risks(actor, today) if may_see_risks(actor) else []
    at_risk = Counter(one.phenomenon for one in found)
    at_risk.update({code: sum(one.typology is kind for one in found) for code, kind in KIND_OF.items()})
    families = []
    for family in PhenomenonGroup:
        cards = [card for card in queries.phenomena_on(actor, today).values() if card.group is family]
        told = [card for card in cards if card.look_for or card.code in modelled or at_risk[card.code]]
        bare = [{"text": card.label, "url": _address(card.code)} for card in cards if card not in told]
        families.append((family, [_row(card, modelled.get(card.code), at_risk[card.code]) for card in told], bare))
    context = {"families": families, "may_keep": may_keep(actor), "may_see_risks": may_see_risks(actor)}
    return render(
        request, "phenomena/overview.html", context | {"columns": ("Onderwerp", "Waar let je op?", "Barrières")}
    )


@require_safe
@page(Activity.READ_FIGURES)
def one(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One phenomenon: what to look for, who can stop it where, and where it is at risk."""
    today = timezone.localdate()
    code = request.GET.get("code", "")[:40]
    over = [card for card in queries.phenomenon_list(actor) if card.code == code and card.valid_from <= today]
    card = queries.phenomena_on(actor, today).get(code) or next(
        reversed(over), None
    )  # an old signal may carry one that ended
    if card is None:
        raise Http404
    model = queries.model_on(actor, card.code, today)
    kind = KIND_OF.get(card.code)
    context = {
        "card": card,
        "model": model,
        "facts": _facts(card, model),
        "holders": model.holders() if model else [],
        "risks": queries.risks(actor, today, phenomenon="" if kind else card.code, typology=kind)
        if may_see_risks(actor)
        else [],
        "may_keep": may_keep(actor),
        "may_see_risks": may_see_risks(actor),
        "crumbs": [("Waar we op letten", reverse("phenomena:overview")), (_first_capital(card.label), "")],
    }
    return render(request, "phenomena/one.html", context)


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
            form.add_error(
                "valid_until" if refusal.verdict.refusal == Refusal.BAD_VALIDITY else None, refusal.verdict.sentence
            )
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


def _row(card: PhenomenonCard, model: ModelCard | None, at_risk: int) -> tuple[Any, ...]:
    notes = ["van onszelf"] if card.own else []
    notes += [f"op {at_risk} {'plek' if at_risk == 1 else 'plekken'} een risico"] if at_risk else []
    name = {"text": _first_capital(card.label), "url": _address(card.code), "note": ", ".join(notes)}
    barriers = sum(len(step.barriers) for step in model.model.steps) if model else 0
    return (name, card.look_for or _first_signs(model), str(barriers) if model else "nog geen model")


def _first_signs(model: ModelCard | None) -> str:
    """What is seen in the first step, where the list itself says nothing of what to look for."""
    signs = model.model.steps[0].signs if model and model.model.steps else ()
    return ", ".join(sign[:1].lower() + sign[1:] for sign in signs)


def _first_capital(label: str) -> str:
    """A capital to begin with; names such as OMG stay as they are."""
    return label[:1].upper() + label[1:]


def _facts(card: PhenomenonCard, model: ModelCard | None) -> list[tuple[str, Any]]:
    until = f" tot en met {date_format(card.valid_until, 'j F Y')}" if card.valid_until else ""
    facts = [("Soort", str(card.group.label)), ("Op de lijst", f"vanaf {date_format(card.valid_from, 'j F Y')}{until}")]
    if model:
        whose = f"eigen versie {model.number}" if model.own else "zoals bij Baken zit"
        facts += [("Barrièremodel", whose), ("Geldt vanaf", date_format(model.model.valid_from, "j F Y"))]
        facts += [("Bron", model.model.source)]
    return facts


def _address(code: str) -> str:
    return f"{reverse('phenomena:one')}?{urlencode({'code': code})}"
