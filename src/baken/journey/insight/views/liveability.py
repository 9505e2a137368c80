"""The page of the Leefbaarometer: scores per area with their year, and what they do not say."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from baken.ground.organisations.queries import municipality_card
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.journey.insight import queries
from baken.journey.insight.views.themes import theme_tabs
from baken.journey.insight.views.wording import how_to_load, number
from baken.journey.insight.vocabulary.themes import LIVEABILITY, LIVEABILITY_CLASSES


@page(Activity.READ_FIGURES)
def liveability(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How liveable the neighbourhoods are by the newest measurement (C13)."""
    found = queries.liveability(actor)
    parts = [part for part in LIVEABILITY if any(part in area.scores for area in found.areas)]
    context = {
        "place": municipality_card(actor.municipality).name,
        "tabs": theme_tabs(None),
        "found": found,
        "load": how_to_load(actor),
        "columns": ("Gebied", *(LIVEABILITY[part] for part in parts)),
        "numeric": ",".join(str(place) for place, part in enumerate(parts, 2) if part != "klasse"),
        "rows": [(area.name, *(_told(part, area.scores.get(part)) for part in parts)) for area in found.areas],
        "source_line": f"Bron: {found.source}, meting {found.year}, "
        f"{queries.told_date(found.reference_date, undated=found.undated)}, "
        f"jaargang {found.vintage}."
        if found.reference_date
        else "",
    }
    return render(request, "insight/liveability.html", context)


def _told(part: str, score: float | None) -> str:
    """A class in its own word with its number; a score with three decimals."""
    if part == "klasse" and score is not None and score in range(1, len(LIVEABILITY_CLASSES) + 1):
        return f"{LIVEABILITY_CLASSES[round(score) - 1]} ({number(score)})"
    return number(score, 3)
