"""One figure explained: what counts, who says so, since when, and how sure it is."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.text import capfirst

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.journey.insight import queries
from baken.journey.insight.queries import Explained
from baken.journey.insight.views.drawing import sparkline
from baken.journey.insight.views.wording import UNDATED, between, number, source_line, span
from baken.journey.insight.vocabulary import ALL_CRIME, CRIMES


@page(Activity.READ_FIGURES)
def figure(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Definition, source, deliveries, breaks and interval of one figure."""
    asked = {name: request.GET.get(name, "")[:40] for name in ("gebied", "onderwerp", "periode")}
    told = queries.explained(
        actor, area=asked["gebied"] or actor.municipality, code=asked["onderwerp"] or ALL_CRIME, year=asked["periode"]
    )
    if told is None:
        raise Http404
    series = tuple((point.year, point.count) for point in told.series)
    context = {
        "told": told,
        "title": f"{told.phenomenon.label}, {told.name}, {told.figure.year}",
        "facts": _facts(told),
        "drawing": sparkline(series, told.figure.compared.usual if told.figure.compared else None) if series else "",
        "columns": ("Jaar", "Aantal", "Met toeval erbij", "Status"),
        "rows": [
            (
                point.year,
                number(point.count),
                between(point.interval) or "–",
                "voorlopig" if point.provisional else "vastgesteld",
            )
            for point in told.series
        ],
        "delivery_columns": ("Jaargang", "Bron", "Peildatum", "Cijfer", "Status"),
        "delivery_rows": [
            (
                each.vintage,
                each.source,
                {"text": date_format(each.reference_date, "j F Y"), "note": UNDATED if each.undated else ""},
                number(each.value),
                "voorlopig" if each.provisional else "vastgesteld",
            )
            for each in told.deliveries
        ],
        "source_line": source_line(told.figure.provenance),
    }
    return render(request, "insight/figure.html", context)


def _facts(told: Explained) -> list[tuple[str, str]]:
    compared, source = told.figure.compared, told.figure.provenance
    facts = [("Cijfer", f"{number(compared.count)} {CRIMES}" if compared else "geen cijfer")]
    if compared:
        facts += [
            ("Met toeval erbij", f"{between(compared.interval)} (95%, exact)"),
            ("Gewoonlijk", span(compared.usual)),
            ("Wat zegt dat?", str(compared.judgement.label)),
        ]
    if source:
        facts += [
            ("Wat telt mee?", source.definition),
            ("Bron", source.source),
            ("Peildatum", capfirst(source.dated) if source.undated else date_format(source.reference_date, "j F Y")),
            ("Jaargang", source.vintage),
            ("Status", "voorlopig" if told.figure.provisional else "vastgesteld"),
        ]
    facts += [("Let op", text) for text in (told.phenomenon.caveat, told.figure.note) if text]
    facts += [("Grenzen", told.border)] if told.border else []
    facts += [("Breuk in de reeks", each.sentence) for each in told.breaks]
    return facts
