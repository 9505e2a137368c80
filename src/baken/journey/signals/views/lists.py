"""The inbox, and new signals."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.views.decorators.http import require_http_methods, require_safe

from baken.ground.phenomena.queries import phenomena_on
from baken.ground.places.queries import area_names
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.signals import queries, services
from baken.journey.signals.forms import MarksForm, NewSignalForm
from baken.journey.signals.queries.cards import SignalLine
from baken.journey.signals.vocabulary import LANES, SignalState, Source

COLUMNS = ("Signaal", "Waar", "Bron", "Maand", "Stand", "Weg na")


@require_safe
@page(Activity.WEIGH_SIGNALS)
def inbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is to be weighed, newest first; the other lanes are tabs."""
    lane = queries.lane_named(request.GET.get("bak", ""))
    before, after = _key(request, "voor"), _key(request, "na")
    lines, more = queries.inbox(actor, lane=lane, today=timezone.localdate(), before=before, after=after)
    areas = area_names(actor.municipality) if lines else {}
    here = f"{reverse('signals:inbox')}?bak={lane.code}"
    has_newer = more if after else before is not None
    has_older = bool(lines) if after else more
    return render(
        request,
        "signals/inbox.html",
        {
            "lane": lane,
            "columns": COLUMNS,
            "rows": [_row(line, areas) for line in lines],
            "tab_items": [
                {"label": item.label, "url": f"{reverse('signals:inbox')}?bak={item.code}", "current": item == lane}
                for item in LANES
            ],
            "newer": f"{here}&na={lines[0].id}" if lines and has_newer else "",
            "older": f"{here}&voor={lines[-1].id}" if lines and has_older else "",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Activity.WEIGH_SIGNALS)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A signal from a colleague, a partner or an open source."""
    now = timezone.localtime()
    form = NewSignalForm(request.POST or None, initial={"received_on": now.date()}, **form_choices(actor))
    marks = MarksForm(request.POST or None)
    if form.is_valid() & marks.is_valid():
        data = form.cleaned_data
        address, kvk = form.found
        try:
            signal_id = services.open_signal(
                source=Source(data["source"]), phenomenon=data["phenomenon"], summary=data["summary"],
                received_on=data["received_on"], area=data["area"], place=data["place"], address=address, kvk=kvk,
                marks=marks.marks | form.bag_mark, by=actor, at=now,
            )  # fmt: skip
            return HttpResponseRedirect(reverse("signals:signal", args=[signal_id]))
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    return render(request, "signals/new.html", {"form": form, "marks": marks}, status=422 if form.is_bound else 200)


def form_choices(actor: Actor) -> dict[str, Any]:
    """The phenomena and neighbourhoods to choose from."""
    phenomena = phenomena_on(actor, timezone.localdate())
    return {"phenomena": phenomena, "areas": sorted(area_names(actor.municipality).items(), key=lambda area: area[1])}


def _row(line: SignalLine, areas: Mapping[str, str]) -> list[Any]:
    tone = "brand" if line.state in {SignalState.RECEIVED, SignalState.INTAKE} else "neutral"
    return [
        {"text": line.phenomenon, "url": reverse("signals:signal", args=[line.id]), "note": line.summary},
        line.place or areas.get(line.area, line.area) or "plaats onbekend",
        line.source,
        date_format(line.received_month, "F Y"),
        {"text": str(line.state.label), "badge": tone},
        f"{line.keep_until:%d-%m-%Y}",
    ]


def _key(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET[name]) if name in request.GET else None
    except ValueError:
        return None
