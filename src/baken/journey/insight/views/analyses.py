"""Analyses that were saved, and whether they still come out the same."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Shelf, may_act
from baken.instruments.kit.actors import Actor
from baken.instruments.kit.verdicts import Refused
from baken.journey.insight import queries
from baken.journey.insight.forms import Saving
from baken.journey.insight.queries import AnalysisCard, OfOthers, Question, told_date
from baken.journey.insight.rules.reproducing import Compared
from baken.journey.insight.services import save_analysis
from baken.journey.insight.views.wording import in_period, number
from baken.journey.insight.vocabulary import AnalysisKind, Sharing, phenomenon, told_dataset


@require_http_methods(["GET", "POST"])
@page(Activity.READ_FIGURES)
def analyses(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The saved analyses, and save one."""
    shown = queries.picture(actor)
    form = Saving(request.POST if request.method == "POST" else None)
    form.offer(shown.choices)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_analysis(
                question=_question(form.cleaned_data, shown.total.year),
                sharing=Sharing(form.cleaned_data["sharing"]), by=actor, at=timezone.now(),
            )  # fmt: skip
            return redirect("insight:analysis", made)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.sentence)
    context = {
        "columns": ("Analyse", "Bewaard", "Wie mag het zien?"),
        "rows": [_line(card) for card in queries.analyses(actor)],
        "others": [_other(each) for each in queries.of_others(actor)],
        "form": form,
        "may_save": may_act(actor.role, actor.activity, Shelf.INSIGHT),
    }
    return render(request, "insight/analyses.html", context, status=422 if form.errors else 200)


@page(Activity.READ_FIGURES)
def analysis(request: HttpRequest, actor: Actor, analysis_id: UUID) -> HttpResponse:
    """One saved analysis: the answer of then, and whether it comes out the same now."""
    found = queries.reproduced(actor, analysis_id)
    if found is None:
        raise Http404
    compared = found.compared
    context = {
        "found": found,
        "title": _upper(found.card.question.title),
        "compared": compared,
        "again": found.again,
        "again_rows": _differences(found.again),
        "columns": found.then.columns,
        "rows": [tuple(_cell(value) for value in row) for row in found.then.rows],
        "difference_columns": ("Wat", "Toen", "Nu"),
        "difference_rows": _differences(compared),
        "made_from": [
            *((_dataset(name), f"jaargang {vintage}") for name, vintage in found.then.vintages.items()),
            ("Versie van Baken", found.code_version),
            ("Kenmerk van de uitkomst", found.then.fingerprint[:16]),
        ],
    }
    return render(request, "insight/analysis.html", context)


def _other(each: OfOthers) -> dict[str, Any]:
    status = "; voorlopig" if each.provisional else ""
    return {
        "title": f"{_upper(phenomenon(each.phenomenon).label)}, {in_period(each.period)}",
        "columns": ("Gebied", _upper(each.unit)),
        "rows": [
            (name, number(value, 0 if value is None or value == round(value) else 2)) for name, value in each.values
        ],
        "hidden": each.hidden,
        "definition": each.definition,
        "note": each.note,
        "source": f"Bron: {each.source}, {told_date(each.reference_date, undated=each.undated)}, jaargang {each.vintage}{status}.",
    }


def _question(asked: dict[str, Any], year: str) -> Question:
    kind = AnalysisKind(asked["kind"])
    if kind is AnalysisKind.PICTURE:
        return Question(kind, asked["onderwerp"], year)
    return Question(kind, "", asked["per"] or "kwartaal") if kind is AnalysisKind.RECENT else Question(kind)


def _differences(compared: Compared) -> list[tuple[str, str, str]]:
    return [((each.before or each.now)[0], _line_of(each.before), _line_of(each.now)) for each in compared.differences]


def _line(card: AnalysisCard) -> tuple[Any, ...]:
    url = reverse("insight:analysis", args=[card.id])
    return (
        {"text": _upper(card.question.title), "url": url},
        date_format(card.at, "j F Y"),
        card.sharing.label,
    )


def _dataset(name: str) -> str:
    dataset, _, source = name.partition(": ")
    return f"{source} ({told_dataset(dataset)})"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return number(value, 4)
    return number(value) if isinstance(value, int) or value is None else str(value)


def _line_of(row: tuple[Any, ...]) -> str:
    return " · ".join(_cell(value) for value in row[1:]) or "stond er niet bij"
