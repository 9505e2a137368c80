"""The analyst's page: questions behind the picture, each answered or refused with the reason."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from baken.ground.organisations.queries import municipality_card
from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.journey.insight import queries
from baken.journey.insight.rules.deeper import Answered
from baken.journey.insight.views.wording import how_to_load, number, source_line

LEVELS = ("gemeente", "kern of soort gebied", "buurt")


@page(Activity.READ_FIGURES)
def deeper(request: HttpRequest, actor: Actor) -> HttpResponse:
    """From coarse to fine, calmer rates, patterns on the map, unevenness."""
    found = queries.deeper(actor)
    context: dict[str, Any] = {
        "found": found,
        "load": how_to_load(actor),
        "place": municipality_card(actor.municipality).name,
    }
    if found is not None:
        context |= {
            "warned_columns": ("Wat valt op?", "Niveau", "Verder naar beneden?"),
            "warned_rows": [
                (each.name, LEVELS[min(each.depth, 2)], "nee, hier zit het" if each.deepest else "ja, zie hieronder")
                for each in found.descent.warned
            ],
            "rate_columns": ("Gebied", "Zoals geteld", "Rustiger geschat"),
            "rate_rows": [(name, number(raw, 1), number(calm, 1)) for name, (raw, calm) in sorted(found.rates.items())],
            "hot": _spots(found.hot, "hoog, met de gebieden eromheen", "laag, met de gebieden eromheen"),
            "alike": _spots(found.alike, "lijkt op de gebieden eromheen", "wijkt af van de gebieden eromheen"),
            "spot_columns": ("Gebied", "Wat valt op?", "Kans op toeval (q)"),
            "uneven": number(found.uneven.number, 2) if found.uneven.number is not None else "",
            "to_come_columns": ("Maand", "Nu bekend", "Wordt naar schatting", "Tussen"),
            "to_come_rows": [
                (month, number(known), number(done), f"{number(low)} en {number(high)}")
                for month, known, done, low, high in found.to_come.months
            ],
            "source_line": source_line(found.provenance),
        }
    return render(request, "insight/deeper.html", context)


def _spots(found: Answered, high: str, low: str) -> list[tuple[str, str, str]]:
    return [(each.name, high if each.is_high else low, number(each.q, 3)) for each in found.spots]
