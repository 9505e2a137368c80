"""The page of effects: what was measured, and write down a new measurement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.views.decorators.http import require_http_methods

from baken.ground.privacy.services import page
from baken.ground.privacy.vocabulary import Activity, Shelf, may_act
from baken.instruments.kit.actors import Actor
from baken.instruments.stats.before_after import Detectable
from baken.instruments.warehouse.phenomena import phenomenon
from baken.journey.effects import queries
from baken.journey.effects.forms import Registering
from baken.journey.effects.queries import Estimate
from baken.journey.effects.rules import percent, upper
from baken.journey.effects.services import insist_may_register, register
from baken.journey.effects.vocabulary import Comparison, MeasureKind


@require_http_methods(["GET", "POST"])
@page(Activity.READ_FIGURES)
def effects(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What did a measure change?"""
    form = Registering(request.POST if request.method == "POST" else None)
    form.offer(queries.area_choices(actor))
    seen = None
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        insist_may_register(
            asked["gebied"],
            asked["onderwerp"],
            Comparison(asked["vergelijking"]),
            asked["start"],
            asked["einde"],
            actor,
        )
        seen = queries.foreseen(
            actor,
            area=asked["gebied"],
            phenomenon=asked["onderwerp"],
            comparison=Comparison(asked["vergelijking"]),
            starts_on=asked["start"],
            ends_on=asked["einde"],
        )
    if seen is not None and request.POST.get("gezien") == _mark(form):
        register(
            kind=MeasureKind(asked["maatregel"]),
            area=asked["gebied"],
            phenomenon=asked["onderwerp"],
            comparison=Comparison(asked["vergelijking"]),
            starts_on=asked["start"],
            ends_on=asked["einde"],
            by=actor,
            at=timezone.now(),
        )
        return redirect("effects:effects")
    context = {
        "cards": [_card(estimate) for estimate in queries.estimates(actor)],
        "form": form,
        "foreseen": _foreseen(seen, asked["einde"]) if seen else None,
        "mark": _mark(form) if seen else "",
        "may_register": may_act(actor.role, actor.activity, Shelf.EFFECTS),
    }
    return render(request, "effects/effects.html", context, status=400 if form.errors else 200)


def _mark(form: Registering) -> str:
    """What was looked at, so that only that is written down: another area or start is looked at anew."""
    asked = form.cleaned_data
    return "/".join(str(asked[name]) for name in ("gebied", "onderwerp", "vergelijking", "start", "einde"))


def _foreseen(seen: queries.Foreseen, ends_on: date) -> dict[str, str]:
    """What could be seen at all, in words, before anything is written down."""
    per_year = (
        ""
        if seen.per_year is None
        else f"{seen.area_name} telt er gewoonlijk {_number(round(seen.per_year))} per jaar."
    )
    return {"sentence": _seen(seen.detectable, ends_on), "counts": per_year, "source": seen.source}


def _card(estimate: Estimate) -> dict[str, Any]:
    start = date_format(estimate.starts_on, "j F Y")
    return {
        "title": upper(f"{estimate.kind.label}: {estimate.area_name}"),
        "lead": f"{phenomenon(estimate.phenomenon).label}, vanaf {start}{_until(estimate.ends_on)}, "
        f"vergeleken met {estimate.comparison.label}.",
        "is_provisional": estimate.is_provisional,
        "is_beforehand": estimate.is_beforehand,
        "sentence": estimate.sentence,
        "is_refused": bool(estimate.refusal),
        "detectable": _seen(estimate.detectable, estimate.ends_on),
        "columns": ("", "Jaren ervoor", "Jaren erna"),
        "rows": _rows(estimate),
        "source": estimate.source,
    }


def _until(ends_on: date | None) -> str:
    return f" tot en met {date_format(ends_on, 'j F Y')}" if ends_on else ""


def _seen(detectable: Detectable | None, ends_on: date | None) -> str:
    """What could be seen at all at the end, or a year after the start."""
    then = f"met cijfers{_until(ends_on)}" if ends_on else "na een jaar"
    if detectable is None:
        return "Zonder cijfers van voor de start is niet te zeggen welke verandering zichtbaar zou zijn."
    if detectable.fall is None:
        return f"{upper(then)} zou zelfs een volledige daling niet van toeval te onderscheiden zijn."
    return f"De kleinste daling die {then} te zien is: {percent(detectable.fall)}."


def _rows(estimate: Estimate) -> list[tuple[str, str, str]]:
    cut = estimate.windows
    if cut is None:
        return []
    before, after = _span(cut.years_before), _span(cut.years_after)
    counts = [
        (estimate.area_name, sum(cut.area_before), sum(cut.area_after)),
        (upper(str(estimate.comparison.label)), sum(cut.comparison_before), sum(cut.comparison_after)),
    ]
    return [(name, f"{_number(first)} ({before})", f"{_number(second)} ({after})") for name, first, second in counts]


def _span(years: tuple[str, ...]) -> str:
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _number(count: int) -> str:
    return str(number_format(count, 0, force_grouping=True))
