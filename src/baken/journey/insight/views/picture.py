"""The picture of the municipality, its own counts, and where the figures come from."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from baken.ground.organisations.queries import municipality_card
from baken.ground.phenomena.queries import counted_under
from baken.ground.places.vocabulary import Typology
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Shelf, may_act, may_see
from baken.instruments.kit.actors import Actor
from baken.instruments.stats.comparison import FEWEST_AREAS
from baken.journey.insight import queries
from baken.journey.insight.forms import Looking
from baken.journey.insight.queries import AreaLine, Picture
from baken.journey.insight.queries.figure import NOT_PER_NEIGHBOURHOOD
from baken.journey.insight.services import prepare_patterns
from baken.journey.insight.views.context import context_of
from baken.journey.insight.views.drawing import trend
from baken.journey.insight.views.wording import (
    UNDATED,
    day_of,
    how_to_load,
    number,
    short_period,
    source_line,
    years_of,
)
from baken.journey.insight.vocabulary import ALL_CRIME, CRIMES, NO_FIGURE, Judgement, told_dataset

MAP_NOTE = (
    "Per 1.000 inwoners, vergeleken met de hele gemeente. "
    "De middelste tint betekent: geen verschil dat boven toeval uitkomt."
)
LEGEND = (
    "minder dan de helft van de gemeente",
    "lager dan de gemeente",
    "niet te onderscheiden van de gemeente",
    "hoger dan de gemeente",
    "meer dan twee keer de gemeente",
)


@page(Activity.READ_FIGURES)
def picture(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What rises and falls, per area and phenomenon."""
    asked = {name: request.GET.get(name, "") for name in ("onderwerp", "jaar", "soort")}
    kind = Typology(asked["soort"]) if asked["soort"] in Typology.values else None
    shown = queries.picture(actor, code=asked["onderwerp"][:40] or ALL_CRIME, year=asked["jaar"], typology=kind)
    form = Looking(initial=asked | {"onderwerp": shown.phenomenon.code, "jaar": shown.total.year})
    form.offer(shown.choices or (shown.phenomenon,), shown.years)
    beside = queries.beside(actor, code=shown.phenomenon.code, year=shown.total.year)
    context = _context(shown, actor) | context_of(beside, actor.municipality, shown.total.year)
    context |= {
        "load": how_to_load(actor),
        "look_at": counted_under(actor, shown.phenomenon.code, timezone.localdate()),
        "may_see_risks": may_see(actor.role, actor.activity, Shelf.RISK_AREAS),
    }
    if sum(line.outline is not None for line in shown.areas) >= FEWEST_AREAS:
        prepare_patterns()
    return render(request, "insight/picture.html", context | {"form": form, "kind": kind})


@page(Activity.READ_FIGURES)
def own(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The municipality's own counts, small ones hidden."""
    tables = [
        {
            "title": each.what,
            "columns": ("Onderwerp", *(short_period(period) for period in each.table.periods)),
            "rows": [*((name, *cells) for name, cells in each.table.rows), ("totaal", *each.table.total)],
            "numeric": ",".join(str(place) for place in range(2, len(each.table.periods) + 2)),
            "at": each.at,
            "fewest": each.fewest,
        }
        for each in queries.own_counts(actor)
    ]
    return render(request, "insight/own.html", {"tables": tables})


@page(Activity.READ_FIGURES)
def sources(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is loaded, from whom, and how fresh it is."""
    rows = [
        (
            {"text": source.source, "note": "verzonnen" if source.fictional else told_dataset(source.dataset)},
            source.vintage,
            {"text": _from_till(source), "badge": "warning" if source.is_stale else "ok"},
            number(source.cells),
            number(source.unknown),
            {"text": date_format(source.reference_date, "j F Y"), "note": UNDATED if source.undated else ""},
        )
        for source in queries.sources(timezone.localdate())
    ]
    columns = ("Bron", "Jaargang", "Perioden", "Cijfers", "Daarvan onbekend", "Peildatum")
    return render(request, "insight/sources.html", {"columns": columns, "rows": rows})


def _from_till(source: queries.Source) -> str:
    first, last = short_period(source.first_period), short_period(source.last_period)
    return first if first == last else f"{first} – {last}"


def _context(shown: Picture, actor: Actor) -> dict[str, Any]:
    place = municipality_card(actor.municipality).name
    return {
        "shown": shown,
        "place": place,
        "sentence": _sentence(shown, place),
        "trend_title": f"{shown.phenomenon.label} per jaar",
        "trend_columns": ("Jaar", "Aantal", "Met toeval erbij", "Status"),
        "source_line": f"{source_line(shown.total.provenance)} Open punten zijn voorlopig.",
        "map_title": f"{shown.phenomenon.label} per gebied, {shown.total.year}",
        "map_note": MAP_NOTE,
        "not_per_area": NOT_PER_NEIGHBOURHOOD,
        "tile": _tile(shown),
        "drawing": trend(shown.trend, shown.total, CRIMES, breaks=years_of(shown.breaks)) if shown.trend else None,
        "trend_rows": [_trend_row(shown, index) for index in range(len(shown.trend))],
        "areas": [_on_map(line, shown) for line in shown.areas],
        "tiles": [_on_map(tile.line, shown) | {"column": tile.column, "row": tile.row} for tile in shown.tiles],
        "area_columns": ("Gebied", "Soort", "Inwoners", "Misdrijven", "Per 1.000 inwoners"),
        "legend": LEGEND,
        "exports_url": f"{reverse('insight:exports')}?{urlencode({'onderwerp': shown.phenomenon.code})}",
        "group_columns": ("Kern of soort gebied", "Aantal", "Gewoonlijk", "Wat zegt dat?"),
        "group_rows": [_group_row(group) for group in shown.groups],
        "may_mark": may_act(actor.role, actor.activity, Shelf.INSIGHT),
    }


def _sentence(shown: Picture, place: str) -> str:
    """The trend in words: "758 misdrijven in 2025, gewoonlijk 683 tot 1.099"."""
    total = shown.total
    if total.compared is None:
        return f"Voor {total.year} is er geen cijfer."
    count = f"{number(total.compared.count)} misdrijven in {place} in {total.year}"
    if total.compared.usual is None:
        return f"{count}. Er zijn te weinig eerdere jaren om te zeggen wat gewoon is."
    low, high = total.compared.usual
    verdict = "" if total.compared.judgement is Judgement.NOT_JUDGED else f" Dat is {total.compared.judgement.label}."
    return f"{count}, gewoonlijk {number(low)} tot {number(high)}.{verdict}"


def _tile(shown: Picture) -> dict[str, Any]:
    total = shown.total
    made = {
        "label": f"{shown.phenomenon.label} in {total.year}" if total.year else shown.phenomenon.label,
        "url": _figure_url(shown, shown.municipality),
        "value": None,
    }
    if total.compared is None:
        return made
    low, high = total.compared.interval.low, total.compared.interval.high
    usual = total.compared.usual
    source = total.provenance
    return made | {
        "value": number(total.compared.count),
        "unit": CRIMES + (" (voorlopig)" if total.provisional else ""),
        "interval": f"Met toeval erbij: {number(low)} tot {number(high)}.",
        "change": f"Gewoonlijk {number(usual[0])} tot {number(usual[1])}."
        if usual
        else "Te weinig eerdere jaren om te zeggen wat gewoon is.",
        "source": source.source if source else "",
        "date": day_of(source) if source else "",
        "definition": " ".join(
            part for part in (source.definition if source else "", shown.phenomenon.caveat, total.note) if part
        ),
    }


def _trend_row(shown: Picture, index: int) -> tuple[Any, ...]:
    point = shown.trend[index]
    between = f"{number(point.interval.low)} tot {number(point.interval.high)}" if point.interval else NO_FIGURE
    return (point.year, number(point.count), between, "voorlopig" if point.provisional else "vastgesteld")


def _figure_url(shown: Picture, area: str) -> str:
    """Where a figure is explained."""
    asked = {"gebied": area, "onderwerp": shown.phenomenon.code, "periode": shown.total.year}
    return f"{reverse('insight:figure')}?{urlencode(asked)}"


def _on_map(line: AreaLine, shown: Picture) -> dict[str, Any]:
    rate = number(line.rate, 1) if line.rate is not None else str(line.no_rate.label) if line.no_rate else NO_FIGURE
    inhabitants = "onbekend" if line.inhabitants is None else number(line.inhabitants)
    return {
        "label": line.name,
        "value": number(line.count),
        "level": line.level,
        "outline": line.outline,
        "cells": (
            {"text": line.name, "url": _figure_url(shown, line.code)},
            line.typology.label,
            inhabitants,
            number(line.count),
            rate,
        ),
    }


def _group_row(group: queries.Group) -> tuple[Any, ...]:
    compared = group.compared
    usual = f"{number(compared.usual[0])} tot {number(compared.usual[1])}" if compared.usual else "te weinig jaren"
    tone = {Judgement.HIGHER: "warning", Judgement.LOWER: "info"}.get(compared.judgement)
    said = {"text": str(compared.judgement.label), "badge": tone} if tone else str(compared.judgement.label)
    parts = [f"{group.areas} gebieden samen"] if group.areas > 1 else []
    parts += [f"zonder {group.left_out} met een ontbrekend cijfer"] if group.left_out else []
    return ({"text": group.label, "note": ", ".join(parts)}, number(compared.count), usual, said)
