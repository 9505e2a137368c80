"""Take figures along: files with their meaning inside, the chart as a picture, and the catalogue."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst, slugify

from baken.ground.organisations.queries import municipality_card
from baken.ground.privacy.services import log_export, page
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.documents.datafiles import FORMATS, Table
from baken.instruments.kit.actors import Actor
from baken.instruments.ui.charts import png_of
from baken.journey.insight import queries
from baken.journey.insight.queries import Exported
from baken.journey.insight.queries.exports import Kept
from baken.journey.insight.rules.catalogue import Offered, Rhythm, catalogue
from baken.journey.insight.views.drawing import trend
from baken.journey.insight.views.wording import source_line, years_of
from baken.journey.insight.vocabulary import ALL_CRIME, CRIMES

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
OWN = "eigen-tellingen"


@page(Activity.READ_FIGURES)
def exports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What can be taken along; with a form (`vorm`) the file itself."""
    code, form = request.GET.get("onderwerp", "")[:40] or ALL_CRIME, request.GET.get("vorm", "")
    if not form:
        return _page(request, actor, code)
    if form in PICTURES and code != OWN:
        return _picture(actor, code, form)
    if form not in FORMATS:
        raise Http404
    found = _table(actor, code)
    if not found.rows:
        raise Http404
    log_export(actor, "insight_figures", [])
    chosen = FORMATS[form]
    content = chosen.write(Table(found.title, found.about, found.columns, found.rows))
    return _file(content, chosen.media_type, f"{slugify(found.title)}.{form}")


@page(Activity.READ_FIGURES)
def open_catalogue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The catalogue of everything that can be taken along, in DCAT-AP-NL."""
    address = request.build_absolute_uri(reverse("insight:exports"))
    offered = [_offered(each, f"{address}?onderwerp={each.phenomenon.code}") for each in queries.catalogued(actor)]
    own = f"{address}?onderwerp={OWN}"
    told = "Wat de gemeente zelf telde. Kleine aantallen zijn verborgen."
    offered.append(
        Offered(own, "Eigen tellingen per onderwerp, kwartaal en jaar", told, None, _files(own), Rhythm.QUARTERLY)
    )
    name = municipality_card(actor.municipality).name
    home = request.build_absolute_uri(reverse("insight:catalogue"))
    return JsonResponse(
        catalogue(actor.municipality, name, offered, home=home),
        content_type="application/ld+json",
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def _offered(each: Kept, address: str) -> Offered:
    of_what = "per jaar, voor de hele gemeente" if each.municipal_only else "per gebied en jaar"
    told = [each.phenomenon.caveat, f"Geregistreerde misdrijven {of_what}, met interval.", f"{capfirst(each.dated)}."]
    return Offered(
        address, f"{each.phenomenon.label} {of_what}", " ".join(part for part in told if part), each.reference_date,
        _files(address), Rhythm.MONTHLY if each.monthly else Rhythm.ANNUAL, (_start(each.first), _end(each.last)),
    )  # fmt: skip


def _start(period: str) -> date:
    return date(int(period[:4]), 3 * int(period[-1]) - 2 if "Q" in period else int(period[5:] or 1), 1)


def _end(period: str) -> date:
    month = 3 * int(period[-1]) if "Q" in period else int(period[5:] or 12)
    return date(int(period[:4]), month, monthrange(int(period[:4]), month)[1])


def _files(address: str) -> dict[str, str]:
    return {form.media_type.split(";")[0]: f"{address}&vorm={form.ending}" for form in FORMATS.values()}


def _table(actor: Actor, code: str) -> Exported:
    return queries.exported_own(actor) if code == OWN else queries.exported(actor, code=code)


def _page(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    found = _table(actor, code)
    here = reverse("insight:exports")
    forms = [*FORMATS, *(PICTURES if code != OWN else ())]
    context = {
        "found": found,
        "about": list(found.about.items()),
        "files": [(form.upper(), f"{here}?onderwerp={code}&vorm={form}") for form in forms] if found.rows else [],
        "columns": found.columns[:6] if code != OWN else found.columns[:4],
        "rows": [row[:6] if code != OWN else row[:4] for row in found.rows[:8]],
        "count": len(found.rows),
        "own_url": f"{here}?onderwerp={OWN}",
        "is_own": code == OWN,
    }
    return render(request, "insight/exports.html", context)


def _picture(actor: Actor, code: str, form: str) -> HttpResponse:
    """The trend as a picture that names its source in the picture itself."""
    shown = queries.picture(actor, code=code)
    if not shown.trend:
        raise Http404
    name = municipality_card(actor.municipality).name
    title = (f"{shown.phenomenon.label}, {name}", source_line(shown.total.provenance))
    drawing = trend(shown.trend, shown.total, CRIMES, title, years_of(shown.breaks)).wide
    log_export(actor, "insight_figures", [])
    content = drawing.encode() if form == "svg" else png_of(drawing)
    return _file(content, PICTURES[form], f"{slugify(title[0])}.{form}")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
