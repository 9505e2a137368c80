"""Small pictures beside each other: one theme, every kind of crime in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from baken.ground.organisations.queries import municipality_card
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.journey.insight import queries
from baken.journey.insight.queries import Indicator, Kind
from baken.journey.insight.views.drawing import sparkline
from baken.journey.insight.views.wording import between, how_to_load, number, source_line, span
from baken.journey.insight.vocabulary import Judgement
from baken.journey.insight.vocabulary.themes import THEMES, Theme

TONES = {Judgement.HIGHER: "warning", Judgement.LOWER: "info"}


@page(Activity.READ_FIGURES)
def themes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The municipality by theme, and the indicators of the budget."""
    asked = request.GET.get("thema", "")
    theme = next((each for each in THEMES if each.slug == asked), THEMES[0])
    found = queries.themed(actor, theme)
    context = {
        "place": municipality_card(actor.municipality).name,
        "theme": theme,
        "load": how_to_load(actor),
        "tabs": theme_tabs(theme),
        "cards": [_card(kind, actor.municipality) for kind in found.kinds],
        "source_line": source_line(found.kinds[0].provenance) if found.kinds else "",
        "fictional": any(kind.provenance.fictional for kind in found.kinds if kind.provenance),
        "indicator_columns": ("Cijfer van de begroting", "Jaar", "Aantal", "Per 1.000 inwoners", "Met toeval erbij"),
        "indicator_rows": [_row(each) for each in found.indicators],
    }
    return render(request, "insight/themes.html", context)


def theme_tabs(current: Theme | None) -> list[dict[str, Any]]:
    """A tab per theme, and liveability (no theme) as the last."""
    here = reverse("insight:themes")
    tabs = [{"label": each.title, "url": f"{here}?thema={each.slug}", "current": each is current} for each in THEMES]
    return [*tabs, {"label": "Leefbaarheid", "url": reverse("insight:liveability"), "current": current is None}]


def _card(kind: Kind, municipality: str) -> dict[str, Any]:
    compared = kind.compared
    return {
        "title": kind.phenomenon.label,
        "url": f"{reverse('insight:figure')}?gebied={municipality}&onderwerp={kind.phenomenon.code}&periode={kind.year}",
        "value": number(compared.count) if compared else "geen cijfer",
        "year": kind.year + (" (voorlopig)" if kind.provisional else ""),
        "usual": f"gewoonlijk {span(compared.usual)}" if compared and compared.usual else "te weinig jaren",
        "said": str(compared.judgement.label) if compared else "",
        "tone": TONES.get(compared.judgement, "") if compared else "",
        "caveat": kind.phenomenon.caveat,
        "drawing": sparkline(kind.series, compared.usual if compared else None),
        "columns": ("Jaar", "Aantal"),
        "rows": [(year, number(count)) for year, count in kind.series],
    }


def _row(each: Indicator) -> tuple[Any, ...]:
    label = {"text": each.indicator.label, "note": each.indicator.caveat}
    if each.rate is None:
        return (label, each.year or "–", number(each.count), each.why_not, "–")
    return (label, each.year, number(each.count), number(each.rate, 2), between(each.interval, 2))
