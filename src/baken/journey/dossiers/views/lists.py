"""The list of dossiers, and a new one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from baken.ground.organisations.queries import names_of
from baken.ground.places.queries import area_names
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.dossiers import queries, services
from baken.journey.dossiers.forms import OpenDossierForm
from baken.journey.dossiers.vocabulary import DossierKind, DossierState
from baken.journey.signals.queries import to_bind

COLUMNS = ("Dossier", "Soort", "Waar", "Eigenaar", "Inzet", "Geopend")


@require_safe
@page(Activity.DIRECT_DOSSIERS)
def dossiers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The dossiers per state, newest first."""
    wanted = request.GET.get("stand", "")
    state = DossierState(wanted) if wanted in DossierState.values else DossierState.OPEN
    mine = request.GET.get("van") == "mij"
    cards, more = queries.dossier_list(actor, state=state, before=_key(request), mine=mine)
    areas = area_names(actor.municipality) if cards else {}
    owners = names_of(actor, {card.owner for card in cards})
    efforts = queries.efforts(actor, [card.id for card in cards]) if cards else {}
    here = f"{reverse('dossiers:list')}?stand={state.value}"
    rows = [
        [
            {"text": card.title, "url": reverse("dossiers:dossier", args=[card.id])},
            str(card.kind.label),
            card.address or card.place or areas.get(card.area, card.area) or "niet bekend",
            owners.get(card.owner, ""),
            efforts.get(card.id, "nog niet bepaald"),
            f"{timezone.localtime(card.opened_at):%d-%m-%Y}",
        ]
        for card in cards
    ]
    tabs = [
        {"label": f"{item.label.capitalize()}", "url": f"{reverse('dossiers:list')}?stand={item.value}", "current": item is state}
        for item in DossierState
    ]  # fmt: skip
    older = f"{here}&voor={cards[-1].id}" if more else ""
    context = {
        "columns": COLUMNS,
        "rows": rows,
        "tab_items": tabs,
        "older": older,
        "newer": here if "voor" in request.GET else "",
    }
    return render(
        request, "dossiers/list.html", context | {"offers": queries.waiting(actor, today=timezone.localdate())}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.DIRECT_DOSSIERS)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open a dossier from signals, or without (from an own observation)."""
    today = timezone.localdate()
    form = OpenDossierForm(
        request.POST or None,
        initial={"signals": request.GET.getlist("signaal")},
        signals=signal_choices(actor),
        areas=sorted(area_names(actor.municipality).items(), key=lambda area: area[1]),
    )
    if form.is_valid():
        try:
            dossier_id = _open(form, actor, timezone.localtime())
            return HttpResponseRedirect(reverse("dossiers:dossier", args=[dossier_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {"form": form, "today": today}
    return render(request, "dossiers/new.html", context, status=422 if form.is_bound else 200)


def signal_choices(actor: Actor) -> list[tuple[str, str]]:
    """The signals that may be pulled in, as choices."""
    areas = area_names(actor.municipality)
    cards = to_bind(actor, today=timezone.localdate())
    return [
        (
            str(card.id),
            f"{card.phenomenon}, {card.place or areas.get(card.area, card.area) or 'plaats onbekend'}: {card.summary[:80]}",
        )
        for card in cards
    ]


def _open(form: OpenDossierForm, actor: Actor, now: Any) -> UUID:
    data = form.cleaned_data
    about: dict[str, Any] = {
        "kind": DossierKind(data["kind"]), "title": data["title"], "purpose": data["purpose"], "ground": data["ground"],
        "context": data["context"], "area": data["area"], "place": data["place"], "address": form.address,
        "kvk": data["kvk"], "bag": data["bag"], "by": actor, "at": now,
    }  # fmt: skip
    chosen = [UUID(signal) for signal in data["signals"]]
    return services.open_from_signals(signal_ids=chosen, **about) if chosen else services.open_dossier(**about)


def _key(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET["voor"]) if "voor" in request.GET else None
    except ValueError:
        return None
